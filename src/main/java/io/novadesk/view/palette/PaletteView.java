package io.novadesk.view.palette;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.viewmodel.palette.Hit;
import io.novadesk.viewmodel.palette.PaletteCommand;
import io.novadesk.viewmodel.palette.PaletteCommand.Harm;
import io.novadesk.viewmodel.palette.PaletteViewModel;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The box and what it finds. The box keeps the keyboard; arrows move through what was found. */
public final class PaletteView extends VBox {
  private static final double ROW_HEIGHT = 32;
  private static final int ROWS = 12;
  private static final double TITLE = 208;
  private static final PseudoClass DESTROYS = PseudoClass.getPseudoClass("destroys");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final PaletteViewModel model;
  private final ModalHost host;
  private final FilterField field = new FilterField("palette-text", Text.of("palette.prompt"), "");
  private final ListView<Hit> list = new ListView<>();

  public PaletteView(PaletteViewModel model, ModalHost host) {
    this.model = model;
    this.host = host;
    setId("palette");
    getStyleClass().add("palette");
    Look.keep(prefWidthProperty(), 680);
    setMaxHeight(USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_CENTER);
    field.textProperty().bindBidirectional(model.textProperty());
    list.setId("palette-list");
    list.setAccessibleText(Text.of("palette.found"));
    list.setFocusTraversable(false);
    Look.keep(list.fixedCellSizeProperty(), ROW_HEIGHT);
    Look.keep(list.prefHeightProperty(), ROWS * ROW_HEIGHT + 2);
    list.setItems(model.hits());
    list.setCellFactory(_ -> new HitCell());
    list.setPlaceholder(
        Placeholder.empty(Feather.SEARCH, Text.of("palette.none"), Text.of("palette.none.text")));
    list.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            choose();
          }
        });
    // After the list has taken over what was found.
    model.textProperty().addListener((_, _, _) -> selectFirst());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    getChildren().addAll(field, list);
  }

  /** Opens it with what the menus can do now. */
  public void open(List<PaletteCommand> commands) {
    model.open(commands);
    selectFirst();
    host.show(this, field, () -> {});
  }

  private void selectFirst() {
    list.getSelectionModel().select(0);
    list.scrollTo(0);
  }

  private void key(KeyEvent event) {
    int selected = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> select(selected + 1);
      case UP -> select(selected - 1);
      case PAGE_DOWN -> select(selected + ROWS - 1);
      case PAGE_UP -> select(selected - ROWS + 1);
      case ENTER -> choose();
      case ESCAPE -> host.close();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    int size = model.hits().size();
    if (size > 0) {
      int at = Math.clamp(index, 0, size - 1);
      list.getSelectionModel().select(at);
      list.scrollTo(Math.max(0, at - ROWS / 2));
    }
  }

  private void choose() {
    Hit hit = list.getSelectionModel().getSelectedItem();
    if (hit != null && hit.whyNot().isEmpty()) {
      // A command may open a dialog of its own in this one's place.
      host.close();
      model.choose(hit);
    }
  }

  private static Feather icon(Hit.Kind kind) {
    return switch (kind) {
      case COMMAND -> Feather.ZAP;
      case PLACE -> Feather.LAYERS;
      case SERVER -> Feather.SERVER;
      case IMAGE -> Feather.DISC;
      case FLAVOR -> Feather.SLIDERS;
    };
  }

  private static final class HitCell extends ListCell<Hit> {
    private final FontIcon icon = Icons.of(Feather.ZAP);
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label keys = new Label();
    private final HBox line;

    HitCell() {
      // One width, so that what is said of the hits stands in a column.
      title.getStyleClass().add("palette-title");
      Look.keep(title.minWidthProperty(), TITLE);
      Look.keep(title.prefWidthProperty(), TITLE);
      Look.keep(title.maxWidthProperty(), TITLE);
      detail.getStyleClass().add("palette-detail");
      detail.setMinWidth(0);
      detail.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(detail, Priority.ALWAYS);
      keys.getStyleClass().add("palette-keys");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      keys.managedProperty().bind(keys.textProperty().isNotEmpty());
      keys.visibleProperty().bind(keys.textProperty().isNotEmpty());
      line = new HBox(icon, title, detail, keys);
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().add("palette-line");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Hit hit, boolean empty) {
      super.updateItem(hit, empty);
      pseudoClassStateChanged(REFUSED, hit != null && !empty && !hit.whyNot().isEmpty());
      pseudoClassStateChanged(
          DESTROYS, hit != null && !empty && hit.harm() == Harm.DESTROYS && hit.whyNot().isEmpty());
      if (empty || hit == null) {
        setGraphic(null);
        return;
      }
      icon.setIconCode(hit.harm() == Harm.DESTROYS ? Feather.ALERT_TRIANGLE : icon(hit.kind()));
      title.setText(Names.shown(hit.title()));
      detail.setText(Names.shown(hit.whyNot().isEmpty() ? hit.detail() : hit.whyNot()));
      keys.setText(hit.keys());
      setAccessibleText(Text.of("palette.accessible", hit.title(), detail.getText(), hit.keys()));
      setGraphic(line);
    }
  }
}
