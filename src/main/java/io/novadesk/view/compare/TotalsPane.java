package io.novadesk.view.compare;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.servers.ActionLook;
import io.novadesk.view.servers.StatusLook;
import io.novadesk.viewmodel.compare.CompareViewModel.Possible;
import io.novadesk.viewmodel.compare.Totals;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What many servers come to. */
final class TotalsPane extends VBox {
  private static final double BAR = 96;

  private final HBox sums = new HBox();
  private final FlowPane possible = new FlowPane();
  private final VBox groups = new VBox();
  private final VBox metadata = new VBox();

  TotalsPane() {
    getStyleClass().add("totals");
    sums.setId("compare-sums");
    sums.getStyleClass().add("compare-sums");
    possible.setId("compare-possible");
    possible.getStyleClass().add("compare-possible");
    groups.setId("compare-groups");
    metadata.setId("compare-metadata");
    getChildren().addAll(sums, possible, groups, metadata);
  }

  void show(Totals totals) {
    sums.getChildren().setAll(totals.sums().stream().map(TotalsPane::sum).toList());
    if (totals.unknown() > 0) {
      Label unknown = muted(Text.of("compare.unknown", totals.unknown()));
      unknown.setWrapText(true);
      unknown.setMinHeight(USE_PREF_SIZE);
      sums.getChildren().add(unknown);
    }
    List<Node> lines = new ArrayList<>();
    for (Totals.Group group : totals.groups()) {
      lines.add(title(Text.of("compare.by." + group.kind())));
      group.counts().forEach(count -> lines.add(count(group.kind(), count)));
      if (group.others() > 0) {
        lines.add(muted(Text.of("compare.others", group.others())));
      }
    }
    groups.getChildren().setAll(lines);
    List<Node> pairs = new ArrayList<>();
    if (!totals.metadata().isEmpty()) {
      pairs.add(title(Text.of("compare.metadata")));
      totals.metadata().forEach(pair -> pairs.add(pair(pair, totals.servers())));
    }
    metadata.getChildren().setAll(pairs);
  }

  void show(List<Possible> actions) {
    possible.getChildren().setAll(actions.stream().map(TotalsPane::possible).toList());
  }

  private static Node sum(Totals.Sum sum) {
    Label value = new Label(sum.value());
    value.getStyleClass().add("compare-sum");
    VBox whole = new VBox(value, muted(sum.name()));
    // What it comes to is never cut for a remark beside it.
    whole.setMinWidth(USE_PREF_SIZE);
    return whole;
  }

  private static Label possible(Possible action) {
    Label label =
        new Label(
            Text.of("compare.possible", action.name(), action.servers(), action.of()),
            Icons.of(ActionLook.of(action.action()).icon()));
    label.getStyleClass().add("compare-action");
    if (action.servers() == 0) {
      label.getStyleClass().add("muted");
    }
    return label;
  }

  private static Label title(String text) {
    Label title = new Label(text);
    title.getStyleClass().add("section-title");
    return title;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    return label;
  }

  private static Node count(Totals.Kind kind, Totals.Count count) {
    Label name = new Label(Names.shown(count.value()));
    name.getStyleClass().add("compare-value");
    if (kind == Totals.Kind.STATUS) {
      StatusLook look = StatusLook.of(ServerStatus.of(count.value()));
      name.setGraphic(Icons.of(look.icon(), "status-icon", look.styleClass()));
    }
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    ProgressBar bar = new ProgressBar(count.share());
    bar.getStyleClass().add("head-bar");
    bar.setPrefWidth(BAR);
    bar.setMinWidth(BAR);
    bar.setAccessibleText(Text.of("compare.count", count.value(), count.servers()));
    Label servers = new Label(Text.of("compare.number", count.servers()));
    servers.getStyleClass().add("compare-count");
    HBox line = new HBox(name, bar, servers);
    line.getStyleClass().add("compare-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Node pair(Totals.Pair pair, int all) {
    Label key = new Label(Names.shown(pair.key()));
    key.getStyleClass().add("field-name-beside");
    Label value =
        new Label(
            pair.value() != null
                ? Names.shown(pair.value())
                : pair.values() == 0
                    ? Text.of("compare.mixed.many", pair.having(), all)
                    : Text.of("compare.mixed", pair.values(), pair.having(), all));
    if (pair.value() == null) {
      value.getStyleClass().add("muted");
    }
    value.setMinWidth(0);
    HBox line = new HBox(key, value);
    line.getStyleClass().add("field-line");
    return line;
  }
}
