package io.novadesk.demo.compute;

import io.novadesk.demo.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a server's history, with its events. Guarded by its server. */
public final class InstanceAction {
  private final String action;
  private final String requestId;
  private final String userId;
  private final String projectId;
  private final long started;
  private long updated;
  private @Nullable String message;
  private final List<Event> events = new ArrayList<>(1);

  /**
   * A step of an action.
   *
   * @param started milliseconds since 1970
   * @param finished the same; 0 while it runs
   * @param result Success or Error; null while it runs
   */
  public record Event(
      String name, @Nullable Host host, long started, long finished, @Nullable String result) {}

  InstanceAction(String action, String requestId, String userId, String projectId, long started) {
    this.action = action;
    this.requestId = requestId;
    this.userId = userId;
    this.projectId = projectId;
    this.started = started;
    this.updated = started;
  }

  static InstanceAction by(Caller caller, String requestId, String action, long now) {
    return new InstanceAction(action, requestId, caller.user().id(), caller.projectId(), now);
  }

  void begin(String event, @Nullable Host host, long now) {
    if (!events.isEmpty() && events.getLast().finished() == 0) {
      if (events.getLast().name().equals(event)) {
        return;
      }
      end("Success", now);
    }
    events.add(new Event(event, host, now, 0, null));
    updated = now;
  }

  void end(String result, long now) {
    if (!events.isEmpty() && events.getLast().finished() == 0) {
      Event last = events.removeLast();
      events.add(new Event(last.name(), last.host(), last.started(), now, result));
    }
    updated = now;
    if (result.equals("Error")) {
      message = "Error";
    }
  }

  public String action() {
    return action;
  }

  public String requestId() {
    return requestId;
  }

  public String userId() {
    return userId;
  }

  public String projectId() {
    return projectId;
  }

  /** Milliseconds since 1970. */
  public long started() {
    return started;
  }

  /** Milliseconds since 1970. */
  public long updated() {
    return updated;
  }

  /** "Error" when it failed. */
  public @Nullable String message() {
    return message;
  }

  public List<Event> events() {
    return List.copyOf(events);
  }
}
