package io.novadesk.view.plans;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.cloud.plan.PlanStatus;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.CopyAs;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.PlaceTag;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.plans.PlanCounts;
import io.novadesk.viewmodel.plans.PlanCounts.Part;
import io.novadesk.viewmodel.plans.PlanRow;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.CloudPlace;
import java.io.File;
import java.util.Comparator;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** How a plan goes: the whole, and each server with its outcome. */
final class PlanRunView extends BorderPane {
  private final PlanViewModel plan;
  private final Button pause = button("plan-pause", "plan.pause", Feather.PAUSE);
  private final Button resume = button("plan-resume", "plan.resume", Feather.PLAY);
  private final Button cancel = button("plan-cancel", "plan.cancel", Feather.X_CIRCLE);
  private final Button retry = button("plan-retry", "plan.retryFailed", Feather.ROTATE_CCW);
  private final MenuButton export =
      new MenuButton(Text.of("plan.export"), Icons.of(Feather.DOWNLOAD));
  private final PlanBar bar = new PlanBar();
  private final PlanChips chips = new PlanChips();
  private final Button confirmAll = button("plan-confirm-all", "", Feather.CHECK);
  private final Button revertAll = button("plan-revert-all", "", Feather.CORNER_UP_LEFT);
  private final Label reason = new Label();
  private final HBox banner = new HBox();
  private final FilteredList<PlanRow> shown;
  private final TableView<PlanRow> table = Tables.dense("plan-result", Text.of("nav.servers"));
  private final Subscription asking;
  private final ChangeListener<PlanStatus> onStatus = (_, _, _) -> showStatus();
  private final LongProperty beat = new SimpleLongProperty();
  private final Timeline clock =
      new Timeline(new KeyFrame(Duration.seconds(1), _ -> beat.set(beat.get() + 1)));
  private final ChangeListener<PlanCounts> onCounts = (_, _, _) -> showCounts();

