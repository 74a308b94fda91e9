package io.novadesk.view.operations;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.operations.TaskRow;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How far a task is, or how it ended. */
final class TaskStateCell extends TaskCell {
  private final FontIcon icon = Icons.of(Feather.CIRCLE, "status-icon");
  private final ProgressBar bar = new ProgressBar();
  private final Label headline = new Label();
  private final Label detail = new Label();
  private final HBox line = new HBox();
  private final Tooltip whole = new Tooltip();

  TaskStateCell(List<Runnable> painters) {
    super(painters);
    bar.setPrefWidth(72);
    bar.setMinWidth(Region.USE_PREF_SIZE);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("form-line");
    headline.setMinWidth(0);
    headline.getStyleClass().add("task-headline");
    detail.setMinWidth(0);
    detail.getStyleClass().add("muted");
    whole.setWrapText(true);
    whole.setMaxWidth(480);
    // The cell's own width bounds the line, so that a long sentence ends in an ellipsis and not
    // beyond the column.
    line.maxWidthProperty().bind(widthProperty().subtract(16));
  }

  @Override
  void show(@Nullable TaskRow row) {
    if (row == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    headline.setText(Names.shown(row.headline()));
    detail.setText(Names.shown(row.aside()));
    whole.setText(
        row.requestId() == null
            ? Names.lines(row.sentence())
            : Text.of("tasks.withRequest", row.sentence(), row.requestId()));
    setTooltip(whole);
    TaskLook look = TaskLook.of(row);
    look.mark(icon);
    List<Node> parts = new ArrayList<>(List.of(icon));
    if (row.state() instanceof OperationState.Working(Double progress, String _)
        && progress != null) {
      bar.setProgress(progress);
      parts.add(bar);
    }
    parts.add(headline);
    if (!detail.getText().isEmpty()) {
      parts.add(detail);
    }
    // Where there is no room for both, the longer one gives way.
    boolean headlineIsLonger = headline.getText().length() > detail.getText().length();
    headline.setMinWidth(headlineIsLonger ? 0 : USE_PREF_SIZE);
    detail.setMinWidth(headlineIsLonger ? USE_PREF_SIZE : 0);
    become(line, parts);
    setGraphic(line);
  }
}
