package io.novadesk.viewmodel.record;

import io.novadesk.record.Change;
import io.novadesk.record.Deed;
import io.novadesk.record.Ended;
import io.novadesk.record.Gap;
import io.novadesk.record.Past;
import io.novadesk.record.ThingKind;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads what the record of one cloud says of some of its regions. In the background. */
final class TimelineReader {
  /** More than anybody reads; the newest ones. */
  private static final int MOST = 20_000;

  /** What began earlier made no change in the time that is asked for. */
  private static final Duration DEEDS_BEFORE = Duration.ofDays(1);

  private final Supplier<Past> source;
  private final Map<String, ChangeWords> words = new HashMap<>();

  /**
   * @param source opened when it is asked, in the background
   * @param regions of one cloud; what is known of them is taken along
   */
  TimelineReader(Supplier<Past> source, List<RegionModel> regions) {
    this.source = source;
    regions.forEach(region -> words.put(region.region().name(), ChangeWords.of(region)));
  }

  /**
   * @param differences only what is another value at the end than at the beginning
   */
  List<ChangeRow> read(Instant begin, Instant end, boolean differences) {
    Past past = source.get();
    List<Deed> deeds = past.deeds(begin.minus(DEEDS_BEFORE));
    List<Change> changes = past.changes(begin, end, MOST);
    List<Change> different = differences ? past.difference(first(past, begin), end) : List.of();
    List<Ended> ended = differences ? List.of() : past.ended(begin);
    List<Gap> gaps = past.gaps(begin, end);
    List<ChangeRow> all = new ArrayList<>();
    words.forEach(
        (region, known) -> {
          ChangeRows rows =
              new ChangeRows(
                  deeds.stream().filter(deed -> deed.region().equals(region)).toList(), known);
          List<ChangeRow> told = rows.of(of(region, changes));
          if (differences) {
            all.addAll(differing(told, rows.of(of(region, different))));
          } else {
            List<ChangeRow> every = new ArrayList<>(told);
            every.addAll(rows.deedsBeside(told, begin));
            all.addAll(
                rows.withOwn(
                    every, ended.stream().filter(each -> each.region().equals(region)).toList()));
          }
          all.addAll(
              rows.ofGaps(
                  gaps.stream()
                      .filter(gap -> ThingKind.idOf(gap.region()).equals(region))
                      .toList()));
        });
    return all;
  }

  private static List<Change> of(String region, List<Change> changes) {
    return changes.stream().filter(change -> change.region().equals(region)).toList();
  }

  /** Nothing is known of the time before watching began. */
  private static Instant first(Past past, Instant wanted) {
    Instant begin = past.begin();
    return begin == null || begin.isBefore(wanted) ? wanted : begin;
  }

  /** The differences, each with the time and the hand of the last change that made it. */
  private static List<ChangeRow> differing(List<ChangeRow> every, List<ChangeRow> differences) {
    Map<String, ChangeRow> last = new HashMap<>();
    every.forEach(row -> last.putIfAbsent(row.serverId() + "/" + row.field(), row));
    List<ChangeRow> rows = new ArrayList<>();
    for (ChangeRow row : differences) {
      ChangeRow of = last.get(row.serverId() + "/" + row.field());
      rows.add(of == null ? row : row.at(of));
    }
    return rows;
  }
}
