package io.novadesk.view.servers;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.servers.ActionLook.Place;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
  private final ActionsViewModel model;
  private final Consumer<ServerAction> act;
  private final List<Runnable> removals = new ArrayList<>();

  ActionMenus(ActionsViewModel model, Consumer<ServerAction> act) {
    this.model = model;
    this.act = act;
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
        menu("administration", Place.ADMINISTRATION, Feather.SHIELD));
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
    removals.add(RefusedEntry.mark(item, model.whyNotProperty(action).isNotEmpty())::unsubscribe);
    return item;
  }

  void dispose() {
    removals.forEach(Runnable::run);
    removals.clear();
  }
}
