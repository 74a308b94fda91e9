package io.novadesk.viewmodel.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes taken into a list that stands in order, whether they are few of its rows or most. */
class RowRevisionTest {
  private static SmallRegion region;

  private final Random random = new Random(3);
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

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 400})
  void givesWhatSortingAnewWouldGive(int changesAtOnce) {
    Map<Integer, ServerRow> present = new TreeMap<>();
    for (int id = 0; id < 1_000; id++) {
      present.put(id, row(id));
    }
    List<ServerRow> rows = order.sorted(present.values());
    for (int wave = 0; wave < 100; wave++) {
      RowRevision revision = new RowRevision(order);
      Map<Integer, RowChange> changes = new TreeMap<>();
      for (int i = 0; i < changesAtOnce; i++) {
        int id = random.nextInt(1_100);
        changes.computeIfAbsent(id, _ -> new RowChange(present.get(id), next(id, present.get(id))));
      }
      changes.forEach(
          (id, change) -> {
            revision.note(change.before(), change.after());
            if (change.after() == null) {
              present.remove(id);
            } else {
              present.put(id, change.after());
            }
          });
      rows = revision.of(rows);
      assertThat(rows).containsExactlyElementsOf(order.sorted(present.values()));
    }
  }

  /** Another listener of the same changes may have had the list filled in anew. */
  @Test
  void whatTheListHasAlreadyIsNotTakenInTwice() {
    ServerRow before = row(1, "web-1", "ACTIVE");
    ServerRow moved = row(1, "web-1", "ERROR");
    ServerRow renewed = row(1, "web-1", "ACTIVE");
    for (ServerRow after : List.of(moved, renewed)) {
      List<ServerRow> rows = new ArrayList<>();
      for (int id = 2; id < 200; id++) {
        rows.add(row(id));
      }
      rows.add(after);
      rows = order.sorted(rows);
      RowRevision revision = new RowRevision(order);
      revision.note(before, after);
      assertThat(revision.of(rows)).containsExactlyElementsOf(rows);
    }
  }

  /** What a filter let pass only now, with the place that it had before. */
  @Test
  void whatWasNotInTheListComesIntoIt() {
    List<ServerRow> rows = new ArrayList<>();
    for (int id = 2; id < 200; id++) {
      rows.add(row(id));
    }
    RowRevision revision = new RowRevision(order);
    ServerRow after = row(1, "web-1", "ACTIVE");
    revision.note(row(1, "web-1", "ACTIVE"), after);
    List<ServerRow> revised = revision.of(order.sorted(rows));
    rows.add(after);
    assertThat(revised).containsExactlyElementsOf(order.sorted(rows));
  }

  private @Nullable ServerRow next(int id, @Nullable ServerRow before) {
    if (before == null) {
      return row(id);
    }
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> row(id);
      default -> row(id, before.name(), Objects.requireNonNull(before.server().status()));
    };
  }

  private ServerRow row(int id) {
    return row(id, "web-" + random.nextInt(300), random.nextBoolean() ? "ACTIVE" : "ERROR");
  }

  private static ServerRow row(int id, String name, String status) {
    return new ServerRow(
        region.model(),
        ServerRows.server("id" + id, name, status, Duration.ofDays(1), Map.of()),
        "",
        null);
  }
}
