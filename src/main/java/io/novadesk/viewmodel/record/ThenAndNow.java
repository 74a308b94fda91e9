package io.novadesk.viewmodel.record;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Text;
import io.novadesk.record.ServerFacts;
import io.novadesk.viewmodel.compare.SideBySide;
import io.novadesk.viewmodel.compare.SideBySide.Column;
import io.novadesk.viewmodel.compare.SideBySide.Line;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A server as it was beside what it is now.
 *
 * @param name what it was called
 * @param fate what became of it, as a sentence; empty: it is as it was
 */
public record ThenAndNow(String name, String fate, SideBySide sides) {
  static ThenAndNow of(PastList.Seen seen, ChangeWords words) {
    List<Line> differing = new ArrayList<>();
    List<Line> alike = new ArrayList<>();
    Set<String> fields = new LinkedHashSet<>(seen.then().fields());
    fields.addAll(seen.now().fields());
    fields.remove(ServerFacts.LISTED);
    for (String field : fields) {
      String before = ChangeRows.value(words, field, seen.then().get(field));
      String after = ChangeRows.value(words, field, seen.now().get(field));
      boolean exact = field.equals(ServerFacts.ADDRESSES) || field.equals(ServerFacts.USER);
      (before.equals(after) ? alike : differing)
          .add(
              new Line(
                  ChangeRows.title(field),
                  List.of(before, after),
                  exact,
                  List.of(List.of(), List.of())));
    }
    return new ThenAndNow(
        seen.server().displayName(),
        seen.since(),
        new SideBySide(
            List.of(
                column(Text.of("past.then"), seen.then()), column(Text.of("past.now"), seen.now())),
            differing,
            alike));
  }

  private static Column column(String title, ServerFacts facts) {
    String status = facts.get(ServerFacts.STATUS);
    return new Column(
        title, ServerStatus.of(status == null ? "" : status), facts.get(ServerFacts.TASK) != null);
  }
}
