package io.novadesk.viewmodel.record;

import io.novadesk.i18n.Text;
import io.novadesk.record.Gap;
import io.novadesk.viewmodel.base.Ages;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Says what has to be known of a list of the past. */
final class PastWords {
  private PastWords() {}

  static String of(Instant at, Collection<PastList> lists, List<Gap> gaps) {
    List<Instant> begins =
        lists.stream().map(PastList::begin).filter(Objects::nonNull).sorted().toList();
    if (begins.isEmpty()) {
      return Text.of("changes.notYet");
    }
    if (at.isBefore(begins.getFirst())) {
      return Text.of("past.before", Ages.exact(begins.getFirst()));
    }
    String since =
        Text.of(
            "past.since",
            lists.stream().mapToInt(PastList::gone).sum(),
            lists.stream().mapToInt(PastList::changed).sum(),
            lists.stream().mapToInt(PastList::came).sum());
    return gaps.stream()
        .filter(gap -> at.isAfter(gap.from()) && at.isBefore(gap.until()))
        .findFirst()
        .map(
            gap ->
                Text.of(
                    "sentences",
                    Text.of("past.gap", Ages.exact(gap.from()), Ages.exact(gap.until())),
                    since))
        .orElse(since);
  }
}
