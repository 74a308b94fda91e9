package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.cloud.plan.KeptCommand;
import io.novadesk.cloud.plan.KeptImage;
import io.novadesk.cloud.plan.KeptWork;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.cloud.plan.Plan;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.cloud.plan.PlanRun;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The plans of this program, those that an earlier run of it left among them. */
public final class PlansViewModel {
  /** What the page of plans shows. */
  public sealed interface Page {
    record Draft(PlanDraft draft) implements Page {}

    record Run(PlanViewModel plan) implements Page {}
  }

  private final TaskRunner tasks;
  private final Ledger ledger;
  private final OperationsViewModel operations;
  private BiConsumer<Plan, Session> onBegun = (_, _) -> {};
  private ItemEnd onItemEnd = (_, _, _) -> {};
  private BiPredicate<Plan, Session> before = (_, _) -> false;
  private BiConsumer<PlanViewModel, List<RegionModel>> onEnd = (_, _) -> {};
  private final Map<PlanViewModel, Session> plans = new HashMap<>();
  private final Map<PlanViewModel, List<PlanViewModel>> together = new HashMap<>();
  private final Map<Session, List<RegionModel>> regions = new HashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable Page> page = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable PlanViewModel> needsPerson =
      new ReadOnlyObjectWrapper<>();

  public PlansViewModel(TaskRunner tasks, Ledger ledger, OperationsViewModel operations) {
    this.tasks = tasks;
    this.ledger = ledger;
    this.operations = operations;
  }

  /** Hears of each plan that ends, with the regions of its servers. */
  public void onEnd(BiConsumer<PlanViewModel, List<RegionModel>> listener) {
    onEnd = listener;
  }

  /** What hears how a server's part of a plan ends. */
  public interface ItemEnd {
    void ended(Session cloud, PlanItem item, ItemState.Ended end);
  }

  /** Hears how each server's part of each plan ends. */
  public void onItemEnd(ItemEnd listener) {
    onItemEnd = listener;
  }

  /** Hears of each plan that is begun. */
  public void onBegun(BiConsumer<Plan, Session> listener) {
    onBegun = listener;
  }

  /** Is asked about each plan that a person begins, and may take it over: it is not begun then. */
  public void before(BiPredicate<Plan, Session> taker) {
    before = taker;
  }

  /** What the page shows; null: there is no page. */
  public ReadOnlyObjectProperty<@Nullable Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /**
   * The plan that last came to a halt by itself: held by its gate, ended with failures, or left by
   * an earlier run of the program.
   */
  public ReadOnlyObjectProperty<@Nullable PlanViewModel> needsPersonProperty() {
    return needsPerson.getReadOnlyProperty();
  }

  /** Whether this action on so many servers is planned before anything is sent. */
  public static boolean isPlannedFirst(ServerAction action, int servers) {
    return servers > 1 && !action.is(Trait.HAS_NO_PLAN) && !action.is(Trait.NEEDS_NO_PLAN);
  }

  /** Opens the page of a new plan. */
  public void draft(ServerAction action, List<ServerRow> servers) {
    if (!servers.isEmpty()) {
      become(new Page.Draft(new PlanDraft(action, servers, tasks)));
    }
  }

  private void become(@Nullable Page next) {
    if (page.get() instanceof Page.Draft(PlanDraft former)) {
      former.dispose();
    }
    page.set(next);
  }

  public void open(PlanViewModel plan) {
    become(new Page.Run(plan));
  }

  public void closePage() {
    become(null);
  }

  /** Begins what was drafted and shows how it goes. */
  public void start(PlanDraft draft) {
    // The cloud may have become read-only while the page stood open.
    draft.judge();
    if (draft.problemProperty().get().isEmpty()) {
      Map<Session, Plan> wanted = new LinkedHashMap<>(draft.plans());
      boolean taken = wanted.entrySet().removeIf(e -> before.test(e.getValue(), e.getKey()));
      List<PlanViewModel> begun = begin(wanted);
      if (!begun.isEmpty()) {
        open(begun.getFirst());
      } else if (taken) {
        closePage();
      }
    }
  }

