package io.novadesk.viewmodel.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.novadesk.api.compute.Flavor;
import io.novadesk.viewmodel.compare.PlaceComparison.Difference;
import io.novadesk.viewmodel.compare.PlaceComparison.Kind;
import io.novadesk.viewmodel.compare.PlaceComparison.Where;
import io.novadesk.viewmodel.compare.SideBySide.Line;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.SmallRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two places beside each other, by the names of what they have. */
class PlaceComparisonTest {
  @Test
  void tellsWhatOnlyOneHasAndWhatIsAnotherOfTheSameName() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      List<ServerRow> rows = List.copyOf(region.model().rows());
      Side first = Side.now("here", List.of(region.model()), _ -> true);
      PlaceComparison same = PlaceComparison.of(first, first, false);
      assertThat(same.differences()).isEmpty();
      assertThat(same.alike()).isEqualTo(rows.size());
      assertThat(same.sums().differing()).isEmpty();

      List<ServerRow> others = new ArrayList<>(rows);
      others.remove(named(rows, "web-02"));
      ServerRow stopped = named(rows, "web-01");
      others.set(others.indexOf(stopped), stopped.with(stopped.server().withStatus("PAUSED")));
      // Names may occur twice: one of them has no partner.
      others.add(named(rows, "web-03"));
      Flavor one = region.model().flavors().getFirst();
      Map<String, Map<String, Flavor>> itsFlavors =
          Map.of(region.model().key(), Map.of(one.id(), one));
      Side second = new Side("there", others, itsFlavors, Set.of("only-there"));
      PlaceComparison made = PlaceComparison.of(first, second, false);
      assertThat(made.differences())
          .filteredOn(each -> each.kind() == Kind.SERVER)
          .extracting(
              Difference::where,
              Difference::name,
              Difference::field,
              Difference::first,
              Difference::second)
          .containsExactly(
              tuple(Where.FIRST, "web-02", "", "ACTIVE", ""),
              tuple(Where.SECOND, "web-03", "", "", "ACTIVE"),
              tuple(Where.BOTH, "web-01", "Status", "ACTIVE", "PAUSED"));
      assertThat(made.differences())
          .contains(new Difference(Kind.IMAGE, Where.SECOND, "only-there", "", "", "Yes"))
          .filteredOn(each -> each.kind() == Kind.FLAVOR)
          .hasSize(first.flavorNames().size() - 1);
      assertThat(made.alike()).isEqualTo(rows.size() - 2);
      assertThat(made.sums().differing())
          .extracting(Line::label)
          .contains("ACTIVE", "PAUSED", "Flavors", "Images")
          .doesNotContain("Servers");
    }
  }

  /** A cloud that refuses its flavors and images, or has not told them yet, lacks none of them. */
  @Test
  void whatIsNotKnownIsNoDifference() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      List<ServerRow> rows = List.copyOf(region.model().rows());
      Side first = Side.now("here", List.of(region.model()), _ -> true);
      Side untold = new Side("there", rows, Map.of(region.model().key(), Map.of()), Set.of());
      PlaceComparison made = PlaceComparison.of(first, untold, false);
      assertThat(made.differences())
          .extracting(Difference::kind)
          .doesNotContain(Kind.FLAVOR, Kind.IMAGE);
      assertThat(made.sums().differing())
          .extracting(Line::label)
          .doesNotContain("Flavors", "Images");
    }
  }

  private static ServerRow named(List<ServerRow> rows, String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }
}
