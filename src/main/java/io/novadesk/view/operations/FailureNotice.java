package io.novadesk.view.operations;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.PlaceTag;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.GivenCommand;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.CloudPlace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Tells of a command that failed or a plan that halted, wherever the person looks now. It stands in
 * the window's last line, so that it lies over nothing and moves nothing. It goes by itself where
 * the tasks keep what it tells; all else stays until it is read.
 */
public final class FailureNotice extends HBox {
  private static final double TOOLTIP_WIDTH = 640;

  private final OperationsViewModel model;
  private final Consumer<OperationRow> showExchanges;
  private final Consumer<GivenCommand> withOtherLogin;
  private final Consumer<String> read;
  private final PlansViewModel plans;
  private final Set<String> notes = new LinkedHashSet<>();
  private final Label text = new Label();
  private final PlaceTag place = new PlaceTag(null);
  private final HBox buttons = new HBox();
  private final Tooltip whole = new Tooltip();
  private final PauseTransition stay;
  private boolean goes;
  private boolean showsNotes;
  private final ChangeListener<@Nullable OperationRow> onFailure = (_, _, row) -> tell(row);
  private final ChangeListener<@Nullable PlanViewModel> onHalt = (_, _, plan) -> tell(plan);

  /**
   * @param stays how long it can be read where nobody closes it
   * @param showExchanges shows what went over the wire for a command
   * @param withOtherLogin asks for another login, and gives a command with it
   * @param read shows at length what has no room in a line
   */
  public FailureNotice(
      Duration stays,
      OperationsViewModel model,
      PlansViewModel plans,
      Consumer<OperationRow> showExchanges,
      Consumer<GivenCommand> withOtherLogin,
      Consumer<String> read) {
    this.withOtherLogin = withOtherLogin;
    this.model = model;
    this.plans = plans;
    this.showExchanges = showExchanges;
    this.read = read;
    stay = new PauseTransition(stays);
    stay.setOnFinished(_ -> hide());
    setId("failure-notice");
    getStyleClass().add("failure-notice");
    setAlignment(Pos.CENTER_LEFT);
    text.setId("failure-text");
    text.setWrapText(true);
    text.setMinWidth(0);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    whole.setWrapText(true);
    whole.setMaxWidth(TOOLTIP_WIDTH);
    text.setTooltip(whole);
    place.setMinWidth(0);
    buttons.getStyleClass().add("cell-buttons");
    buttons.setMinWidth(USE_PREF_SIZE);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    Button close = button("failure-close", Text.of("close"), this::hide);
    getChildren().addAll(text, place, buttons, close);
    setVisible(false);
    // Nobody reads it to its end while it goes from under the mouse.
    hoverProperty().subscribe(this::stayOrGo);
    focusWithinProperty().subscribe(this::stayOrGo);
    model.lastFailureProperty().addListener(onFailure);
    plans.needsPersonProperty().addListener(onHalt);
  }

  /** What it says, whether or not it is shown now. */
  public ReadOnlyStringProperty textProperty() {
    return text.textProperty();
  }

  public void dispose() {
    stay.stop();
    model.lastFailureProperty().removeListener(onFailure);
    plans.needsPersonProperty().removeListener(onHalt);
  }

  /** Tells what needs no answer, beside other such sentences that were not read yet. */
  public void tell(String sentence) {
    notes.add(sentence);
    if (!isVisible() || showsNotes) {
      showNotes();
    }
  }

  /** Tells what needs no answer and goes by itself. */
  public void tellInPassing(String sentence) {
    show(Feather.INFO, "tone-asks", sentence, null, true);
  }

  /** Tells of a mistake of the program itself. */
  public void tellSlip(String sentence, String report) {
    show(Feather.ALERT_OCTAGON, "tone-bad", sentence, null, false);
    buttons
        .getChildren()
        .setAll(button("failure-copy", Text.of("slip.copy"), () -> Clip.copy(report)));
  }

  private void showNotes() {
    show(Feather.ALERT_TRIANGLE, "tone-asks", String.join("\n", notes), null, false);
    showsNotes = true;
    String all = text.getText();
    buttons
        .getChildren()
        .setAll(
            button("failure-read", Text.of("notice.read"), () -> leave(() -> read.accept(all))));
  }

  private void hide() {
    stay.stop();
    setVisible(false);
    if (showsNotes) {
      // They were read.
      showsNotes = false;
      notes.clear();
    } else if (!notes.isEmpty()) {
      showNotes();
    }
  }

  private void tell(@Nullable PlanViewModel plan) {
    boolean shown =
        plan != null
            && plans.pageProperty().get() instanceof PlansViewModel.Page.Run(PlanViewModel open)
            && open.equals(plan);
    if (plan == null || shown) {
      return;
    }
    show(
        Feather.ALERT_OCTAGON,
        "tone-asks",
        Text.of("plan.notice", plan.title(), plan.subject(), plan.sentence()),
        plan.place(),
        true);
    buttons
        .getChildren()
        .setAll(
            button("failure-plan", Text.of("tasks.openPlan"), () -> leave(() -> plans.open(plan))));
  }

  private void tell(@Nullable OperationRow row) {
    if (row == null) {
      return;
    }
    boolean known = row.state() instanceof OperationState.Failed;
    show(
        known ? Feather.ALERT_OCTAGON : Feather.HELP_CIRCLE,
        known ? "tone-bad" : "tone-asks",
        Text.of(
            known ? "tasks.failed" : "tasks.unknown", row.title(), row.subject(), row.sentence()),
        row.place(),
        true);
    buttons
        .getChildren()
        .setAll(
            button(
                "failure-exchanges",
                Text.of("tasks.exchanges"),
                () -> leave(() -> showExchanges.accept(row))));
    if (row instanceof CommandRow command && command.isForOtherLogin()) {
      buttons
          .getChildren()
          .add(
              button(
                  "failure-other-login",
                  Text.of("otherLogin.offer"),
                  () -> leave(() -> withOtherLogin.accept(command.given()))));
    } else if (row.isRepeatable()) {
      buttons
          .getChildren()
          .add(button("failure-again", row.again(), () -> leave(() -> model.retry(row))));
    }
  }

  private void leave(Runnable action) {
    hide();
    action.run();
  }

  private void show(
      Feather icon, String tone, String sentence, @Nullable CloudPlace where, boolean passing) {
    showsNotes = false;
    goes = passing;
    buttons.getChildren().clear();
    place.show(where);
    text.setGraphic(Icons.of(icon, tone));
    text.setText(Names.lines(sentence));
    whole.setText(text.getText());
    getStyleClass().removeAll(List.of("tone-bad", "tone-asks"));
    getStyleClass().add(tone);
    setVisible(true);
    stayOrGo();
  }

  private void stayOrGo() {
    if (isVisible() && goes && !isHover() && !isFocusWithin()) {
      stay.playFromStart();
    } else {
      stay.stop();
    }
  }

  private static Button button(String id, String label, Runnable action) {
    Button button = new Button(label);
    button.setId(id);
    button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