  /** Keeps what a plan made of all servers that wait for it now. */
  public void confirmAll(PlanViewModel plan) {
    List<ServerRow> servers = plan.asking();
    if (!servers.isEmpty()) {
      run(new Command.Plain(ServerAction.CONFIRM_RESIZE), servers);
    }
  }

  /** Plans to undo it: what the servers did since is lost, so nothing is sent yet. */
  public void revertAll(PlanViewModel plan) {
    draft(ServerAction.REVERT_RESIZE, plan.asking());
  }

  /** Gives one command to each of these servers, a few of each cloud at a time. */
  public void run(Command command, List<ServerRow> servers) {
    Map<ServerRow, Command> each = new LinkedHashMap<>();
    servers.forEach(row -> each.put(row, command));
    run(each);
  }

  /**
   * Gives each of these servers its own command, a few of each cloud at a time.
   *
   * @param commands all of one action, so that a plan can be named after it
   * @return the plans that were begun, one for each cloud
   */
  public List<PlanViewModel> run(Map<ServerRow, Command> commands) {
    Map<Session, List<PlanItem>> items = new LinkedHashMap<>();
    commands.forEach(
        (row, command) ->
            items
                .computeIfAbsent(row.region().session(), _ -> new ArrayList<>())
                .add(new PlanItem(row.region().region(), row.server(), List.of(command))));
    Map<Session, Plan> wanted = new LinkedHashMap<>();
    items.forEach(
        (cloud, its) ->
            wanted.put(
                cloud,
                Plan.of(
                    its.getFirst().steps().getFirst().action(),
                    its,
                    PlanOptions.STANDARD,
                    cloud.identity().roles())));
    return begin(wanted);
  }

  /** Gives a server several commands, each when the one before is done. */
  public void begin(List<Command> steps, ServerRow server) {
    Session cloud = server.region().session();
    Plan plan =
        Plan.of(
            steps.getLast().action(),
            List.of(new PlanItem(server.region().region(), server.server(), steps)),
            PlanOptions.STANDARD,
            cloud.identity().roles());
    if (!before.test(plan, cloud)) {
      begin(Map.of(cloud, plan));
    }
  }

  /** Begins a plan in each of these clouds; those that are read-only now are left out. */
  public List<PlanViewModel> begin(Map<Session, Plan> wanted) {
    List<PlanViewModel> begun = new ArrayList<>();
    wanted.forEach(
        (cloud, plan) -> {
          PlanViewModel one = begin(plan, cloud);
          if (one != null) {
            begun.add(one);
          }
        });
    begun.forEach(plan -> together.put(plan, List.copyOf(begun)));
    return begun;
  }

  /** The plans that were begun as one with this, itself among them: one for each cloud. */
  public List<PlanViewModel> together(PlanViewModel plan) {
    return together.getOrDefault(plan, List.of(plan)).stream().filter(plans::containsKey).toList();
  }

  /**
   * The gate of plans.
   *
   * @return null where the cloud is read-only now
   */
  private @Nullable PlanViewModel begin(Plan plan, Session session) {
    for (PlanItem item : plan.items()) {
      if (!session.regions().contains(item.region())) {
        throw new IllegalArgumentException("a server of another cloud");
      }
    }
    String readOnly = whyNot(session);
    if (!readOnly.isEmpty()) {
      operations.refuse(
          Text.of("action." + plan.action()),
          Text.of("plan.subject", plan.items().size()),
          readOnly);
      return null;
    }
    PlanRun run = new PlanRun(plan, session, ledger, Patience.STANDARD);
    PlanViewModel shown = show(run, session);
    onBegun.accept(plan, session);
    run.start();
    return shown;
  }

  private PlanViewModel show(PlanRun run, Session session) {
    PlanViewModel plan =
        new PlanViewModel(run, regionsOf(run, session), tasks, () -> whyNot(session));
    plans.put(plan, session);
    plan.onItemEnd((item, end) -> onItemEnd.ended(session, item, end));
    plan.askingProperty().subscribe(operations::moved);
    operations.entries().addFirst(plan);
    Phase[] was = {run.status().phase()};
    plan.onChange(
        () -> {
          operations.moved();
          Phase now = plan.phase();
          if (now != was[0]) {
            was[0] = now;
            moved(plan, now);
          }
        });
    return plan;
  }

