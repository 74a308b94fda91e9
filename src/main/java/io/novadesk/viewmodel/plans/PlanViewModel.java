package io.novadesk.viewmodel.plans;

import io.novadesk.api.Secret;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.Copies;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.cloud.copy.Deed;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.cloud.plan.PlanRun;
import io.novadesk.cloud.plan.PlanStatus;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.operations.NewPasswords.NewPassword;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A plan under way or ended, as its page and the Tasks pane show it. */
public final class PlanViewModel implements TaskRow {
  private final TaskRunner tasks;
  private final PlanRun run;
  private final Supplier<String> whyNot;
  private final ObservableList<PlanRow> rows = FXCollections.observableArrayList();
  private final ObservableList<PlanRow> rowsView = FXCollections.unmodifiableObservableList(rows);
  private final ReadOnlyObjectWrapper<PlanStatus> status;
  private final ReadOnlyObjectWrapper<PlanCounts> counts;
  private final ReadOnlyObjectWrapper<OperationState> state;
  private final @Nullable CloudPlace place;
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final Instant started;
  private @Nullable Instant ended;
  private final List<NewPassword> passwords = new ArrayList<>();
  private Runnable onChange = () -> {};
  private BiConsumer<PlanItem, ItemState.Ended> onItemEnd = (_, _) -> {};
  private final PlanAnswers answers;

