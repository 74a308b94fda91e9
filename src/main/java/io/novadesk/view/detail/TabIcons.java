package io.novadesk.view.detail;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * Tabs with icons and names where there is room, else with names, and in a narrow pane with icons
 * only, all but the chosen one: nothing hides behind an arrow.
 */
public final class TabIcons {
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final double ICON = 24;
  private static final double PADDING = 16;
  private static final double CHARACTER = 7.2;

  private final TabPane tabs;
  private final Map<Tab, Face> faces = new LinkedHashMap<>();
  private double namesWidth;

  private record Face(String name, @Nullable Node icon) {}

  public TabIcons(TabPane tabs) {
    this.tabs = tabs;
  }

  /** Once, when every tab is there. Names and icons are taken from the tabs. */
  public void install() {
    for (Tab tab : tabs.getTabs()) {
      faces.put(tab, new Face(tab.getText(), tab.getGraphic()));
      tab.setTooltip(new Tooltip(tab.getText()));
      namesWidth += PADDING + CHARACTER * tab.getText().length();
    }
    tabs.widthProperty().addListener((_, _, _) -> show());
    tabs.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> show());
    show();
  }

  private void show() {
    double width = tabs.getWidth();
    boolean iconsOnly = width > 0 && width < namesWidth;
    boolean both = width >= namesWidth + faces.size() * ICON;
    tabs.pseudoClassStateChanged(NARROW, iconsOnly);
    Tab chosen = tabs.getSelectionModel().getSelectedItem();
    faces.forEach(
        (tab, face) -> {
          tab.setText(iconsOnly && tab != chosen ? "" : face.name());
          tab.setGraphic(iconsOnly || both ? face.icon() : null);
        });
  }
}
