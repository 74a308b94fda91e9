package io.novadesk.viewmodel.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.common.console.ConsoleLine;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ConsoleLogViewModelTest {
  private final DetailDesk desk = new DetailDesk();

  ConsoleLogViewModelTest() throws Exception {}

  @AfterEach
  void close() {
    desk.close();
  }

  private static List<ConsoleLine> lines(String... texts) {
    return ConsoleLine.parseAll(String.join("\n", texts));
  }

  @Test
  void addsOnlyWhatIsNewBelowWhatWasRead() {
    assertThat(ConsoleLogViewModel.overlap(lines("a", "b", "c"), lines("b", "c", "d")))
        .isEqualTo(2);
    assertThat(ConsoleLogViewModel.overlap(lines("a", "b"), lines("a", "b"))).isEqualTo(2);
    assertThat(ConsoleLogViewModel.overlap(lines("a", "b"), lines("x", "y"))).isZero();
    assertThat(ConsoleLogViewModel.overlap(List.of(), lines("x"))).isZero();
  }

  @Test
  void findsTheNewestFirstAndGoesRound() {
    ConsoleLogViewModel log = desk.show("web-02", Tab.CONSOLE).console();
    desk.until(() -> log.lines().size() == 500);
    log.queryProperty().set("ATTEMPT");
    int newest = log.matchProperty().get();
    assertThat(log.lines().get(newest).text()).containsIgnoringCase("attempt");
    assertThat(log.lines().subList(newest + 1, log.lines().size()))
        .noneMatch(line -> line.text().toLowerCase(java.util.Locale.ROOT).contains("attempt"));
    log.nextMatch();
    assertThat(log.matchProperty().get()).as("round to the oldest").isLessThan(newest);
    assertThat(log.matchTextProperty().get()).startsWith("1 of ");
    log.previousMatch();
    assertThat(log.matchProperty().get()).isEqualTo(newest);
    log.queryProperty().set("no line says this");
    assertThat(log.matchProperty().get()).isEqualTo(-1);
    assertThat(log.matchTextProperty().get()).isNotEmpty();
  }

  @Test
  void asksForMoreAndSavesWhatIsShown(@TempDir Path folder) throws Exception {
    ConsoleLogViewModel log = desk.show("web-02", Tab.CONSOLE).console();
    desk.until(() -> log.lines().size() == 500);
    log.lengthProperty().set(100);
    desk.until(() -> log.lines().size() == 100);
    Path file = folder.resolve(log.fileName());
    log.save(file);
    desk.until(() -> !log.savedProperty().get().isEmpty());
    assertThat(Files.readString(file)).isEqualTo(log.text());
    assertThat(Files.readAllLines(file)).hasSize(100);
    log.save(folder.resolve("no such folder").resolve("log"));
    desk.until(() -> !log.saving().problemProperty().get().isEmpty());
    assertThat(log.savedProperty().get()).isEmpty();
  }

  @Test
  void followsWhileItIsLookedAt() {
    ConsoleLogViewModel log = desk.show("web-02", Tab.CONSOLE).console();
    desk.until(() -> log.lines().size() == 500);
    ConsoleLine read = log.lines().getLast();
    log.followingProperty().set(true);
    desk.until(() -> log.lines().size() > 500);
    assertThat(log.lines().get(499)).as("nothing moves that was read").isEqualTo(read);
    desk.detail().tabProperty().set(Tab.OVERVIEW);
    assertThat(log.fetch().isRunning()).isFalse();
  }

  @Test
  void findsWhereTheNextAnswerGoesOn() {
    List<ConsoleLine> seen = ConsoleLine.parseAll("a\nb\nc");
    assertThat(ConsoleLogViewModel.overlap(seen, ConsoleLine.parseAll("b\nc\nd\ne"))).isEqualTo(2);
    assertThat(ConsoleLogViewModel.overlap(seen, ConsoleLine.parseAll("x\ny"))).isZero();
    assertThat(ConsoleLogViewModel.overlap(seen, seen)).isEqualTo(3);
    assertThat(ConsoleLogViewModel.overlap(List.of(), seen)).isZero();
  }
}
