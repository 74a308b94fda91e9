package io.novadesk.view.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.viewmodel.base.BatchList;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerRows;
import io.novadesk.viewmodel.servers.SmallRegion;
import io.novadesk.viewmodel.servers.TableLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What JavaFX hears of the rows, and what it is spared. */
class ShownLinesTest {
  private static SmallRegion region;

  private final BatchList<TableLine> rows = new BatchList<>(TableLine::lineKey);
  private final Map<String, TableLine> made = new HashMap<>();
  private final List<Integer> renewed = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final ShownLines shown = new ShownLines(rows, renewed::add);

  @BeforeAll
  static void open() throws Exception {
    region = new SmallRegion();
  }

  @AfterAll
  static void close() {
    region.close();
  }

  @BeforeEach
  void listen() {
    become("a1", "b1", "c1", "d1");
    shown.addListener(
        (ListChangeListener<TableLine>)
            change -> {
              while (change.next()) {
                told.add(
                    change.getFrom() + ".." + change.getTo() + " for " + change.getRemovedSize());
              }
            });
  }

  @Test
  void whatChangesInPlaceIsNotToldToJavaFx() {
    become("a1", "b2", "c1", "d2");
    assertThat(renewed).containsExactly(1, 3);
    assertThat(told).isEmpty();
    assertThat(((ServerRow) shown.get(1)).server().status()).isEqualTo("2");
  }

  @Test
  void whatComesGoesOrMovesIs() {
    become("a1", "c1", "d1");
    become("a1", "d1", "c1");
    become("a1", "d1", "e1", "c1");
    assertThat(told).containsExactly("1..1 for 1", "1..3 for 2", "2..3 for 0");
    assertThat(renewed).isEmpty();
  }

  @Test
  void ofBothAtOnceEachGetsItsPart() {
    become("a2", "b1", "c1");
    assertThat(renewed).containsExactly(0);
    assertThat(told).containsExactly("3..3 for 1");
  }

  /** Whoever follows what is told, and looks again at what was renewed, has the rows. */
  @Test
  void nothingIsLost() {
    List<TableLine> mirror = new ArrayList<>(rows);
    shown.addListener(
        (ListChangeListener<TableLine>)
            change -> {
              while (change.next()) {
                mirror
                    .subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                    .clear();
                mirror.addAll(change.getFrom(), change.getAddedSubList());
              }
            });
    Random random = new Random(4);
    for (int round = 0; round < 1_000; round++) {
      renewed.clear();
      become(
          random
              .ints('a', 'k')
              .distinct()
              .limit(6)
              .mapToObj(c -> (char) c + "" + random.nextInt(2))
              .toArray(String[]::new));
      for (int place : renewed) {
        mirror.set(place, shown.get(place));
      }
      assertThat(mirror).containsExactlyElementsOf(rows);
    }
  }

  @Test
  void hearsNothingAfterwards() {
    shown.dispose();
    become("a2");
    assertThat(renewed).isEmpty();
    assertThat(told).isEmpty();
  }

  private void become(String... idsAndStates) {
    rows.become(Arrays.stream(idsAndStates).map(s -> made.computeIfAbsent(s, this::row)).toList());
  }

  private TableLine row(String idAndState) {
    return new ServerRow(
        region.model(),
        ServerRows.server(
            idAndState.substring(0, 1),
            "name",
            idAndState.substring(1),
            Duration.ofDays(1),
            Map.of()),
        "",
        null);
  }
}
