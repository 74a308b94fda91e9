package io.novadesk.view.wall;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Sparkline;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.wall.Trend;
import io.novadesk.viewmodel.wall.WallPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** How the shown clouds went in the last hours, a line each. */
final class TrendList extends VBox {
  private final WallPage model;
  private final boolean brief;
  private final Label heading = new Label();
  private final List<Row> rows = new ArrayList<>();
  private final Subscription subscription;

  /**
   * @param brief only what can be read from across the room: of each kind the worst
   */
  TrendList(WallPage model, boolean brief) {
    this.model = model;
    this.brief = brief;
    setId("wall-trends");
    getStyleClass().add("wall-trends");
    heading.getStyleClass().add("trend-heading");
    getChildren().add(heading);
    subscription = model.trendsProperty().subscribe(this::fill);
  }

  void dispose() {
    subscription.unsubscribe();
  }

  private void fill(List<Trend> all) {
    List<Trend> shown = brief ? worst(all) : all;
    heading.setText(Text.of("trend.since", Ages.clock(model.trendsSince())));
    setVisible(!shown.isEmpty());
    setManaged(!shown.isEmpty());
    while (rows.size() > shown.size()) {
      getChildren().remove(rows.removeLast());
    }
    while (rows.size() < shown.size()) {
      Row row = new Row();
      rows.add(row);
      getChildren().add(row);
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(shown.get(i));
    }
  }

  private static List<Trend> worst(List<Trend> all) {
    List<Trend> shown = new ArrayList<>();
    for (Trend.Kind kind : Trend.Kind.values()) {
      all.stream()
          .filter(trend -> trend.kind() == kind && kind != Trend.Kind.SERVERS)
          .max(Comparator.comparingDouble(Trend::newest))
          .ifPresent(shown::add);
    }
    return shown;
  }

  /** One of them. */
  private final class Row extends VBox {
    private final Label title = new Label();
    private final Label now = new Label();
    private final HBox head = new HBox();
    private final Sparkline line = new Sparkline();
    private final Button leave = new Button(null, Icons.of(Feather.X));
    private String server = "";

    Row() {
      title.getStyleClass().add("trend-title");
      title.setMinWidth(0);
      title.setMaxWidth(Double.MAX_VALUE);
      title.setWrapText(true);
      HBox.setHgrow(title, Priority.ALWAYS);
      now.getStyleClass().add("trend-now");
      now.setMinWidth(Region.USE_PREF_SIZE);
      leave.getStyleClass().addAll("trend-leave", Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
      leave.setTooltip(new Tooltip(Text.of("trend.watched.leave")));
      leave.managedProperty().bind(leave.visibleProperty());
      leave.setOnAction(_ -> model.leave(server));
      head.getChildren().addAll(title, now, leave);
      head.setAlignment(Pos.BASELINE_LEFT);
      getChildren().addAll(head, line);
      getStyleClass().add("trend-row");
    }

    void show(Trend trend) {
      title.setText(trend.title());
      now.setText(trend.now());
      now.getStyleClass().remove("tone-bad");
      if (trend.bad()) {
        now.getStyleClass().add("tone-bad");
      }
      server = trend.server();
      place(!server.isEmpty());
      leave.setVisible(!brief && !server.isEmpty());
      leave.setAccessibleText(Text.of("trend.watched.leaveOne", trend.title()));
      line.show(trend.values(), trend.most(), trend.bad());
    }

    /** Beside the words of two numbers no name of a server would stay whole. */
    private void place(boolean below) {
      if (below != getChildren().contains(now)) {
        if (below) {
          head.getChildren().remove(now);
          getChildren().add(1, now);
        } else {
          getChildren().remove(now);
          head.getChildren().add(1, now);
        }
      }
      now.setManaged(!now.getText().isEmpty());
    }
  }
}
