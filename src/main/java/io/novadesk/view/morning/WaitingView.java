package io.novadesk.view.morning;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.viewmodel.connect.Opening;
import io.novadesk.viewmodel.connect.Opening.State;
import io.novadesk.viewmodel.morning.MorningViewModel;
import io.novadesk.viewmodel.morning.WaitingCloud;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** How far a cloud is that has told nothing yet, over what was last seen of it. */
public final class WaitingView extends BorderPane {
  private final MorningViewModel model;
  private final SeenTable rows;
  private final FilterField filter =
      new FilterField("last-seen-filter", Text.of("lastSeen.filter"), "");
  private final StackPane mark = new StackPane();
  private final ProgressIndicator busy = new ProgressIndicator();
  private final Label told = label("waiting-told");
  private final Label about = label("waiting-about");
  private final Button goOn =
      button("waiting-go-on", "lastSeen.goOn", Feather.LOG_IN, MorningViewModel::goOn);
  private final Button again =
      button("waiting-again", "lastSeen.again", Feather.REFRESH_CW, MorningViewModel::again);
  private final Button leave =
      button("waiting-leave", "lastSeen.leave", Feather.X, MorningViewModel::leave);
  private final HBox banner = new HBox();
  private final HBox filterBar = new HBox(filter);
  private final ChangeListener<@Nullable WaitingCloud> onShown = (_, _, cloud) -> show(cloud);

  /**
   * @param like the table of the servers that will come: its columns are those of this one
   */
  public WaitingView(MorningViewModel model, TableView<?> like) {
    this.model = model;
    rows = new SeenTable(like);
    setId("waiting");
    busy.setMaxSize(Look.px(16), Look.px(16));
    about.getStyleClass().add("counts");
    VBox words = new VBox(told, about);
    HBox.setHgrow(words, Priority.ALWAYS);
    banner.getChildren().setAll(mark, words, goOn, again, leave);
    banner.getStyleClass().add("banner");
    banner.setAlignment(Pos.CENTER_LEFT);
    filterBar.getStyleClass().add("filter-bar");
    filterBar.managedProperty().bind(filterBar.visibleProperty());
    HBox.setHgrow(filter, Priority.ALWAYS);
    filter.textProperty().subscribe(rows::filter);
    filter.onDown(rows.table()::requestFocus);
    setTop(new VBox(banner, filterBar));
    setCenter(rows.table());
    model.shownProperty().addListener(onShown);
    show(model.shownProperty().get());
  }

  public void focusFilter() {
    filter.requestFocus();
  }

  public void dispose() {
    model.shownProperty().removeListener(onShown);
  }

  private static Label label(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    return label;
  }

  private interface Deed {
    void to(MorningViewModel model, Opening opening);
  }

  private Button button(String id, String key, Feather icon, Deed deed) {
    Button button = new Button(Text.of(key), Icons.of(icon));
    button.setId(id);
    button.getStyleClass().add(Styles.SMALL);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.managedProperty().bind(button.visibleProperty());
    button.setOnAction(_ -> ofShown(opening -> deed.to(model, opening)));
    return button;
  }

  private void ofShown(Consumer<Opening> deed) {
    WaitingCloud cloud = model.shownProperty().get();
    if (cloud != null && cloud.opening() != null) {
      deed.accept(cloud.opening());
    }
  }

  private void show(@Nullable WaitingCloud cloud) {
    if (cloud == null) {
      rows.clear();
      return;
    }
    State state = cloud.standing().state();
    boolean asked = cloud.opening() != null;
    told.setText(Names.shown(cloud.told()));
    about.setText(cloud.about());
    mark.getChildren().setAll(mark(state));
    banner.getStyleClass().remove("banner-warning");
    if (state == State.FAILED) {
      banner.getStyleClass().add("banner-warning");
    }
    goOn.setVisible(asked && state != State.CONNECTING);
    again.setVisible(asked && state == State.FAILED);
    leave.setVisible(asked);
    filterBar.setVisible(!cloud.servers().isEmpty());
    rows.show(cloud.servers());
    rows.table().setPlaceholder(placeholder(cloud, cloud.servers().isEmpty()));
  }

  private Node mark(State state) {
    return switch (state) {
      case CONNECTING -> busy;
      case WANTS_PERSON -> Icons.of(Feather.KEY);
      case FAILED -> Icons.of(Feather.CLOUD_OFF);
    };
  }

  private static Placeholder placeholder(WaitingCloud cloud, boolean none) {
    return none
        ? Placeholder.empty(Feather.CLOUD, cloud.name(), Text.of("lastSeen.none"))
        : Placeholder.empty(
            Feather.FILTER,
            Text.of("servers.noMatch"),
            Text.of("servers.noMatch.text", cloud.servers().size()));
  }
}
