package io.novadesk.app;

import io.novadesk.api.compute.Operations.ComputeService;
import io.novadesk.cloud.OperationState;
import io.novadesk.cloud.ServerAction;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.viewmodel.plans.MovePlanForm;
import io.novadesk.viewmodel.plans.MovePlanForm.Target;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel.Page;
import io.novadesk.viewmodel.plans.RenamePlanForm;
import io.novadesk.viewmodel.plans.ResizePlanForm;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Map;
import java.util.function.Predicate;
import javafx.scene.control.TableView;

/** The part of the tour that shows plans: one action on many servers. */
final class TourOfPlans {
  private final Window window;
  private final TourGuide guide;

  TourOfPlans(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
  }

  void walk() {
    guide.step("plan a resize of many", this::resize);
    guide.step("plan new names for many", this::rename);
    guide.step("plan descriptions for many", this::describe);
    guide.step("plan a password for many", this::password);
    guide.step("a plan that is held", this::held);
    guide.step("plan a delete of many", this::delete);
  }

  /** While the window shows a cloud of an administrator. */
  void walkAsAdministrator() {
    guide.step("plan moves of many", this::move);
  }

  private String move() throws Exception {
    selectAll(row -> row.name().startsWith("api-") || row.name().startsWith("web-"));
    String moved = move("live-migrate", service -> service.state().equals("up"));
    move("migrate", service -> service.state().equals("down"));
    guide.choose(TourOfActions.MORE, "action-evacuate");
    guide.picture("plan-evacuate");
    guide.press("plan-close");
    return moved;
  }

  private String move(String action, Predicate<ComputeService> wanted) throws Exception {
    guide.choose(TourOfActions.MORE, "action-" + action);
    PlanDraft draft = draft();
    MovePlanForm form = guide.fx(() -> (MovePlanForm) draft.formProperty().get());
    guide.await("the hosts", () -> form.hosts().size() > 1);
    guide.fx(
        () -> {
          for (Target target : form.hosts()) {
            if (target != null && wanted.test(target.service())) {
              form.hostProperty().set(target);
            }
          }
          return true;
        });
    guide.picture("plan-" + action);
    int takers = guide.fx(() -> draft.takersProperty().get());
    guide.press("plan-close");
    return takers + " servers would be moved";
  }

  private String describe() throws Exception {
    selectAll(row -> row.name().startsWith("cache-"));
    guide.choose(TourOfActions.MORE, "action-edit");
    guide.type("plan-description", "{name}, memory of the shop, {00}");
    guide.picture("plan-edit");
    int takers = guide.fx(() -> draftNow().takersProperty().get());
    guide.press("plan-close");
    return takers + " servers would be described";
  }

  private String password() throws Exception {
    selectAll(row -> row.name().startsWith("cache-"));
    guide.choose(TourOfActions.MORE, "action-change-password");
    guide.type("plan-password", "one for all");
    guide.picture("plan-password");
    String problem = guide.fx(() -> draftNow().problemProperty().get());
    guide.press("plan-close");
    return problem;
  }

  private String resize() throws Exception {
    selectAll(row -> row.name().startsWith("cache-") || row.name().startsWith("batch-"));
    guide.press("action-resize");
    PlanDraft draft = draft();
    guide.fx(
        () -> {
          toExtraLarge(draft).autoConfirmProperty().set(true);
          return true;
        });
    guide.picture("plan-resize");
    int takers = guide.fx(() -> draft.takersProperty().get());
    guide.press("plan-close");
    return takers + " servers would be resized";
  }

  private static ResizePlanForm toExtraLarge(PlanDraft draft) {
    ResizePlanForm form = (ResizePlanForm) draft.formProperty().get();
    form.flavorProperty()
        .set(
            form.flavors().stream()
                .filter(f -> f.name().equals("m1.xlarge"))
                .findFirst()
                .orElseThrow());
    return form;
  }

  private String rename() throws Exception {
    selectAll(row -> row.name().startsWith("cache-"));
    guide.press("action-rename");
    PlanDraft draft = draft();
    guide.fx(
        () -> {
          ((RenamePlanForm) draft.formProperty().get()).newNameProperty().set("memory-{00}");
          return true;
        });
    guide.picture("plan-rename");
    int takers = guide.fx(() -> draft.takersProperty().get());
    guide.press("plan-close");
    return takers + " servers would be renamed";
  }

  private String held() throws Exception {
    selectAll(row -> row.name().startsWith("web-"));
    for (ServerRow row : guide.fx(() -> window.console().servers().selected()).subList(0, 2)) {
      row.region()
          .region()
          .servers()
          .metadata()
          .merge(row.server().id(), Map.of("demo.fault", "resize-silent"));
    }
    guide.press("action-resize");
    PlanDraft draft = draft();
    guide.fx(
        () -> {
          toExtraLarge(draft);
          draft.atOnceProperty().set(3);
          return true;
        });
    guide.press("plan-start");
    PlanViewModel plan = running();
    guide.await("servers under way", () -> plan.countsProperty().get().underWay() > 1);
    guide.picture("plan-running");
    guide.await("the gate", () -> plan.phase() == Phase.HELD);
    guide.await("nothing under way", () -> plan.countsProperty().get().underWay() == 0);
    guide.picture("plan-held");
    guide.press("plan-cancel");
    guide.await("the end", () -> plan.state().isEnd());
    if (!(plan.state() instanceof OperationState.Failed)) {
      throw new AssertionError(plan.sentence());
    }
    guide.picture("plan-ended");
    guide.press("plan-back");
    guide.fx(
        () -> {
          window.view().showTasks();
          return true;
        });
    guide.picture("plan-in-tasks");
    return plan.sentence();
  }

  private String delete() throws Exception {
    selectAll(row -> row.name().startsWith("batch-"));
    guide.press("action-delete");
    PlanDraft draft = draft();
    guide.picture("plan-delete");
    if (!draft.formProperty().get().isDangerous()
        || draft.actionProperty().get() != ServerAction.DELETE) {
      throw new AssertionError("a delete of many asks for its number");
    }
    guide.press("plan-close");
    return "asks for the number of servers";
  }

  private PlanDraft draft() throws Exception {
    return guide.fx(this::draftNow);
  }

  private PlanDraft draftNow() {
    if (window.console().plans().pageProperty().get() instanceof Page.Draft(PlanDraft draft)) {
      return draft;
    }
    throw new AssertionError("no draft is shown");
  }

  private PlanViewModel running() throws Exception {
    return guide.fx(
        () ->
            window.console().plans().pageProperty().get() instanceof Page.Run(PlanViewModel plan)
                ? plan
                : null);
  }

  private void selectAll(Predicate<ServerRow> wanted) throws Exception {
    guide.fx(
        () -> {
          TableView<ServerRow> table = window.view().servers().table();
          table.getSelectionModel().clearSelection();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (wanted.test(table.getItems().get(i))) {
              table.getSelectionModel().select(i);
            }
          }
          return true;
        });
  }
}
