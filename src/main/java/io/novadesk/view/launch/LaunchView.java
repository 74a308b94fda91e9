package io.novadesk.view.launch;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.json.JsonView;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.PlaceTag;
import io.novadesk.viewmodel.launch.Ability;
import io.novadesk.viewmodel.launch.LaunchCounters.Counter;
import io.novadesk.viewmodel.launch.LaunchField;
import io.novadesk.viewmodel.launch.LaunchViewModel;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.settings.Shortcut;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * One page for new servers: what they are to be on the left, what is sent and what it takes on the
 * right. Closing it keeps what was typed.
 */
public final class LaunchView extends BorderPane {
  private static final KeyCombination LAUNCH = Keys.of(Shortcut.ACCEPT);

  private final LaunchViewModel model;
  private final Runnable close;
  private final Runnable launched;
  private final JsonView json;
  private final TextField name;
  private Subscription ties = Subscription.EMPTY;

  /**
   * @param close takes the page away
   * @param launched runs after the servers were ordered and the page has gone
   */
  public LaunchView(LaunchViewModel model, Runnable close, Runnable launched) {
    this.model = model;
    this.close = close;
    this.launched = launched;
    setId("launch-view");
    getStyleClass().add("launch-view");
    Look.dress(this, "launch.css");
    json = new JsonView(model.json(), "launch.request.none");
    Labelled nameField = Labelled.text(model, LaunchField.NAME);
    name = (TextField) nameField.lookup("#launch-name");
    setTop(new VBox(header(), lock(), notice()));
    setCenter(new HBox(form(nameField), side()));
    setBottom(buttons());
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (LAUNCH.match(event)) {
            launch();
            event.consume();
          }
        });
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            close.run();
            event.consume();
          }
        });
  }

  /** What gets the keyboard first. */
  public Node first() {
    return name;
  }

  public void dispose() {
    ties.unsubscribe();
    json.dispose();
    model.dispose();
  }

  private Node header() {
    Label title = new Label(Text.of("launch.heading"));
    title.getStyleClass().add("dialog-title");
    ComboBox<RegionModel> where = new ComboBox<>(model.regions());
    where.setId("launch-region");
    where.setAccessibleText(Text.of("launch.where"));
    where.setConverter(new RegionNames());
    where.valueProperty().bindBidirectional(model.regionProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button clear = new Button(Text.of("launch.clear"), Icons.of(Feather.X_CIRCLE));
    clear.setId("launch-clear");
    clear.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    clear.setOnAction(_ -> model.clear());
    PlaceTag place = new PlaceTag(null);
    place.setId("launch-place");
    tie(
        model
            .regionProperty()
            .subscribe(
                (RegionModel region) -> place.show(region == null ? null : CloudPlace.of(region))));
    HBox header = new HBox(title, where, place, gap, clear, new TemplatesMenu(model));
    header.getStyleClass().add("launch-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  /** A production cloud is read-only until it is unlocked, here too. */
  private Node lock() {
    Label text = new Label(Text.of("production.refused"), Icons.of(Feather.LOCK));
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button unlock = new Button(Text.of("production.unlock"), Icons.of(Feather.UNLOCK));
    unlock.setId("launch-unlock");
    unlock.getStyleClass().add(Styles.SMALL);
    unlock.setMinWidth(USE_PREF_SIZE);
    unlock.setOnAction(_ -> model.regionProperty().get().guard().unlock());
    HBox band = new HBox(text, unlock);
    band.setId("launch-lock");
    band.getStyleClass().addAll("banner", "banner-warning");
    band.setAlignment(Pos.CENTER_LEFT);
    band.managedProperty().bind(band.visibleProperty());
    band.visibleProperty()
        .bind(model.regionProperty().flatMap(region -> region.guard().readOnlyProperty()));
    return band;
  }

  private Node notice() {
    Label notice = new Label();
    notice.setId("launch-notice");
    notice.getStyleClass().add("launch-notice");
    notice.setGraphic(Icons.of(Feather.INFO));
    notice.setWrapText(true);
    notice.setMinHeight(USE_PREF_SIZE);
    notice.setMaxWidth(Double.MAX_VALUE);
    notice.textProperty().bind(model.noticeProperty());
    notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
    notice.managedProperty().bind(notice.visibleProperty());
    return notice;
  }

  private Node form(Labelled nameField) {
    Label names = new Label();
    names.setId("launch-names");
    names.getStyleClass().addAll("exact", "muted");
    names.textProperty().bind(model.counters().of(Counter.NAMES));
    HBox.setHgrow(nameField, Priority.ALWAYS);
    HBox naming =
        new HBox(
            nameField,
            Labelled.text(model, LaunchField.START).narrow(136),
            Labelled.text(model, LaunchField.COUNT).narrow(136));
    naming.getStyleClass().add("launch-columns");
    VBox top = new VBox(naming, names);
    top.getStyleClass().add("field");
    VBox content = new VBox(top, new SizePane(model), new AccessPane(model), sections());
    content.getStyleClass().add("launch-form");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setId("launch-scroll");
    scroll.getStyleClass().addAll("launch-scroll", "edge-to-edge");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  private Node sections() {
    Section metadata =
        new Section("metadata", model.counters().of(Counter.METADATA), new MetadataPart(model));
    Section userData =
        new Section("user-data", model.counters().of(Counter.USER_DATA), new UserDataPart(model));
    Section files = new Section("files", model.counters().of(Counter.FILES), new FilesPart(model));
    Section more =
        new Section(
            "more",
            Bindings.createStringBinding(() -> Text.of("launch.more.about")),
            new MorePart(model));
    tie(
        model
            .abilityProperty()
            .subscribe(
                (Ability able) -> {
                  userData.setVisible(able.userData());
                  files.setVisible(able.files());
                }));
    // What came back from a draft is seen at once.
    metadata.setExpanded(!model.form().metadata().isEmpty());
    files.setExpanded(!model.form().files().isEmpty());
    userData.setExpanded(!model.form().text(LaunchField.USER_DATA).get().isEmpty());
    VBox box = new VBox(metadata, userData, files, more);
    box.getStyleClass().add("launch-sections");
    return box;
  }

  private Node side() {
    Label title = new Label(Text.of("launch.request.title"));
    title.getStyleClass().add("launch-heading");
    Label about = new Label();
    about.setId("launch-request-about");
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    about.textProperty().bind(model.counters().of(Counter.REQUEST));
    VBox.setVgrow(json, Priority.ALWAYS);
    VBox request = new VBox(title, about, json);
    request.getStyleClass().add("launch-request");
    VBox.setVgrow(request, Priority.ALWAYS);
    VBox side = new VBox(new QuotaPane(model), request);
    side.getStyleClass().add("launch-side");
    return side;
  }

  private Node buttons() {
    Label obstacle = new Label();
    obstacle.setId("launch-obstacle");
    obstacle.getStyleClass().add("launch-obstacle");
    obstacle.textProperty().bind(model.obstacleProperty());
    obstacle.setGraphic(Icons.of(Feather.ALERT_CIRCLE));
    obstacle.visibleProperty().bind(obstacle.textProperty().isNotEmpty());
    obstacle.setMinWidth(0);
    obstacle.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(obstacle, Priority.ALWAYS);
    Button cancel = new Button(Text.of("launch.close"));
    cancel.setId("launch-close");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setOnAction(_ -> close.run());
    Button accept = new Button();
    accept.setId("launch-accept");
    accept.setMinWidth(USE_PREF_SIZE);
    accept.getStyleClass().add(Styles.ACCENT);
    accept.setGraphic(Icons.of(Feather.PLAY));
    accept.disableProperty().bind(model.readyProperty().not());
    accept
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Text.of("launch.accept", model.count()),
                model.form().text(LaunchField.COUNT)));
    accept.setOnAction(_ -> launch());
    HBox buttons = new HBox(obstacle, cancel, accept);
    buttons.getStyleClass().add("launch-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    return buttons;
  }

  private void launch() {
    if (model.launch()) {
      close.run();
      launched.run();
    }
  }

  private void tie(Subscription subscription) {
    ties = ties.and(subscription);
  }

  private static final class RegionNames extends StringConverter<RegionModel> {
    @Override
    public String toString(@Nullable RegionModel region) {
      return region == null ? "" : LaunchViewModel.nameOf(region);
    }

    @Override
    public @Nullable RegionModel fromString(String text) {
      return null;
    }
  }
}
