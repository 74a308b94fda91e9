package io.novadesk.view.metadata;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.metadata.MetadataRow;
import io.novadesk.viewmodel.metadata.MetadataViewModel;
import io.novadesk.viewmodel.metadata.RowStatus;
import io.novadesk.viewmodel.metadata.RowStatus.Change;
import io.novadesk.viewmodel.metadata.RowStatus.Level;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What became of a row, what is wrong with it, and what can be done about it. */
final class StatusCell extends TableCell<MetadataRow, MetadataRow> {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
  private static final double PADDING = 16;
  private static final double ICON = 24;
  private static final double GAP = 8;
  private static final double NARROWEST = 60;

  private final MetadataViewModel model;
  private final FontIcon icon = new FontIcon();
  private final javafx.scene.text.Text words = new javafx.scene.text.Text();
  private final Button undo = button("metadata.undo", Feather.ROTATE_CCW, this::undo);
  private final Button theirs = button("metadata.theirs", Feather.USERS, this::takeTheirs);
  private final Button mine = button("metadata.mine", Feather.USER, this::keepMine);
  private final FlowPane choice = new FlowPane(theirs, mine);
  private final VBox middle = new VBox(words, choice);
  private final HBox box = new HBox(icon, middle, undo);
  private Subscription watching = Subscription.EMPTY;

  StatusCell(MetadataViewModel model) {
    this.model = model;
    getStyleClass().add("metadata-status-cell");
    words.getStyleClass().add("metadata-words");
    box.getStyleClass().add("metadata-status");
    box.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(middle, Priority.ALWAYS);
    middle.setAlignment(Pos.CENTER_LEFT);
    choice.managedProperty().bind(choice.visibleProperty());
    undo.managedProperty().bind(undo.visibleProperty());
    undo.getStyleClass().add("metadata-undo");
    // The words of the state need the room more.
    undo.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    undo.setTooltip(new Tooltip(Text.of("metadata.undo")));
    theirs.getStyleClass().add("metadata-theirs");
    mine.getStyleClass().add("metadata-mine");
    undo.disableProperty().bind(model.editableProperty().not());
    theirs.disableProperty().bind(model.editableProperty().not());
    mine.disableProperty().bind(model.editableProperty().not());
    widthProperty().subscribe(_ -> wrap());
  }

  private Button button(String key, Feather feather, Consumer<MetadataRow> action) {
    Button button = new Button(Text.of(key), new FontIcon(feather));
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(
        _ -> {
          if (getItem() != null) {
            action.accept(getItem());
          }
        });
    return button;
  }

  private void undo(MetadataRow row) {
    model.undo(row);
  }

  private void takeTheirs(MetadataRow row) {
    model.takeTheirs(row);
  }

  private void keepMine(MetadataRow row) {
    model.keepMine(row);
  }

  @Override
  protected void updateItem(MetadataRow row, boolean empty) {
    super.updateItem(row, empty);
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    setGraphic(box);
    watching = row.statusProperty().subscribe(this::show);
  }

  private void show(RowStatus status) {
    boolean changed = status.change() != Change.NONE;
    String change = changed ? Text.of("metadata.change." + status.change()) : "";
    words.setText(status.message().isEmpty() ? change : status.message());
    setAccessibleText(words.getText());
    pseudoClassStateChanged(ERROR, status.level() == Level.ERROR);
    pseudoClassStateChanged(WARNING, status.level() == Level.WARNING);
    icon.setVisible(!words.getText().isEmpty());
    if (icon.isVisible()) {
      icon.setIconCode(iconOf(status));
    }
    undo.setVisible(changed && !status.choice());
    choice.setVisible(status.choice());
    wrap();
  }

  private static Feather iconOf(RowStatus status) {
    return switch (status.level()) {
      case ERROR -> Feather.ALERT_OCTAGON;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case NOTE -> Feather.INFO;
      case NONE ->
          switch (status.change()) {
            case ADDED -> Feather.PLUS;
            case DELETED -> Feather.TRASH_2;
            case CHANGED, NONE -> Feather.EDIT_2;
          };
    };
  }

  /** A table asks a cell for its height without a width, so the words must know theirs. */
  private void wrap() {
    undo.applyCss();
    double taken = PADDING + ICON + (undo.isVisible() ? undo.prefWidth(-1) + GAP : 0);
    double room = Math.max(NARROWEST, getWidth() - taken);
    words.setWrappingWidth(room);
    choice.setPrefWrapLength(room);
  }
}
