package io.novadesk.viewmodel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two open clouds of one name, with the very same servers: nothing of one is taken for the other.
 */
@Timeout(180)
class SameNameTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);

  @AfterEach
  void close() {
    console.dispose();
    tasks.close();
  }

  @Test
  void areToldApart() throws Exception {
    try (OpenDemo demo = OpenDemo.asMember()) {
      Session first = demo.session();
      Session second =
          new Connector(HttpSettings.standard(), Clock.systemUTC())
              .connect(first.loginTo(first.login().scope(), first.cloudName()), (_, _) -> {});
      console.open(first, Marking.NONE);
      console.open(second, Marking.NONE);
      assertThat(second.cloudName()).isEqualTo(first.cloudName());
      assertThat(second.shownName()).isEqualTo(first.shownName() + " (2)");
      tasks.until(() -> rows(first) > 0 && rows(first) == rows(second));

      console.navigation().select("/all");
      tasks.until(() -> console.servers().rows().size() == rows(first) + rows(second));
      Set<String> keys = new HashSet<>();
      console.servers().rows().forEach(row -> keys.add(row.key()));
      assertThat(keys).hasSameSizeAs(console.servers().rows());
      ServerRow ofSecond =
          console.servers().rows().stream()
              .filter(row -> row.region().session() == second)
              .findFirst()
              .orElseThrow();
      console.servers().selectKeys(List.of(ofSecond.key()));
      assertThat(console.servers().selected()).containsExactly(ofSecond);

      console.close(second);
      assertThat(console.sessions()).containsExactly(first);
      assertThat(console.navigation().roots())
          .extracting(NavItem::label)
          .containsExactly(first.shownName());
      assertThat(rows(first)).isPositive();
    }
  }

  private int rows(Session session) {
    return console.regionsOf(session).stream().map(RegionModel::rows).mapToInt(r -> r.size()).sum();
  }
}
