package io.novadesk.viewmodel.operations;

import io.novadesk.api.identity.Project;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.ImageLog;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.Operation;
import io.novadesk.cloud.command.OperationLog;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.command.Refusal;
import io.novadesk.cloud.images.HalfImage;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.CommandRecord;
import io.novadesk.cloud.plan.ImageRecord;
import io.novadesk.cloud.plan.KeptCommand;
import io.novadesk.cloud.plan.KeptImage;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Gives commands and does jobs in the background, and tells how they go. */
public final class OperationsViewModel {
  private final TaskRunner tasks;
  private final Ledger ledger;
  private final CommandQueue queue;
  private final TaskList list;
  private final UnderWayRows underWay;
  private final List<Consumer<CommandRow>> onEnd = new ArrayList<>();
  private BiConsumer<Command, ServerRow> onGiven = (_, _) -> {};
  private final SmallChanges small = new SmallChanges();
  private final NewPasswords passwords;
  private final Verifying verifying;

  /**
   * @param ledger keeps what is in flight for the next start
   */
  public OperationsViewModel(TaskRunner tasks, Ledger ledger) {
    this.tasks = tasks;
    this.ledger = ledger;
    queue = new CommandQueue(tasks);
    list = new TaskList(tasks);
    underWay = list.underWay();
    verifying = new Verifying(list::tick);
    passwords = new NewPasswords(tasks);
    passwords.waiting().subscribe(list::tick);
  }

  /** Commands on one server each, and jobs; newest first. */
  public ObservableList<OperationRow> rows() {
    return list.rows();
  }

  /** The same with the plans among them. */
  public ObservableList<TaskRow> entries() {
    return list.entries();
  }

  public ReadOnlyIntegerProperty runningProperty() {
    return list.runningProperty();
  }

  /**
   * Counts up when rows read differently although the state of none changed: each second while
   * something is under way, and when somebody confirmed what waited for it.
   */
  public ReadOnlyLongProperty beatProperty() {
    return list.beatProperty();
  }

  /** Those that ended in what a person has to confirm or revert. */
  public List<TaskRow> asking() {
    return entries().stream().filter(TaskRow::asks).toList();
  }

  /** Keeps what a command made of its server. */
  public void confirm(CommandRow row) {
    ServerRow now = row.server();
    if (now != null && row.asks()) {
      start(new Command.Plain(ServerAction.CONFIRM_RESIZE), now);
    }
  }

  /** To be called when a plan among the entries moved. */
  public void moved() {
    list.tick();
  }

  /** The command that failed last, or of which nobody can tell; null while none did. */
  public ReadOnlyObjectProperty<@Nullable OperationRow> lastFailureProperty() {
    return list.lastFailureProperty();
  }

  /** Passwords that clouds chose for servers and that nobody has seen yet. */
  public NewPasswords passwords() {
    return passwords;
  }

  /** What is changed without a line here. */
  public SmallChanges small() {
    return small;
  }

  /** Hears of each command that is given to a cloud. */
  public void onGiven(BiConsumer<Command, ServerRow> listener) {
    onGiven = listener;
  }

  /** Hears of each command that ends. */
  public void onEnd(Consumer<CommandRow> listener) {
    onEnd.add(listener);
  }

  /**
   * Gives the command to the cloud in the background, the same command to the same server only when
   * the one before has ended. The one gate: to a cloud that is read-only now nothing is sent,
   * however long ago a dialog asked. What is refused fails at once, and can be tried again.
   *
   * @return the row of the command that is on its way, or of the one that was refused
   */
  public CommandRow start(Command command, ServerRow server) {
    String readOnly = server.region().guard().whyNot();
    CommandRow same = readOnly.isEmpty() ? underWay.same(command, server.key()) : null;
    if (same != null) {
      refuse(same.title(), same.subject(), Text.of("operation.refused.twice"));
      return same;
    }
    CommandRecord record =
        new CommandRecord(ledger, command, server.region().region(), server.region().session());
    if (readOnly.isEmpty()) {
      onGiven.accept(command, server);
      return run(command, server, record, null, Operation::run);
    }
    CommandRow refused = enter(command, server, record, null);
    becomes(refused, new OperationState.Failed(readOnly, null));
    return refused;
  }

