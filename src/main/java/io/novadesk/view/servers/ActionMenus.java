package io.novadesk.view.servers;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/**
 * The actions as entries of menus. One that cannot act is grey but can be chosen: it then says why,
 * and what would help. A disabled entry could not be reached by the keyboard and has no tooltip.
 */
final class ActionMenus {
  private static final String REFUSED = "menu-refused";

  private static final List<ServerAction> POWER =
      List.of(
          ServerAction.START,
          ServerAction.STOP,
          ServerAction.REBOOT_SOFT,
          ServerAction.REBOOT_HARD);
  private static final List<ServerAction> SIZE =
      List.of(ServerAction.RESIZE, ServerAction.CONFIRM_RESIZE, ServerAction.REVERT_RESIZE);
  private static final List<ServerAction> IMAGES =
      List.of(ServerAction.SNAPSHOT, ServerAction.BACKUP, ServerAction.REBUILD);
  private static final List<ServerAction> NAMES =
      List.of(
          ServerAction.RENAME,
          ServerAction.EDIT,
          ServerAction.EDIT_METADATA,
          ServerAction.CHANGE_PASSWORD);
  private static final List<ServerAction> ATTACHMENTS =
      List.of(
          ServerAction.ATTACH_VOLUME,
          ServerAction.DETACH_VOLUME,
          ServerAction.ATTACH_INTERFACE,
          ServerAction.DETACH_INTERFACE,
          ServerAction.ADD_SECURITY_GROUP,
          ServerAction.REMOVE_SECURITY_GROUP,
          ServerAction.ADD_TAG,
          ServerAction.REMOVE_TAG);
  private static final List<ServerAction> STATE =
      List.of(
          ServerAction.PAUSE,
          ServerAction.UNPAUSE,
          ServerAction.SUSPEND,
          ServerAction.RESUME,
          ServerAction.SHELVE,
          ServerAction.UNSHELVE,
          ServerAction.LOCK,
          ServerAction.UNLOCK);
  private static final List<ServerAction> REPAIR =
      List.of(
          ServerAction.RESCUE,
          ServerAction.UNRESCUE,
          ServerAction.CRASH_DUMP,
          ServerAction.RESTORE,
          ServerAction.FORCE_DELETE);
  private static final List<ServerAction> ADMINISTRATION =
      List.of(
          ServerAction.MIGRATE,
          ServerAction.LIVE_MIGRATE,
          ServerAction.FINISH_MIGRATION,
          ServerAction.ABORT_MIGRATION,
          ServerAction.EVACUATE,
          ServerAction.SHELVE_OFFLOAD,
          ServerAction.RESET_STATE);

  private final ActionsViewModel model;
  private final Consumer<ServerAction> act;
  private final List<Runnable> removals = new ArrayList<>();

  ActionMenus(ActionsViewModel model, Consumer<ServerAction> act) {
    this.model = model;
    this.act = act;
  }

  /** Everything, for a menu bar or a context menu. */
  List<MenuItem> all() {
    List<MenuItem> items = new ArrayList<>(items(POWER));
    items.add(new SeparatorMenuItem());
    items.addAll(items(SIZE));
    items.add(new SeparatorMenuItem());
    items.addAll(items(IMAGES));
    items.add(new SeparatorMenuItem());
    items.addAll(items(NAMES));
    items.add(new SeparatorMenuItem());
    items.addAll(submenus());
    items.add(new SeparatorMenuItem());
    items.add(item(ServerAction.DELETE));
    return items;
  }

  /** What has no button of its own. */
  List<MenuItem> rest(List<ServerAction> buttons) {
    return Stream.concat(
            Stream.of(IMAGES, NAMES)
                .flatMap(List::stream)
                .filter(action -> !buttons.contains(action))
                .map(this::item),
            submenus().stream())
        .toList();
  }

  private List<Menu> submenus() {
    return List.of(
        menu("attachments", ATTACHMENTS, Feather.LINK),
        menu("state", STATE, Feather.TOGGLE_LEFT),
        menu("repair", REPAIR, Feather.LIFE_BUOY),
        menu("administration", ADMINISTRATION, Feather.SHIELD));
  }

  private Menu menu(String name, List<ServerAction> actions, Feather icon) {
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
    MenuItem item = new MenuItem(ActionBar.label(action), Icons.of(ActionBar.icon(action)));
    item.setId(ActionBar.idOf(action));
    item.setOnAction(_ -> act.accept(action));
    item.visibleProperty().bind(model.offeredProperty(action));
    MenuCommands.explain(item, model.whyNotProperty(action));
    ChangeListener<String> onReason = (_, _, why) -> mark(item, why);
    model.whyNotProperty(action).addListener(onReason);
    removals.add(() -> model.whyNotProperty(action).removeListener(onReason));
    mark(item, model.whyNotProperty(action).get());
    return item;
  }

  private static void mark(MenuItem item, String why) {
    item.getStyleClass().remove(REFUSED);
    if (!why.isEmpty()) {
      item.getStyleClass().add(REFUSED);
    }
  }

  void dispose() {
    removals.forEach(Runnable::run);
    removals.clear();
  }
}
