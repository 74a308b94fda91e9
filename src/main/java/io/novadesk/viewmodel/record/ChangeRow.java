package io.novadesk.viewmodel.record;

import io.novadesk.record.Deed;
import io.novadesk.record.ThingKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of what changed: a field of a server, or a time in which nobody watched.
 *
 * @param key tells it from all others of its region
 * @param time when it happened, as well as that is known
 * @param observed when it was seen
 * @param region the key of the region that it is about
 * @param place cloud and region, as a person reads them
 * @param serverId empty: it is about no server
 * @param field as a person reads it
 * @param before as a person reads it; empty: it had none
 * @param after as a person reads it; empty: it has none any more
 * @param deed what the cloud recorded about it; null: nothing
 * @param who did it, as a person reads it; empty: nobody knows
 * @param outcome how it ended, as a person reads it; empty: not told
 */
public record ChangeRow(
    String key,
    Instant time,
    Instant observed,
    Kind kind,
    String region,
    String place,
    String server,
    String serverId,
    String field,
    String before,
    String after,
    @Nullable Deed deed,
    String who,
    String outcome) {
  /** What a line is about. */
  public enum Kind {
    CHANGED,
    CAME,
    WENT,
    /** Something was done that left no difference. */
    DONE,
    UNWATCHED
  }

  /** The cloud's word for what was done; empty: not known. */
  public String action() {
    return deed == null ? "" : deed.action();
  }

  /** The same, with the time and the hand of another line about the same field. */
  ChangeRow at(ChangeRow other) {
    return new ChangeRow(
        key,
        other.time,
        other.observed,
        kind,
        region,
        place,
        server,
        serverId,
        field,
        before,
        after,
        other.deed,
        other.who,
        other.outcome);
  }

  /** The same, of which it is known how it ended. */
  ChangeRow ending(String how) {
    return new ChangeRow(
        key, time, observed, kind, region, place, server, serverId, field, before, after, deed, who,
        how);
  }

  /** The last moment in which it was not so yet; of a server that came, the first one. */
  public Instant momentBefore() {
    return kind == Kind.CAME ? observed : observed.minusMillis(1);
  }

  /** Whether it is about a server, which can be gone to. */
  public boolean isOfServer() {
    return !serverId.isEmpty() && ThingKind.of(serverId) == null;
  }

  /** The id that the cloud has for it. */
  public String id() {
    return ThingKind.idOf(serverId);
  }

  public String request() {
    return deed == null ? "" : deed.requestId();
  }
}
