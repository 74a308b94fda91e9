package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Link;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** One entry of a server's history; its steps are fetched when it is unfolded. */
public final class EventRow {
  private final InstanceAction action;
  private final ReadOnlyStringWrapper user = new ReadOnlyStringWrapper();
  private final boolean running;
  private final boolean ours;
  private final String region;
  private final InstantSource clock;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final Fetch<List<Step>> steps;

  /**
   * A step of an action.
   *
   * @param took empty while it runs
   * @param text what the cloud tells of a failure: its message, for administrators the traceback
   */
  public record Step(
      String name, Result result, String started, String took, String host, String text) {}

  /** How something ended. */
  public enum Result {
    GOOD,
    BAD,
    RUNNING
  }

  /**
   * @param user who did it, as people call them
   * @param running whether the cloud is still at it
   * @param ours whether this program sent the request
   * @param region the key of the region that it was done in
   * @param clock the cloud's
   */
  EventRow(
      InstanceAction action,
      String user,
      boolean running,
      boolean ours,
      String region,
      InstantSource clock,
      TaskRunner tasks) {
    this.action = action;
    this.user.set(user);
    this.running = running;
    this.ours = ours;
    this.region = region;
    this.clock = clock;
    this.steps = new Fetch<>(tasks);
  }

  public String requestId() {
    return action.requestId();
  }

  /** The cloud's word for what was done, such as {@code attach_volume}. */
  public String action() {
    return action.action();
  }

  /** Who did it: a name where it is known, else the beginning of the id; empty: not told. */
  public ReadOnlyStringProperty userProperty() {
    return user.getReadOnlyProperty();
  }

  /** The id of who did it; empty: not told. */
  public String userId() {
    return action.userId() == null ? "" : action.userId();
  }

  /** Who did it, as far as it is told; null: not at all. */
  public @Nullable Link userLink() {
    return userId().isEmpty() ? null : new Link(Link.Kind.USER, region, userId(), user.get());
  }

  /** The key of the region that it was done in. */
  public String region() {
    return region;
  }

  void called(String name) {
    user.set(name);
  }

  /** How it ended, as far as the list tells: it names failures only. */
  public Result result() {
    return hasFailed() ? Result.BAD : running ? Result.RUNNING : Result.GOOD;
  }

  /** How long it took; empty while it runs and where the cloud does not tell (before 2.58). */
  public String took() {
    return running ? "" : took(action.started(), action.updated());
  }

  public boolean isOurs() {
    return ours;
  }

  /** When it began; null where the cloud does not tell. */
  public @Nullable Instant started() {
    return action.started();
  }

  public String when() {
    return Ages.exact(action.started());
  }

  public String ago() {
    return action.started() == null
        ? ""
        : Text.of("events.ago", Ages.since(action.started(), clock.instant()));
  }

  /** The list tells failures only; whether the rest is over its steps tell. */
  public boolean hasFailed() {
    return action.message() != null && !action.message().isEmpty();
  }

  /** The cloud's message of a failure, unless it is only the word Error. */
  public String message() {
    String message = action.message();
    return message == null || message.equalsIgnoreCase("error") ? "" : message;
  }

  public BooleanProperty openProperty() {
    return open;
  }

  public Fetch<List<Step>> steps() {
    return steps;
  }

  boolean isRunning() {
    return running;
  }

  InstanceAction of() {
    return action;
  }

  static Step step(InstanceAction.Event event) {
    Result result =
        event.finished() == null && event.result() == null
            ? Result.RUNNING
            : "Error".equalsIgnoreCase(event.result()) ? Result.BAD : Result.GOOD;
    StringBuilder text = new StringBuilder();
    append(text, event.details());
    append(text, event.traceback());
    return new Step(
        event.event(),
        result,
        event.started() == null ? "" : Ages.clock(event.started()),
        took(event.started(), event.finished()),
        event.host() == null ? "" : event.host(),
        text.toString());
  }

  private static void append(StringBuilder text, @Nullable String more) {
    if (more != null && !more.isBlank()) {
      text.append(text.isEmpty() ? "" : "\n\n").append(more.strip());
    }
  }

  private static String took(@Nullable Instant from, @Nullable Instant to) {
    if (from == null || to == null) {
      return "";
    }
    Duration span = Duration.between(from, to);
    return span.toSeconds() < 60
        ? Text.of("events.seconds", Math.max(0, span.toMillis()) / 1000.0)
        : Text.of("events.minutes", span.toMinutes(), span.toSecondsPart());
  }
}
