package io.novadesk.view.parts;

import io.novadesk.i18n.Names;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.viewmodel.servers.CloudPlace;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says of which cloud, project and region something is, in that cloud's colour. */
public final class PlaceTag extends HBox {
  private static final String MARK = "place-";

  /** Of the names that begin so those that are no colours. */
  private static final Set<String> OWN = Set.of("place-tag", "place-sign");

  private final FontIcon icon = Icons.of(Feather.CLOUD);
  private final Label text = new Label();

  private final Function<CloudPlace, String> words;

  public PlaceTag(@Nullable CloudPlace place) {
    this(place, CloudPlace::text);
  }

  /** One with no more than the names, for where there is little room. */
  public static PlaceTag brief() {
    return new PlaceTag(null, CloudPlace::names);
  }

  private PlaceTag(@Nullable CloudPlace place, Function<CloudPlace, String> words) {
    this.words = words;
    text.setMinWidth(0);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("place-tag");
    getChildren().setAll(icon, text);
    managedProperty().bind(visibleProperty());
    show(place);
  }

  /** Null: it is nowhere. */
  public void show(@Nullable CloudPlace place) {
    setVisible(place != null);
    if (place != null) {
      text.setText(Names.shown(words.apply(place)));
      icon.setIconCode(place.marking().production() ? Feather.LOCK : Feather.CLOUD);
      mark(this, place);
    }
  }

  /** The sign of a cloud alone, for what has its name already. */
  public static FontIcon sign(CloudPlace place) {
    FontIcon sign =
        Icons.of(place.marking().production() ? Feather.LOCK : Feather.CLOUD, "place-sign");
    mark(sign, place);
    return sign;
  }

  /** Gives a node the colour of a cloud, for its style sheet to use. */
  public static void mark(Node node, CloudPlace place) {
    mark(node, place.marking());
  }

  /** The same of a cloud that is known by its marks alone. */
  public static void mark(Node node, Marking marking) {
    node.getStyleClass().removeIf(name -> name.startsWith(MARK) && !OWN.contains(name));
    node.getStyleClass().add(MARK + marking.colour().name().toLowerCase(Locale.ROOT));
    if (marking.production()) {
      node.getStyleClass().add(MARK + "production");
    }
  }
}
