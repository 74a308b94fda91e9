package io.novadesk.viewmodel.detail;

import io.novadesk.viewmodel.record.ChangeRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A line of a server's history: what the cloud recorded, or what was seen. */
public sealed interface EventLine {
  /** An action of the cloud's own record. */
  record Action(EventRow row) implements EventLine {}

  /** A change that this program saw. */
  record Seen(ChangeRow row) implements EventLine {}

  /** When it happened; an action that tells no time is older than all. */
  default Instant time() {
    return switch (this) {
      case Action(EventRow row) -> row.started() == null ? Instant.MIN : row.started();
      case Seen(ChangeRow row) -> row.time();
    };
  }

  /** Both as one history, newest first. */
  static List<EventLine> joined(List<EventRow> actions, List<ChangeRow> seen) {
    List<EventLine> lines = new ArrayList<>();
    seen.forEach(row -> lines.add(new Seen(row)));
    actions.forEach(row -> lines.add(new Action(row)));
    lines.sort(Comparator.comparing(EventLine::time).reversed());
    return lines;
  }
}
