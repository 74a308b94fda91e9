package io.novadesk.cloud.command;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.i18n.Text;
import org.jspecify.annotations.Nullable;

/** What the cloud's own record of an action says; null stands for no record. */
final class Records {
  private Records() {}

  static boolean isFinished(@Nullable InstanceAction action) {
    return action != null
        && !action.events().isEmpty()
        && action.events().stream().allMatch(e -> e.finished() != null);
  }

  /** Whether it is there and says of no end, good or bad. */
  static boolean isOpen(@Nullable InstanceAction action) {
    return action != null && !isFinished(action) && failedEvent(action) == null;
  }

  static boolean isSilent(@Nullable InstanceAction action) {
    return action == null || action.events().isEmpty();
  }

  static boolean hasOpenEvents(@Nullable InstanceAction action) {
    return action != null && action.events().stream().anyMatch(e -> e.finished() == null);
  }

  static @Nullable String requestOf(@Nullable InstanceAction action) {
    return action == null ? null : action.requestId();
  }

  /** What failed, as a sentence; null while nothing did. */
  static @Nullable String failedEvent(@Nullable InstanceAction action) {
    if (action == null) {
      return null;
    }
    for (InstanceAction.Event event : action.events()) {
      if ("Error".equalsIgnoreCase(event.result())) {
        return event.details() == null || event.details().isBlank()
            ? Text.of("operation.failed.event", event.event())
            : Text.of("operation.failed.eventDetails", event.event(), event.details());
      }
    }
    return null;
  }
}
