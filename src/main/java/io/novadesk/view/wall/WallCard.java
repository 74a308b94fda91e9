package io.novadesk.view.wall;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.SinceColumn;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What is known of the server under the mouse. */
final class WallCard extends VBox {
  private static final double AWAY = 14;

  private static final List<Column> TOLD =
      List.of(
          new SinceColumn(),
          ServerColumn.STATUS,
          ServerColumn.TASK,
          ServerColumn.FAULT,
          ServerColumn.ADDRESS,
          ServerColumn.FLAVOR,
          ServerColumn.ZONE,
          ServerColumn.HOST,
          ServerColumn.PROJECT,
          ServerColumn.UPDATED);

  WallCard() {
    setId("wall-card");
    getStyleClass().add("wall-card");
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
  }

  void hide() {
    setVisible(false);
  }

  /** Beside a point, wherever there is room. */
  void show(ServerRow row, double x, double y, double width, double height) {
    getChildren().clear();
    Label name = new Label(Names.shown(row.name()));
    name.getStyleClass().add("wall-card-name");
    getChildren().add(name);
    for (Column column : TOLD) {
      String text = column.text(row);
      if (!text.isEmpty()) {
        getChildren().add(new Label(Text.of("change.name", column.title(), Names.shown(text))));
      }
    }
    getChildren().add(new Label(row.region().placeName()));
    setVisible(true);
    applyCss();
    double wide = Math.min(prefWidth(-1), width);
    double high = prefHeight(wide);
    double left = x + AWAY + wide > width ? Math.max(0, x - AWAY - wide) : x + AWAY;
    double top = y + AWAY + high > height ? Math.max(0, y - AWAY - high) : y + AWAY;
    resizeRelocate(left, top, wide, high);
  }
}
