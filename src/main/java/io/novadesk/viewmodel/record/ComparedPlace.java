package io.novadesk.viewmodel.record;

import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A place that can be compared: a cloud, one of its regions, or a project in it.
 *
 * @param project the id of the project whose servers are meant; empty: all that are listed
 */
public record ComparedPlace(String title, List<RegionModel> regions, String project) {
  /** All that can be chosen while these regions are open, in their order. */
  static List<ComparedPlace> all(List<RegionModel> open) {
    List<ComparedPlace> places = new ArrayList<>();
    for (Session session : open.stream().map(RegionModel::session).distinct().toList()) {
      List<RegionModel> its =
          open.stream().filter(region -> region.session().equals(session)).toList();
      places.add(new ComparedPlace(session.shownName(), its, ""));
      if (its.size() > 1) {
        its.forEach(
            region -> places.add(new ComparedPlace(region.placeName(), List.of(region), "")));
      }
      places.addAll(projectsOf(session, its));
    }
    return List.copyOf(places);
  }

  /** Where the servers of all projects are listed, each project is a place. */
  private static List<ComparedPlace> projectsOf(Session session, List<RegionModel> regions) {
    List<RegionModel> all = regions.stream().filter(RegionModel::showsAllProjects).toList();
    TreeSet<String> ids = new TreeSet<>();
    for (RegionModel region : all) {
      region.rows().stream()
          .map(row -> row.server().projectId())
          .filter(Objects::nonNull)
          .forEach(ids::add);
    }
    return ids.stream()
        .map(
            id ->
                new ComparedPlace(
                    Text.of("alarm.place", session.shownName(), all.getFirst().projectName(id)),
                    all,
                    id))
        .toList();
  }

  boolean has(ServerRow row) {
    return project.isEmpty() || project.equals(row.server().projectId());
  }

  /**
   * What stands beside it first. What is like it is the likeliest: a cloud beside a cloud, a region
   * beside a region.
   */
  ComparedPlace partner(List<ComparedPlace> places) {
    List<ComparedPlace> apart =
        places.stream()
            .filter(place -> place.regions().stream().noneMatch(regions::contains))
            .toList();
    return apart.stream()
        .filter(place -> place.regions().size() == regions.size())
        .findFirst()
        .or(() -> apart.stream().findFirst())
        .orElse(this);
  }
}
