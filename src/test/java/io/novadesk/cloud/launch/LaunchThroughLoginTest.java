package io.novadesk.cloud.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.testing.EndingLogin;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A login that ends while servers are launched. */
@Timeout(180)
class LaunchThroughLoginTest {
  @Test
  void makesEachServerOnceWhereverTheLoginEnds() throws Exception {
    try (EndingLogin ending = new EndingLogin()) {
      int step = 0;
      boolean ends;
      do {
        step++;
        String name = "ends-" + step;
        LaunchRun run =
            LaunchRun.of(
                LaunchChild.order(ending.session(), name, 2, 2),
                ending.region(),
                new LaunchBook(new MemoryJournal()),
                LaunchChild.QUICK);
        ending.endAt(step);
        Map<Integer, LaunchChild.End> made = LaunchChild.runAll(run);
        ends = ending.stop();
        assertThat(made.values())
            .as("the login ends at request " + step)
            .hasSize(2)
            .allMatch(end -> end.state() instanceof OperationState.Done);
        assertThat(ending.servers())
            .extracting(Server::name)
            .filteredOn(each -> each.startsWith(name + "-"))
            .hasSize(2);
      } while (ends);
      assertThat(step).isGreaterThan(8);
      FaultMatrix.row(
          Area.LOGIN,
          "the login ends at any of " + (step - 1) + " requests of a launch of 2",
          1,
          "The launch waits and goes on; 2 servers each time");
    }
  }
}
