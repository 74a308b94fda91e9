package io.novadesk.viewmodel.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.ApiException.Category;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.metadata.RowStatus.Change;
import io.novadesk.viewmodel.metadata.RowStatus.Level;
import io.novadesk.viewmodel.metadata.SharedStore.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetadataViewModelTest {
  private static final Map<String, String> BEGIN =
      Map.of("owner", "ops", "role", "primary", "tier", "web");

  private final QueueTaskRunner runner = new QueueTaskRunner();
  private final SharedStore store = new SharedStore(BEGIN);
  private final List<Map<String, String>> saved = new ArrayList<>();
  private final MetadataViewModel model =
      new MetadataViewModel(
          runner, store, "id", BEGIN, OptionalInt.of(128), edit -> saved.add(edit.now()));

  @AfterEach
  void close() {
    model.dispose();
    runner.close();
  }

  private MetadataRow row(String key) {
    return model.rows().stream().filter(r -> r.key().equals(key)).findFirst().orElseThrow();
  }

  private MetadataRow add(String key, String value) {
    MetadataRow row = model.add();
    row.keyProperty().set(key);
    row.valueProperty().set(value);
    return row;
  }

  private void save() {
    model.save();
    assertThat(model.savingProperty().get()).as("a save began").isTrue();
    runner.until(() -> !model.savingProperty().get());
  }

  private static RowStatus status(MetadataRow row) {
    return row.statusProperty().get();
  }

  private Map<String, String> shown() {
    Map<String, String> shown = new TreeMap<>();
    model.rows().forEach(r -> shown.put(r.key(), r.value()));
    return shown;
  }

  @Test
  void beginsCleanInTheOrderOfTheKeys() {
    assertThat(model.rows()).extracting(MetadataRow::key).containsExactly("owner", "role", "tier");
    assertThat(model.dirtyProperty().get()).isFalse();
    assertThat(model.canSaveProperty().get()).isFalse();
    assertThat(model.countTextProperty().get()).isEqualTo("3 of 128");
  }

  @Test
  void savesWithTheFewestCalls() {
    row("tier").valueProperty().set("database");
    add("cost-centre", "4711");
    model.delete(row("role"));

    save();

    assertThat(store.calls())
        .containsExactly("READ", "MERGE cost-centre,tier", "DELETE role", "READ");
    assertThat(store.items())
        .isEqualTo(Map.of("owner", "ops", "tier", "database", "cost-centre", "4711"));
    assertThat(saved).containsExactly(store.items());
    assertThat(shown()).isEqualTo(store.items());
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void renameIsAnAdditionAndADeletion() {
    row("role").keyProperty().set("function");

    save();

    assertThat(store.calls()).containsExactly("READ", "MERGE function", "DELETE role", "READ");
    assertThat(shown()).isEqualTo(Map.of("owner", "ops", "tier", "web", "function", "primary"));
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void deletedAndAddedAgainIsAChange() {
    model.delete(row("role"));
    add("role", "standby");

    save();

    assertThat(store.calls()).containsExactly("READ", "MERGE role", "READ");
    assertThat(shown()).containsEntry("role", "standby").hasSize(3);
    assertThat(model.rows()).hasSize(3);
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void undoTakesBackOneRowAndRevertAll() {
    model.delete(row("role"));
    row("tier").valueProperty().set("x");
    MetadataRow added = add("new", "1");
    assertThat(status(row("role")).change()).isEqualTo(Change.DELETED);
    assertThat(status(row("tier")).change()).isEqualTo(Change.CHANGED);
    assertThat(status(added).change()).isEqualTo(Change.ADDED);

    model.undo(row("role"));
    model.undo(added);
    assertThat(status(row("role")).change()).isEqualTo(Change.NONE);
    assertThat(model.rows()).hasSize(3);
    assertThat(model.dirtyProperty().get()).isTrue();

    model.delete(row("owner"));
    model.revert();
    assertThat(shown()).isEqualTo(new TreeMap<>(BEGIN));
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void keysAreLookedAtBeforeTheCloudIs() {
    MetadataRow added = add("", "value");
    assertThat(status(added).message()).isEqualTo("A key is needed.");
    assertThat(model.canSaveProperty().get()).isFalse();

    added.keyProperty().set("tier");
    assertThat(status(added).message()).contains("another row");
    assertThat(status(row("tier")).level()).isEqualTo(Level.NONE);

    added.keyProperty().set("Tier");
    assertThat(status(added).level()).isEqualTo(Level.WARNING);
    assertThat(model.canSaveProperty().get()).isTrue();

    added.keyProperty().set("k".repeat(256));
    assertThat(status(added).message()).isEqualTo("The key is 1 character too long (at most 255).");
    assertThat(model.canSaveProperty().get()).isFalse();

    added.keyProperty().set("k");
    added.valueProperty().set("🙂".repeat(257));
    assertThat(status(added).message()).startsWith("The value is 2 characters too long");
    added.valueProperty().set("🙂".repeat(255));
    assertThat(model.canSaveProperty().get()).isTrue();
    added.keyProperty().set(" k");
    assertThat(status(added).message()).contains("blank");
  }

  @Test
  void whatTheCloudAlreadyHoldsIsNotJudged() {
    Map<String, String> odd = Map.of("", "nothing", "long", "x".repeat(300));
    MetadataViewModel other =
        new MetadataViewModel(
            runner,
            new SharedStore(odd),
            "id",
            odd,
            OptionalInt.empty(),
            edit -> saved.add(edit.now()));

    assertThat(other.rows()).allMatch(r -> status(r).level() == Level.NONE);
    assertThat(other.countTextProperty().get()).isEqualTo("2 items");
  }

  @Test
  void counterSpeaksNearTheLimitOnly() {
    assertThat(model.counter("x".repeat(229))).isEmpty();
    assertThat(model.counter("x".repeat(248))).isEqualTo("248 of 255");
  }

  @Test
  void moreItemsThanTheCloudTakesAreNotSent() {
    MetadataViewModel small =
        new MetadataViewModel(
            runner, store, "id", BEGIN, OptionalInt.of(3), edit -> saved.add(edit.now()));
    small.add().keyProperty().set("one-more");

    assertThat(small.countTextProperty().get()).isEqualTo("4 of 3: remove 1");
    assertThat(small.overLimitProperty().get()).isTrue();
    assertThat(small.canSaveProperty().get()).isFalse();

    store.limitTo(3);
    small.delete(small.rows().getFirst());
    small.save();
    runner.until(() -> !small.savingProperty().get());
    assertThat(store.calls()).containsExactly("READ", "DELETE owner", "MERGE one-more", "READ");
    assertThat(store.items()).containsOnlyKeys("one-more", "role", "tier");
  }

  @Test
  void keysOfOthersAreKeptAndShown() {
    row("tier").valueProperty().set("db");
    store.byOthers("backup", "daily");
    store.byOthers("owner", "dba");

    save();

    assertThat(store.items())
        .isEqualTo(Map.of("owner", "dba", "role", "primary", "tier", "db", "backup", "daily"));
    assertThat(shown()).isEqualTo(store.items());
    assertThat(status(row("backup")).message()).contains("someone else");
    assertThat(status(row("owner")).message()).contains("someone else");
  }

  @Test
  void sameKeyChangedByBothAsksAndSendsNothing() {
    row("tier").valueProperty().set("mine");
    add("other", "1");
    store.byOthers("tier", "theirs");

    save();

    assertThat(store.writes()).isEmpty();
    assertThat(status(row("tier")).choice()).isTrue();
    assertThat(status(row("tier")).message()).contains("theirs");
    assertThat(row("tier").value()).isEqualTo("mine");
    assertThat(model.troubleProperty().get()).contains("Nothing was sent");
    assertThat(model.canSaveProperty().get()).isFalse();

    model.keepMine(row("tier"));
    save();
    assertThat(store.items()).containsEntry("tier", "mine").containsEntry("other", "1");
    assertThat(model.troubleProperty().get()).isEmpty();
  }

  @Test
  void theirsMayBeTakenInstead() {
    row("tier").valueProperty().set("mine");
    model.delete(row("role"));
    store.byOthers("tier", "theirs");
    store.byOthers("role", "standby");
    save();

    model.takeTheirs(row("tier"));
    model.takeTheirs(row("role"));

    assertThat(model.dirtyProperty().get()).isFalse();
    assertThat(shown()).isEqualTo(new TreeMap<>(store.items()));
  }

  @Test
  void editOfAKeyThatOthersDeletedIsAChoiceToo() {
    row("tier").valueProperty().set("mine");
    row("owner").valueProperty().set("me");
    store.byOthers("tier", null);
    store.byOthers("owner", null);
    save();
    assertThat(status(row("tier")).message()).isEqualTo("Someone else deleted it meanwhile.");

    model.keepMine(row("tier"));
    model.takeTheirs(row("owner"));
    save();

    assertThat(store.items()).isEqualTo(Map.of("role", "primary", "tier", "mine"));
    assertThat(shown()).isEqualTo(store.items());
  }

  @Test
  void sameChangeByBothIsNoConflict() {
    row("tier").valueProperty().set("db");
    model.delete(row("role"));
    store.byOthers("tier", "db");
    store.byOthers("role", null);

    save();

    assertThat(store.calls()).containsExactly("READ");
    assertThat(shown()).isEqualTo(Map.of("owner", "ops", "tier", "db"));
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void writeThatIsOverwrittenAtOnceIsTold() {
    row("tier").valueProperty().set("mine");
    AtomicInteger reads = new AtomicInteger();
    store.meanwhile(
        step -> {
          if (step == Step.READ && reads.incrementAndGet() == 2) {
            store.byOthers("tier", "theirs");
          }
        });

    save();

    assertThat(status(row("tier")).choice()).isTrue();
    assertThat(row("tier").value()).isEqualTo("mine");
  }

  @Test
  void yesOfTheCloudIsNotBelievedBlindly() {
    row("tier").valueProperty().set("mine");
    model.delete(row("role"));
    AtomicInteger reads = new AtomicInteger();
    store.meanwhile(
        step -> {
          if (step == Step.READ && reads.incrementAndGet() == 2) {
            store.byOthers("tier", "web");
            store.byOthers("role", "primary");
          }
        });

    save();

    assertThat(status(row("tier")).message())
        .isEqualTo("The cloud answered, but still holds “web”.");
    assertThat(status(row("role")).level()).isEqualTo(Level.ERROR);
    assertThat(model.dirtyProperty().get()).isTrue();
  }

  @Test
  void refusalStandsBesideItsRowAndTheRestIsKept() {
    MetadataRow bad = add("a/b", "1");
    add("good", "2");

    save();

    assertThat(status(bad).message()).contains("was unexpected");
    assertThat(status(row("good")).level()).isEqualTo(Level.NONE);
    assertThat(row("good").value()).isEqualTo("2");
    assertThat(model.troubleProperty().get()).startsWith("The cloud refused one key");
    assertThat(saved).hasSize(1);

    bad.keyProperty().set("a-b");
    assertThat(status(bad).level()).isEqualTo(Level.NONE);
    save();
    assertThat(store.items()).containsEntry("a-b", "1").containsEntry("good", "2");
    assertThat(model.troubleProperty().get()).isEmpty();
  }

  @Test
  void refusedDeletionLeavesTheOthers() {
    store.byOthers("protected_key", "1");
    model.refreshed(store.items());
    model.delete(row("protected_key"));
    model.delete(row("role"));

    save();

    assertThat(store.items()).containsKey("protected_key").doesNotContainKey("role");
    assertThat(status(row("protected_key")).message())
        .isEqualTo("Property 'protected_key' is protected");
    assertThat(model.rows()).extracting(MetadataRow::key).doesNotContain("role");
  }

  @Test
  void refusalOfTheWholeStandsAboveTheTable() {
    store.limitTo(3);
    add("one-more", "1");

    save();

    assertThat(model.troubleProperty().get())
        .isEqualTo("Maximum number of metadata items exceeds 3");
    assertThat(row("one-more").value()).isEqualTo("1");
    assertThat(model.canSaveProperty().get()).isTrue();
  }

  @Test
  void cloudThatCannotBeReadLosesNothing() {
    row("tier").valueProperty().set("mine");
    store.meanwhile(
        _ -> {
          throw SharedStore.refusal(Category.TIMEOUT, 0, "The cloud did not answer in time.");
        });

    save();

    assertThat(model.troubleProperty().get()).isEqualTo("The cloud did not answer in time.");
    assertThat(row("tier").value()).isEqualTo("mine");
    assertThat(saved).isEmpty();
  }

  @Test
  void lostAnswerIsClearedUpByReadingAgain() {
    row("tier").valueProperty().set("mine");
    store.meanwhile(
        step -> {
          if (step == Step.MERGE) {
            store.byOthers("tier", "mine");
            throw SharedStore.refusal(Category.TIMEOUT, 0, "No answer came.");
          }
        });

    save();

    assertThat(model.troubleProperty().get()).isEmpty();
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void saveThatCannotBeReadAgainSaysSo() {
    row("tier").valueProperty().set("mine");
    AtomicInteger reads = new AtomicInteger();
    store.meanwhile(
        step -> {
          if (step == Step.READ && reads.incrementAndGet() == 2) {
            throw SharedStore.refusal(Category.TIMEOUT, 0, "No answer came.");
          }
        });

    save();

    assertThat(model.troubleProperty().get())
        .isEqualTo("Saved, but it could not be read again: No answer came.");
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void refreshFollowsOthersAndLeavesTheEditAlone() {
    row("tier").valueProperty().set("mine");
    MetadataRow added = add("new", "1");

    model.refreshed(Map.of("owner", "dba", "tier", "web", "backup", "daily"));

    assertThat(row("owner").value()).isEqualTo("dba");
    assertThat(row("backup").value()).isEqualTo("daily");
    assertThat(model.rows()).extracting(MetadataRow::key).doesNotContain("role");
    assertThat(row("tier").value()).isEqualTo("mine");
    assertThat(model.rows().getLast()).isSameAs(added);
    assertThat(model.canSaveProperty().get()).isTrue();

    model.refreshed(Map.of("tier", "theirs", "new", "2"));
    assertThat(status(row("tier")).choice()).isTrue();
    assertThat(status(added).choice()).isTrue();
    model.keepMine(added);
    assertThat(status(added).change()).isEqualTo(Change.CHANGED);
    model.undo(row("tier"));
    assertThat(row("tier").value()).isEqualTo("theirs");
  }

  @Test
  void addedKeyThatIsThereAlreadyIsATwinAndNoConflict() {
    MetadataRow added = add("tier", "x");

    model.refreshed(Map.of("owner", "ops", "role", "primary", "tier", "web"));

    assertThat(status(added).choice()).isFalse();
    assertThat(status(added).message()).contains("another row");
  }

  @Test
  void renameToAKeyThatOthersAddedIsTold() {
    MetadataRow renamed = row("role");
    renamed.keyProperty().set("function");
    store.byOthers("function", "standby");

    save();

    assertThat(store.writes()).isEmpty();
    assertThat(status(renamed).message()).contains("another row");
    assertThat(model.canSaveProperty().get()).isFalse();
  }

  @Test
  void lateAnswerFromBeforeTheSaveIsPassedOver() {
    row("tier").valueProperty().set("db");
    save();

    model.refreshed(BEGIN);
    assertThat(row("tier").value()).isEqualTo("db");

    model.refreshed(Map.of("owner", "ops", "role", "primary", "tier", "cache"));
    assertThat(row("tier").value()).isEqualTo("cache");
    model.refreshed(BEGIN);
    assertThat(row("tier").value()).isEqualTo("web");
  }

  @Test
  void typingGoesOnWhileASaveIsUnderWay() {
    row("tier").valueProperty().set("db");
    model.save();
    row("tier").valueProperty().set("db2");
    MetadataRow added = add("typed-meanwhile", "1");
    runner.until(() -> !model.savingProperty().get());

    assertThat(store.items()).containsEntry("tier", "db").doesNotContainKey("typed-meanwhile");
    assertThat(row("tier").value()).isEqualTo("db2");
    assertThat(status(row("tier")).change()).isEqualTo(Change.CHANGED);
    assertThat(status(added).change()).isEqualTo(Change.ADDED);
    save();
    assertThat(store.items()).containsEntry("tier", "db2").containsEntry("typed-meanwhile", "1");
  }

  @Test
  void rowsStandStillUnderTheCursor() {
    model.setTyping(true);
    row("tier").valueProperty().set("half typ");
    model.refreshed(Map.of("aaa", "1", "tier", "web"));
    assertThat(model.rows()).extracting(MetadataRow::key).containsExactly("owner", "role", "tier");

    model.setTyping(false);
    assertThat(model.rows()).extracting(MetadataRow::key).containsExactly("aaa", "tier");
    assertThat(row("tier").value()).isEqualTo("half typ");
  }

  @Test
  void saveUnderWayIsToldEvenWhenTheEditorIsGone() {
    row("tier").valueProperty().set("db");
    model.save();
    model.dispose();
    runner.until(() -> !saved.isEmpty());

    assertThat(saved.getFirst()).containsEntry("tier", "db");
  }

  @Test
  void reloadAsksTheCloud() {
    store.byOthers("backup", "daily");

    model.reload();
    runner.until(() -> model.rows().size() == 4);

    assertThat(row("backup").value()).isEqualTo("daily");
  }

  @Test
  void lockedObjectCannotBeSavedAndKeepsTheEdit() {
    row("tier").valueProperty().set("db");

    model.decideBy(() -> "It is locked.");

    assertThat(model.canSaveProperty().get()).isFalse();
    assertThat(row("tier").value()).isEqualTo("db");
  }

  @Test
  void blankRowIsNothingToSave() {
    MetadataRow blank = model.add();

    assertThat(model.add()).isSameAs(blank);
    assertThat(model.dirtyProperty().get()).isFalse();
    assertThat(model.countTextProperty().get()).isEqualTo("3 of 128");
    model.delete(blank);
    assertThat(model.rows()).hasSize(3);
  }
}
