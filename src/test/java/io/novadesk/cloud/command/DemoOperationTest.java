package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.TestCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract on the demo cloud, and the failures that a real one cannot be made to show. */
class DemoOperationTest extends OperationContract {
  @Override
  TestCloud open() throws Exception {
    return TestCloud.demo(DemoSettings.standard());
  }

  @Test
  void aResizeThatSilentlyFallsBackIsFailed() throws Exception {
    try (TestCloud cloud = open()) {
      Server server = cloud.server("falls-back", Map.of("demo.fault", "resize-silent"));
      List<OperationState> states =
          run(cloud, server, new Command.Resize(cloud.flavor("m1.small"), "m1.small"));
      assertThat(states.getLast()).as(states.toString()).isInstanceOf(Failed.class);
      assertThat(cloud.region().servers().get(server.id()).state()).isEqualTo(ServerStatus.ACTIVE);
    }
  }

  @Test
  void aDeleteThatFailsIsNeverDone() throws Exception {
    try (TestCloud cloud = open()) {
      Server server = cloud.server("stays", Map.of("demo.fault", "delete-error"));
      List<OperationState> states = run(cloud, server, new Command.Plain(ServerAction.DELETE));
      assertThat(states.getLast()).as(states.toString()).isInstanceOf(Failed.class);
    }
  }

  @Test
  @Timeout(60)
  void aRebootThatHangsCanBeGivenUp() throws Exception {
    try (TestCloud cloud = open()) {
      Server server = cloud.server("hangs", Map.of("demo.fault", "reboot-hang"));
      List<OperationState> states = new ArrayList<>();
      Operation operation =
          new Operation(
              new Command.Plain(ServerAction.REBOOT_SOFT),
              cloud.region(),
              server,
              state -> {
                states.add(state);
                if (state instanceof OperationState.Working) {
                  Thread.currentThread().interrupt();
                }
              });
      operation.run();
      assertThat(Thread.interrupted() || states.getLast() instanceof Cancelled).isTrue();
      assertThat(states.getLast()).as(states.toString()).isInstanceOf(Cancelled.class);
    }
  }

  @Test
  void aServerThatWasDeletedMeanwhileIsToldAsSuch() throws Exception {
    try (TestCloud cloud = open()) {
      Server server = cloud.server("goes", Map.of());
      run(cloud, server, new Command.Plain(ServerAction.DELETE));
      assertThat(run(cloud, server, new Command.Plain(ServerAction.REBOOT_SOFT)).getLast())
          .isInstanceOf(Failed.class);
      assertThat(run(cloud, server, new Command.Plain(ServerAction.DELETE)).getLast())
          .isInstanceOf(OperationState.Done.class);
    }
  }

  private static List<OperationState> run(TestCloud cloud, Server server, Command command) {
    List<OperationState> states = new ArrayList<>();
    new Operation(command, cloud.region(), server, states::add).run();
    return states;
  }
}
