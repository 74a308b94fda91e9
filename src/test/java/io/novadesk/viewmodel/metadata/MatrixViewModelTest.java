package io.novadesk.viewmodel.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Metadata;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.metadata.MatrixRow.State;
import io.novadesk.viewmodel.metadata.RowStatus.Change;
import io.novadesk.viewmodel.metadata.SharedStore.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The metadata of several servers edited together. */
class MatrixViewModelTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final SharedStore web = new SharedStore(Map.of("tier", "web", "owner", "ada"));
  private final SharedStore db = new SharedStore(Map.of("tier", "db"));
  private final SharedStore locked = new SharedStore(Map.of("tier", "db"));
  private final List<String> told = new ArrayList<>();
  private final MatrixViewModel matrix =
      new MatrixViewModel(
          tasks,
          List.of(
              target("web", web, web.items(), OptionalInt.of(3), ""),
              target("db", db, db.items(), OptionalInt.empty(), ""),
              target("locked", locked, locked.items(), OptionalInt.empty(), "It is locked.")));

  private MatrixTarget target(
      String name, Metadata store, Map<String, String> items, OptionalInt limit, String whyNot) {
    return new MatrixTarget(
        name, name, store, "id-" + name, items, limit, () -> whyNot, _ -> told.add(name));
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  private MatrixRow row(String name) {
    return matrix.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private void save() {
    matrix.save();
    tasks.until(() -> !matrix.savingProperty().get());
  }

  @Test
  void setsRenamesAndDeletesInAllRowsButThoseThatAreLocked() {
    matrix.set(matrix.rows(), "env", "test");
    matrix.rename(matrix.rows(), "tier", "role");
    matrix.delete(matrix.rows(), "owner");
    assertThat(matrix.noteProperty().get()).contains("1 server");
    assertThat(matrix.keys()).containsExactly("env", "owner", "role", "tier");
    assertThat(matrix.changesProperty().get()).isEqualTo(4 + 3);
    assertThat(row("web").cell("owner").change()).isEqualTo(Change.DELETED);
    assertThat(row("web").cell("env").change()).isEqualTo(Change.ADDED);
    assertThat(row("locked").state()).isEqualTo(State.LOCKED);
    assertThat(web.calls()).as("nothing is sent before it is saved").isEmpty();

    save();

    assertThat(web.items()).isEqualTo(Map.of("env", "test", "role", "web"));
    assertThat(db.items()).isEqualTo(Map.of("env", "test", "role", "db"));
    assertThat(locked.calls()).isEmpty();
    assertThat(db.calls())
        .as("one call for all that is added, one for each key that goes")
        .containsExactly("READ", "MERGE env,role", "DELETE tier", "READ");
    assertThat(row("web").state()).isEqualTo(State.SAVED);
    assertThat(matrix.changesProperty().get()).isZero();
    assertThat(told).containsExactlyInAnyOrder("web", "db");
  }

  @Test
  void aRefusedKeyStaysInTheEditAndTheRestIsSaved() {
    matrix.set(matrix.rows(), "good", "yes");
    matrix.set(List.of(row("db")), "bad", "refused");
    save();
    assertThat(db.items()).containsEntry("good", "yes").doesNotContainKey("bad");
    assertThat(row("db").state()).isEqualTo(State.FAILED);
    assertThat(row("db").message()).contains("bad").contains("It is not taken");
    assertThat(row("db").cell("bad").now()).isEqualTo("refused");
    assertThat(row("db").cell("good").change()).isEqualTo(Change.NONE);
    assertThat(row("web").state()).isEqualTo(State.SAVED);

    matrix.set(List.of(row("db")), "bad", "now good");
    save();
    assertThat(db.items()).containsEntry("bad", "now good");
    assertThat(row("db").state()).isEqualTo(State.SAVED);
  }

  @Test
  void whatSomeoneElseChangedMeanwhileIsKeptOrChosen() {
    matrix.set(matrix.rows(), "tier", "mine");
    db.byOthers("tier", "theirs");
    web.byOthers("other", "key of theirs");
    save();
    assertThat(web.items()).containsEntry("tier", "mine").containsEntry("other", "key of theirs");
    assertThat(matrix.keys()).as("what others added is shown").contains("other");
    assertThat(db.items()).as("nothing was written over it").containsEntry("tier", "theirs");
    assertThat(row("db").state()).isEqualTo(State.CONFLICT);
    assertThat(row("db").cell("tier").problem()).contains("theirs");
    assertThat(matrix.canSaveProperty().get()).isFalse();

    matrix.keepMine(row("db"));
    save();
    assertThat(db.items()).containsEntry("tier", "mine");

    matrix.set(List.of(row("db")), "tier", "mine again");
    db.byOthers("tier", null);
    save();
    assertThat(row("db").state()).isEqualTo(State.CONFLICT);
    matrix.takeTheirs(row("db"));
    assertThat(row("db").cell("tier").now()).isNull();
    assertThat(matrix.changesProperty().get()).isZero();
    assertThat(db.items()).doesNotContainKey("tier");
  }

  @Test
  void aRowOverTheLimitIsNotSavedAndTheOthersAre() {
    matrix.set(matrix.rows(), "one", "1");
    matrix.set(matrix.rows(), "two", "2");
    assertThat(row("web").state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(row("web").message()).contains("3");
    save();
    assertThat(web.calls()).isEmpty();
    assertThat(db.items()).containsKeys("one", "two");
    matrix.undo(List.of(row("web")), "two");
    save();
    assertThat(web.items()).containsKey("one").doesNotContainKey("two");
  }

  @Test
  void whatIsTooLongCannotBeSaved() {
    matrix.set(List.of(row("db")), "tier", "x".repeat(256));
    assertThat(row("db").state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(row("db").cell("tier").problem()).contains("255");
    assertThat(matrix.canSaveProperty().get()).isFalse();
  }

  @Test
  void keysThatDifferOnlyInCaseAreNamed() {
    assertThat(matrix.alikeProperty().get()).isEmpty();
    matrix.set(List.of(row("db")), "Tier", "x");
    assertThat(matrix.alikeProperty().get()).contains("Tier, tier");
  }

  @Test
  void aNameThatIsTakenIsNotWrittenOver() {
    matrix.rename(matrix.rows(), "tier", "owner");
    assertThat(matrix.noteProperty().get()).contains("owner");
    assertThat(row("web").cell("tier").change()).isEqualTo(Change.NONE);
    assertThat(row("db").cell("owner").now()).isEqualTo("db");
  }

  @Test
  void theLiveModelReachesRowsThatNobodyEdits() {
    matrix.set(List.of(row("web")), "tier", "mine");
    matrix.refreshed("web", Map.of("tier", "theirs"));
    matrix.refreshed("db", Map.of("tier", "theirs", "new", "key"));
    assertThat(row("web").cell("tier").now()).isEqualTo("mine");
    assertThat(row("db").cell("tier").now()).isEqualTo("theirs");
    assertThat(matrix.keys()).contains("new");
  }

  @Test
  void aFewAreSavedAtATimeAndStopBeginsNoMore() {
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger sent = new AtomicInteger();
    List<MatrixTarget> many = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      SharedStore store = new SharedStore(Map.of());
      store.meanwhile(
          step -> {
            if (step == Step.MERGE) {
              sent.incrementAndGet();
              most.accumulateAndGet(busy.incrementAndGet(), Math::max);
              Thread.onSpinWait();
              busy.decrementAndGet();
            }
          });
      many.add(target("s" + i, store, Map.of(), OptionalInt.empty(), ""));
    }
    MatrixViewModel large = new MatrixViewModel(tasks, many);
    large.set(large.rows(), "k", "v");
    large.save();
    tasks.until(() -> large.rows().stream().anyMatch(r -> r.state() == State.SAVED));
    large.stop();
    tasks.until(() -> !large.savingProperty().get());
    assertThat(most.get()).isBetween(1, 5);
    assertThat(sent.get()).isLessThan(60);
    assertThat(large.rows().stream().filter(r -> r.state() == State.SAVED)).hasSize(sent.get());
    assertThat(large.changesProperty().get()).isEqualTo(60 - sent.get());

    large.save();
    tasks.until(() -> !large.savingProperty().get());
    assertThat(sent.get()).as("the rest, and nothing twice").isEqualTo(60);
  }

  @Test
  void whatWaitsIsNotSentOnceTheCloudBecameReadOnly() {
    AtomicReference<String> readOnly = new AtomicReference<>("");
    List<MatrixTarget> many = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String name = "s" + i;
      many.add(
          new MatrixTarget(
              name,
              name,
              new SharedStore(Map.of()),
              name,
              Map.of(),
              OptionalInt.empty(),
              readOnly::get,
              _ -> readOnly.set("It is read-only.")));
    }
    MatrixViewModel large = new MatrixViewModel(tasks, many);
    large.set(large.rows(), "k", "v");
    large.save();
    tasks.until(() -> !large.savingProperty().get());
    assertThat(large.rows().getLast().message()).isEqualTo("It is read-only.");
    readOnly.set("");
    long saved = large.rows().stream().filter(r -> r.state() == State.SAVED).count();
    assertThat(saved).isBetween(1L, 5L);
    assertThat(large.changesProperty().get()).isEqualTo(30 - (int) saved);
    assertThat(large.rows().getLast().cell("k").now()).isEqualTo("v");
  }
}
