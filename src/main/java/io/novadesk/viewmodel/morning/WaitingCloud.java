package io.novadesk.viewmodel.morning;

import io.novadesk.i18n.Text;
import io.novadesk.profile.LastSeen.Seen;
import io.novadesk.viewmodel.connect.Opening;
import io.novadesk.viewmodel.connect.Opening.Standing;
import io.novadesk.viewmodel.connect.Opening.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cloud that has told nothing yet, and what was last seen of it. Nothing can be done with that.
 *
 * @param name what the person calls it
 * @param opening null: it is open, and its first list is on its way
 * @param standing how far it is
 * @param asOf when it was last seen; null: never, or nothing of it is kept
 */
public record WaitingCloud(
    String name,
    @Nullable Opening opening,
    Standing standing,
    @Nullable Instant asOf,
    List<Seen> servers) {
  /** How far it is, as a sentence. */
  public String told() {
    return standing.state() == State.CONNECTING
        ? Text.of(opening == null ? "lastSeen.listing" : "lastSeen.opening", name)
        : standing.told();
  }

  /** What the rows are, as sentences; empty where there are none. */
  public String about() {
    return asOf == null || servers.isEmpty()
        ? ""
        : Text.of("lastSeen.about", SeenWhen.text(asOf, Instant.now(), ZoneId.systemDefault()));
  }
}
