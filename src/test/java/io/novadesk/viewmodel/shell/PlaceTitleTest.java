package io.novadesk.viewmodel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import org.junit.jupiter.api.Test;

class PlaceTitleTest {
  @Test
  void namesWhatIsActedOnAndThatItIsProduction() throws Exception {
    try (OpenDemo demo = OpenDemo.asMember();
        QueueTaskRunner tasks = new QueueTaskRunner()) {
      ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);
      assertThat(title(console)).isEqualTo("Novadesk");
      console.open(demo.session(), new Marking(Colour.RED, true));
      assertThat(title(console)).isEqualTo("PRODUCTION · Servers · Demo · demo – Novadesk");
      RegionModel region = console.openRegions().getFirst();
      console.navigation().select(region.key() + "/images");
      assertThat(title(console)).isEqualTo("PRODUCTION · Images · Demo · demo – Novadesk");
      region.guard().unlock();
      tasks.until(() -> title(console).startsWith("PRODUCTION UNLOCKED · Images"));
      console.close(demo.session());
      assertThat(title(console)).isEqualTo("Novadesk");
      console.dispose();
    }
  }

  private static String title(ConsoleViewModel console) {
    return console.status().titleProperty().get();
  }
}
