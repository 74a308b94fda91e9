package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.viewmodel.base.ScopeName;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where something is that is acted on, in names, and by what a person knows that cloud again.
 *
 * @param region its regions, where there are several
 */
public record CloudPlace(String cloud, String project, String region, Marking marking) {
  public static CloudPlace of(RegionModel region) {
    return of(region.session(), region.displayName(), region.guard().marking());
  }

  /** Of several regions of one cloud; null: there is none. */
  public static @Nullable CloudPlace of(Collection<RegionModel> regions) {
    String names =
        regions.stream()
            .map(RegionModel::displayName)
            .distinct()
            .collect(Collectors.joining(Text.of("place.and")));
    return regions.stream()
        .findFirst()
        .map(first -> of(first.session(), names, first.guard().marking()))
        .orElse(null);
  }

  private static CloudPlace of(Session session, String region, Marking marking) {
    return new CloudPlace(session.shownName(), ScopeName.of(session.identity()), region, marking);
  }

  /** Its names in one line. */
  public String names() {
    return Text.of("place", cloud, project, region);
  }

  /** The same, which says so where it is production. */
  public String text() {
    return marking.production() ? Text.of("place.production", names()) : names();
  }
}
