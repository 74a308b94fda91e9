package io.novadesk.view.operations;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.viewmodel.operations.JobRow;
import io.novadesk.viewmodel.operations.TaskRow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The mark of a task, wherever one is shown: what waits for a person is no tick. */
public record TaskLook(Feather icon, String tone) {
  public static TaskLook of(TaskRow row) {
    if (row.asks() || row.waitsForPerson()) {
      return new TaskLook(Feather.ALERT_CIRCLE, "tone-asks");
    }
    if (row instanceof JobRow job && job.waitsForItsTime()) {
      return new TaskLook(Feather.CLOCK, "tone-off");
    }
    return switch (row.state()) {
      case OperationState.Done _ -> new TaskLook(Feather.CHECK_CIRCLE, "tone-good");
      case OperationState.Failed _ -> new TaskLook(Feather.ALERT_OCTAGON, "tone-bad");
      case OperationState.Unknown _ -> new TaskLook(Feather.HELP_CIRCLE, "tone-asks");
      case OperationState.Cancelled _ -> new TaskLook(Feather.SLASH, "tone-off");
      case OperationState.Waiting _ -> new TaskLook(Feather.CLOCK, "tone-off");
      case OperationState.Sent _, OperationState.Accepted _, OperationState.Working _ ->
          new TaskLook(Feather.LOADER, "tone-busy");
    };
  }

  public void mark(FontIcon shown) {
    shown.setIconCode(icon);
    if (!shown.getStyleClass().contains(tone)) {
      shown.getStyleClass().removeIf(style -> style.startsWith("tone-"));
      shown.getStyleClass().add(tone);
    }
  }
}
