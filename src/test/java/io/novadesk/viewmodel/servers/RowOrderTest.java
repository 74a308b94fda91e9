package io.novadesk.viewmodel.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.viewmodel.base.NaturalOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows sorted by several columns, all at once and change by change. */
class RowOrderTest {
  private static final Comparator<ServerRow> EXPECTED =
      Comparator.<ServerRow, String>comparing(r -> r.server().status())
          .reversed()
          .thenComparing(ServerRow::name, NaturalOrder.INSTANCE)
          .thenComparing(r -> r.server().id());

  private static SmallRegion region;

  private final Random random = new Random(11);
  private final RowOrder order =
      new RowOrder(
          List.of(new SortBy(ServerColumn.STATUS, true), SortBy.ascending(ServerColumn.NAME)));

  @BeforeAll
  static void open() throws Exception {
    region = new SmallRegion();
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private ServerRow row(int id) {
    String status = random.nextInt(3) == 0 ? "ERROR" : random.nextInt(2) == 0 ? "BUILD" : "ACTIVE";
    String name = (random.nextInt(2) == 0 ? "Web-" : "web-") + random.nextInt(120);
    return new ServerRow(
        region.model(),
        ServerRows.server("id" + id, name, status, Duration.ofDays(1), Map.of()),
        "",
        null);
  }

  /** A few, and as many as are shared among the processors. */
  @ParameterizedTest
  @ValueSource(ints = {500, 9_999})
  void sortsAsTheColumnsSay(int count) {
    List<ServerRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(i));
    }
    List<ServerRow> expected = new ArrayList<>(rows);
    expected.sort(EXPECTED);
    assertThat(order.sorted(rows)).containsExactlyElementsOf(expected);
    List<ServerRow> byId = new RowOrder(List.of()).sorted(rows);
    assertThat(order.sortedFromIds(byId)).containsExactlyElementsOf(expected);
  }

  /** As a note or a fault may be that went to all of them. */
  @Test
  void longTextsThatManyShareSortByWhatFollows() {
    String shared = "All of them failed in the same way. ".repeat(50);
    List<ServerRow> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      Map<String, String> note = Map.of("note", i % 2 == 0 ? shared : shared + i % 100);
      String name = "web-" + random.nextInt(1_200);
      rows.add(
          new ServerRow(
              region.model(),
              ServerRows.server("id" + i, name, "ERROR", Duration.ofDays(1), note),
              "",
              null));
    }
    List<ServerRow> expected = new ArrayList<>(rows);
    expected.sort(
        Comparator.<ServerRow, String>comparing(
                r -> r.server().metadata().getOrDefault("note", ""), NaturalOrder.INSTANCE)
            .thenComparing(ServerRow::name, NaturalOrder.INSTANCE)
            .thenComparing(r -> r.server().id()));
    RowOrder byNote =
        new RowOrder(
            List.of(
                SortBy.ascending(new MetadataColumn("note")), SortBy.ascending(ServerColumn.NAME)));
    assertThat(byNote.sorted(rows)).containsExactlyElementsOf(expected);
  }

  @Test
  void takingInChangesGivesTheSameAsSortingAnew() {
    List<ServerRow> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      all.add(row(i));
    }
    List<ServerRow> shown = order.sorted(all);
    for (int wave = 0; wave < 50; wave++) {
      List<ServerRow> fresh = new ArrayList<>();
      for (int i = 0; i < random.nextInt(20); i++) {
        int id = random.nextInt(320);
        if (fresh.stream().noneMatch(r -> r.server().id().equals("id" + id))) {
          fresh.add(row(id));
        }
      }
      List<String> ids = fresh.stream().map(r -> r.server().id()).toList();
      List<ServerRow> kept = shown.stream().filter(r -> !ids.contains(r.server().id())).toList();
      shown = order.merged(kept, fresh);
      List<ServerRow> anew = new ArrayList<>(kept);
      anew.addAll(fresh);
      assertThat(shown).containsExactlyElementsOf(order.sorted(anew));
    }
  }

  @Test
  void timesSortByTimeAndWhatHasNoneComesLast() {
    ServerRow young = aged("1", Duration.ofMinutes(1));
    ServerRow old = aged("2", Duration.ofDays(400));
    RowOrder byAge = new RowOrder(List.of(SortBy.ascending(ServerColumn.AGE)));
    RowOrder byDate = new RowOrder(List.of(SortBy.ascending(ServerColumn.CREATED)));
    assertThat(byAge.sorted(List.of(old, young))).containsExactly(young, old);
    assertThat(byDate.sorted(List.of(young, old))).containsExactly(old, young);
  }

  private static ServerRow aged(String id, Duration age) {
    return new ServerRow(
        region.model(), ServerRows.server(id, "n" + id, "ACTIVE", age, Map.of()), "", null);
  }
}
