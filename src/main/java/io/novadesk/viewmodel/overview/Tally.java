package io.novadesk.viewmodel.overview;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.FilterTerm;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Counts servers by something and makes bars of the counts. */
final class Tally {
  private static final int BARS = 8;

  private Tally() {}

  /**
   * The largest first; what is beyond a few is told as one.
   *
   * @param field of the filter box
   */
  static List<Bar> of(Collection<ServerRow> rows, Function<ServerRow, String> value, String field) {
    Map<String, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(value.apply(row), 1, Integer::sum));
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(
        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    int longest = sorted.isEmpty() ? 1 : sorted.getFirst().getValue();
    List<Bar> bars = new ArrayList<>();
    int rest = 0;
    for (Map.Entry<String, Integer> entry : sorted) {
      int count = Objects.requireNonNull(entry.getValue());
      if (bars.size() == BARS) {
        rest += count;
        continue;
      }
      String name = Objects.requireNonNull(entry.getKey());
      bars.add(
          new Bar(
              name.isEmpty() ? Text.of("nav.none") : name,
              count,
              (double) count / longest,
              FilterTerm.of(field, name)));
    }
    if (rest > 0) {
      bars.add(new Bar(Text.of("overview.others"), rest, Math.min(1, (double) rest / longest), ""));
    }
    return bars;
  }
}
