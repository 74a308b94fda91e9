package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.operations.CommandWords;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One server of a plan and what becomes of it. Belongs to the caller's side. */
public final class PlanRow {
  private final PlanItem item;
  private final ReadOnlyObjectWrapper<ItemState> state;

  /** When the command that is under way began, as far as this program saw it; null: it did not. */
  private @Nullable Instant begun;

  PlanRow(PlanItem item, ItemState state) {
    this.item = item;
    this.state = new ReadOnlyObjectWrapper<>(state);
  }

  public String serverName() {
    return item.server().displayName();
  }

  public String serverId() {
    return item.server().id();
  }

  public String regionName() {
    return item.region().name();
  }

  public ReadOnlyObjectProperty<ItemState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public ItemState state() {
    return state.get();
  }

  void becomes(ItemState next) {
    if (!isOnSameStep(next)) {
      begun = Instant.now();
    }
    state.set(next);
  }

  private boolean isOnSameStep(ItemState next) {
    return state.get() instanceof ItemState.Running former
        && (next instanceof ItemState.Ended
            || (next instanceof ItemState.Running running && running.step() == former.step()));
  }

  /** Whether a verb and its time tell of it, which grows while nothing else changes. */
  public boolean isUnderWay() {
    return state.get() instanceof ItemState.Running;
  }

  /** A verb and its time, as a task of its own would say; else {@link #sentence}. */
  public String headline() {
    return switch (state.get()) {
      case ItemState.Running(int step, OperationState operation) ->
          ofStep(step, verb(step, operation, Instant.now()));
      case ItemState.Ended(OperationState.Done done, String _, Instant at)
          when CommandWords.detail(done).isEmpty() && begun != null ->
          verb(item.steps().size() - 1, done, at);
      default -> sentence();
    };
  }

  private String verb(int step, OperationState operation, Instant now) {
    Duration span = begun == null ? Duration.ZERO : Duration.between(begun, now);
    String said =
        CommandWords.headline(
            item.steps().get(step).action(), operation, span, sentence(operation));
    String more = operation instanceof OperationState.Working ? CommandWords.detail(operation) : "";
    return more.isEmpty() ? said : Text.of("plan.item.detail", said, more);
  }

  /** Where it stands, in a word, as an export tells it. */
  public String outcome() {
    return switch (state.get()) {
      case ItemState.Waiting _ -> "waiting";
      case ItemState.LeftOut _ -> "left out";
      case ItemState.Unknown _ -> "unknown";
      case ItemState.Running _ -> "under way";
      case ItemState.Ended ended ->
          switch (ended.outcome()) {
            case OperationState.Done _ -> "done";
            case OperationState.Failed _ -> "failed";
            case OperationState.Unknown _ -> "unknown";
            default -> "cancelled";
          };
    };
  }

  /** What is happening to it or how it ended, in a sentence. */
  public String sentence() {
    return switch (state.get()) {
      case ItemState.Waiting _ -> Text.of("task.waiting");
      case ItemState.LeftOut(String reason) -> Text.of("plan.item.leftOut", reason);
      case ItemState.Unknown _ -> Text.of("plan.item.unknown");
      case ItemState.Running(int step, OperationState operation) ->
          ofStep(step, sentence(operation));
      case ItemState.Ended ended -> sentence(ended.outcome());
    };
  }

  private String ofStep(int step, String sentence) {
    return item.steps().size() == 1
        ? sentence
        : Text.of("plan.item.step", Text.of("action." + item.steps().get(step).action()), sentence);
  }

  private static String sentence(OperationState operation) {
    return switch (operation) {
      case OperationState.Waiting _ -> Text.of("plan.item.begins");
      case OperationState.Sent _ -> Text.of("task.sent");
      case OperationState.Accepted _ -> Text.of("task.accepted");
      case OperationState.Working(Double _, String step) -> step;
      case OperationState.Done(String sentence) -> sentence;
      case OperationState.Failed(String sentence, String _) -> sentence;
      case OperationState.Unknown(String sentence, String _) -> sentence;
      case OperationState.Cancelled(String sentence) -> sentence;
    };
  }

  /** Of the request that decided; null where there was none. */
  public @Nullable String requestId() {
    return switch (state.get()) {
      case ItemState.Ended ended -> ended.requestId();
      case ItemState.Running(int _, OperationState.Accepted(String request)) -> request;
      default -> null;
    };
  }

  public @Nullable Instant ended() {
    return state.get() instanceof ItemState.Ended ended ? ended.at() : null;
  }
}
