package io.novadesk.viewmodel.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.filter.ServerFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A value in a cell becomes words of the filter, which find the servers that have it. */
class FilterTermTest {
  private static SmallRegion region;

  @BeforeAll
  static void open() throws Exception {
    region = new SmallRegion();
  }

  @AfterAll
  static void close() {
    region.close();
  }

  /** Whatever the value, the term finds its own server and none with another value. */
  @Test
  void findsJustTheServersWithTheSameValue() {
    List<ServerRow> rows = new ArrayList<>(region.model().rows());
    rows.add(odd("a", Map.of("owner", "Ada \"the\" L, and others", "status", "x:y")));
    rows.add(odd("b", Map.of("owner", "-")));
    rows.add(odd("c", Map.of("two words", "")));
    List<Column> columns = new ArrayList<>(List.of(ServerColumn.values()));
    rows.forEach(
        row ->
            row.server().metadata().keySet().forEach(key -> columns.add(new MetadataColumn(key))));
    for (Column column : columns) {
      for (ServerRow row : rows) {
        String term = FilterTerm.of(column, row);
        ServerFilter filter = ServerFilter.parse(term);
        assertThat(filter.problem()).as(term).isEmpty();
        if (!term.isEmpty()) {
          assertThat(rows.stream().filter(filter))
              .as(term)
              .contains(row)
              .allMatch(found -> sameValue(column, found, row));
        }
      }
    }
  }

  private static boolean sameValue(Column column, ServerRow a, ServerRow b) {
    return switch (column) {
      // One that has all the tags and others too, or the address among others, is found as well.
      case ServerColumn.TAGS -> a.server().tags().containsAll(b.server().tags());
      case ServerColumn.ADDRESS -> ServerColumn.ADDRESSES.text(a).contains(b.address());
      case ServerColumn.ADDRESSES -> true;
      default -> column.text(a).equals(column.text(b));
    };
  }

  @Test
  void timesAndFieldsThatNoFilterHasAreNotCompared() {
    ServerRow row = region.model().rows().iterator().next();
    assertThat(FilterTerm.of(ServerColumn.AGE, row)).isEmpty();
    assertThat(FilterTerm.of(ServerColumn.DESCRIPTION, row)).isEmpty();
    assertThat(FilterTerm.beginning(ServerColumn.AGE)).isEqualTo("age:");
    assertThat(FilterTerm.beginning(ServerColumn.DESCRIPTION)).isEmpty();
    assertThat(FilterTerm.beginning(new MetadataColumn("status"))).isEqualTo("meta.status:");
  }

  @Test
  void takesThePlaceOfTheSameField() {
    assertThat(FilterTerm.into("", "status:=ERROR")).isEqualTo("status:=ERROR");
    assertThat(FilterTerm.into("web status:active tier:db", "status:=ERROR"))
        .isEqualTo("web tier:db status:=ERROR");
    assertThat(FilterTerm.into("-status:error \"a b\"", "status:=BUILD"))
        .isEqualTo("\"a b\" status:=BUILD");
  }

  private static ServerRow odd(String id, Map<String, String> metadata) {
    return new ServerRow(
        region.model(),
        ServerRows.server(id, "name", "ACTIVE", Duration.ofDays(1), metadata),
        "a flavor, \"with\": all",
        null);
  }
}
