package io.novadesk.cloud.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A thousand commands of every kind, a third of them on servers where something goes wrong: what is
 * told as done is done, by the cloud's own state.
 */
@Timeout(180)
class MixedPlanTest {
  private static final int COMMANDS = 1000;
  private static final List<String> FAULTS =
      List.of("resize-silent", "reboot-hang", "delete-error", "soft-delete");

  @Test
  void tellsNotOneFalseDone() throws Exception {
    try (PlanCloud cloud = PlanCloud.of(1250, 0.05)) {
      List<Server> servers = cloud.idle(COMMANDS);
      String flavor =
          cloud.region().compute().flavors().list().stream()
              .filter(f -> f.name().equals("m1.xlarge"))
              .findFirst()
              .orElseThrow()
              .id();
      Map<String, String> faults = new HashMap<>();
      List<PlanItem> items = new ArrayList<>();
      for (int i = 0; i < COMMANDS; i++) {
        Server server = servers.get(i);
        if (i % 3 == 0) {
          String fault = FAULTS.get(i / 3 % FAULTS.size());
          faults.put(server.id(), fault);
          cloud.region().servers().metadata().merge(server.id(), Map.of("demo.fault", fault));
        }
        items.add(new PlanItem(cloud.region(), server, List.of(command(i, flavor))));
      }
      PlanRun run =
          cloud.run(
              Plan.of(
                  ServerAction.REBOOT_SOFT,
                  items,
                  new PlanOptions(60, 0, 0, false),
                  List.of("member")),
              Ledger.NONE,
              _ -> Duration.ofSeconds(10));
      run.start();
      PlanCloud.until(() -> run.status().phase() == PlanStatus.Phase.ENDED, Duration.ofMinutes(2));

      List<String> falseDone = new ArrayList<>();
      Set<String> failedBy = new HashSet<>();
      int done = 0;
      for (int i = 0; i < COMMANDS; i++) {
        PlanItem item = items.get(i);
        ItemState state = run.states().get(i);
        String fault = faults.getOrDefault(item.server().id(), "");
        if (state.isDone()) {
          done++;
          if (!isTrue(cloud, item)) {
            falseDone.add(i + " " + item.steps() + " " + fault + " " + state);
          }
        } else {
          // Nothing else fails than what was made to.
          assertThat(shallFail(item.steps().getFirst(), fault))
              .as(item.steps() + " with " + fault + ": " + state)
              .isTrue();
          assertThat(((ItemState.Ended) state).outcome()).isInstanceOf(OperationState.Failed.class);
          failedBy.add(fault);
        }
      }
      assertThat(falseDone).isEmpty();
      assertThat(failedBy)
          .containsExactlyInAnyOrder("resize-silent", "reboot-hang", "delete-error");
      assertThat(done).isGreaterThan(800);
    }
  }

  private static Command command(int i, String flavor) {
    // Seven and twelve share no factor: every command meets every fault.
    return switch (i % 7) {
      case 0 -> new Command.Plain(ServerAction.REBOOT_SOFT);
      case 1 -> new Command.Resize(flavor, "m1.xlarge");
      case 2 -> new Command.Plain(ServerAction.DELETE);
      case 3 -> new Command.Plain(ServerAction.STOP);
      case 4 -> new Command.Plain(ServerAction.PAUSE);
      case 5 -> new Command.Snapshot("mixed-" + i, Map.of());
      default -> new Command.Plain(ServerAction.LOCK);
    };
  }

  private static boolean shallFail(Command command, String fault) {
    return switch (command.action()) {
      case REBOOT_SOFT -> fault.equals("reboot-hang");
      case RESIZE -> fault.equals("resize-silent");
      case DELETE -> fault.equals("delete-error");
      default -> false;
    };
  }

  /** By the cloud's own word now. */
  private static boolean isTrue(PlanCloud cloud, PlanItem item) {
    Command command = item.steps().getFirst();
    Server now;
    try {
      now = cloud.region().servers().get(item.server().id());
    } catch (ApiException e) {
      return command.action() == ServerAction.DELETE && e.status() == 404;
    }
    return switch (command.action()) {
      case REBOOT_SOFT -> now.state() == ServerStatus.ACTIVE && endedWell(cloud, now, "reboot");
      case RESIZE ->
          now.state() == ServerStatus.VERIFY_RESIZE
              && !java.util.Objects.equals(now.flavor(), item.server().flavor());
      case DELETE ->
          now.state() == ServerStatus.DELETED || now.state() == ServerStatus.SOFT_DELETED;
      case STOP -> now.state() == ServerStatus.SHUTOFF;
      case PAUSE -> now.state() == ServerStatus.PAUSED;
      case SNAPSHOT -> now.taskState() == null && endedWell(cloud, now, "createImage");
      case LOCK -> Boolean.TRUE.equals(now.locked());
      default -> throw new AssertionError(command);
    };
  }

  private static boolean endedWell(PlanCloud cloud, Server server, String action) {
    InstanceAction entry =
        cloud.region().servers().actions(server.id()).stream()
            .filter(a -> a.action().equals(action))
            .findFirst()
            .orElseThrow();
    InstanceAction whole = cloud.region().servers().action(server.id(), entry.requestId());
    return whole != null
        && whole.events().stream()
            .allMatch(e -> e.finished() != null && "Success".equals(e.result()));
  }
}