  /**
   * The same, once, with another login of the server's cloud. Its session ends with the command.
   *
   * @param other is this one's to close from now on
   */
  public CommandRow startWith(Session other, GivenCommand wanted) {
    Command command = wanted.command();
    ServerRow server = wanted.server();
    String readOnly = server.region().guard().whyNot();
    CommandRow same = underWay.same(command, server.key());
    if (readOnly.isEmpty() && same == null) {
      CommandRecord record =
          new CommandRecord(ledger, command, server.region().region(), server.region().session());
      return run(command, server, record, other, Operation::run);
    }
    other.close();
    // It is refused there with the same reason.
    return start(command, server);
  }

  /** Looks up and follows what an earlier run of the program left. */
  public CommandRow takeUp(KeptCommand kept, RegionModel region) {
    ServerRow now = region.row(kept.before().id());
    ServerRow row =
        now == null ? new ServerRow(region, kept.before(), "", null) : now.with(kept.before());
    return run(kept.command(), row, kept.record(), null, o -> o.lookUp(kept.earlier()));
  }

  private CommandRow enter(
      Command command, ServerRow server, CommandRecord record, @Nullable Session other) {
    Region own = server.region().region();
    // The operation tells its states on its own thread; they are brought over one by one, in order.
    @Nullable CommandRow[] holder = new CommandRow[1];
    Operation operation =
        new Operation(
            command,
            other == null ? own : own.sentBy(regionOf(other, own)),
            server.server(),
            record,
            Patience.STANDARD,
            state -> tasks.later(() -> becomes(holder[0], state)));
    CommandRow row = enter(new CommandRow(server, operation, record, other));
    holder[0] = row;
    return row;
  }

  private static Region regionOf(Session session, Region like) {
    return session.regions().stream()
        .filter(region -> region.name().equals(like.name()))
        .findFirst()
        .orElseThrow();
  }

  private CommandRow run(
      Command command,
      ServerRow server,
      CommandRecord record,
      @Nullable Session other,
      Consumer<Operation> work) {
    CommandRow row = enter(command, server, record, other);
    queue.add(
        row,
        work,
        problem ->
            becomes(row, new OperationState.Failed(String.valueOf(problem.getMessage()), null)));
    return row;
  }

  /**
   * Does a job in the background. Jobs wait for nobody: their data takes minutes, and a short one
   * should not stand behind it.
   *
   * @param whenEnded hears how it ended
   */
  public JobRow start(Job job, Consumer<OperationState> whenEnded) {
    return start(job, null, () -> "", whenEnded);
  }

  /**
   * The same for a job that changes something in a region. Where that is read-only the job fails at
   * once, and can be tried again.
   */
  public JobRow start(Job job, RegionModel region, Consumer<OperationState> whenEnded) {
    return start(job, region, region.guard()::whyNot, whenEnded);
  }

  /**
   * @param region where what it is done to is; null: in no one place
   * @param whyNot why it may not be done now, as a sentence; asked each time it is to be
   */
  private JobRow start(
      Job job,
      @Nullable RegionModel region,
      Supplier<String> whyNot,
      Consumer<OperationState> whenEnded) {
    boolean twice = underWay.isAny(job);
    JobRow row = enter(new JobRow(job, region, whyNot, whenEnded));
    String reason = twice ? Text.of("job.refused.twice") : whyNot.get();
    if (reason.isEmpty()) {
      row.runs(
          tasks.run(
              () -> row.work(state -> tasks.later(() -> becomes(row, state))), _ -> {}, _ -> {}));
    } else {
      becomes(row, new OperationState.Failed(reason, null));
    }
    return row;
  }

  /**
   * Goes on with what was begun before, be it in an earlier run of the program, whether or not it
   * could begin now.
   */
  public JobRow takeUp(Job job, RegionModel region, Consumer<OperationState> whenEnded) {
    return goOn(new JobRow(job, region, region.guard()::whyNot, whenEnded));
  }

  /**
   * Shows how a change ends that is on its way already.
   *
   * @param whyNot why it may not be done once more, as a sentence; asked when it is to be
   */
  public void takeUp(Job job, Supplier<String> whyNot) {
    goOn(new JobRow(job, null, whyNot, _ -> {}));
  }

