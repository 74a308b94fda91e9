package io.novadesk.view.parts;

import io.novadesk.viewmodel.base.Link;
import javafx.scene.Node;

/** What a link does: it leads somewhere, and a card tells more of it. */
public interface Links {
  /** For lines without links. */
  Links NONE =
      new Links() {
        @Override
        public void follow(Node at, Link link) {}

        @Override
        public void tell(Node at, Link link) {}

        @Override
        public void near(Node at, Link link) {}

        @Override
        public void away() {}
      };

  /** Goes to its page; where there is none, tells of it. */
  void follow(Node at, Link link);

  /** Tells of it at once, and takes the keyboard. */
  void tell(Node at, Link link);

  /** The mouse rests on it. */
  void near(Node at, Link link);

  /** The mouse left it. */
  void away();
}
