package io.novadesk.viewmodel.shell;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.StringProperty;

/**
 * Keeps what is typed into the filter box with the place that it was typed for: carried to another
 * group or cloud it would hide servers there. Whoever comes back finds it again.
 */
final class FilterOfPlace {
  private final StringProperty text;
  private final Map<String, String> kept = new HashMap<>();
  private String place = "";

  /**
   * @param text what is in the filter box
   */
  FilterOfPlace(StringProperty text) {
    this.text = text;
  }

  /** The box is over the servers of this entry of the tree from now on. */
  void moveTo(String next) {
    if (next.equals(place)) {
      return;
    }
    if (!place.isEmpty()) {
      kept.put(place, text.get());
      text.set(kept.getOrDefault(next, ""));
    }
    place = next;
  }
}
