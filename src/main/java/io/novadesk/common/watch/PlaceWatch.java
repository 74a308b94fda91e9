package io.novadesk.common.watch;

import io.novadesk.cloud.filter.Described;
import io.novadesk.cloud.filter.ServerFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What rules find in one region, kept up to date change by change: a look at 100,000 servers costs
 * only those that may be wrong. Belongs to one thread.
 */
public final class PlaceWatch {
  private final Map<Rule, RuleWatch> watches = new LinkedHashMap<>();

  /**
   * @param saved the text of a saved filter by its name; null: there is none
   */
  public PlaceWatch(List<Rule> rules, Function<String, @Nullable String> saved) {
    for (Rule rule : rules) {
      String filter = rule.kind() == Rule.Kind.SAVED ? saved.apply(rule.subject()) : rule.subject();
      if (filter != null) {
        watches.put(rule, new RuleWatch(rule, ServerFilter.parse(filter)));
      }
    }
  }

  /**
   * A server came, changed or went.
   *
   * @param before null: it came
   * @param after null: it went
   * @param known whether all servers were seen before, so that one that came is news
   */
  public void changed(@Nullable Described before, @Nullable Described after, boolean known) {
    watches.values().forEach(watch -> watch.changed(before, after, known));
  }

  /** What each rule finds now. */
  public Map<Rule, List<Finding>> look(PlaceFacts facts) {
    Map<Rule, List<Finding>> found = new LinkedHashMap<>();
    watches.forEach((rule, watch) -> found.put(rule, new ArrayList<>(watch.look(facts))));
    return found;
  }
}
