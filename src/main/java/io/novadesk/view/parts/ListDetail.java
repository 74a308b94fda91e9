package io.novadesk.view.parts;

import javafx.scene.Node;

/** What a list page shows of what is chosen. */
public interface ListDetail {
  Node node();

  /** Whether it shows several at once, and then names them itself. */
  default boolean isOfSeveral() {
    return false;
  }

  void dispose();
}
