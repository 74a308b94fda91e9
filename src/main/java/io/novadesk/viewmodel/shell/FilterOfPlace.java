package io.novadesk.viewmodel.shell;

import io.novadesk.viewmodel.servers.Column;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is typed into the filter box, and the groups of the table, with the place that they
 * were made for: carried to another cloud a filter would hide servers there. Whoever comes back
 * finds both again.
 */
final class FilterOfPlace {
  private final StringProperty text;
  private final ObjectProperty<@Nullable Column> group;
  private final Map<String, Kept> kept = new HashMap<>();
  private String place = "";

  private record Kept(String text, @Nullable Column group) {
    private static final Kept NOTHING = new Kept("", null);
  }

  /**
   * @param text what is in the filter box
   * @param group what the table is grouped by
   */
  FilterOfPlace(StringProperty text, ObjectProperty<@Nullable Column> group) {
    this.text = text;
    this.group = group;
  }

  /** The box is over the servers of this entry of the tree from now on. */
  void moveTo(String next) {
    if (next.equals(place)) {
      return;
    }
    if (!place.isEmpty()) {
      kept.put(place, new Kept(text.get(), group.get()));
      Kept there = kept.getOrDefault(next, Kept.NOTHING);
      text.set(there.text());
      group.set(there.group());
    }
    place = next;
  }
}
