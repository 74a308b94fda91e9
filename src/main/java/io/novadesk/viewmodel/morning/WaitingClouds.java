package io.novadesk.viewmodel.morning;

import io.novadesk.cloud.filter.CloudName;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Inventory.Phase;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.profile.LastSeen;
import io.novadesk.profile.LastSeen.Seen;
import io.novadesk.viewmodel.connect.Opening;
import io.novadesk.viewmodel.connect.Opening.Standing;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.SeenCloud;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clouds that have told nothing yet, below a list of several.
 *
 * @param scope a filter: what of them belongs to the list at all
 */
public record WaitingClouds(List<SeenCloud> clouds, String scope) {
  static final WaitingClouds NONE = new WaitingClouds(List.of(), "");

  /**
   * Those on their way, and those that are open and whose first list is.
   *
   * @param regions of the clouds that are open
   */
  static List<SeenCloud> of(
      Collection<Opening> openings, List<RegionModel> regions, Map<String, LastSeen> lastSeen) {
    List<SeenCloud> all = new ArrayList<>();
    for (Opening opening : openings) {
      String id = opening.wanted().name();
      Standing standing = opening.standingProperty().get();
      LastSeen seen = lastSeen.get(id);
      all.add(
          new SeenCloud(
              id,
              new CloudName(opening.shownName(), id),
              switch (standing.state()) {
                case CONNECTING -> SeenCloud.Standing.COMING;
                case WANTS_PERSON -> SeenCloud.Standing.WANTS_PERSON;
                case FAILED -> SeenCloud.Standing.AWAY;
              },
              told(
                  seen,
                  standing.told().isEmpty() ? Text.of("nav.waiting.opening") : standing.told()),
              seen == null ? List.of() : seen.servers()));
    }
    Map<Session, List<RegionModel>> open = new LinkedHashMap<>();
    regions.forEach(r -> open.computeIfAbsent(r.session(), _ -> new ArrayList<>()).add(r));
    open.forEach(
        (session, its) -> {
          LastSeen seen = lastSeen.get(session.key());
          SeenCloud cloud = seen == null ? null : listed(session, its, seen);
          if (cloud != null) {
            all.add(cloud);
          }
        });
    return List.copyOf(all);
  }

  private static @Nullable SeenCloud listed(
      Session session, List<RegionModel> regions, LastSeen seen) {
    List<RegionModel> unheard = regions.stream().filter(WaitingClouds::isUnheard).toList();
    if (unheard.isEmpty()) {
      return null;
    }
    Exception problem = unheard.getFirst().stateProperty().get().problem();
    return new SeenCloud(
        session.key(),
        CloudName.of(session),
        problem == null ? SeenCloud.Standing.COMING : SeenCloud.Standing.AWAY,
        told(
            seen,
            problem == null
                ? Text.of("lastSeen.heading.listing")
                : String.valueOf(problem.getMessage())),
        among(seen, unheard.stream().map(region -> region.region().name()).toList()));
  }

  /** What was seen in these regions. */
  static List<Seen> among(LastSeen seen, List<String> regions) {
    return seen.servers().stream().allMatch(server -> regions.contains(server.region()))
        ? seen.servers()
        : seen.servers().stream().filter(server -> regions.contains(server.region())).toList();
  }

  /** Whether a region has told nothing since it was opened. */
  static boolean isUnheard(RegionModel region) {
    Inventory.State state = region.stateProperty().get();
    return region.rows().isEmpty()
        && (state.phase() == Phase.LOADING || (state.isStale() && state.asOf() == null));
  }

  private static String told(@Nullable LastSeen seen, String standing) {
    return seen == null || seen.servers().isEmpty()
        ? standing
        : Text.of(
            "lastSeen.heading",
            SeenWhen.text(seen.asOf(), Instant.now(), ZoneId.systemDefault()),
            standing);
  }
}
