package io.novadesk.common.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong, or was.
 *
 * @param id tells it from all other alarms that are or were
 * @param place the key of the region
 * @param placeName as a person knows it
 * @param production whether the cloud is marked as one of production
 * @param subject a server's id, a limit or a host; empty: the place itself
 * @param name by which a person knows that
 * @param why as a sentence
 * @param known whether it was there already when the place was first seen whole
 * @param acknowledged null: nobody has
 * @param ended null: it goes on
 */
public record Alarm(
    String id,
    Rule rule,
    String place,
    String placeName,
    boolean production,
    String subject,
    String name,
    String why,
    Instant since,
    boolean passing,
    boolean known,
    @Nullable Instant acknowledged,
    @Nullable Instant ended) {
  /** How it stands. */
  public enum State {
    OPEN,
    ACKNOWLEDGED,
    ENDED
  }

  public State state() {
    return ended != null ? State.ENDED : acknowledged != null ? State.ACKNOWLEDGED : State.OPEN;
  }

  /** The id of the server that it is about; empty: it is about none. */
  public String serverId() {
    return rule.isOfServers() ? subject : "";
  }

  Alarm because(String other) {
    return why.equals(other) ? this : with(other, acknowledged, ended);
  }

  Alarm acknowledgedAt(Instant when) {
    return acknowledged != null ? this : with(why, when, passing ? when : ended);
  }

  Alarm endedAt(Instant when) {
    return with(why, acknowledged, when);
  }

  private Alarm with(String because, @Nullable Instant seen, @Nullable Instant end) {
    return new Alarm(
        id,
        rule,
        place,
        placeName,
        production,
        subject,
        name,
        because,
        since,
        passing,
        known,
        seen,
        end);
  }
}
