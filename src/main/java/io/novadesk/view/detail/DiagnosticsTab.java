package io.novadesk.view.detail;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.ReasonTip;
import io.novadesk.view.parts.Sparkline;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.detail.DiagnosticsViewModel;
import io.novadesk.viewmodel.detail.DiagnosticsViewModel.Group;
import io.novadesk.viewmodel.detail.Meter;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** How a server feels: the hypervisor's counters, as rates, and how these went. */
public final class DiagnosticsTab extends StackPane {
  private final DiagnosticsViewModel model;
  private final VBox content = new VBox();
  private final List<GroupNode> groups = new ArrayList<>();
  private final LoadedPane<?> loaded;
  private final ToggleButton watch =
      new ToggleButton(Text.of("watched.watch"), Icons.of(Feather.EYE));
  private final Label silence = new Label();
  private final ListChangeListener<Group> onGroups = _ -> show();
  private final Subscription watching;

  public DiagnosticsTab(DiagnosticsViewModel model) {
    this.model = model;
    setId("server-diagnostics");
    content.getStyleClass().add("overview");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("field-list", "edge-to-edge");
    watch.setId("diagnostics-watch");
    watch.getStyleClass().addAll("flat", "small");
    watch.setMinWidth(USE_PREF_SIZE);
    watch.setOnAction(_ -> model.watch(watch.isSelected()));
    ReasonTip tip = new ReasonTip(watch, Text.of("watched.help"));
    HBox bar = new HBox(tip);
    bar.getStyleClass().add("part-bar");
    // What is refused cannot be watched: the bar comes with the numbers.
    BorderPane numbers = new BorderPane(scroll);
    numbers.setTop(new VBox(bar, silence));
    silence.setId("diagnostics-silence");
    silence.setWrapText(true);
    silence.getStyleClass().addAll("banner", "banner-warning");
    silence.setMaxWidth(Double.MAX_VALUE);
    silence.managedProperty().bind(silence.visibleProperty());
    loaded = pane(model.fetch(), numbers);
    getChildren().add(loaded);
    watching =
        Subscription.combine(
            model.watchedProperty().subscribe(watch::setSelected),
            model.whyNotWatchedProperty().subscribe(tip::show),
            model.silenceProperty().subscribe(this::tell));
    model.groups().addListener(onGroups);
    show();
  }

  private void tell(String sentence) {
    silence.setText(sentence);
    silence.setVisible(!sentence.isEmpty());
  }

  private static <T> LoadedPane<T> pane(Fetch<T> fetch, BorderPane content) {
    return new LoadedPane<>(fetch, content, _ -> {});
  }

  /** Nodes are kept: numbers change every few seconds. */
  private void show() {
    List<Group> all = model.groups();
    while (groups.size() > all.size()) {
      content.getChildren().remove(groups.removeLast());
    }
    while (groups.size() < all.size()) {
      GroupNode node = new GroupNode();
      groups.add(node);
      content.getChildren().add(node);
    }
    for (int i = 0; i < all.size(); i++) {
      groups.get(i).show(all.get(i));
    }
  }

  public void dispose() {
    model.groups().removeListener(onGroups);
    watching.unsubscribe();
    loaded.dispose();
  }

  private static final class GroupNode extends VBox {
    private final Label title = new Label();
    private final VBox meters = new VBox();

    GroupNode() {
      title.getStyleClass().add("section-title");
      meters.getStyleClass().add("meters");
      getChildren().addAll(title, meters);
    }

    void show(Group group) {
      title.setText(group.title());
      int many = group.meters().size();
      while (meters.getChildren().size() > many) {
        meters.getChildren().removeLast();
      }
      while (meters.getChildren().size() < many) {
        meters.getChildren().add(new MeterNode());
      }
      for (int i = 0; i < many; i++) {
        ((MeterNode) meters.getChildren().get(i)).show(group.meters().get(i));
      }
    }
  }

  private static final class MeterNode extends VBox {
    private final Label name = new Label();
    private final Label value = new Label();
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Sparkline course = new Sparkline();

    MeterNode() {
      getStyleClass().add("meter");
      name.getStyleClass().add("field-name");
      name.setMinWidth(0);
      value.getStyleClass().add("meter-value");
      value.setMinWidth(USE_PREF_SIZE);
      detail.getStyleClass().addAll("muted", "meter-detail");
      detail.setMinWidth(0);
      detail.managedProperty().bind(detail.textProperty().isNotEmpty());
      // Where it is narrow the detail goes below the name; neither is wider than their room.
      FlowPane words = new FlowPane(name, detail);
      words.getStyleClass().add("meter-words");
      name.maxWidthProperty().bind(words.widthProperty());
      detail.maxWidthProperty().bind(words.widthProperty());
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox line = new HBox(words, value, course);
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().add("meter-line");
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.getStyleClass().addAll("small", "meter-bar");
      bar.managedProperty().bind(bar.visibleProperty());
      getChildren().addAll(line, bar);
    }

    void show(Meter meter) {
      name.setText(meter.name());
      value.setText(meter.value());
      detail.setText(meter.detail());
      // Its room stays: all values stand below each other.
      course.setVisible(!meter.course().isEmpty());
      course.show(meter.course(), meter.most(), false);
      bar.setVisible(meter.share() >= 0);
      bar.setProgress(Math.max(0, meter.share()));
      bar.setAccessibleText(meter.name() + ": " + meter.value());
    }
  }
}
