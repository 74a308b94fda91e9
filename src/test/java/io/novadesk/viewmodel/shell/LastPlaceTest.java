package io.novadesk.viewmodel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.plan.Ledger;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.Connection;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is noted each second of where the person is. */
@Timeout(180)
class LastPlaceTest {
  @Test
  void aSelectionOfVeryManyIsNotNamedEachSecond() throws Exception {
    try (QueueTaskRunner tasks = new QueueTaskRunner();
        OpenDemo demo = OpenDemo.as("demo", DemoSettings.standard().withServers(1_200))) {
      ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);
      console.open(demo.session(), Connection.Marking.NONE);
      tasks.until(() -> console.servers().rows().size() > 1_000);

      console.servers().select(console.servers().rows().subList(0, 2));
      assertThat(console.lastPlace().now().get("selection")).hasLineCount(2);
      console.servers().select(console.servers().rows());
      assertThat(console.lastPlace().now()).containsEntry("selection", "");
      console.dispose();
    }
  }
}
