package io.novadesk.viewmodel.morning;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** When something was last seen, as a person says it. */
final class SeenWhen {
  private SeenWhen() {}

  static String text(Instant then, Instant now, ZoneId zone) {
    ZonedDateTime when = then.atZone(zone);
    LocalDate today = now.atZone(zone).toLocalDate();
    LocalDate day = when.toLocalDate();
    if (day.isBefore(today.minusDays(1))) {
      return Text.of("lastSeen.before", Ages.exact(then));
    }
    String time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(Text.language().locale())
            .format(when);
    return Text.of(day.isBefore(today) ? "lastSeen.yesterday" : "lastSeen.today", time);
  }
}
