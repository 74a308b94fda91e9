package io.novadesk.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A script that waits for its time.
 *
 * @param id the same for no other one
 * @param name what it is called
 * @param at when it begins next
 * @param daily whether it begins again each day at that time
 */
public record Later(String id, String name, String script, Instant at, boolean daily) {

  /** The same at the first such time of day that is still to come. */
  public Later after(Instant now, ZoneId zone) {
    ZonedDateTime next = at.atZone(zone);
    while (!next.toInstant().isAfter(now)) {
      next = next.plusDays(1);
    }
    return new Later(id, name, script, next.toInstant(), daily);
  }
}
