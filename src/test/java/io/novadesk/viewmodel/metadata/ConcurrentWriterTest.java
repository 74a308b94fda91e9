package io.novadesk.viewmodel.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.metadata.RowStatus.Level;
import io.novadesk.viewmodel.metadata.SharedStore.Step;
import io.novadesk.viewmodel.metadata.SharedStore.Write;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A thousand edits while someone else writes to the same object: before the editor reads any key,
 * between its reading and writing the keys that it does not touch (a write to the same key in that
 * instant cannot be seen through an API without compare-and-set), after its writing any key.
 */
class ConcurrentWriterTest {
  private static final int EDITS = 1_000;
  private static final int KEYS = 8;

  private final Random random = new Random(4711);
  private final SharedStore store = new SharedStore(Map.of("k1", "a", "k2", "b", "k3", "c"));
  private final Set<String> touched = new HashSet<>();

  /** What a person has seen of each key: the base of every decision to write it. */
  private final Map<String, String> seen = new HashMap<>();

  @Test
  void nothingIsLostUnseen() {
    try (QueueTaskRunner runner = new QueueTaskRunner()) {
      MetadataViewModel model =
          new MetadataViewModel(runner, store, "id", store.items(), OptionalInt.empty(), _ -> {});
      store.meanwhile(this::someoneElse);
      int conflicts = 0;
      for (int edit = 0; edit < EDITS; edit++) {
        edit(model);
        if (!model.canSaveProperty().get()) {
          model.revert();
          continue;
        }
        Map<String, @Nullable String> wanted = wanted(model);
        int before = store.writes().size();
        see(model);
        model.save();
        runner.until(() -> !model.savingProperty().get());

        List<Write> writes = store.writes().subList(before, store.writes().size());
        for (Write write : writes) {
          assertThat(write.before())
              .as("overwritten at %s", write.key())
              .isEqualTo(seen.get(write.key()));
        }
        assertStandsOrIsTold(model, wanted);
        conflicts += choose(model);
      }
      assertThat(conflicts).as("the two did meet").isGreaterThan(EDITS / 20);
      assertThat(store.writes().size()).isGreaterThan(EDITS / 2);
      model.dispose();
    }
  }

  private void someoneElse(Step step) {
    String key = "k" + random.nextInt(KEYS);
    boolean betweenReadingAndWriting = step != Step.READ;
    if (random.nextInt(3) == 0 && !(betweenReadingAndWriting && touched.contains(key))) {
      store.byOthers(key, random.nextInt(3) == 0 ? null : "their-" + random.nextInt(1_000_000));
    }
  }

  private void edit(MetadataViewModel model) {
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      List<MetadataRow> rows = model.rows();
      int choice = random.nextInt(4);
      if (choice == 0 || rows.isEmpty()) {
        MetadataRow row = model.add();
        row.keyProperty().set("k" + random.nextInt(KEYS));
        row.valueProperty().set("my-" + random.nextInt(1_000_000));
        continue;
      }
      MetadataRow row = rows.get(random.nextInt(rows.size()));
      switch (choice) {
        case 1 -> model.delete(row);
        case 2 -> row.keyProperty().set("k" + random.nextInt(KEYS));
        default -> row.valueProperty().set("my-" + random.nextInt(1_000_000));
      }
    }
  }

  private void see(MetadataViewModel model) {
    seen.clear();
    touched.clear();
    for (MetadataRow row : model.rows()) {
      String base = row.baseKey();
      String value = row.baseValue();
      if (base != null && value != null) {
        seen.put(base, value);
      }
      if (row.isTouched()) {
        touched.add(row.key());
        if (base != null) {
          touched.add(base);
        }
      }
    }
  }

  /** The edit: key to value, null for a key that shall go. */
  private static Map<String, @Nullable String> wanted(MetadataViewModel model) {
    Map<String, @Nullable String> wanted = new TreeMap<>();
    for (MetadataRow row : model.rows()) {
      String base = row.baseKey();
      if (row.isTouched() && base != null && (row.isDeleted() || !row.key().equals(base))) {
        wanted.putIfAbsent(base, null);
      }
    }
    model.rows().stream()
        .filter(r -> r.isTouched() && !r.isDeleted())
        .forEach(r -> wanted.put(r.key(), r.value()));
    return wanted;
  }

  private void assertStandsOrIsTold(MetadataViewModel model, Map<String, @Nullable String> wanted) {
    Map<String, String> now = store.items();
    Set<String> told = new HashSet<>();
    for (MetadataRow row : model.rows()) {
      // A row that someone else wrote after the editor says so.
      if (row.isTouched() || row.statusProperty().get().level() == Level.NOTE) {
        told.add(row.key());
        if (row.baseKey() != null) {
          told.add(row.baseKey());
        }
      }
    }
    wanted.forEach(
        (key, value) ->
            assertThat(Objects.equals(now.get(key), value) || told.contains(key))
                .as("%s = %s stands in %s or is still in the edit", key, value, now)
                .isTrue());
    for (MetadataRow row : model.rows()) {
      if (!row.isTouched()) {
        assertThat(now).as("what looks saved is").containsEntry(row.key(), row.value());
      }
    }
  }

  private int choose(MetadataViewModel model) {
    int count = 0;
    for (MetadataRow row : List.copyOf(model.rows())) {
      if (row.statusProperty().get().choice()) {
        count++;
        if (random.nextBoolean()) {
          model.keepMine(row);
        } else {
          model.takeTheirs(row);
        }
      }
    }
    return count;
  }
}
