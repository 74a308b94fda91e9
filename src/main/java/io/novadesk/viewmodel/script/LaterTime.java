package io.novadesk.viewmodel.script;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands a time that is still to come, as a person types it. */
public final class LaterTime {
  private static final Pattern TYPED =
      Pattern.compile("(?:(\\d{4}-\\d{2}-\\d{2})\\s+)?(\\d{1,2}):(\\d{2})");

  private final ZonedDateTime now;

  LaterTime(Instant now, ZoneId zone) {
    this.now = now.atZone(zone);
  }

  /** Such as {@code 22:00}, the next one, or {@code 2030-01-31 22:00}; empty: it makes no sense. */
  public Optional<Instant> read(String typed) {
    Matcher parts = TYPED.matcher(typed.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalTime time =
          LocalTime.of(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
      boolean dated = parts.group(1) != null;
      LocalDate day = dated ? LocalDate.parse(parts.group(1)) : now.toLocalDate();
      ZonedDateTime at = day.atTime(time).atZone(now.getZone());
      if (!dated && !at.isAfter(now)) {
        at = at.plusDays(1);
      }
      return at.isAfter(now) ? Optional.of(at.toInstant()) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** What was understood, or what to type; in a sentence. */
  public String told(String typed) {
    return read(typed)
        .map(
            at ->
                Text.of(
                    "later.at", Ages.exact(at), Ages.span(Duration.between(now.toInstant(), at))))
        .orElse(Text.of("later.how"));
  }
}
