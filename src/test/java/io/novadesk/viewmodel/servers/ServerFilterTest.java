package io.novadesk.viewmodel.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.filter.FilterKey;
import io.novadesk.cloud.filter.ServerFilter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person can type into the filter box, against five servers. */
class ServerFilterTest {
  private static SmallRegion region;
  private static List<ServerRow> rows;

  @BeforeAll
  static void open() throws Exception {
    region = new SmallRegion();
    rows =
        List.of(
            row(
                "1",
                "web-1",
                "ACTIVE",
                Duration.ofDays(40),
                Map.of("tier", "web"),
                "blue",
                "10.0.0.11",
                "host-a"),
            row(
                "2",
                "web-10",
                "ERROR",
                Duration.ofDays(10),
                Map.of("tier", "web", "owner", "Ada Lovelace"),
                "blue",
                "10.0.0.12",
                "host-b"),
            row(
                "3",
                "db-1",
                "SHUTOFF",
                Duration.ofHours(5),
                Map.of("tier", "db"),
                "green",
                "2001:db8::7",
                null),
            row(
                "4",
                "cache",
                "VERIFY_RESIZE",
                Duration.ofMinutes(20),
                Map.of(),
                "a,b",
                "192.168.1.1",
                "host-a"),
            row(
                "5",
                "old one",
                "RESIZE",
                Duration.ofDays(800),
                Map.of("name", "x:y"),
                "",
                "10.1.0.1",
                "host-c"));
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static ServerRow row(
      String id,
      String name,
      String status,
      Duration age,
      Map<String, String> metadata,
      String tag,
      String ip,
      @Nullable String host) {
    Server server =
        ServerRows.server(
            id, name, status, age, metadata, tag.isEmpty() ? List.of() : List.of(tag), ip, host);
    return new ServerRow(region.model(), server, "m1.small", "ubuntu-24.04");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          web                        | 1 2
          WEB 10.0.0.12              | 2
          status:active              | 1
          status:error,shutoff       | 2 3
          status:resize              | 4 5
          status:=resize             | 5
          -status:resize             | 1 2 3
          name:web-1                 | 1 2
          name:=web-1                | 1
          name:"old one"             | 5
          "old one"                  | 5
          ip:10.0.0                  | 1 2
          ip:2001:db8                | 3
          2001:db8::7                | 3
          image:ubuntu flavor:small  | 1 2 3 4 5
          -image:ubuntu              | ''
          tier:web                   | 1 2
          meta.tier:db               | 3
          meta.name:x                | 5
          meta.name:"x:y"            | 5
          meta.owner:                | 2
          -meta.tier:                | 4 5
          owner:"ada love"           | 2
          tag:blue                   | 1 2
          tag:                       | 1 2 3 4
          tag:"a,b"                  | 4
          -tag:blue,green            | 4 5
          age:>30d                   | 1 5
          age:<1d                    | 3 4
          age:>=2y                   | 5
          age:>9 age:<50             | 1 2
          -age:>30d                  | 2 3 4
          age:                       | 1 2 3 4 5
          age:>                      | 1 2 3 4 5
          updated:<30m               | 4
          zone:zone-a                | 1 2 3 4 5
          host:host-a                | 1 4
          -host:                     | 3
          project:project-1 id:=3    | 3
          locked:no                  | 1 2 3 4 5
          locked:yes                 | ''
          task:                      | ''
          STATUS:ACTIVE              | 1
          """)
  void finds(String filter, String ids) {
    ServerFilter parsed = ServerFilter.parse(filter);
    assertThat(parsed.problem()).isEmpty();
    List<String> expected = ids.isEmpty() ? List.of() : Arrays.asList(ids.split(" ", -1));
    assertThat(rows.stream().filter(parsed).map(row -> row.server().id()))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9F3C", "-4b1d-", "00e", "2d00e77"})
  void findsAServerByAnyPartOfItsId(String part) {
    ServerRow row =
        row(
            "9f3c1a52-77aa-4b1d-8c55-0b9c72d00e77",
            "web",
            "ACTIVE",
            Duration.ofDays(1),
            Map.of(),
            "",
            "192.168.1.1",
            null);
    assertThat(ServerFilter.parse("\"" + part + "\"")).accepts(row);
    assertThat(ServerFilter.parse("\"" + part + "9\"")).rejects(row);
  }

  /** Of clouds that count their servers, or name them. */
  @Test
  void findsAServerByAnIdThatIsNoUuid() {
    ServerRow row =
        row("node_zulu", "web", "ACTIVE", Duration.ofDays(1), Map.of(), "", "192.168.1.1", null);
    assertThat(ServerFilter.parse("zulu")).accepts(row);
  }

  @Test
  void whatIsNoAgeIsSaidAndShowsNothing() {
    ServerFilter parsed = ServerFilter.parse("-age:old web");
    assertThat(parsed.problem()).contains("age").contains("old").contains(">30d");
    assertThat(rows).noneMatch(parsed);
  }

  @Test
  void aWordThatLooksLikeAFieldIsNamedAndTheNearestOffered() {
    assertThat(ServerFilter.parse("stauts:error tier:web http://x 10:20 fd00:1::2").strangers())
        .containsExactly("stauts", "tier");
    assertThat(ServerFilter.unknownField("stauts")).contains("status:");
    assertThat(ServerFilter.unknownField("shade")).doesNotContain("Did you mean");
  }

  @Test
  void onlyAgesChangeByTimeAlone() {
    assertThat(ServerFilter.parse("age:>3d").isTimed()).isTrue();
    assertThat(ServerFilter.parse("status:active web").isTimed()).isFalse();
  }

  @Test
  void offersFieldsWhileTheyAreTyped() {
    assertThat(FilterHelp.at("web st", 6, false, rows))
        .extracting(FilterHelp.Suggestion::text)
        .containsExactly("web status:");
    assertThat(FilterHelp.at("ti", 2, false, rows))
        .extracting(FilterHelp.Suggestion::label)
        .containsExactly("tier:");
    assertThat(FilterHelp.at("s", 1, false, rows)).isEmpty();
    assertThat(FilterHelp.at("meta.na", 7, false, rows))
        .extracting(FilterHelp.Suggestion::text)
        .containsExactly("meta.name:");
    assertThat(FilterHelp.at("", 13, false, rows)).as("a caret that lags behind").isEmpty();
    assertThat(FilterHelp.at("", 0, true, rows)).hasSizeGreaterThan(FilterKey.values().length);
  }

  @Test
  void offersValuesWithTheirNumbersAndQuotesThem() {
    assertThat(FilterHelp.at("-status:e", 9, false, rows))
        .extracting(FilterHelp.Suggestion::text)
        .containsExactly(
            "-status:ACTIVE ", "-status:ERROR ", "-status:RESIZE ", "-status:VERIFY_RESIZE ");
    FilterHelp.Suggestion owner = FilterHelp.at("owner: web", 6, false, rows).getFirst();
    assertThat(owner.text()).isEqualTo("owner:\"Ada Lovelace\" web");
    assertThat(owner.explanation()).isEqualTo("1 server");
    assertThat(FilterHelp.at("status:error,sh", 15, false, rows))
        .extracting(FilterHelp.Suggestion::text)
        .containsExactly("status:error,SHUTOFF ");
    assertThat(FilterHelp.at("tier:web", 8, false, rows)).isEmpty();
  }
}
