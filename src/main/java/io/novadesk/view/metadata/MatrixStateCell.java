package io.novadesk.view.metadata;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.metadata.MatrixRow;
import io.novadesk.viewmodel.metadata.MatrixRow.State;
import io.novadesk.viewmodel.metadata.MatrixViewModel;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How a row of the matrix stands, and the choice where others changed the same keys. */
final class MatrixStateCell extends TableCell<MatrixRow, MatrixRow> {
  private final FontIcon icon = Icons.of(Feather.CIRCLE, "status-icon");
  private final Label words = new Label();
  private final Tooltip tip = new Tooltip();
  private final Button theirs;
  private final Button mine;
  private final HBox line;
  private @Nullable String tone;

  MatrixStateCell(MatrixViewModel model) {
    theirs = button("metadata.theirs", model::takeTheirs);
    mine = button("metadata.mine", model::keepMine);
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    tip.setWrapText(true);
    tip.setMaxWidth(Look.px(420));
    line = new HBox(icon, words, theirs, mine);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("cell-buttons");
  }

  private Button button(String key, Consumer<MatrixRow> action) {
    Button button = new Button(Text.of(key));
    button.getStyleClass().addAll(Styles.SMALL, "matrix-choice");
    button.setMinWidth(USE_PREF_SIZE);
    button.managedProperty().bind(button.visibleProperty());
    button.setOnAction(
        _ -> {
          if (getItem() != null) {
            action.accept(getItem());
          }
        });
    return button;
  }

  @Override
  protected void updateItem(@Nullable MatrixRow row, boolean empty) {
    super.updateItem(row, empty);
    icon.getStyleClass().remove(tone);
    if (empty || row == null || row.message().isEmpty()) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    State state = row.state();
    icon.setIconCode(icon(state));
    tone = tone(state);
    icon.getStyleClass().add(tone);
    words.setText(row.message());
    tip.setText(row.message());
    setTooltip(tip);
    theirs.setVisible(state == State.CONFLICT);
    mine.setVisible(state == State.CONFLICT);
    setGraphic(line);
  }

  private static Feather icon(State state) {
    return switch (state) {
      case UNCHANGED -> Feather.CIRCLE;
      case CHANGED -> Feather.EDIT_2;
      case SAVING -> Feather.LOADER;
      case SAVED -> Feather.CHECK_CIRCLE;
      case CONFLICT -> Feather.HELP_CIRCLE;
      case IMPOSSIBLE, FAILED -> Feather.ALERT_OCTAGON;
      case LOCKED -> Feather.LOCK;
    };
  }

  private static String tone(State state) {
    return switch (state) {
      case UNCHANGED, LOCKED -> "tone-off";
      case CHANGED, SAVING -> "tone-busy";
      case SAVED -> "tone-good";
      case CONFLICT -> "tone-asks";
      case IMPOSSIBLE, FAILED -> "tone-bad";
    };
  }
}
