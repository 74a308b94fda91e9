package io.novadesk.view.detail;

import io.novadesk.i18n.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * The names of parts of which one is shown. Each stands in the same place whichever is chosen;
 * those that have no room stand under More, at the end. One stop for the Tab key: Left and Right go
 * from name to name.
 *
 * @param <T> the parts, in order
 */
final class TabStrip<T extends Enum<T>> extends Region {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double ARROW = 36;
  private static final double AROUND = 14;

  private final ObjectProperty<T> chosen;
  private final Map<T, Label> names = new LinkedHashMap<>();
  private final MenuButton more = new MenuButton();
  private final Subscription choosing;

  /**
   * @param title what the parts are parts of, for those who hear it
   * @param key the key of a part's name is made of it and the part
   */
  TabStrip(String title, Class<T> parts, String key, ObjectProperty<T> chosen) {
    this.chosen = chosen;
    getStyleClass().add("tab-strip");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TAB_PANE);
    setAccessibleText(title);
    for (T part : parts.getEnumConstants()) {
      Label name = new Label(Text.of(key + part));
      name.setId("tab-" + part.name().toLowerCase(Locale.ROOT));
      name.getStyleClass().add("tab-name");
      name.setAccessibleRole(AccessibleRole.TAB_ITEM);
      name.setOnMousePressed(event -> press(event, part));
      names.put(part, name);
    }
    more.setId("tab-more");
    more.getStyleClass().addAll("flat", "small", "tab-more");
    more.setFocusTraversable(false);
    more.setPopupSide(Side.BOTTOM);
    getChildren().addAll(names.values());
    getChildren().add(more);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    choosing = chosen.subscribe(_ -> show());
  }

  void dispose() {
    choosing.unsubscribe();
  }

  private void press(MouseEvent event, T part) {
    requestFocus();
    chosen.set(part);
    event.consume();
  }

  private void key(KeyEvent event) {
    int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
    if (step != 0 && !event.isAltDown() && !event.isShortcutDown()) {
      List<T> all = List.copyOf(names.keySet());
      chosen.set(all.get(Math.clamp(all.indexOf(chosen.get()) + step, 0, all.size() - 1)));
      event.consume();
    }
  }

  private void show() {
    names.forEach((part, name) -> name.pseudoClassStateChanged(SELECTED, part == chosen.get()));
    showMore();
  }

  /** Under More, what is chosen gives it its name: it stands at the end, so that nothing moves. */
  private void showMore() {
    Label name = Objects.requireNonNull(names.get(chosen.get()));
    boolean hidden = more.isVisible() && !name.isVisible();
    more.setText(hidden ? name.getText() : Text.of("detail.tab.more"));
    more.pseudoClassStateChanged(SELECTED, hidden);
  }

  @Override
  protected double computePrefHeight(double width) {
    return names.values().stream().mapToDouble(name -> name.prefHeight(-1)).max().orElse(0)
        + AROUND;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return names.values().stream().mapToDouble(name -> name.prefWidth(-1)).sum()
        + snappedLeftInset()
        + snappedRightInset();
  }

  @Override
  protected void layoutChildren() {
    double room = getWidth() - snappedLeftInset() - snappedRightInset();
    double height = getHeight() - snappedTopInset() - snappedBottomInset();
    boolean all = prefWidth(-1) <= getWidth();
    double moreWidth =
        names.values().stream().mapToDouble(name -> name.prefWidth(-1)).max().orElse(0) + ARROW;
    double end = all ? room : room - moreWidth;
    double x = 0;
    boolean fits = true;
    for (Label name : names.values()) {
      double width = snapSizeX(name.prefWidth(-1));
      fits = fits && x + width <= end;
      name.setVisible(fits);
      if (fits) {
        name.resizeRelocate(snappedLeftInset() + x, snappedTopInset(), width, height);
        x += width;
      }
    }
    more.setVisible(!all);
    if (!all) {
      more.resizeRelocate(snappedLeftInset() + x, snappedTopInset(), moreWidth, height);
      fillMore();
    }
    showMore();
  }

  private void fillMore() {
    long hidden = names.values().stream().filter(name -> !name.isVisible()).count();
    if (more.getItems().size() == hidden) {
      return;
    }
    more.getItems().clear();
    names.forEach(
        (part, name) -> {
          if (!name.isVisible()) {
            MenuItem item = new MenuItem(name.getText());
            item.setId("tab-more-" + part.name().toLowerCase(Locale.ROOT));
            item.setOnAction(_ -> chosen.set(part));
            more.getItems().add(item);
          }
        });
  }
}
