package io.novadesk.tour;

import io.novadesk.api.compute.Operations.ComputeService;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.forms.AttachInterfaceForm;
import io.novadesk.viewmodel.forms.DetachInterfaceForm;
import io.novadesk.viewmodel.forms.LabelForm;
import io.novadesk.viewmodel.forms.MoveForm;
import io.novadesk.viewmodel.forms.MoveForm.Target;
import io.novadesk.viewmodel.forms.RenameForm;
import io.novadesk.viewmodel.forms.ResizeForm;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel.Page;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import io.novadesk.window.Window;
import java.util.Map;
import java.util.Objects;
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
    guide.step("plan a tag for many", this::tag);
    guide.step("plan a security group for many", this::group);
    guide.step("plan a network for many", this::connect);
    guide.step("plan the end of interfaces of many", this::disconnect);
    guide.step("plan volumes for many", this::attachVolumes);
    guide.step("plan the end of volumes of many", this::detachVolumes);
    guide.step("a plan that is held", this::held);
    guide.step("plan a delete of many", this::delete);
  }

  /** While the window shows a cloud of an administrator. */
  void walkAsAdministrator() {
    guide.step("plan moves of many", this::move);
    guide.step("plan the end of live migrations", this::abort);
  }

  private String move() throws Exception {
    selectAll(row -> row.name().startsWith("api-") || row.name().startsWith("web-"));
    String moved = move("live-migrate", service -> service.state().equals("up"));
    move("migrate", service -> service.state().equals("down"));
    guide.choose(TourOfActions.MORE, "action-evacuate");
    guide.picture("plan-evacuate");
    leaveDraft();
    return moved;
  }

  private String abort() throws Exception {
    selectAll(row -> row.name().startsWith("api-"));
    for (ServerRow row : guide.fx(() -> window.console().servers().selected()).subList(0, 2)) {
      Servers servers = row.region().region().servers();
      servers.send(servers.requests().liveMigrate(row.server().id(), null));
      row.region().reread(row.server().id());
    }
    guide.await(
        "the migrations",
        () ->
            window.console().servers().selected().stream()
                    .filter(row -> "migrating".equals(row.server().taskState()))
                    .count()
                == 2);
    guide.choose(TourOfActions.MORE, "action-abort-migration");
    guide.await("what is under way", () -> draftNow().problemProperty().get().isEmpty());
    guide.picture("plan-abort-migration");
    return close("would stay where they are");
  }

  private String move(String action, Predicate<ComputeService> wanted) throws Exception {
    guide.choose(TourOfActions.MORE, "action-" + action);
    PlanDraft draft = draft();
    MoveForm form = guide.fx(() -> (MoveForm) draft.formProperty().get());
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
    leaveDraft();
    return takers + " servers would be moved";
  }

  private String describe() throws Exception {
    selectAll(row -> row.name().startsWith("cache-"));
    guide.choose(TourOfActions.MORE, "action-edit");
    guide.type("plan-description", "{name}, memory of the shop, {00}");
    guide.picture("plan-edit");
    int takers = guide.fx(() -> draftNow().takersProperty().get());
    leaveDraft();
    return takers + " servers would be described";
  }

  private String password() throws Exception {
    selectAll(row -> row.name().startsWith("cache-"));
    guide.choose(TourOfActions.MORE, "action-change-password");
    guide.type("plan-password", "one for all");
    guide.picture("plan-password");
    String problem = guide.fx(() -> draftNow().problemProperty().get());
    leaveDraft();
    return problem;
  }

  private String tag() throws Exception {
    selectAll(row -> row.name().startsWith("cache-") || row.name().startsWith("web-"));
    guide.choose(TourOfActions.MORE, "action-add-tag");
    label("blue");
    guide.picture("plan-add-tag");
    return close("would be tagged");
  }

  private String group() throws Exception {
    selectAll(row -> row.name().startsWith("cache-") || row.name().startsWith("web-"));
    guide.choose(TourOfActions.MORE, "action-remove-security-group");
    label("web");
    guide.picture("plan-remove-security-group");
    return close("would leave the group");
  }

  private void label(String label) throws Exception {
    guide.fx(
        () -> {
          ((LabelForm) draftNow().formProperty().get()).labelProperty().set(label);
          return true;
        });
  }

  private String connect() throws Exception {
    selectAll(row -> row.name().startsWith("cache-"));
    guide.choose(TourOfActions.MORE, "action-attach-interface");
    AttachInterfaceForm form =
        guide.fx(() -> (AttachInterfaceForm) draftNow().formProperty().get());
    guide.await("the networks", () -> !form.networks().isEmpty());
    guide.fx(
        () -> {
          form.networkProperty().set(form.networks().getFirst());
          return true;
        });
    guide.picture("plan-attach-interface");
    return close("would get an interface");
  }

  private String disconnect() throws Exception {
    selectAll(row -> row.name().startsWith("web-") || row.name().startsWith("db-"));
    guide.choose(TourOfActions.MORE, "action-detach-interface");
    DetachInterfaceForm form =
        guide.fx(() -> (DetachInterfaceForm) draftNow().formProperty().get());
    guide.fx(
        () -> {
          form.networkProperty().set(form.networks().getFirst());
          return true;
        });
    guide.await("the interfaces", this::isLookedUp);
    guide.picture("plan-detach-interface");
    return close("would lose an interface");
  }

  private String attachVolumes() throws Exception {
    selectAll(row -> row.name().startsWith("web-"));
    for (ServerRow row : guide.fx(() -> window.console().servers().selected()).subList(0, 2)) {
      Volumes volumes = Objects.requireNonNull(row.region().region().volumes());
      volumes.create(row.name() + "-data", 20, null, null, null);
    }
    guide.choose(TourOfActions.MORE, "action-attach-volume");
    guide.type("plan-volume", "{name}-data");
    guide.await("the volumes", this::isLookedUp);
    guide.picture("plan-attach-volume");
    return close("would get a volume");
  }

  private String detachVolumes() throws Exception {
    selectAll(row -> row.name().startsWith("db-"));
    guide.choose(TourOfActions.MORE, "action-detach-volume");
    guide.await("the volumes", this::isLookedUp);
    guide.picture("plan-detach-volume");
    return close("would lose volumes");
  }

  private boolean isLookedUp() {
    return !draftNow().problemProperty().get().equals(Text.of("plan.problem.looking"));
  }

  /** Leaves the draft; what was typed into it is asked about first. */
  private void leaveDraft() throws Exception {
    guide.press("plan-close");
    if (guide.fx(() -> window.console().plans().pageProperty().get() != null)) {
      guide.press("plan-discard");
    }
  }

  private String close(String what) throws Exception {
    int takers = guide.fx(() -> draftNow().takersProperty().get());
    leaveDraft();
    return takers + " servers " + what;
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
    leaveDraft();
    return takers + " servers would be resized";
  }

  private static ResizeForm toExtraLarge(PlanDraft draft) {
    ResizeForm form = (ResizeForm) draft.formProperty().get();
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
          ((RenameForm) draft.formProperty().get()).nameProperty().set("memory-{00}");
          return true;
        });
    guide.picture("plan-rename");
    int takers = guide.fx(() -> draft.takersProperty().get());
    leaveDraft();
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
    if (!draft.formProperty().get().isCounted()
        || draft.actionProperty().get() != ServerAction.DELETE) {
      throw new AssertionError("a delete of many asks for its number");
    }
    leaveDraft();
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
          TableView<TableLine> table = window.view().servers().table();
          table.getSelectionModel().clearSelection();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i) instanceof ServerRow row && wanted.test(row)) {
              table.getSelectionModel().select(i);
            }
          }
          return true;
        });
  }
}
