package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Metadata;
import io.novadesk.api.compute.Server;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.metadata.MatrixRow.State;
import io.novadesk.viewmodel.metadata.MatrixTarget;
import io.novadesk.viewmodel.metadata.MatrixViewModel;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The metadata of two servers edited together, on the demo cloud and on a real one. */
class MatrixOnCloudTest {
  @Test
  void demo() throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      edits(cloud);
    }
  }

  @Test
  @Tag("cloud")
  void real() throws Exception {
    try (TestCloud cloud = TestCloud.real()) {
      edits(cloud);
    }
  }

  private static void edits(TestCloud cloud) {
    Server one = cloud.server("finding-one", Map.of("tier", "web", "owner", "ada"));
    Server two = cloud.server("finding-two", Map.of("tier", "db"));
    Metadata store = cloud.region().servers().metadata();
    try (QueueTaskRunner tasks = new QueueTaskRunner()) {
      MatrixViewModel matrix =
          new MatrixViewModel(tasks, List.of(target(store, one), target(store, two)));
      matrix.rename(matrix.rows(), "tier", "role");
      matrix.set(matrix.rows(), "env", "");
      matrix.delete(matrix.rows(), "owner");
      store.merge(two.id(), Map.of("theirs", "kept"));
      save(tasks, matrix);
      assertThat(matrix.rows()).allMatch(row -> row.state() == State.SAVED);
      assertThat(store.get(one.id())).isEqualTo(Map.of("role", "web", "env", ""));
      assertThat(store.get(two.id())).isEqualTo(Map.of("role", "db", "env", "", "theirs", "kept"));

      // A key that the cloud does not take: the rest is saved without it.
      matrix.set(matrix.rows().subList(0, 1), "b\u00e4d/key", "x");
      matrix.set(matrix.rows(), "env", "test");
      save(tasks, matrix);
      assertThat(matrix.rows().getFirst().state()).isEqualTo(State.FAILED);
      assertThat(matrix.rows().getFirst().message()).contains("b\u00e4d/key");
      assertThat(matrix.rows().getLast().state()).isEqualTo(State.SAVED);
      assertThat(store.get(one.id())).isEqualTo(Map.of("role", "web", "env", "test"));

      // Somebody else was quicker with the same key.
      store.merge(two.id(), Map.of("env", "theirs"));
      matrix.undoAll();
      matrix.set(matrix.rows(), "env", "mine");
      save(tasks, matrix);
      assertThat(matrix.rows().getLast().state()).isEqualTo(State.CONFLICT);
      assertThat(store.get(two.id())).containsEntry("env", "theirs");
      matrix.keepMine(matrix.rows().getLast());
      save(tasks, matrix);
      assertThat(store.get(two.id())).containsEntry("env", "mine");
    }
  }

  private static void save(QueueTaskRunner tasks, MatrixViewModel matrix) {
    matrix.save();
    tasks.until(() -> !matrix.savingProperty().get());
  }

  private static MatrixTarget target(Metadata store, Server server) {
    return new MatrixTarget(
        server.id(),
        server.displayName(),
        store,
        server.id(),
        server.metadata(),
        OptionalInt.of(128),
        () -> "",
        _ -> {});
  }
}
