package io.novadesk.viewmodel.shell;

import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.palette.PaletteViewModel;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the person is: what is chosen in the tree, typed into the filter, grouped and selected in
 * the table. It is kept as names and texts, so that settings of another version can be read as far
 * as they go.
 */
public final class LastPlace {
  /** It is looked at each second: to name more of them would hold up the window. */
  private static final int MOST_SELECTED = 1_000;

  private final NavigationViewModel navigation;
  private final ServerTableViewModel servers;
  private final ServerDetailViewModel detail;
  private final PaletteViewModel palette;
  private final ProjectScope projects;

  LastPlace(
      NavigationViewModel navigation,
      ServerTableViewModel servers,
      ServerDetailViewModel detail,
      PaletteViewModel palette,
      ProjectScope projects) {
    this.navigation = navigation;
    this.servers = servers;
    this.detail = detail;
    this.palette = palette;
    this.projects = projects;
  }

  public Map<String, String> now() {
    Map<String, String> place = new LinkedHashMap<>();
    NavItem item = navigation.selectedProperty().get();
    place.put("tree", item == null ? "" : item.id());
    place.put("filter", servers.filterTextProperty().get());
    Column group = servers.grouped().byProperty().get();
    place.put("group", group == null ? "" : group.id());
    place.put("selection", selection());
    place.put("recent", String.join("\n", palette.recent()));
    place.put("tab", detail.tabProperty().get().name());
    place.put("projects", projects.allProperty().get() ? "all" : "own");
    return place;
  }

  private String selection() {
    return servers.selected().size() > MOST_SELECTED
        ? ""
        : String.join("\n", servers.selectedKeys());
  }

  /** Goes there, as far as it still exists. */
  public void goTo(Map<String, String> place) {
    String item = place.getOrDefault("tree", "");
    if (!item.isEmpty()) {
      navigation.select(item);
    }
    if (place.getOrDefault("projects", "").equals("all") && !projects.allProperty().get()) {
      projects.toggle();
    }
    servers.filterTextProperty().set(place.getOrDefault("filter", ""));
    String group = place.getOrDefault("group", "");
    servers.grouped().byProperty().set(Column.isKnown(group) ? Column.of(group) : null);
    palette.remember(List.of(place.getOrDefault("recent", "").split("\n", -1)));
    String selection = place.getOrDefault("selection", "");
    if (!selection.isEmpty()) {
      servers.selectKeys(List.of(selection.split("\n", -1)));
    }
    for (ServerDetailViewModel.Tab tab : ServerDetailViewModel.Tab.values()) {
      if (tab.name().equals(place.get("tab"))) {
        detail.tabProperty().set(tab);
      }
    }
  }
}