  private List<RegionModel> regionsOf(PlanRun run, Session session) {
    Set<Region> used = new HashSet<>();
    run.plan().items().forEach(item -> used.add(item.region()));
    return regions.getOrDefault(session, List.of()).stream()
        .filter(model -> used.contains(model.region()))
        .toList();
  }

  /** Why nothing may be sent to this cloud now; empty when it may. */
  private String whyNot(Session session) {
    return regions.getOrDefault(session, List.of()).stream()
        .map(model -> model.guard().whyNot())
        .filter(why -> !why.isEmpty())
        .findFirst()
        .orElse("");
  }

  private void moved(PlanViewModel plan, Phase now) {
    boolean halted =
        now == Phase.HELD
            || (now == Phase.ENDED
                && (plan.state() instanceof OperationState.Failed
                    || plan.state() instanceof OperationState.Unknown));
    if (halted) {
      // Told again when the same plan halts once more.
      needsPerson.set(null);
      needsPerson.set(plan);
    }
    if (now == Phase.ENDED || now == Phase.HELD) {
      // All together: a question for each of a hundred servers would be none.
      operations.passwords().keep(plan, plan.takePasswords(), false);
    }
    Session cloud = plans.get(plan);
    if (now == Phase.ENDED && cloud != null) {
      onEnd.accept(plan, regions.getOrDefault(cloud, List.of()));
    }
    if (now == Phase.ENDED && makesImages(plan)) {
      Session session = plans.get(plan);
      if (session != null) {
        regions.getOrDefault(session, List.of()).forEach(RegionModel::readImages);
      }
    }
  }

  private static boolean makesImages(PlanViewModel plan) {
    return plan.run().plan().action().is(Trait.MAKES_IMAGE);
  }

  /** Takes up what an earlier run of the program left in a cloud that was just connected. */
  public void opened(Session session, List<RegionModel> models) {
    regions.put(session, models);
    Set<String> live = new HashSet<>(operations.subjects());
    plans.keySet().forEach(plan -> live.add(plan.run().plan().id()));
    tasks.run(
        () -> KeptWork.read(ledger, session, live),
        kept -> {
          if (regions.containsKey(session)) {
            takeUp(kept, session, models);
          }
        },
        // What cannot be read stays where it is, for the next start.
        failure ->
            operations.refuse(
                Text.of("journal.lookUp"),
                session.shownName(),
                Text.of("journal.lookUp.failed", String.valueOf(failure.getMessage()))));
  }

  private void takeUp(KeptWork kept, Session session, List<RegionModel> models) {
    for (KeptCommand command : kept.commands()) {
      models.stream()
          .filter(model -> model.region().equals(command.region()))
          .findFirst()
          .ifPresent(model -> operations.takeUp(command, model));
    }
    for (KeptImage image : kept.images()) {
      models.stream()
          .filter(model -> model.region().equals(image.region()))
          .findFirst()
          .ifPresent(model -> operations.takeUp(image, model));
    }
    for (PlanRun run : kept.plans()) {
      PlanViewModel plan = show(run, session);
      needsPerson.set(plan);
      run.lookUp();
    }
  }

  /** Stops the plans of a cloud that is left; coming back takes them up again. */
  public void closed(Session session) {
    regions.remove(session);
    for (PlanViewModel plan : List.copyOf(plans.keySet())) {
      if (session.equals(plans.get(plan))) {
        plan.run().close();
        plan.dispose();
        operations.passwords().addAll(plan.takePasswords());
        plans.remove(plan);
        together.remove(plan);
        if (plan.phase() != Phase.ENDED) {
          operations.entries().remove(plan);
        }
        if (page.get() instanceof Page.Run(PlanViewModel shown) && shown.equals(plan)) {
          closePage();
        }
      }
    }
  }

  /** How many servers of all plans are under way. */
  public int underWay() {
    return plans.keySet().stream().mapToInt(plan -> plan.countsProperty().get().underWay()).sum();
  }

  /** How many servers of running plans are under way or have still to come. */
  public int unfinished() {
    return plans.keySet().stream()
        .filter(plan -> plan.phase() != Phase.ENDED)
        .mapToInt(
            plan -> {
              PlanCounts counts = plan.countsProperty().get();
              return counts.underWay() + counts.unknown() + counts.waiting();
            })
        .sum();
  }
}
