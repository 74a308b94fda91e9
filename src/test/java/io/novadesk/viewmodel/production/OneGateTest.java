package io.novadesk.viewmodel.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Kept;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.forms.CommandForm;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlansViewModel.Page;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No action leaves for a production cloud that is locked, whichever way it is given. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class OneGateTest {
  private static final String WHY = "read-only";

  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);
  private OpenDemo demo;
  private RegionModel region;
  private List<ServerRow> two;

  @BeforeEach
  void open() throws Exception {
    demo = OpenDemo.asAdministrator();
    console.open(demo.session(), new Connection.Marking(Colour.RED, true));
    region = console.openRegions().getFirst();
    tasks.until(() -> region.rows().size() > 20 && !region.images().isEmpty());
    two = region.rows().stream().limit(2).toList();
  }

  @AfterEach
  void close() {
    console.dispose();
    tasks.close();
    demo.close();
  }

  /** As a journal tells one of which it kept nothing more; passwords are kept in none. */
  private static Command any(ServerAction action) {
    return action == ServerAction.CHANGE_PASSWORD
        ? new Command.ChangePassword(Secret.of("guest-word"))
        : Command.read(action, new Kept(Map.of(), ""));
  }

  /** Another one for what needs something to be chosen first. */
  private CommandForm form(ServerAction action, ServerRow row) {
    CommandForm stop = console.commands().forms().of(ServerAction.STOP, row);
    if (action == ServerAction.EDIT_METADATA) {
      return stop;
    }
    CommandForm form = console.commands().forms().of(action, row);
    return form.incomplete().get() ? stop : form;
  }

  private List<OperationRow> allEnded() {
    List<OperationRow> rows = List.copyOf(console.operations().rows());
    tasks.until(() -> rows.stream().allMatch(row -> row.state().isEnd()));
    return rows;
  }

  private long changesSent() {
    return demo.session().exchanges().all().stream()
        .filter(e -> !e.method().equals("GET") && !e.method().equals("HEAD"))
        .count();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsSentWhicheverWayItIsGiven(ServerAction action) {
    ServerRow row = two.getFirst();
    Command command = any(action);
    assertThat(command.action()).isEqualTo(action);
    region.guard().unlock();
    CommandForm form = form(action, row);
    PlanDraft draft = null;
    if (!action.is(Trait.HAS_NO_PLAN)) {
      console.plans().draft(action, two);
      draft = ((Page.Draft) Objects.requireNonNull(console.plans().pageProperty().get())).draft();
    }
    region.guard().lock();
    long before = changesSent();

    console.operations().start(command, row);
    console.commands().forms().give(form);
    console.commands().give(command, two);
    if (draft != null) {
      console.plans().start(draft);
      assertThat(draft.problemProperty().get()).isNotEmpty();
    }
    allEnded().forEach(console.operations()::retry);

    List<OperationRow> rows = allEnded();
    assertThat(rows).hasSize(6);
    assertThat(rows)
        .allSatisfy(
            told -> {
              assertThat(told.state()).isInstanceOf(OperationState.Failed.class);
              assertThat(told.sentence()).contains(WHY);
            });
    assertThat(changesSent()).isEqualTo(before);
    assertThat(console.commands().inFlight()).isZero();
    FaultMatrix.row(
        FaultMatrix.Area.COMMAND,
        action + " given to a production cloud that is locked, in six ways",
        0,
        rows.getFirst().sentence());
  }
}
