package io.novadesk.viewmodel.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Servers;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.record.ChangeRow.Kind;
import io.novadesk.viewmodel.servers.RegionModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeline of a real cloud, on which another user reboots one server and deletes another. */
@Tag("cloud")
class TimelineContractTest {
  @Test
  void namesWhoRebootedAndDeleted(@TempDir Path folder) throws Exception {
    List<String> told = new ArrayList<>();
    try (TestCloud cloud = TestCloud.real();
        QueueTaskRunner tasks = new QueueTaskRunner()) {
      Server rebooted = cloud.server("novadesk-timeline-rebooted", Map.of());
      Server deleted = cloud.server("novadesk-timeline-deleted", Map.of());
      // An administrator watches: only they may ask what a user is called.
      Session watcher = cloud.admin();
      Records records = new Records(tasks);
      records.keepIn(folder.resolve("record"), _ -> false, told::add);
      ObservableList<Session> sessions = FXCollections.observableArrayList();
      records.follow(sessions);
      ChangesPage page =
          new ChangesPage(
              tasks, new OperationsViewModel(tasks, Ledger.NONE), records, Clock.systemUTC());
      RegionModel region = new RegionModel(watcher, cloud.adminRegion(), tasks);
      sessions.add(watcher);
      page.sinceProperty().set(Since.HOUR);
      page.show(List.of(region));
      records.begin();
      tasks.until(() -> records.of(watcher) != null && region.row(deleted.id()) != null);
      var recorder = Objects.requireNonNull(records.of(watcher));
      tasks.until(() -> recorder.past().begin() != null);

      Servers others = cloud.region().servers();
      others.reboot(rebooted.id(), Servers.RebootType.HARD);
      others.delete(deleted.id());
      String name = Objects.requireNonNull(cloud.session().identity().userName());
      tasks.until(() -> isTold(page, rebooted, "reboot", name));
      tasks.until(
          () ->
              page.list().rows().stream()
                  .anyMatch(
                      row ->
                          row.kind() == Kind.WENT
                              && row.server().equals("novadesk-timeline-deleted")
                              && row.action().equals("delete")
                              && row.who().equals(name)
                              && !row.request().isEmpty()));
      region.dispose();
      sessions.clear();
      records.awaitEnd(Duration.ofSeconds(30));
      assertThat(told).isEmpty();
    }
  }

  private static boolean isTold(ChangesPage page, Server server, String action, String who) {
    return page.list().rows().stream()
        .anyMatch(
            row ->
                row.serverId().equals(server.id())
                    && row.action().equals(action)
                    && row.who().equals(who));
  }
}
