package io.novadesk.view.servers;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.servers.ActionLook.Place;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/**
 * The actions as entries of menus. One that cannot act is grey but can be chosen: it then says why,
 * and what would help. A disabled entry could not be reached by the keyboard and has no tooltip.
 */
final class ActionMenus {
  /** More would not fit beside the action. */
  private static final int MOST_NAMES = 3;

  private final ActionsViewModel model;
  private final Consumer<ServerAction> act;
  private final Consumer<ServerAction> actWithOtherLogin;
  private final List<Runnable> removals = new ArrayList<>();

  /**
   * @param actWithOtherLogin the same with another login
   */
  ActionMenus(
      ActionsViewModel model,
      Consumer<ServerAction> act,
      Consumer<ServerAction> actWithOtherLogin) {
    this.model = model;
    this.act = act;
    this.actWithOtherLogin = actWithOtherLogin;
  }

  /** Everything, for a menu bar or a context menu. */
  List<MenuItem> all() {
    List<MenuItem> items = new ArrayList<>();
    for (Place place : List.of(Place.POWER, Place.SIZE, Place.IMAGE, Place.IDENTITY)) {
      items.addAll(items(ActionLook.at(place)));
      items.add(new SeparatorMenuItem());
    }
    items.addAll(submenus());
    items.add(new SeparatorMenuItem());
    items.addAll(items(ActionLook.at(Place.END)));
    return items;
  }

  /** What has no button of its own. */
  List<MenuItem> rest(List<ServerAction> buttons) {
    return Stream.concat(
            Stream.of(Place.IMAGE, Place.IDENTITY)
                .map(ActionLook::at)
                .flatMap(List::stream)
                .filter(action -> !buttons.contains(action))
                .map(this::item),
            submenus().stream())
        .toList();
  }

  private List<Menu> submenus() {
    return List.of(
        menu("attachments", Place.ATTACHMENTS, Feather.LINK),
        menu("state", Place.STATE, Feather.TOGGLE_LEFT),
        menu("repair", Place.REPAIR, Feather.LIFE_BUOY),
        menu("administration", Place.ADMINISTRATION, Feather.SHIELD),
        withOtherLogin());
  }

  /** What this login may never do: another one may. */
  private Menu withOtherLogin() {
    Menu menu = new Menu(Text.of("menu.server.otherLogin"), Icons.of(Feather.USER_PLUS));
    menu.setId("menu-other-login");
    BooleanExpression any = new ReadOnlyBooleanWrapper(false);
    for (ServerAction action : ServerAction.values()) {
      if (!ActionsViewModel.isForEverybody(action)) {
        BooleanExpression mine = model.offeredProperty(action);
        menu.getItems().add(withOtherLogin(action));
        any = any.or(mine.not());
      }
    }
    menu.visibleProperty().bind(any);
    return menu;
  }

  private MenuItem withOtherLogin(ServerAction action) {
    MenuItem item =
        new MenuItem(
            Text.of("action.withOtherLogin", Text.of("action." + action)),
            Icons.of(ActionLook.of(action).icon()));
    item.setId(ActionBar.idOf(action) + "-other-login");
    item.setOnAction(_ -> actWithOtherLogin.accept(action));
    item.visibleProperty()
        .bind(BooleanExpression.booleanExpression(model.offeredProperty(action)).not());
    MenuCommands.explain(item, model.whyNotWithOtherLoginProperty(action));
    removals.add(
        RefusedEntry.mark(item, model.whyNotWithOtherLoginProperty(action).isNotEmpty())
            ::unsubscribe);
    return item;
  }

  private Menu menu(String name, Place place, Feather icon) {
    List<ServerAction> actions = ActionLook.at(place);
    Menu menu = new Menu(Text.of("menu.server." + name), Icons.of(icon));
    menu.setId("menu-" + name);
    menu.getItems().setAll(items(actions));
    BooleanExpression any = new ReadOnlyBooleanWrapper(false);
    for (ServerAction action : actions) {
      any = any.or(model.offeredProperty(action));
    }
    menu.visibleProperty().bind(any);
    return menu;
  }

  private List<MenuItem> items(List<ServerAction> actions) {
    return actions.stream().map(this::item).toList();
  }

  private MenuItem item(ServerAction action) {
    MenuItem item = new MenuItem(ActionLook.label(action), Icons.of(ActionLook.of(action).icon()));
    item.setId(ActionBar.idOf(action));
    item.setOnAction(_ -> act.accept(action));
    item.visibleProperty().bind(model.offeredProperty(action));
    MenuCommands.explain(item, model.whyNotProperty(action));
    MenuCommands.describe(item, () -> target(action), ActionLook.of(action).harm());
    removals.add(RefusedEntry.mark(item, model.whyNotProperty(action).isNotEmpty())::unsubscribe);
    return item;
  }

  /** What the action would be carried out on. */
  private String target(ServerAction action) {
    List<ServerRow> takers = model.takers(action);
    String names =
        takers.stream()
            .limit(MOST_NAMES)
            .map(ServerRow::name)
            .collect(Collectors.joining(", ", "", takers.size() > MOST_NAMES ? ", …" : ""));
    return switch (takers.size()) {
      case 0 -> "";
      case 1 -> Text.of("palette.onOne", names, takers.getFirst().region().key());
      default -> Text.of("palette.onMany", takers.size(), names);
    };
  }

  void dispose() {
    removals.forEach(Runnable::run);
    removals.clear();
  }
}
