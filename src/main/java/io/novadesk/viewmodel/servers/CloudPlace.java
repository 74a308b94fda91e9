package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.viewmodel.base.ScopeName;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
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

  /** Of several regions, be they of one cloud or of several; null: there is none. */
  public static @Nullable CloudPlace of(Collection<RegionModel> regions) {
    return regions.isEmpty()
        ? null
        : new CloudPlace(
            joined(regions, region -> region.session().shownName()),
            joined(regions, region -> ScopeName.of(region.session().identity())),
            joined(regions, RegionModel::displayName),
            marking(regions.stream().map(region -> region.guard().marking()).distinct().toList()));
  }

  /** Of clouds that look alike to the person theirs; else no colour, but a lock for any. */
  private static Marking marking(List<Marking> all) {
    return all.size() == 1
        ? all.getFirst()
        : new Marking(Colour.NONE, all.stream().anyMatch(Marking::production), "");
  }

  private static String joined(
      Collection<RegionModel> regions, Function<RegionModel, String> name) {
    return regions.stream().map(name).distinct().collect(Collectors.joining(Text.of("place.and")));
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
