package io.novadesk.view.parts;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Reasons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * Buttons and menu entries of the same actions. One that cannot act is disabled and its tooltip
 * says why; the tooltip hangs on a wrapper, because a disabled node hears no mouse.
 */
public final class ActionButtons<A extends Enum<A>> {
  private final String prefix;
  private final Reasons<A> reasons;
  private final Function<A, Feather> icon;
  private final Consumer<A> act;
  private final List<MenuItem> items = new ArrayList<>();
  private Subscription subscriptions = Subscription.EMPTY;

  /**
   * @param prefix of node ids, as in {@code image-delete}, and of texts, as in {@code
   *     image.action.DELETE} and {@code image.action.help.DELETE}
   * @param act asks for the action on what is selected
   */
  public ActionButtons(
      String prefix, Reasons<A> reasons, Function<A, Feather> icon, Consumer<A> act) {
    this.prefix = prefix;
    this.reasons = reasons;
    this.icon = icon;
    this.act = act;
  }

  /** A bar of these actions; the last one destroys. */
  public HBox bar(List<A> actions) {
    CompactBar bar = new CompactBar();
    for (A action : actions) {
      bar.getChildren().add(button(bar, action, action == actions.getLast()));
    }
    return bar;
  }

  private Node button(CompactBar bar, A action, boolean destroys) {
    Button button = new Button(Text.of(key("", action)), Icons.of(icon.apply(action)));
    button.setId(id(action));
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    if (destroys) {
      button.getStyleClass().add(Styles.DANGER);
    }
    bar.dropWords(button);
    button.setOnAction(_ -> act.accept(action));
    StackPane wrapper = new StackPane(button);
    Tooltip tip = new Tooltip();
    tip.setShowDelay(Duration.millis(300));
    tip.setMaxWidth(Look.px(360));
    tip.setWrapText(true);
    Tooltip.install(wrapper, tip);
    button.setTooltip(tip);
    Runnable explain = () -> explain(bar, button, tip, action);
    bar.compactProperty().subscribe(explain);
    subscriptions = subscriptions.and(reasons.whyNot(action).subscribe(_ -> explain.run()));
    return wrapper;
  }

  private void explain(CompactBar bar, Button button, Tooltip tip, A action) {
    String why = reasons.whyNot(action).get();
    String help = why.isEmpty() ? Text.of(key("help.", action)) : why;
    button.setDisable(!why.isEmpty());
    button.setAccessibleHelp(help);
    tip.setText(
        bar.compactProperty().get() ? Text.of("action.compact", button.getText(), help) : help);
  }

  /** A menu of these actions, for what is selected. */
  public ContextMenu menu(List<A> actions) {
    for (A action : actions) {
      MenuItem item = new MenuItem(Text.of(key("", action)), Icons.of(icon.apply(action)));
      item.setOnAction(_ -> act.accept(action));
      item.disableProperty().bind(reasons.whyNot(action).isNotEmpty());
      items.add(item);
    }
    return new ContextMenu(items.toArray(MenuItem[]::new));
  }

  /** Asks for an action from the keyboard, if it can be asked for. */
  public void perform(A action) {
    if (reasons.allows(action)) {
      act.accept(action);
    }
  }

  private String id(A action) {
    return prefix + "-" + action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String key(String part, A action) {
    return prefix + ".action." + part + action;
  }

  public void dispose() {
    subscriptions.unsubscribe();
    items.forEach(item -> item.disableProperty().unbind());
  }
}