  /**
   * Listens to a run that was not started yet.
   *
   * @param regions where its servers are
   * @param whyNot why nothing may be sent to the cloud now; empty when it may
   */
  PlanViewModel(PlanRun run, List<RegionModel> regions, TaskRunner tasks, Supplier<String> whyNot) {
    this.place = CloudPlace.of(regions);
    this.whyNot = whyNot;
    this.run = run;
    this.tasks = tasks;
    this.started = run.plan().made();
    List<ItemState> states = run.states();
    List<PlanRow> made = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      made.add(new PlanRow(run.plan().items().get(i), states.get(i)));
    }
    rows.setAll(made);
    answers = new PlanAnswers(run.plan().items(), rows, regions);
    status = new ReadOnlyObjectWrapper<>(run.status());
    counts = new ReadOnlyObjectWrapper<>(PlanCounts.of(rows));
    state = new ReadOnlyObjectWrapper<>(new OperationState.Waiting());
    tellState();
    run.listen(
        new PlanRun.Listener() {
          @Override
          public void item(int index, ItemState next) {
            tasks.later(() -> becomes(index, next));
          }

          @Override
          public void status(PlanStatus next) {
            tasks.later(() -> becomes(next));
          }

          @Override
          public void password(int index, Secret password) {
            tasks.later(() -> passwords.add(named(rows.get(index), password)));
          }
        });
  }

  /** Hears how each server's part ends. */
  void onItemEnd(BiConsumer<PlanItem, ItemState.Ended> listener) {
    onItemEnd = listener;
  }

  /** Runs whenever a server or the plan as a whole moved. */
  void onChange(Runnable listener) {
    onChange = listener;
  }

  PlanRun run() {
    return run;
  }

  private NewPassword named(PlanRow row, Secret password) {
    String purpose = Text.of("password.purpose." + run.plan().action());
    return new NewPassword(row.serverName(), purpose, password);
  }

  /** The passwords that the cloud chose so far; they are nobody else's to keep from now on. */
  List<NewPassword> takePasswords() {
    List<NewPassword> taken = List.copyOf(passwords);
    passwords.clear();
    return taken;
  }

  @Override
  public String title() {
    return run.plan().items().getFirst().steps().size() > 1
        ? Text.of("plan.title.resizeAndConfirm")
        : Text.of("action." + run.plan().action());
  }

  /** With what, such as the new flavor or the host; empty where there is nothing to tell. */
  public String detail() {
    String to = run.plan().items().getFirst().steps().getFirst().destination();
    return to == null ? "" : Text.of("plan.detail.to", to);
  }

  @Override
  public String subject() {
    return Text.of("plan.subject", rows.size());
  }

  @Override
  public @Nullable CloudPlace place() {
    return place;
  }

  /** What it does to every server, said in another form. */
  @Override
  public Copied copied(CopyForm as) {
    return Copies.of(
        as,
        run.plan().items().stream()
            .map(i -> Deed.of(i.region(), i.server().id(), i.server().displayName(), i.steps()))
            .toList(),
        run.plan().options().atOnce());
  }

  public PlanOptions options() {
    return run.plan().options();
  }

  public ObservableList<PlanRow> rows() {
    return rowsView;
  }

  public ReadOnlyObjectProperty<PlanStatus> statusProperty() {
    return status.getReadOnlyProperty();
  }

  public Phase phase() {
    return status.get().phase();
  }

  public ReadOnlyObjectProperty<PlanCounts> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyObjectProperty<OperationState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  @Override
  public String sentence() {
    return switch (status.get().phase()) {
      case RUNNING, ENDED -> counts.get().sentence();
      case PAUSED -> Text.of("plan.sentence.paused", counts.get().sentence());
      case HELD -> Text.of("plan.sentence.held", status.get().reason(), counts.get().sentence());
      case CANCELLING -> Text.of("plan.sentence.cancelling", counts.get().sentence());
      case INTERRUPTED -> Text.of("plan.sentence.interrupted", counts.get().sentence());
    };
  }

  @Override
  public @Nullable String requestId() {
    return null;
  }

  @Override
  public Instant started() {
    return started;
  }

  @Override
  public @Nullable Instant ended() {
    return ended;
  }

  @Override
  public String aside() {
    return asks() ? Text.of("plan.asks", askingProperty().get()) : TaskRow.super.aside();
  }

  @Override
  public boolean asks() {
    return askingProperty().get() > 0;
  }

  /** What was done to its servers, of those where all of it was. */
  public List<PlanItem> done() {
    List<PlanItem> done = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).state().isDone()) {
        done.add(run.plan().items().get(i));
      }
    }
    return done;
  }

  /** How many of its servers wait to be confirmed or reverted now. */
  public ReadOnlyIntegerProperty askingProperty() {
    return answers.askingProperty();
  }

  /** Those servers as they are now. */
  List<ServerRow> asking() {
    return answers.servers();
  }

  void dispose() {
    answers.dispose();
  }

  public void pause() {
    run.pause();
  }

  /** Goes on, unless the cloud is read-only now. */
  public void resume() {
    if (mayGoOn()) {
      run.resume();
    }
  }

  private boolean mayGoOn() {
    notice.set(whyNot.get());
    return notice.get().isEmpty();
  }

  public void cancel() {
    run.cancel();
  }

  /** Gives the command once more where it failed, unless the cloud is read-only now. */
  public void retryFailed() {
    if (mayGoOn()) {
      run.retryFailed();
    }
  }

  /** What became of the last export, or why the plan may not go on, in a sentence; or empty. */
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** Writes the result of every server, as CSV or, when the file's name ends so, as JSON. */
  public void export(Path file) {
    boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    String text = json ? PlanExport.json(rows) : PlanExport.csv(rows);
    tasks.run(
        () -> Files.write(file, text.getBytes(StandardCharsets.UTF_8)),
        written -> notice.set(Text.of("plan.exported", written)),
        problem ->
            notice.set(Text.of("plan.notExported", file, String.valueOf(problem.getMessage()))));
  }

  private void becomes(int index, ItemState next) {
    PlanRow row = rows.get(index);
    if (next instanceof ItemState.Ended end && !(row.state() instanceof ItemState.Ended)) {
      onItemEnd.accept(run.plan().items().get(index), end);
    }
    counts.set(counts.get().moved(row.state(), next));
    row.becomes(next);
    answers.count();
    tellState();
    onChange.run();
  }

  private void becomes(PlanStatus next) {
    ended = next.phase() == Phase.ENDED ? Instant.now() : null;
    status.set(next);
    tellState();
    onChange.run();
  }

  /** The plan in the words of a single command. */
  private void tellState() {
    boolean ended = status.get().phase() == Phase.ENDED;
    PlanCounts now = counts.get();
    state.set(
        ended ? now.outcome(sentence()) : new OperationState.Working(now.share(), sentence()));
  }
}
