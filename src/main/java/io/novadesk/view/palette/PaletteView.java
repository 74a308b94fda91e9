package io.novadesk.view.palette;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PickList;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.viewmodel.palette.Hit;
import io.novadesk.viewmodel.palette.PaletteCommand;
import io.novadesk.viewmodel.palette.PaletteCommand.Harm;
import io.novadesk.viewmodel.palette.PaletteViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
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

/** The box and what it finds. The box keeps the keyboard; arrows move through what was found. */
public final class PaletteView extends VBox {
  private static final int ROWS = 12;

  /** Rows in whose room it says that nothing was found. */
  private static final int NOTHING = 4;

  private static final double TITLE = 208;
  private static final PseudoClass DESTROYS = PseudoClass.getPseudoClass("destroys");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final PaletteViewModel model;
  private final ModalHost host;
  private final FilterField field = new FilterField("palette-text", Text.of("palette.prompt"), "");
  private final PickList<Hit> list =
      new PickList<>("palette-list", Text.of("palette.found"), ROWS, _ -> choose());
  private final Label crumb = new Label();
  private final BiConsumer<FontIcon, ServerStatus> statusMark;

  /**
   * @param statusMark draws a server's status
   */
  public PaletteView(
      PaletteViewModel model, ModalHost host, BiConsumer<FontIcon, ServerStatus> statusMark) {
    this.model = model;
    this.host = host;
    this.statusMark = statusMark;
    setId("palette");
    getStyleClass().add("palette");
    Look.keep(prefWidthProperty(), 680);
    setMaxHeight(USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_CENTER);
    field.textProperty().bindBidirectional(model.textProperty());
    list.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> list.heightOf(model.hits().isEmpty() ? NOTHING : model.hits().size()),
                model.hits(),
                list.fixedCellSizeProperty()));
    list.setMinHeight(Region.USE_PREF_SIZE);
    crumb.setId("palette-crumb");
    crumb.getStyleClass().add("palette-crumb");
    crumb.setMaxWidth(TITLE);
    crumb.setMinWidth(0);
    crumb.managedProperty().bind(crumb.visibleProperty());
    model.subjectProperty().subscribe(this::showSubject);
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox box = new HBox(crumb, field);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("palette-box");
    list.setItems(model.hits());
    list.setCellFactory(_ -> new HitCell());
    list.setPlaceholder(
        Placeholder.empty(Feather.SEARCH, Text.of("palette.none"), Text.of("palette.none.text")));
    // After the list has taken over what was found.
    model.textProperty().addListener((_, _, _) -> selectFirst());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    getChildren().addAll(box, list);
  }

  /** Opens it with what the menus can do now. */
  public void open(List<PaletteCommand> commands) {
    model.open(commands);
    selectFirst();
    host.show(this, field, () -> {});
  }

  /** Where nothing was typed Enter must do nothing: it would stop what happens to be selected. */
  private void selectFirst() {
    if (field.getText().isBlank()) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().select(0);
    }
    list.scrollTo(0);
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> choose();
      case ESCAPE -> {
        if (!back()) {
          host.close();
        }
      }
      case TAB -> {
        if (event.isShiftDown()) {
          back();
        } else {
          forth();
        }
      }
      case RIGHT -> {
        if (field.getCaretPosition() < field.getLength() || !forth()) {
          return;
        }
      }
      case LEFT -> {
        if (field.getCaretPosition() > 0 || !back()) {
          return;
        }
      }
      case BACK_SPACE -> {
        if (field.getLength() > 0 || !back()) {
          return;
        }
      }
      default -> {
        if (!list.step(event)) {
          return;
        }
      }
    }
    event.consume();
  }

  private void showSubject(@Nullable ServerRow server) {
    crumb.setVisible(server != null);
    crumb.setText(server == null ? "" : Names.shown(server.name()));
    field.setPromptText(
        server == null ? Text.of("palette.prompt") : Text.of("palette.prompt.actions"));
  }

  /** To the actions of the server that is chosen. */
  private boolean forth() {
    boolean went = model.showActions(list.getSelectionModel().getSelectedItem());
    if (went) {
      selectFirst();
    }
    return went;
  }

  private boolean back() {
    boolean went = model.showAll();
    if (went) {
      selectFirst();
      field.end();
    }
    return went;
  }

  private void choose() {
    Hit hit = list.getSelectionModel().getSelectedItem();
    if (hit != null && !hit.completes().isEmpty()) {
      model.choose(hit);
      field.end();
    } else if (hit != null && hit.whyNot().isEmpty()) {
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

  private final class HitCell extends ListCell<Hit> {
    private final FontIcon icon = Icons.of(Feather.ZAP);
    private final HBox title = new HBox();
    private final Label detail = new Label();
    private final Label keys = new Label();
    private final HBox line;

    HitCell() {
      // One width, so that what is said of the hits stands in a column.
      title.getStyleClass().add("palette-title");
      title.setAlignment(Pos.CENTER_LEFT);
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
      StackPane mark = new StackPane(icon);
      mark.getStyleClass().add("palette-mark");
      line = new HBox(mark, title, detail, keys);
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
      icon.getStyleClass().removeIf(style -> style.startsWith("tone-"));
      ServerRow server = hit.server();
      if (server != null) {
        statusMark.accept(icon, server.server().state());
      } else {
        icon.setIconCode(hit.icon().isEmpty() ? icon(hit.kind()) : drawn(hit.icon()));
      }
      showTitle(Names.shown(hit.title()));
      detail.setText(Names.shown(hit.whyNot().isEmpty() ? hit.detail() : hit.whyNot()));
      keys.setText(
          server != null && model.subjectProperty().get() == null
              ? isSelected() ? Text.of("palette.actionsKey") : ""
              : hit.keys());
      setAccessibleText(Text.of("palette.accessible", hit.title(), detail.getText(), hit.keys()));
      setGraphic(line);
    }

    @Override
    public void updateSelected(boolean selected) {
      super.updateSelected(selected);
      Hit hit = getItem();
      if (hit != null && hit.server() != null) {
        keys.setText(selected ? Text.of("palette.actionsKey") : "");
      }
    }

    /** What was typed of it is bold; only the last part is cut where there is no room. */
    private void showTitle(String text) {
      title.getChildren().clear();
      int at = 0;
      for (int[] mark : model.marks(text)) {
        part(text.substring(at, mark[0]), false);
        part(text.substring(mark[0], mark[1]), true);
        at = mark[1];
      }
      part(text.substring(at), false);
      if (!title.getChildren().isEmpty()) {
        ((Label) title.getChildren().getLast()).setMinWidth(0);
      }
    }

    private void part(String text, boolean bold) {
      if (text.isEmpty()) {
        return;
      }
      Label part = new Label(text);
      part.setMinWidth(USE_PREF_SIZE);
      if (bold) {
        part.getStyleClass().add("palette-match");
      }
      title.getChildren().add(part);
    }
  }

  private static Feather drawn(String name) {
    return Feather.findByDescription(name);
  }
}
