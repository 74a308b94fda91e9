package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.demo.DemoSettings;
import io.novadesk.demo.Dialect;
import io.novadesk.testing.TestCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compute v1.1 keeps no record of actions: there only what was seen to move can tell. */
class LegacyOperationTest {
  @Test
  void followsCommandsWithoutARecordOfActions() throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard().withDialect(Dialect.V1_1))) {
      assertThat(cloud.region().microversion()).isNull();
      Server server = cloud.server("old", Map.of());
      assertThat(server.id()).containsOnlyDigits();
      assertDone(cloud, server, new Command.Plain(ServerAction.REBOOT_HARD));
      assertDone(cloud, server, new Command.Resize(cloud.flavor("m1.small"), "m1.small"));
      assertThat(cloud.region().servers().get(server.id()).state())
          .isEqualTo(ServerStatus.VERIFY_RESIZE);
      assertDone(cloud, server, new Command.Plain(ServerAction.CONFIRM_RESIZE));
      assertDone(cloud, server, new Command.Rename("older"));
      assertDone(cloud, server, new Command.Plain(ServerAction.DELETE));
    }
  }

  private static void assertDone(TestCloud cloud, Server server, Command command) {
    List<OperationState> states = new ArrayList<>();
    new Operation(command, cloud.region(), cloud.region().servers().get(server.id()), states::add)
        .run();
    assertThat(states.getLast()).as(command + " " + states).isInstanceOf(Done.class);
  }
}