  private JobRow goOn(JobRow made) {
    JobRow row = enter(made);
    row.runs(
        tasks.run(
            () -> row.work(state -> tasks.later(() -> becomes(row, state))), _ -> {}, _ -> {}));
    return row;
  }

  /** Looks at an image that was cut off, and offers to delete what is left of it. */
  public JobRow takeUp(KeptImage kept, RegionModel region) {
    Project project = region.session().identity().project();
    return takeUp(
        new HalfImage(kept, project == null ? null : project.id()),
        region,
        _ -> region.readImages());
  }

  /** What keeps an image on its way, for the next start. */
  public ImageLog imageLog(RegionModel region) {
    return new ImageRecord(ledger, region.region(), region.session());
  }

  private <R extends OperationRow> R enter(R row) {
    list.add(row);
    return row;
  }

  /** Says among the tasks why something that was asked for is not done; nothing is sent. */
  public void refuse(String title, String subject, String why) {
    start(new Refusal(title, subject, why), _ -> {});
  }

  /**
   * Gives a failed or cancelled row once more; a command to the server as it is now. Of what nobody
   * can tell only looks once more.
   */
  public void retry(OperationRow row) {
    switch (row) {
      case CommandRow command when row.state() instanceof OperationState.Unknown ->
          lookAgain(command);
      case CommandRow command -> start(command.command(), command.latest());
      // Looking changes nothing: what is read-only may be looked at.
      case JobRow job
          when row.state() instanceof OperationState.Unknown
              && job.looksAgain()
              && !underWay.isAny(job.job()) ->
          goOn(new JobRow(job.job().again(), job.region(), job.whyNot(), job.whenEnded()));
      case JobRow job -> start(job.job().again(), job.region(), job.whyNot(), job.whenEnded());
    }
  }

  private void lookAgain(CommandRow command) {
    OperationLog.Earlier sent = command.operation().sent();
    if (sent != null) {
      run(command.command(), command.before(), command.record(), null, o -> o.lookUp(sent));
    }
  }

  /** Stops it here; of a command nobody wants to know any more, now or at the next start. */
  public void cancel(OperationRow row) {
    if (row.state().isEnd()) {
      return;
    }
    row.cancel();
    if (row.state().isEnd()) {
      ended(row);
    }
    if (row instanceof CommandRow command) {
      tasks.run(
          () -> {
            command.record().forget();
            return command;
          },
          _ -> {},
          _ -> {
            // What stays in the ledger is looked up once more, which does no harm.
          });
    }
  }

  /** Stops watching what goes on in a cloud that is left; coming back looks it up again. */
  public void leave(Session session) {
    for (CommandRow row : underWay.running()) {
      if (row.region().session().equals(session)) {
        row.cancel();
        ended(row);
      }
    }
  }

  /** What is in flight by the name under which the ledger keeps it. */
  public Set<String> subjects() {
    return underWay.subjects();
  }

  /** How many jobs are under way that end with the program: what is on its way to or from here. */
  public int jobs() {
    return underWay.jobs();
  }

  /** How many jobs only wait for their time. */
  public int waiting() {
    return underWay.waiting();
  }

  /** The command under way on this server; null when there is none. */
  public @Nullable CommandRow runningOn(String serverKey) {
    return underWay.on(serverKey);
  }

  private void becomes(@Nullable OperationRow row, OperationState state) {
    if (row == null || row.state().isEnd()) {
      return;
    }
    if (row instanceof CommandRow command) {
      passwords.takeFrom(command);
    }
    row.becomes(state);
    if (state.isEnd()) {
      ended(row);
    }
  }

  private void ended(OperationRow row) {
    list.ended(row);
    if (row instanceof CommandRow command) {
      command.operation().release();
      var _ = command.endOfOtherLogin();
      verifying.ended(command);
    }
    list.tick();
    switch (row) {
      case CommandRow command -> List.copyOf(onEnd).forEach(hears -> hears.accept(command));
      case JobRow job -> job.whenEnded().accept(job.state());
    }
  }
}
