package io.novadesk.view.overview;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.Look;
import io.novadesk.view.servers.StatusLook;
import io.novadesk.viewmodel.overview.Bar;
import io.novadesk.viewmodel.overview.Gauge;
import io.novadesk.viewmodel.overview.RegionOverview;
import io.novadesk.viewmodel.overview.RegionOverview.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One region: in full, or narrow beside others. */
final class RegionPane extends VBox {
  private static final int GAUGES_IN_A_ROW = 4;

  private final RegionOverview model;
  private final Consumer<Bar> showBar;
  private final HBox heading;
  private final List<Runnable> disposals = new ArrayList<>();

  RegionPane(RegionOverview model, boolean inFull, OverviewLinks links) {
    this.model = model;
    this.showBar = bar -> links.bar(model.region(), bar);
    getStyleClass().add("overview-region");
    heading = inFull ? heading(new Label(Names.shown(model.title()))) : heading(link(links));
    HealthPane health = new HealthPane(model.health(), showBar);
    disposals.add(health::dispose);
    getChildren().addAll(new VBox(heading, scope()), health);
    if (inFull) {
      getChildren().addAll(gauges(GAUGES_IN_A_ROW), charts(), below(links));
    } else {
      getChildren().addAll(gauges(1), chart(Grouping.STATUS), chart(Grouping.FLAVOR));
    }
  }

  /** Puts something at the end of the heading. */
  void beside(Node node) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    heading.getChildren().addAll(gap, node);
  }

  private Hyperlink link(OverviewLinks links) {
    Hyperlink link = new Hyperlink(Names.shown(model.title()));
    link.setOnAction(_ -> links.region(model.region()));
    return link;
  }

  private HBox heading(Node title) {
    title.getStyleClass().add("overview-title");
    Label count = new Label();
    count.getStyleClass().add("muted");
    count.textProperty().bind(model.totalProperty().map(n -> Text.of("servers.count", n)));
    disposals.add(count.textProperty()::unbind);
    HBox line = new HBox(title, count);
    line.getStyleClass().add("overview-heading");
    line.setAlignment(Pos.BASELINE_LEFT);
    return line;
  }

  private Label scope() {
    Label scope = new Label();
    scope.getStyleClass().addAll("muted", "overview-scope");
    scope.setWrapText(true);
    scope.setMinHeight(USE_PREF_SIZE);
    scope.textProperty().bind(model.scope());
    scope.visibleProperty().bind(scope.textProperty().isNotEmpty());
    scope.managedProperty().bind(scope.visibleProperty());
    disposals.add(scope.textProperty()::unbind);
    return scope;
  }

  private static VBox section(String key, Node aside, Node content) {
    Label title = new Label(Text.of(key));
    title.getStyleClass().add("section-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(title, gap, aside);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(Look.px(26));
    VBox section = new VBox(head, content);
    section.getStyleClass().add("section");
    return section;
  }

  private Node gauges(int inARow) {
    GridPane grid = grid(inARow);
    LoadedPane<List<Gauge>> loaded =
        new LoadedPane<>(
            model.gauges(),
            grid,
            gauges -> {
              grid.getChildren().clear();
              List<Gauge> open =
                  gauges.stream().filter(gauge -> gauge.level() != Gauge.Level.NONE).toList();
              for (int i = 0; i < open.size(); i++) {
                grid.add(new GaugePane(open.get(i)), i % inARow, i / inARow);
              }
              if (open.size() < gauges.size()) {
                grid.add(closed(gauges), 0, open.size() / inARow + 1, inARow, 1);
              }
            });
    loaded.setMinHeight(60);
    disposals.add(loaded::dispose);
    return section("overview.limits", new Region(), loaded);
  }

  /** What nothing is allowed of needs no bar. */
  private static Label closed(List<Gauge> gauges) {
    Label names =
        new Label(
            Text.of(
                "overview.closed",
                gauges.stream()
                    .filter(gauge -> gauge.level() == Gauge.Level.NONE)
                    .map(Gauge::label)
                    .collect(Collectors.joining(", "))));
    names.setId("overview-closed");
    names.getStyleClass().add("gauge-numbers");
    names.setWrapText(true);
    return names;
  }

  private static GridPane grid(int columns) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("overview-grid");
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(column);
    }
    return grid;
  }

  private Node charts() {
    GridPane grid = grid(2);
    Grouping[] groupings = Grouping.values();
    for (int i = 0; i < groupings.length; i++) {
      grid.add(chart(groupings[i]), i % 2, i / 2);
    }
    return grid;
  }

  private Node chart(Grouping grouping) {
    String id = "overview-" + grouping.name().toLowerCase(Locale.ROOT);
    BarChart chart = new BarChart(id, model.bars(grouping), colours(grouping), showBar);
    disposals.add(chart::dispose);
    return section("overview.by." + grouping, new Region(), chart);
  }

  /** A status has the colour that it has in lists. */
  private static Function<Bar, String> colours(Grouping grouping) {
    return grouping == Grouping.STATUS
        ? bar -> "bar-" + StatusLook.of(ServerStatus.of(bar.label())).styleClass()
        : _ -> "";
  }

  private Node below(OverviewLinks links) {
    EventList events = new EventList(model, id -> links.server(model.region(), id));
    UsagePane usage = new UsagePane(model);
    disposals.add(events::dispose);
    disposals.add(usage::dispose);
    GridPane grid = grid(2);
    grid.add(section("overview.events", new Region(), events), 0, 0);
    grid.add(section("overview.usage", usage.controls(), usage), 1, 0);
    return grid;
  }

  void dispose() {
    disposals.forEach(Runnable::run);
  }
}
