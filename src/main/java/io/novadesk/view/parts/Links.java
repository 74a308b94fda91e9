package io.novadesk.view.parts;

import io.novadesk.i18n.Names;
import io.novadesk.viewmodel.base.Link;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.jspecify.annotations.Nullable;

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

  /**
   * A name that does so.
   *
   * @param link null: the name alone, which leads nowhere
   */
  default Labeled name(String words, @Nullable Link link) {
    String shown = Names.shown(words);
    if (link == null) {
      Label plain = new Label(shown);
      plain.setMinWidth(0);
      return plain;
    }
    Hyperlink name = new Hyperlink(shown);
    name.getStyleClass().add("name-link");
    name.setMinWidth(0);
    name.setOnAction(_ -> follow(name, link));
    name.setOnMouseEntered(_ -> near(name, link));
    name.setOnMouseExited(_ -> away());
    return name;
  }

  /** Goes to its page; where there is none, tells of it. */
  void follow(Node at, Link link);

  /** Tells of it at once, and takes the keyboard. */
  void tell(Node at, Link link);

  /** The mouse rests on it. */
  void near(Node at, Link link);

  /** The mouse left it. */
  void away();
}
