package io.novadesk.view.overview;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.overview.Usage;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.viewmodel.overview.RegionOverview;
import java.io.File;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** What the project used, day by day, and a way to take it along as a table. */
final class UsagePane extends VBox {
  private static final double HEIGHT = 110;

  private final RegionOverview model;
  private final HBox columns = new HBox();
  private final Label most = label("muted");
  private final Label first = label("muted");
  private final Label last = label("muted");
  private final Label sums = label("usage-sums");
  private final LoadedPane<Usage> loaded;

  UsagePane(RegionOverview model) {
    this.model = model;
    getStyleClass().add("usage");
    columns.getStyleClass().add("usage-columns");
    columns.setAlignment(Pos.BOTTOM_LEFT);
    columns.setMinHeight(HEIGHT);
    columns.setPrefHeight(HEIGHT);
    columns.setMaxHeight(HEIGHT);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    VBox chart = new VBox(most, columns, new HBox(first, gap, last), sums);
    chart.getStyleClass().add("usage-chart");
    loaded = new LoadedPane<>(model.usage(), chart, this::fill);
    loaded.setMinHeight(HEIGHT + 70);
    getChildren()
        .addAll(
            loaded,
            Fields.sentence(model.saving().problemProperty(), "field-error"),
            Fields.sentence(model.savedProperty(), "field-note"));
  }

  /** The choice of the span and the export, for the head of the section. */
  Node controls() {
    ToggleGroup group = new ToggleGroup();
    HBox line = new HBox();
    line.getStyleClass().add("form-line");
    line.setAlignment(Pos.CENTER_RIGHT);
    for (int days : RegionOverview.SPANS) {
      ToggleButton button = new ToggleButton(Text.of("overview.usage.days", days));
      button.setId("usage-" + days);
      button.getStyleClass().addAll(Styles.SMALL);
      button.setToggleGroup(group);
      button.setSelected(days == model.spanProperty().get());
      button.setOnAction(
          _ -> {
            button.setSelected(true);
            model.showUsage(days);
          });
      line.getChildren().add(button);
    }
    Button export = new Button(Text.of("overview.usage.export"));
    export.setId("usage-export");
    export.getStyleClass().addAll(Styles.SMALL);
    export.setOnAction(_ -> export());
    line.getChildren().add(export);
    return line;
  }

  private void export() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Text.of("overview.usage.export"));
    chooser.setInitialFileName(Text.of("overview.usage.file"));
    File chosen = chooser.showSaveDialog(getScene().getWindow());
    if (chosen != null) {
      model.saveUsage(chosen.toPath());
    }
  }

  private static Label label(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    return label;
  }

  private void fill(Usage usage) {
    List<Usage.Day> days = usage.days();
    double highest = Math.max(1, days.stream().mapToDouble(Usage.Day::coreHours).max().orElse(1));
    columns.getChildren().setAll(days.stream().map(day -> column(day, highest)).toList());
    most.setText(Text.of("overview.usage.most", Math.round(highest)));
    first.setText(Objects.toString(days.getFirst().date()));
    last.setText(Objects.toString(days.getLast().date()));
    sums.setText(
        Text.of(
            "overview.usage.sums",
            Math.round(usage.serverHours()),
            Math.round(usage.coreHours()),
            Math.round(usage.memoryHours()),
            usage.servers().size()));
  }

  private static Node column(Usage.Day day, double highest) {
    Region column = new Region();
    column.getStyleClass().add("usage-column");
    double height = Math.max(1, HEIGHT * day.coreHours() / highest);
    column.setMinHeight(height);
    column.setMaxHeight(height);
    column.setMinWidth(1);
    HBox.setHgrow(column, Priority.ALWAYS);
    column.setPrefWidth(4);
    Tooltip.install(
        column,
        new Tooltip(Text.of("overview.usage.day", day.date(), Math.round(day.coreHours()))));
    return column;
  }

  void dispose() {
    loaded.dispose();
  }
}
