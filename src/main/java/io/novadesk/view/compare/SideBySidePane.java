package io.novadesk.view.compare;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.Look;
import io.novadesk.view.servers.StatusLook;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.compare.SideBySide;
import io.novadesk.viewmodel.compare.SideBySide.Line;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A few servers beside each other: what differs first, what is alike folded. */
public final class SideBySidePane extends VBox {
  private static final double NAMES = 96;

  /** A date breaks after its day. */
  private static final double NARROWEST = 84;

  private final Links links;
  private final GridPane differing = grid();
  private final GridPane alike = grid();
  private final ToggleButton fold = new ToggleButton(null, Icons.of(Feather.CHEVRON_RIGHT));

  public SideBySidePane(Links links) {
    this.links = links;
    getStyleClass().add("side-by-side");
    differing.setId("compare-differing");
    alike.setId("compare-alike");
    fold.setId("compare-fold");
    fold.getStyleClass().addAll("flat", "small", "fold-button");
    alike.visibleProperty().bind(fold.selectedProperty());
    alike.managedProperty().bind(fold.selectedProperty());
    fold.selectedProperty()
        .subscribe(
            open -> fold.setGraphic(Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT)));
    getChildren().addAll(differing, fold, alike);
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("side-by-side-grid");
    return grid;
  }

  public void show(SideBySide servers) {
    columns(differing, servers.columns().size());
    columns(alike, servers.columns().size());
    differing.getChildren().clear();
    alike.getChildren().clear();
    for (int i = 0; i < servers.columns().size(); i++) {
      differing.add(head(servers.columns().get(i)), i + 1, 0);
    }
    lines(differing, servers.differing(), 1, true);
    lines(alike, servers.alike(), 0, false);
    if (servers.differing().isEmpty()) {
      Label none = new Label(Text.of("compare.noDifference"));
      none.getStyleClass().add("muted");
      none.setWrapText(true);
      none.setMinHeight(USE_PREF_SIZE);
      differing.add(none, 0, 1, servers.columns().size() + 1, 1);
    }
    fold.setText(Text.of("compare.alike", servers.alike().size()));
  }

  private static void columns(GridPane grid, int servers) {
    if (grid.getColumnConstraints().size() == servers + 1) {
      return;
    }
    ColumnConstraints names = new ColumnConstraints();
    List.of(names.minWidthProperty(), names.prefWidthProperty(), names.maxWidthProperty())
        .forEach(width -> Look.keep(width, NAMES));
    grid.getColumnConstraints().setAll(List.of(names));
    for (int i = 0; i < servers; i++) {
      ColumnConstraints column = new ColumnConstraints();
      List.of(column.minWidthProperty(), column.prefWidthProperty())
          .forEach(width -> Look.keep(width, NARROWEST));
      column.setMaxWidth(Double.MAX_VALUE);
      column.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(column);
    }
  }

  private static Node head(SideBySide.Column column) {
    Label name = new Label(Names.shown(column.name()));
    if (column.status() != null) {
      StatusLook look = column.busy() ? StatusLook.BUSY : StatusLook.of(column.status());
      name.setGraphic(Icons.of(look.icon(), "status-icon", look.styleClass()));
    }
    name.getStyleClass().add("compare-server");
    name.setMinWidth(0);
    name.setTooltip(new Tooltip(column.name()));
    return name;
  }

  /** The sign says it too: not everybody sees colours. */
  private void lines(GridPane grid, List<Line> lines, int first, boolean differ) {
    for (int row = 0; row < lines.size(); row++) {
      Line line = lines.get(row);
      Label label = new Label(Names.shown(line.label()));
      label.getStyleClass().add("field-name");
      label.setWrapText(true);
      if (differ) {
        Label sign = new Label("≠");
        sign.getStyleClass().add("compare-sign");
        label.setGraphic(sign);
        label.setAccessibleText(Text.of("compare.differs", line.label()));
      }
      GridPane.setValignment(label, VPos.TOP);
      grid.add(label, 0, first + row);
      for (int i = 0; i < line.values().size(); i++) {
        grid.add(value(line, i), i + 1, first + row);
      }
    }
  }

  private Node value(Line line, int server) {
    String text = line.values().get(server);
    List<Link> named = line.links().get(server);
    if (!named.isEmpty()) {
      VBox names = new VBox();
      named.forEach(link -> names.getChildren().add(name(link)));
      return names;
    }
    Label value = new Label(text.isEmpty() ? "–" : Names.lines(text));
    value.getStyleClass().add("field-value");
    if (line.exact()) {
      value.getStyleClass().add("exact");
    }
    if (text.isEmpty()) {
      value.getStyleClass().add("muted");
    }
    value.setWrapText(true);
    value.setMinHeight(USE_PREF_SIZE);
    GridPane.setValignment(value, VPos.TOP);
    return value;
  }

  private Labeled name(Link link) {
    Labeled name = links.name(link.name(), link);
    name.setTooltip(new Tooltip(Names.shown(link.name())));
    return name;
  }
}