  /**
   * @param plans what the page belongs to; leaving it, the plan goes on
   */
  PlanRunView(PlanViewModel plan, PlansViewModel plans) {
    this.plan = plan;
    setId("plan-run");
    shown = new FilteredList<>(plan.rows());
    Button toServers = new Button(Text.of("plan.back"), Icons.of(Feather.ARROW_LEFT));
    toServers.setId("plan-back");
    toServers.getStyleClass().addAll(Styles.FLAT);
    toServers.setMinWidth(Region.USE_PREF_SIZE);
    toServers.setOnAction(_ -> plans.closePage());
    Label title = new Label(title());
    title.getStyleClass().add("dialog-title");
    title.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    pause.setOnAction(_ -> plan.pause());
    resume.setOnAction(_ -> plan.resume());
    cancel.setOnAction(_ -> plan.cancel());
    retry.setOnAction(_ -> plan.retryFailed());
    exportMenu();
    HBox head =
        new HBox(
            toServers,
            title,
            new PlaceTag(plan.place()),
            gap,
            pause,
            resume,
            cancel,
            retry,
            CopyAs.button("plan-copy-as", CopyAs.FORMS_OF_REQUESTS, plan::copied),
            export);
    head.getStyleClass().add("plan-head");
    head.setAlignment(Pos.CENTER_LEFT);

    reason.setWrapText(true);
    reason.setId("plan-reason");
    banner.getChildren().addAll(Icons.of(Feather.PAUSE_CIRCLE), reason);
    banner.getStyleClass().addAll("banner", "banner-warning");
    banner.setAlignment(Pos.CENTER_LEFT);
    banner.managedProperty().bind(banner.visibleProperty());

    bar.setPrefWidth(Look.px(220));
    chips.chosenProperty().subscribe(this::filter);
    confirmAll.getStyleClass().add(Styles.ACCENT);
    confirmAll.setOnAction(_ -> plans.confirmAll(plan));
    revertAll.setOnAction(_ -> plans.revertAll(plan));
    Label notice = new Label();
    notice.setId("plan-notice");
    notice.getStyleClass().add("muted");
    notice.textProperty().bind(plan.noticeProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox whole = new HBox(bar, chips, space, notice, confirmAll, revertAll);
    whole.getStyleClass().add("plan-whole");
    whole.setAlignment(Pos.CENTER_LEFT);
    setTop(new VBox(head, together(plans), banner, whole));
    setCenter(table());
    plan.statusProperty().addListener(onStatus);
    plan.countsProperty().addListener(onCounts);
    clock.setCycleCount(Animation.INDEFINITE);
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene == null) {
                clock.stop();
              } else {
                clock.play();
              }
            });
    asking = plan.askingProperty().subscribe(this::showAsking);
    showAsking();
    showStatus();
    showCounts();
  }

  /** The ways to what was begun with it in other clouds. */
  private HBox together(PlansViewModel plans) {
    HBox line = new HBox(new Label(Text.of("plan.run.clouds")));
    line.setId("plan-together");
    line.getStyleClass().add("plan-whole");
    line.setAlignment(Pos.CENTER_LEFT);
    for (PlanViewModel other : plans.together(plan)) {
      CloudPlace place = other.place();
      if (place == null) {
        continue;
      }
      Hyperlink way = new Hyperlink(Names.shown(place.cloud()), PlaceTag.sign(place));
      way.setDisable(other == plan);
      way.setOnAction(_ -> plans.open(other));
      line.getChildren().add(way);
    }
    line.setVisible(line.getChildren().size() > 2);
    line.setManaged(line.isVisible());
    return line;
  }

  void focusFirst() {
    table.requestFocus();
  }

  void dispose() {
    plan.statusProperty().removeListener(onStatus);
    plan.countsProperty().removeListener(onCounts);
    asking.unsubscribe();
  }

  private String title() {
    return plan.detail().isEmpty()
        ? Text.of("plan.run.title", plan.title(), plan.subject())
        : Text.of("plan.run.titleWith", plan.title(), plan.subject(), plan.detail());
  }

  private void showStatus() {
    PlanStatus status = plan.statusProperty().get();
    Phase phase = status.phase();
    boolean halted = phase == Phase.PAUSED || phase == Phase.HELD || phase == Phase.INTERRUPTED;
    show(pause, phase == Phase.RUNNING);
    show(resume, halted);
    show(cancel, phase == Phase.RUNNING || halted);
    banner.setVisible(halted || phase == Phase.CANCELLING);
    reason.setText(
        switch (phase) {
          case HELD -> Text.of("plan.banner.held", status.reason());
          case PAUSED -> Text.of("plan.banner.paused");
          case INTERRUPTED -> Text.of("plan.banner.interrupted", Ages.exact(plan.started()));
          case CANCELLING -> Text.of("plan.banner.cancelling");
          case RUNNING, ENDED -> "";
        });
    showCounts();
  }

  private void showCounts() {
    PlanCounts now = plan.countsProperty().get();
    bar.show(now);
    chips.show(now);
    show(retry, plan.phase() == Phase.ENDED && now.failed() > 0);
    if (chips.chosenProperty().get() != null) {
      filter();
    }
  }

  private void showAsking() {
    int asking = plan.askingProperty().get();
    confirmAll.setText(Text.of("plan.confirmAll", asking));
    revertAll.setText(Text.of("plan.revertAll", asking));
    show(confirmAll, asking > 0);
    show(revertAll, asking > 0);
  }

  private void filter() {
    Part only = chips.chosenProperty().get();
    shown.setPredicate(only == null ? null : row -> Part.of(row.state()) == only);
  }

  private static void show(Button button, boolean visible) {
    button.setVisible(visible);
    button.setManaged(visible);
  }

  private static Button button(String id, String key, Feather icon) {
    Button button = new Button(key.isEmpty() ? "" : Text.of(key), Icons.of(icon));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void exportMenu() {
    export.setId("plan-export");
    export.setMinWidth(Region.USE_PREF_SIZE);
    export.getItems().addAll(exportItem("csv"), exportItem("json"));
  }

  private MenuItem exportItem(String kind) {
    MenuItem item = new MenuItem(Text.of("plan.export." + kind));
    item.setId("plan-export-" + kind);
    item.setOnAction(
        _ -> {
          FileChooser chooser = new FileChooser();
          chooser.setTitle(Text.of("plan.export"));
          chooser.setInitialFileName("plan." + kind);
          File file = chooser.showSaveDialog(getScene().getWindow());
          if (file != null) {
            plan.export(file.toPath());
          }
        });
    return item;
  }

  private TableView<PlanRow> table() {
    SortedList<PlanRow> sorted = new SortedList<>(shown);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.getColumns().add(column("plan.column.SERVER", 180, PlanRow::serverName));
    TableColumn<PlanRow, ItemState> state = new TableColumn<>(Text.of("plan.column.OUTCOME"));
    state.setPrefWidth(520);
    state.setComparator(Comparator.comparingInt(PlanRunView::rank));
    state.setCellValueFactory(data -> data.getValue().stateProperty());
    state.setCellFactory(_ -> new ItemCell(beat));
    table.getColumns().add(state);
    table
        .getColumns()
        .add(
            Tables.exact(
                live(
                    "plan.column.REQUEST",
                    330,
                    row -> row.requestId() == null ? "" : row.requestId())));
    table
        .getColumns()
        .add(
            live(
                "plan.column.ENDED",
                80,
                row -> row.ended() == null ? "" : Ages.clock(row.ended())));
    return table;
  }

  /** What asks for a look comes first. */
  private static int rank(ItemState state) {
    return switch (Part.of(state)) {
      case FAILED -> 0;
      case UNKNOWN -> 1;
      case UNDER_WAY -> 2;
      case LEFT_OUT -> 3;
      case WAITING -> 4;
      case CANCELLED -> 5;
      case DONE -> 6;
    };
  }

  private static TableColumn<PlanRow, PlanRow> column(
      String key, double width, Function<PlanRow, String> text) {
    return Tables.column(Text.of(key), width, text, Comparator.comparing(text));
  }

  /** A column that follows the state of its row. */
  private static TableColumn<PlanRow, String> live(
      String key, double width, Function<PlanRow, String> text) {
    TableColumn<PlanRow, String> column = new TableColumn<>(Text.of(key));
    column.setPrefWidth(width);
    column.setCellValueFactory(
        data -> data.getValue().stateProperty().map(_ -> Names.shown(text.apply(data.getValue()))));
    return column;
  }
}
