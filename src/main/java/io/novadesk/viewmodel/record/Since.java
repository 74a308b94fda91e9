package io.novadesk.viewmodel.record;

import io.novadesk.i18n.Text;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** Since when changes are asked for. */
public enum Since {
  HOUR,
  TODAY,
  YESTERDAY,
  FRIDAY,
  WEEK,
  MONTH,
  /** As typed. */
  MOMENT;

  public String title() {
    return Text.of("since." + this);
  }

  /**
   * @param now where the person is
   * @param typed what stands for {@link #MOMENT}
   */
  ZonedDateTime from(ZonedDateTime now, ZonedDateTime typed) {
    LocalDate today = now.toLocalDate();
    return switch (this) {
      case HOUR -> now.minusHours(1);
      case TODAY -> today.atStartOfDay(now.getZone());
      case YESTERDAY -> today.minusDays(1).atStartOfDay(now.getZone());
      case FRIDAY ->
          today.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY)).atStartOfDay(now.getZone());
      case WEEK -> now.minusDays(7);
      case MONTH -> now.minusDays(30);
      case MOMENT -> typed;
    };
  }
}
