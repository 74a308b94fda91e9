package io.novadesk.view.servers;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.CompactBar;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * The actions on the selected servers. A button that cannot act is disabled and its tooltip says
 * why; the tooltip hangs on a wrapper, because a disabled node hears no mouse.
 */
public final class ActionBar extends CompactBar {
  private static final List<List<ServerAction>> GROUPS =
      List.of(
          List.of(
              ServerAction.START,
              ServerAction.STOP,
              ServerAction.REBOOT_SOFT,
              ServerAction.REBOOT_HARD),
          List.of(ServerAction.RESIZE, ServerAction.CONFIRM_RESIZE, ServerAction.REVERT_RESIZE),
          List.of(ServerAction.SNAPSHOT, ServerAction.REBUILD, ServerAction.RENAME),
          List.of(ServerAction.DELETE));

  private final ActionsViewModel model;
  private final Consumer<ServerAction> act;
  private final Consumer<ServerAction> actAtOnce;
  private final ActionMenus menus;
  private final Map<ServerAction, ChangeListener<String>> listeners =
      new EnumMap<>(ServerAction.class);
  private final List<Runnable> explanations = new ArrayList<>();

  /**
   * @param act asks for the action on what is selected
   * @param actAtOnce the same, without the page of a plan in between
   * @param actWithOtherLogin the same with another login
   */
  public ActionBar(
      ActionsViewModel model,
      Consumer<ServerAction> act,
      Consumer<ServerAction> actAtOnce,
      Consumer<ServerAction> actWithOtherLogin) {
    this.model = model;
    this.act = act;
    this.actAtOnce = actAtOnce;
    this.menus = new ActionMenus(model, act, actWithOtherLogin);
    for (List<ServerAction> group : GROUPS) {
      if (!getChildren().isEmpty()) {
        getChildren().add(new Separator(Orientation.VERTICAL));
      }
      group.forEach(action -> getChildren().add(button(action)));
    }
    getChildren().addAll(new Separator(Orientation.VERTICAL), more());
    compactProperty().subscribe(() -> explanations.forEach(Runnable::run));
  }

  /**
   * Puts the button that makes new servers first; it needs no selection.
   *
   * @param whyNot why none can be made now; empty when they can
   */
  public void lead(Runnable launch, ObservableValue<String> whyNot) {
    Button button = new Button(Text.of("launch.button"), Icons.of(Feather.PLUS));
    button.setId("action-launch");
    button.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
    button.setMinWidth(USE_PREF_SIZE);
    wordlessWhereTight(button);
    button.disableProperty().bind(whyNot.map(why -> !why.isEmpty()));
    button.setOnAction(_ -> launch.run());
    StackPane wrapper = new StackPane(button);
    Tooltip tip = new Tooltip();
    ObservableValue<String> help = Keys.sentence("launch.help", Shortcut.LAUNCH);
    tip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> whyNot.getValue().isEmpty() ? help.getValue() : whyNot.getValue(),
                whyNot,
                help));
    Tooltip.install(wrapper, tip);
    button.setTooltip(tip);
    getChildren().addAll(0, List.of(wrapper, new Separator(Orientation.VERTICAL)));
  }

  /** The id of an action's button, as in {@code action-reboot-soft}. */
  public static String idOf(ServerAction action) {
    return "action-" + action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Menu items of the same actions, for a menu bar or a context menu. */
  public List<MenuItem> menuItems() {
    return menus.all();
  }

  public void dispose() {
    listeners.forEach((action, listener) -> model.whyNotProperty(action).removeListener(listener));
    listeners.clear();
    menus.dispose();
  }

  private MenuButton more() {
    MenuButton button = new MenuButton(Text.of("action.more"), Icons.of(Feather.MORE_HORIZONTAL));
    button.setId("action-more");
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setMinWidth(USE_PREF_SIZE);
    wordlessWhereTight(button);
    button.getItems().setAll(menus.rest(GROUPS.stream().flatMap(List::stream).toList()));
    return button;
  }

  private void wordlessWhereTight(ButtonBase button) {
    button.setAccessibleText(button.getText());
    tightProperty()
        .subscribe(
            now ->
                button.setContentDisplay(now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
  }

  private StackPane button(ServerAction action) {
    Button button =
        new Button(Text.of("action.short." + action), Icons.of(ActionLook.of(action).icon()));
    button.setId(idOf(action));
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    if (ActionLook.of(action).place() == ActionLook.Place.END) {
      button.getStyleClass().add(Styles.DANGER);
    }
    dropWords(button);
    button.setOnAction(_ -> act.accept(action));
    // JavaFX's buttons do nothing themselves while Shift is held.
    button.setOnMouseClicked(
        event -> {
          if (event.isShiftDown() && event.getButton() == MouseButton.PRIMARY) {
            actAtOnce.accept(action);
          }
        });
    button.disableProperty().bind(model.whyNotProperty(action).isNotEmpty());
    StackPane wrapper = new StackPane(button);
    Tooltip tip = new Tooltip();
    tip.setShowDelay(Duration.millis(300));
    tip.setMaxWidth(Look.px(360));
    tip.setWrapText(true);
    Tooltip.install(wrapper, tip);
    button.setTooltip(tip);
    ChangeListener<String> onReason = (_, _, why) -> explain(button, tip, action, why);
    listeners.put(action, onReason);
    model.whyNotProperty(action).addListener(onReason);
    Runnable explanation = () -> explain(button, tip, action, model.whyNotProperty(action).get());
    explanations.add(explanation);
    explanation.run();
    return wrapper;
  }

  private static String help(ServerAction action) {
    String help = Text.of("action.help." + action);
    return ActionLook.of(action).mayGoAtOnce() ? Text.of("action.atOnce", help) : help;
  }

  private void explain(Button button, Tooltip tip, ServerAction action, String why) {
    String help = why.isEmpty() ? help(action) : why;
    button.setAccessibleHelp(help);
    tip.setText(
        compactProperty().get()
            ? Text.of("action.compact", Text.of("action.short." + action), help)
            : help);
  }
}
