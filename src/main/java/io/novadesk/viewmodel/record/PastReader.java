package io.novadesk.viewmodel.record;

import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.record.Change;
import io.novadesk.record.Difference;
import io.novadesk.record.Gap;
import io.novadesk.record.KeptServer;
import io.novadesk.record.Past;
import io.novadesk.record.Past.ServerKey;
import io.novadesk.record.Recorder;
import io.novadesk.record.ServerFacts;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads what the record of one cloud says of a moment. In the background. */
final class PastReader {
  /** So many deletions are told with their author: each is a question of its own. */
  private static final int MOST_AUTHORS = 300;

  /** Less is the pause between two questions. */
  private static final Duration UNWATCHED = Duration.ofSeconds(90);

  private final Supplier<Past> source;
  private final Map<String, ChangeWords> words;
  private final Map<ServerKey, Instant> created;
  private int authors;

  /**
   * @param source opened when it is asked, in the background
   * @param words of each region that is asked about, by its name
   * @param created when servers were made that are there now
   */
  PastReader(
      Supplier<Past> source, Map<String, ChangeWords> words, Map<ServerKey, Instant> created) {
    this.source = source;
    this.words = words;
    this.created = created;
  }

  /** One for each cloud of these regions that is recorded; it takes along what is known of them. */
  static Map<Session, PastReader> of(List<RegionModel> regions, Records records) {
    Map<Session, PastReader> readers = new LinkedHashMap<>();
    for (Session session : regions.stream().map(RegionModel::session).distinct().toList()) {
      Recorder recorder = records.of(session);
      if (recorder != null) {
        List<RegionModel> its =
            regions.stream().filter(region -> region.session().equals(session)).toList();
        Map<String, ChangeWords> words = new HashMap<>();
        Map<ServerKey, Instant> created = new HashMap<>();
        for (RegionModel region : its) {
          String name = region.region().name();
          words.put(name, ChangeWords.of(region));
          for (ServerRow row : region.rows()) {
            Instant made = row.server().created();
            if (made != null) {
              created.put(new ServerKey(name, row.server().id()), made);
            }
          }
        }
        readers.put(session, new PastReader(recorder::past, words, created));
      }
    }
    return readers;
  }

  /**
   * What each of them says. One that cannot be read hides none of the others.
   *
   * @param broken is given why, for each that cannot
   * @throws RuntimeException of the last one, when none can be read
   */
  static Map<Session, PastList> all(
      Map<Session, PastReader> readers,
      Instant moment,
      Instant from,
      Instant now,
      Map<Session, String> broken) {
    Map<Session, PastList> lists = new LinkedHashMap<>();
    for (Map.Entry<Session, PastReader> each : readers.entrySet()) {
      try {
        lists.put(each.getKey(), each.getValue().read(moment, from, now));
      } catch (RuntimeException e) {
        broken.put(each.getKey(), String.valueOf(e.getMessage()));
        if (broken.size() == readers.size()) {
          throw e;
        }
      }
    }
    return lists;
  }

  /**
   * @param from since when gaps are wanted
   * @param now with what the moment is compared
   */
  PastList read(Instant moment, Instant from, Instant now) {
    authors = 0;
    Past past = source.get();
    Map<ServerKey, ServerFacts> then = past.at(moment);
    Map<ServerKey, ServerFacts> today = past.at(now);
    then.keySet().removeIf(key -> !words.containsKey(key.region()));
    today.keySet().removeIf(key -> !words.containsKey(key.region()));
    List<PastList.Seen> servers = new ArrayList<>();
    int gone = 0;
    int changed = 0;
    for (Map.Entry<ServerKey, ServerFacts> each : then.entrySet()) {
      ServerKey key = each.getKey();
      ServerFacts after = today.getOrDefault(key, ServerFacts.NONE);
      String since = after.isEmpty() ? gone(past, key) : changed(each.getValue(), after);
      gone += after.isEmpty() ? 1 : 0;
      changed += after.isEmpty() || since.isEmpty() ? 0 : 1;
      servers.add(
          new PastList.Seen(
              key.region(),
              KeptServer.of(key.id(), each.getValue(), created.get(key)),
              each.getValue(),
              after,
              since));
    }
    int came = today.size() - (then.size() - gone);
    return new PastList(past.begin(), servers, gaps(past, from, now), came, gone, changed);
  }

  private static String changed(ServerFacts then, ServerFacts now) {
    String fields =
        then.until(now).stream()
            .map(Difference::field)
            .filter(field -> !ChangeRows.STEPS.contains(field))
            .map(ChangeRows::title)
            .collect(Collectors.joining(", "));
    return fields.isEmpty() ? "" : Text.of("past.changed", fields);
  }

  private String gone(Past past, ServerKey key) {
    if (authors++ >= MOST_AUTHORS) {
      return Text.of("past.gone");
    }
    for (Change change : past.of(key.region(), key.id())) {
      if (change.isDeparture()) {
        ChangeWords known = words.getOrDefault(key.region(), ChangeWords.NONE);
        ChangeRow row =
            new ChangeRows(past.deeds(key.region(), key.id()), known)
                .of(List.of(change))
                .getFirst();
        String when = Ages.exact(row.time());
        return row.who().isEmpty()
            ? Text.of("past.gone.seen", when)
            : Text.of("past.gone.by", when, row.who());
      }
    }
    return Text.of("past.gone");
  }

  /** What was never watched and what is not watched now are gaps as well. */
  private List<Gap> gaps(Past past, Instant from, Instant now) {
    List<Gap> gaps = new ArrayList<>(past.gaps(from, now));
    Set<String> regions = words.keySet();
    gaps.removeIf(gap -> !regions.contains(gap.region()));
    Map<String, Instant> watched = past.watched();
    Instant begin = past.begin();
    for (String region : regions) {
      if (begin == null || begin.isAfter(from)) {
        gaps.add(new Gap(region, from, begin == null ? now : begin));
      }
      Instant until = watched.get(region);
      if (until != null && Duration.between(until, now).compareTo(UNWATCHED) > 0) {
        gaps.add(new Gap(region, until.isBefore(from) ? from : until, now));
      }
    }
    return gaps;
  }
}
