package io.novadesk.viewmodel.shell;

import io.novadesk.i18n.Text;
import io.novadesk.profile.SavedFilter;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.servers.FilterTerm;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Saves, changes and deletes filters, and keeps the list true to the one that is shown. */
public final class FilterKeeping {
  private final SavedFilters saved;
  private final NavigationViewModel navigation;
  private final ServerTableViewModel servers;
  private final Runnable showAgain;

  /**
   * @param showAgain fills the list anew from the chosen entry of the tree
   */
  FilterKeeping(
      SavedFilters saved,
      NavigationViewModel navigation,
      ServerTableViewModel servers,
      Runnable showAgain) {
    this.saved = saved;
    this.navigation = navigation;
    this.servers = servers;
    this.showAgain = showAgain;
  }

  public SavedFilters saved() {
    return saved;
  }

  /** The cloud whose servers are shown, or all of them; empty while there is none. */
  public Optional<String> shownCloud() {
    List<String> clouds =
        servers.regions().stream().map(r -> r.session().cloudName()).distinct().toList();
    return clouds.size() > 1 ? Optional.of(SavedFilter.ALL_CLOUDS) : clouds.stream().findFirst();
  }

  /** Gives what is in the filter box a name, for the cloud that is shown. */
  public void save(String name) {
    shownCloud()
        .ifPresent(
            cloud -> {
              String text = servers.filterTextProperty().get().strip();
              saved.save(new SavedFilter(cloud, name, text));
            });
  }

  /** What a person calls the servers that a saved filter is for. */
  public static String name(String cloud) {
    return cloud.equals(SavedFilter.ALL_CLOUDS) ? Text.of("nav.allClouds") : cloud;
  }

  /** Keeps a set of clouds as a filter for their servers, and goes there. */
  public void saveSet(String name, List<String> clouds) {
    saved.save(new SavedFilter(SavedFilter.ALL_CLOUDS, name, FilterTerm.ofAny("cloud", clouds)));
    navigation.selectSaved(name);
  }

  /** Changes a saved filter; where its servers are shown, others may be shown at once. */
  public void change(SavedFilter former, SavedFilter now) {
    NavItem item = navigation.selectedProperty().get();
    boolean shown = isShown(item, former);
    saved.replace(former, now);
    if (item != null && shown) {
      navigation.select(item.id().substring(0, item.id().lastIndexOf('=') + 1) + now.name());
      showAgain.run();
    }
  }

  /** Forgets a saved filter; where its servers are shown, all are shown instead. */
  public void delete(SavedFilter filter) {
    NavItem item = navigation.selectedProperty().get();
    if (item != null && isShown(item, filter)) {
      navigation.selectServersOf(item);
    }
    saved.delete(filter);
  }

  private boolean isShown(@Nullable NavItem item, SavedFilter filter) {
    return item != null && navigation.savedFilter(item).equals(Optional.of(filter));
  }
}
