package io.novadesk.viewmodel.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Metadata;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.testing.EndingLogin;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.QueueTaskRunner;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A login that ends while metadata is saved. */
@Timeout(120)
class MetadataThroughLoginTest {
  @Test
  void savesWhatWasTypedWhereverTheLoginEnds() throws Exception {
    try (EndingLogin ending = new EndingLogin();
        QueueTaskRunner tasks = new QueueTaskRunner()) {
      Metadata store = ending.region().servers().metadata();
      Server server =
          ending.servers().stream()
              .filter(each -> each.state() == ServerStatus.ACTIVE && !each.isInTransition())
              .findFirst()
              .orElseThrow();
      int step = 0;
      boolean ends;
      do {
        step++;
        Map<String, String> before = store.get(server.id());
        MetadataViewModel model =
            new MetadataViewModel(tasks, store, server.id(), before, OptionalInt.empty(), _ -> {});
        MetadataRow row = model.add();
        row.keyProperty().set("ends-" + step);
        row.valueProperty().set("typed");
        ending.endAt(step);
        model.save();
        tasks.until(() -> !model.savingProperty().get());
        ends = ending.stop();
        assertThat(model.troubleProperty().get()).as("at request " + step).isEmpty();
        Map<String, String> wanted = new HashMap<>(before);
        wanted.put("ends-" + step, "typed");
        assertThat(store.get(server.id())).isEqualTo(wanted);
        model.dispose();
      } while (ends);
      assertThat(step).isGreaterThan(2);
      FaultMatrix.row(
          Area.LOGIN,
          "the login ends at any of " + (step - 1) + " requests of a metadata save",
          1,
          "The save waits and goes on; nothing typed is lost");
    }
  }
}
