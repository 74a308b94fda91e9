package io.novadesk.view.plans;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.forms.FormFields;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.LeaveQuestion;
import io.novadesk.view.parts.PlaceTag;
import io.novadesk.view.parts.TypedText;
import io.novadesk.viewmodel.forms.ActionForm;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlansViewModel;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Says what a plan will do to each server, and asks how carefully. */
final class PlanDraftView extends BorderPane {
  private static final int MOST_ACTIONS = 16;

  private final PlanDraft draft;
  private final Button start = new Button();
  private final Label heading = new Label();
  private final Label about = new Label();
  private final ComboBox<@Nullable ServerAction> action =
      PlanControls.choice("plan-action", 240, "", a -> Text.of("action." + a));
  private final FlowPane needs = new FlowPane(16, 8);
  private final LeaveQuestion leaving;

  /**
   * @param later asks when it is to begin instead
   */
  PlanDraftView(PlanDraft draft, PlansViewModel plans, Consumer<PlanDraft> later) {
    this.draft = draft;
    setId("plan-draft");
    start.setId("plan-start");
    start.setOnAction(_ -> plans.start(draft));
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.disableProperty().bind(draft.problemProperty().isNotEmpty());
    Button wait = new Button(Text.of("later.action"), Icons.of(Feather.CLOCK));
    wait.setId("plan-later");
    wait.setOnAction(_ -> later.accept(draft));
    wait.setMinWidth(Region.USE_PREF_SIZE);
    wait.disableProperty().bind(draft.problemProperty().isNotEmpty());
    Button close = new Button(Text.of("cancel"));
    close.setId("plan-close");
    TypedText typed = new TypedText(needs);
    leaving = new LeaveQuestion("plan", Text.of("leave.typed"), typed::isAny, plans::closePage);
    close.setOnAction(_ -> leaving.leave());
    close.setMinWidth(Region.USE_PREF_SIZE);
    Label problem = new Label();
    problem.setId("plan-problem");
    problem.getStyleClass().add("muted");
    problem.setWrapText(true);
    problem.textProperty().bind(draft.problemProperty());
    heading.getStyleClass().add("dialog-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(heading, new PlaceTag(draft.place()), gap, problem, close, wait, start);
    head.getStyleClass().add("plan-head");
    head.setAlignment(Pos.CENTER_LEFT);

    about.getStyleClass().addAll("muted", "plan-about");
    about.setWrapText(true);
    about.textProperty().bind(draft.aboutProperty());
    about.managedProperty().bind(about.visibleProperty());
    about.visibleProperty().bind(about.textProperty().isNotEmpty());
    setTop(new VBox(head, leaving, about, fields()));
    setCenter(DraftTable.of(draft.rows(), draft.isOverClouds()));
    draft.formProperty().subscribe(this::showForm);
    draft.takersProperty().subscribe(_ -> showTitle());
  }

  void escape() {
    leaving.escape();
  }

  /** What has to be filled in, or else the choice of the action. */
  void focusFirst() {
    needs.getChildren().stream()
        .flatMap(field -> ((Parent) field).getChildrenUnmodifiable().stream())
        .filter(node -> node.isFocusTraversable() && !(node instanceof CheckBox))
        .findFirst()
        .orElse(action)
        .requestFocus();
  }

  private Node fields() {
    action.getItems().setAll(draft.actions());
    // More would not fit on a small screen: the list is rolled.
    action.setVisibleRowCount(Math.min(MOST_ACTIONS, draft.actions().size()));
    action.valueProperty().bindBidirectional(draft.actionProperty());
    CheckBox well = new CheckBox(Text.of("plan.wellFirst"));
    well.setId("plan-well-first");
    well.selectedProperty().bindBidirectional(draft.wellFirstProperty());
    well.disableProperty().bind(draft.batchProperty().isEqualTo(0));
    well.setTooltip(new Tooltip(Text.of("plan.wellFirst.help")));
    FlowPane how =
        new FlowPane(
            16,
            8,
            Fields.of(Text.of("plan.action"), action),
            PlanControls.number(
                "plan-at-once", "plan.atOnce", 0, draft.atOnceProperty(), Text.of("plan.adaptive")),
            PlanControls.number(
                "plan-stop-after",
                "plan.stopAfter",
                0,
                draft.stopAfterProperty(),
                Text.of("plan.never")),
            PlanControls.number(
                "plan-batch", "plan.batch", 0, draft.batchProperty(), Text.of("plan.noBatches")),
            PlanControls.beside(well));
    VBox all = new VBox(how, needs);
    all.getStyleClass().add("plan-fields");
    return all;
  }

  private void showForm(ActionForm form) {
    showTitle();
    start.getStyleClass().removeAll(Styles.DANGER, Styles.ACCENT);
    start.getStyleClass().add(form.isCounted() ? Styles.DANGER : Styles.ACCENT);
    // Enter starts what does no harm; what destroys must be meant.
    start.setDefaultButton(!form.isCounted());
    needs.getChildren().setAll(FormFields.inLine("plan", form.fields()).nodes());
    if (form.isCounted()) {
      TextField count = new TextField();
      TypedText.isPassing(count);
      needs
          .getChildren()
          .add(PlanControls.text(count, "plan-count", "plan.count", 8, form.typedCountProperty()));
    }
    needs.setVisible(!needs.getChildren().isEmpty());
    needs.setManaged(needs.isVisible());
  }

  private void showTitle() {
    String title = draft.formProperty().get().title(draft.takersProperty().get());
    heading.setText(title);
    start.setText(title);
  }
}
