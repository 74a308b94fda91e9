package io.novadesk.viewmodel.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.SpoiledDemo;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What nobody can tell is neither done nor failed, and is not given once more by itself. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class PlanInDoubtTest {
  private static final Command REBOOT = new Command.Plain(ServerAction.REBOOT_HARD);

  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);
  private final AtomicInteger sent = new AtomicInteger();
  private SpoiledDemo demo;

  @BeforeEach
  void open() throws Exception {
    demo = SpoiledDemo.asMember();
    console.open(demo.session(), Marking.NONE);
    tasks.until(() -> console.servers().rows().size() > 40);
    demo.gateway().judge(this::hide);
  }

  /** A gateway that limits rates, before a cloud that shows no record. */
  private Mood hide(HttpExchange exchange) {
    if (exchange.getRequestMethod().equals("POST")) {
      sent.incrementAndGet();
      return Mood.TOO_MANY;
    }
    return exchange.getRequestURI().getPath().contains("/os-instance-actions")
        ? Mood.NOT_THERE
        : Mood.HONEST;
  }

  @AfterEach
  void close() {
    console.dispose();
    tasks.close();
    demo.close();
  }

  private List<ServerRow> two() {
    return console.servers().rows().stream()
        .filter(
            row ->
                row.server().state() == ServerStatus.ACTIVE
                    && !Boolean.TRUE.equals(row.server().locked()))
        .limit(2)
        .toList();
  }

  @Test
  void aPlanSaysHowManyAreNotKnown() {
    console.commands().give(REBOOT, two());
    TaskRow plan = console.operations().entries().getFirst();
    tasks.until(() -> plan.state().isEnd());
    assertThat(plan.state()).isInstanceOf(OperationState.Unknown.class);
    assertThat(plan.sentence()).contains("2 unknown");
    PlanViewModel shown = (PlanViewModel) plan;
    assertThat(console.plans().needsPersonProperty().get()).isEqualTo(shown);
    int before = sent.get();
    shown.retryFailed();
    assertThat(shown.state()).isInstanceOf(OperationState.Unknown.class);
    assertThat(sent.get()).as("not given once more").isEqualTo(before);
    FaultMatrix.row(
        FaultMatrix.Area.COMMAND,
        "plan: 429 without a record of actions",
        sent.get(),
        plan.sentence());
  }

  @Test
  void aCommandIsLookedAtOnceMoreAndNotSentOnceMore() {
    CommandRow row = console.operations().start(REBOOT, two().getFirst());
    tasks.until(() -> row.state().isEnd());
    assertThat(row.state()).as(row.sentence()).isInstanceOf(OperationState.Unknown.class);
    assertThat(row.again()).isEqualTo("Look again");
    assertThat(console.operations().lastFailureProperty().get()).isEqualTo(row);
    demo.gateway()
        .judge(
            exchange -> {
              if (exchange.getRequestMethod().equals("POST")) {
                sent.incrementAndGet();
              }
              return Mood.HONEST;
            });
    console.operations().retry(row);
    OperationRow second = console.operations().rows().getFirst();
    tasks.until(() -> second.state().isEnd());
    assertThat(second.sentence()).contains("the cloud never received it");
    assertThat(sent.get()).isEqualTo(1);
  }
}
