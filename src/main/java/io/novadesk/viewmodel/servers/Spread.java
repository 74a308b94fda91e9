package io.novadesk.viewmodel.servers;

import io.novadesk.api.identity.Project;
import io.novadesk.profile.LastSeen.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Over how many clouds, projects and regions a list of servers is spread. */
public final class Spread {
  private final ReadOnlyBooleanWrapper clouds = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper projects = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper namedRegions = new ReadOnlyBooleanWrapper();
  private final List<Runnable> unlisten = new ArrayList<>();
  private List<RegionModel> regions = List.of();
  private List<SeenCloud> seen = List.of();

  Spread() {}

  public ReadOnlyBooleanProperty manyCloudsProperty() {
    return clouds.getReadOnlyProperty();
  }

  /** Projects that have the same name in two clouds are one to read. */
  public ReadOnlyBooleanProperty manyProjectsProperty() {
    return projects.getReadOnlyProperty();
  }

  /** Likewise of regions. */
  public ReadOnlyBooleanProperty manyRegionsProperty() {
    return namedRegions.getReadOnlyProperty();
  }

  /** The list is of these from now on. */
  void over(List<RegionModel> shown) {
    unlisten.forEach(Runnable::run);
    unlisten.clear();
    regions = shown;
    for (RegionModel region : shown) {
      unlisten.add(region.allProjectsProperty().subscribe((_, _) -> count())::unsubscribe);
    }
    count();
  }

  /** Below them stand clouds that have told nothing yet. */
  void besides(List<SeenCloud> clouds) {
    seen = clouds;
    count();
  }

  private void count() {
    Stream<String> waiting = seen.stream().map(SeenCloud::id);
    clouds.set(
        Stream.concat(regions.stream().map(region -> region.session().key()), waiting)
                .distinct()
                .limit(2)
                .count()
            > 1);
    projects.set(
        regions.stream().anyMatch(RegionModel::showsAllProjects) || areMany(Spread::project));
    namedRegions.set(
        areMany(region -> region.region().name())
            || seen.stream()
                    .flatMap(cloud -> cloud.servers().stream())
                    .map(Seen::region)
                    .distinct()
                    .limit(2)
                    .count()
                > 1);
  }

  private boolean areMany(Function<RegionModel, String> name) {
    return regions.stream().map(name).distinct().limit(2).count() > 1;
  }

  private static String project(RegionModel region) {
    Project own = region.session().identity().project();
    return own == null ? "" : own.name();
  }
}
