package io.novadesk.view.servers;

import io.novadesk.i18n.Names;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.servers.SeenHeading;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is painted of the heading over the servers of a cloud that has told nothing yet. */
final class SeenCloudLine extends HBox {
  private final FontIcon icon = Icons.of(Feather.CLOUD, "seen-icon");
  private final Label title = new Label();
  private final Label told = new Label();

  SeenCloudLine() {
    getStyleClass().addAll("group-line", "seen-line");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    title.getStyleClass().add("group-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    told.getStyleClass().add("seen-told");
    told.setMinWidth(0);
    getChildren().addAll(icon, title, told);
  }

  void show(SeenHeading heading) {
    icon.setIconCode(
        switch (heading.standing()) {
          case COMING -> Feather.CLOUD;
          case WANTS_PERSON -> Feather.KEY;
          case AWAY -> Feather.CLOUD_OFF;
        });
    title.setText(Names.shown(heading.cloud()));
    told.setText(Names.shown(heading.told()));
  }
}
