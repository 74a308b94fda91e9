package io.novadesk.viewmodel.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.copy.Programs;
import io.novadesk.i18n.Text;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.alarms.Alarms;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.own.OwnRunViewModel.Turn;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program runs for one server after the other, and can be stopped. */
class OwnRunTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final OwnCommandsViewModel model = new OwnCommandsViewModel(tasks);

  @AfterEach
  void close() {
    tasks.close();
  }

  private static Turn python(String server, String code) {
    return new Turn(server, List.of("python3", "-c", code));
  }

  @Test
  void tellsWhatEachPrintsAndHowItEnds() {
    Programs.need("python3");
    OwnRunViewModel run =
        model.run(
            List.of(
                python("web-1", "print('\\x1b[31mred\\x1b[0m')"),
                python("web-2", "import sys; sys.exit(2)")));
    tasks.until(() -> !run.runningProperty().get());
    assertThat(run.lines())
        .containsExactly(
            Text.of("own.turn", "web-1"),
            "red",
            Text.of("own.exit", 0),
            Text.of("own.turn", "web-2"),
            Text.of("own.exit", 2));
    assertThat(run.statusProperty().get()).isEqualTo(Text.of("own.ended", 2, 1));
  }

  @Test
  void aStopEndsTheProgramAndAllThatWouldFollow() {
    Programs.need("python3");
    OwnRunViewModel run =
        model.run(
            List.of(
                python("web-1", "import time; print('up', flush=True); time.sleep(600)"),
                python("web-2", "print('never')")));
    tasks.until(() -> run.lines().contains("up"));
    run.stop();
    tasks.until(() -> !run.runningProperty().get());
    assertThat(run.statusProperty().get()).isEqualTo(Text.of("own.stopped"));
    assertThat(run.lines()).doesNotContain("never");
  }

  @Test
  void aProgramThatIsNotThereIsTold() {
    OwnRunViewModel run = model.run(List.of(new Turn("x", List.of("novadesk-no-such-program"))));
    tasks.until(() -> !run.runningProperty().get());
    assertThat(run.statusProperty().get()).contains("novadesk-no-such-program");
  }

  @Test
  void anEndlessProgramCostsNoMoreThanItsLastLines() {
    Programs.need("python3");
    OwnRunViewModel run =
        model.run(List.of(python("x", "print('\\n'.join(str(i) for i in range(20000)))")));
    tasks.until(() -> !run.runningProperty().get());
    assertThat(run.lines()).hasSizeLessThanOrEqualTo(OwnRunViewModel.MOST).contains("19999");
  }

  @Test
  void savesOnlyWhatCanBeReadAgain(@TempDir Path folder) {
    model.file().keepIn(folder.resolve("commands.yaml"), _ -> {});
    assertThat(model.file().faults("- name: x\n  run: a")).startsWith("Line 2: ");
    model.file().save("- name: x\n  run: [a]\n", () -> {});
    tasks.until(() -> model.commands().size() == 1);
    OwnCommandsViewModel again = new OwnCommandsViewModel(tasks);
    again.file().keepIn(folder.resolve("commands.yaml"), _ -> {});
    tasks.until(() -> again.commands().equals(model.commands()));
    assertThat(again.file().textProperty().get()).isEqualTo("- name: x\n  run: [a]\n");
  }

  @Test
  void aFileThatCannotBeReadIsTold(@TempDir Path folder) {
    List<String> told = new ArrayList<>();
    // A folder stands in its place.
    model.file().keepIn(folder, told::add);
    Alarms alarms = new Alarms(tasks, new SavedFilters(tasks), InstantSource.system());
    alarms.file().keepIn(folder, told::add);
    tasks.until(() -> told.size() == 2);
    alarms.dispose();
    assertThat(told)
        .allMatch(said -> said.startsWith(folder + " could not be read: "))
        .allMatch(said -> said.endsWith("What it says is not in force."));
  }
}
