package io.novadesk.viewmodel.undo;

import java.util.List;

/**
 * What a person did in one go.
 *
 * @param title what it was, such as "Rename"
 */
record Undoing(String title, List<Undoable> parts) {
  Undoing {
    parts = List.copyOf(parts);
  }

  boolean isLeft() {
    return parts.stream().anyMatch(Undoable::isLeft);
  }
}
