package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PickList;
import io.novadesk.view.parts.PlaceTag;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.viewmodel.connect.ProjectEntry;
import io.novadesk.viewmodel.connect.ProjectSwitch;
import io.novadesk.viewmodel.connect.ProjectSwitch.Where;
import io.novadesk.viewmodel.servers.CloudPlace;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The projects of a cloud: type to find one, Enter goes there. The box keeps the keyboard. */
public final class ProjectSwitchView extends VBox {
  private static final int LEAST_ROWS = 4;
  private static final int ROWS = 10;
  private static final double NAME = 240;
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final ProjectSwitch model;
  private final ModalHost host;
  private final FilterField field;
  private final Label told = new Label();
  private final PickList<ProjectEntry> list =
      new PickList<>(
          "projects-list",
          Text.of("switch.list"),
          ROWS,
          event -> choose(event.isShortcutDown() ? Where.BESIDE : Where.IN_PLACE));
  private final ListChangeListener<ProjectEntry> onShown = _ -> shown();
  private final ChangeListener<Boolean> onFailed =
      (_, _, failed) -> told.pseudoClassStateChanged(BAD, failed);

  /**
   * @param here the cloud and its present project
   * @param inFlight how many commands are under way
   */
  public ProjectSwitchView(ProjectSwitch model, ModalHost host, CloudPlace here, int inFlight) {
    this.model = model;
    this.host = host;
    setId("projects");
    getStyleClass().add("palette");
    Look.keep(prefWidthProperty(), 620);
    setMaxHeight(USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_CENTER);
    Label title = new Label(Text.of("switch.title"));
    title.getStyleClass().add(Styles.TEXT_BOLD);
    HBox head = new HBox(title, new PlaceTag(here));
    head.setAlignment(Pos.CENTER_LEFT);
    head.setSpacing(8);
    Label flight = new Label(Text.of("switch.inFlight", inFlight));
    flight.setId("projects-in-flight");
    flight.setWrapText(true);
    flight.setVisible(inFlight > 0);
    flight.setManaged(inFlight > 0);
    field = new FilterField("projects-text", Text.of("switch.prompt"), "");
    field.textProperty().bindBidirectional(model.filterProperty());
    told.setId("projects-told");
    told.setWrapText(true);
    told.getStyleClass().add("projects-told");
    told.textProperty().bind(model.toldProperty());
    told.managedProperty().bind(told.textProperty().isNotEmpty());
    list.setItems(model.shown());
    list.setCellFactory(_ -> new EntryCell());
    list.setPlaceholder(
        Placeholder.empty(Feather.SEARCH, Text.of("switch.none"), Text.of("switch.none.text")));
    Label keys = new Label(Text.of("switch.keys"));
    keys.getStyleClass().add("palette-keys");
    model.shown().addListener(onShown);
    model.failedProperty().addListener(onFailed);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    getChildren().addAll(head, field, told, flight, list, keys);
  }

  public void open() {
    shown();
    host.show(this, field, this::dispose);
  }

  private void dispose() {
    model.shown().removeListener(onShown);
    model.failedProperty().removeListener(onFailed);
    told.textProperty().unbind();
    list.setItems(null);
    field.textProperty().unbindBidirectional(model.filterProperty());
    model.close();
  }

  private void shown() {
    // As high as all projects need; what is typed moves nothing.
    if (model.filterProperty().get().isEmpty()) {
      list.setPrefHeight(list.heightOf(Math.max(LEAST_ROWS, model.shown().size())));
    }
    selectFirst();
  }

  /** The first that is not open already: Enter at once goes back to where one came from. */
  private void selectFirst() {
    int first = 0;
    if (model.shown().size() > 1 && model.shown().getFirst().current()) {
      first = 1;
    }
    list.getSelectionModel().select(first);
    list.scrollTo(0);
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> choose(event.isShortcutDown() ? Where.BESIDE : Where.IN_PLACE);
      case ESCAPE -> host.dismiss(this);
      default -> {
        if (!list.step(event)) {
          return;
        }
      }
    }
    event.consume();
  }

  private void choose(Where where) {
    ProjectEntry entry = list.getSelectionModel().getSelectedItem();
    if (entry != null) {
      model.choose(entry, where);
    }
  }

  private static final class EntryCell extends ListCell<ProjectEntry> {
    private final FontIcon icon = Icons.of(Feather.FOLDER);
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label open = new Label(Text.of("switch.current"));
    private final HBox line;

    EntryCell() {
      name.getStyleClass().add("palette-title");
      Look.keep(name.minWidthProperty(), NAME);
      Look.keep(name.prefWidthProperty(), NAME);
      Look.keep(name.maxWidthProperty(), NAME);
      detail.getStyleClass().add("palette-detail");
      detail.setMinWidth(0);
      detail.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(detail, Priority.ALWAYS);
      open.getStyleClass().add("palette-keys");
      open.setMinWidth(Region.USE_PREF_SIZE);
      open.managedProperty().bind(open.visibleProperty());
      line = new HBox(icon, name, detail, open);
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().add("palette-line");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ProjectEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      name.setText(Names.shown(entry.name()));
      detail.setText(Names.shown(entry.detail()));
      icon.setIconCode(
          entry.current() ? Feather.CHECK : entry.isProject() ? Feather.FOLDER : Feather.GLOBE);
      open.setVisible(entry.current());
      setAccessibleText(
          entry.current()
              ? Text.of("switch.accessible.current", entry.name())
              : Text.of("switch.accessible", entry.name(), entry.detail()));
      setGraphic(line);
    }
  }
}
