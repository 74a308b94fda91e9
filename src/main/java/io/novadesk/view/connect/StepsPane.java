package io.novadesk.view.connect;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.connect.StepRow;
import io.novadesk.viewmodel.connect.StepRow.State;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The steps of connecting, each with its state and what it found. */
final class StepsPane extends VBox {
  private final Wiring wiring = new Wiring();

  StepsPane(List<StepRow> steps) {
    setId("connect-steps");
    getStyleClass().add("connect-steps");
    steps.forEach(step -> getChildren().add(row(step)));
    // The rows appear with the first attempt and stay until another cloud is chosen.
    for (StepRow step : steps) {
      wiring.on(
          step.stateProperty(),
          _ -> Wiring.show(this, steps.stream().anyMatch(s -> s.state() != State.WAITING)));
    }
  }

  private HBox row(StepRow step) {
    StackPane icon = new StackPane();
    icon.getStyleClass().add("connect-step-icon");
    Label title = new Label(step.title());
    title.getStyleClass().add("connect-step-title");
    Label detail = new Label();
    detail.setId("connect-step-" + step.step().name().toLowerCase(Locale.ROOT));
    detail.getStyleClass().add("connect-step-detail");
    detail.setWrapText(true);
    detail.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(detail, Priority.ALWAYS);
    HBox row = new HBox(8, icon, title, detail);
    row.setAlignment(Pos.TOP_LEFT);
    wiring.on(
        step.stateProperty(),
        state -> {
          row.getStyleClass().removeIf(c -> c.startsWith("connect-step-is-"));
          row.getStyleClass().add("connect-step-is-" + state.name().toLowerCase(Locale.ROOT));
          icon.getChildren().setAll(icon(state));
          icon.setAccessibleText(Text.of("connect.state." + state));
          detail.setText(
              state == State.SKIPPED ? Text.of("connect.state.SKIPPED") : detailOf(step));
        });
    wiring.on(
        step.detailProperty(),
        _ -> {
          if (step.state() != State.SKIPPED) {
            detail.setText(detailOf(step));
          }
        });
    return row;
  }

  private static String detailOf(StepRow step) {
    return step.detailProperty().get();
  }

  private static Node icon(State state) {
    return switch (state) {
      case RUNNING -> {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.getStyleClass().add("connect-spinner");
        yield spinner;
      }
      case OK -> new FontIcon(Feather.CHECK);
      case FAILED -> new FontIcon(Feather.X);
      case SKIPPED -> new FontIcon(Feather.MINUS);
      case WAITING -> new FontIcon(Feather.CIRCLE);
    };
  }

  void dispose() {
    wiring.dispose();
  }
}
