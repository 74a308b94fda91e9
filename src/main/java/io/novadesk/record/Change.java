package io.novadesk.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen to change of one server at one moment.
 *
 * @param number counts up in the order in which changes were seen; 0 while it is not kept
 * @param observed when it was seen, by this computer's clock
 * @param event when the cloud says that the server changed; null where it does not say
 * @param name what the server is called, or was at the last
 */
public record Change(
    long number,
    Instant observed,
    @Nullable Instant event,
    String region,
    String serverId,
    String name,
    List<Difference> differences) {
  public Change {
    differences = List.copyOf(differences);
  }

  /** The best that is known of when it happened. */
  public Instant time() {
    return event == null ? observed : event;
  }

  /** Whether a server came into sight that was not there before. */
  public boolean isArrival() {
    return differences.stream()
        .anyMatch(d -> d.field().equals(ServerFacts.LISTED) && d.before() == null);
  }

  /** Whether a server went out of sight. */
  public boolean isDeparture() {
    return differences.stream()
        .anyMatch(d -> d.field().equals(ServerFacts.LISTED) && d.after() == null);
  }
}
