package io.novadesk.viewmodel.waiting;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Plan;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.i18n.Text;
import io.novadesk.profile.OnceStore;
import io.novadesk.profile.WaitingDelete;
import io.novadesk.profile.WaitingDelete.Care;
import io.novadesk.profile.WaitingDelete.Target;
import io.novadesk.profile.WaitingDeletes;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes over deletes in clouds where they wait, and sends them when their time has passed. Belongs
 * to the caller's side.
 */
public final class DeletesThatWait {
  private final TaskRunner tasks;
  private final OperationsViewModel operations;
  private final PlansViewModel plans;
  private final Supplier<List<RegionModel>> open;
  private final InstantSource clock;

  /** What waits in this window: to each server once. */
  private final Set<String> waiting = new HashSet<>();

  private @Nullable WaitingDeletes store;
  private volatile boolean leaving;

  /**
   * @param open the regions of all open clouds
   */
  public DeletesThatWait(
      TaskRunner tasks,
      OperationsViewModel operations,
      PlansViewModel plans,
      Supplier<List<RegionModel>> open,
      InstantSource clock) {
    this.tasks = tasks;
    this.operations = operations;
    this.plans = plans;
    this.open = open;
    this.clock = clock;
    plans.before(this::takes);
  }

  /**
   * Takes up what waits, and keeps there what is to wait.
   *
   * @param complaints hears what a person has to be told about the file
   */
  public void keepIn(Path file, Consumer<String> complaints) {
    WaitingDeletes opened = new WaitingDeletes(file);
    store = opened;
    tasks.run(
        opened::load,
        (OnceStore.Loaded<WaitingDelete> loaded) -> {
          if (loaded.complaint() != null) {
            complaints.accept(loaded.complaint());
          }
          loaded.all().forEach(delete -> waitFor(delete, null));
        },
        e -> complaints.accept(String.valueOf(e.getMessage())));
  }

  /**
   * Takes over a command to one server, where it is one that waits.
   *
   * @return false: it is to be given at once
   */
  public boolean takes(Command command, ServerRow server) {
    RegionModel region = server.region();
    if (!waits(region, command.action())) {
      return false;
    }
    keep(
        region,
        command.action(),
        List.of(target(region.region().name(), server.server(), "")),
        new Care(0, 0, 0, false));
    return true;
  }

  private boolean takes(Plan plan, Session cloud) {
    RegionModel region =
        open.get().stream().filter(r -> r.session().equals(cloud)).findFirst().orElse(null);
    if (region == null || !waits(region, plan.action())) {
      return false;
    }
    PlanOptions options = plan.options();
    keep(
        region,
        plan.action(),
        plan.items().stream()
            .map(item -> target(item.region().name(), item.server(), snapshot(item)))
            .toList(),
        new Care(options.atOnce(), options.batch(), options.stopAfter(), options.wellFirst()));
    return true;
  }

  /** What a read-only cloud refuses is refused at once. */
  private static boolean waits(RegionModel region, ServerAction action) {
    return !region.guard().waitOf(action).isZero() && region.guard().whyNot().isEmpty();
  }

  private static Target target(String region, Server server, String snapshot) {
    return new Target(region, server.id(), server.displayName(), snapshot, Verified.hangs(server));
  }

  private static String snapshot(PlanItem item) {
    return Objects.requireNonNullElse(item.steps().getFirst().newImage(), "");
  }

  private static List<Command> steps(ServerAction action, Target target) {
    Command delete = new Command.Plain(action);
    return target.snapshot().isEmpty()
        ? List.of(delete)
        : List.of(new Command.Snapshot(target.snapshot(), Map.of()), delete);
  }

  private void keep(RegionModel region, ServerAction action, List<Target> all, Care care) {
    List<Target> servers =
        all.stream()
            .filter(target -> !waiting.contains(region.session().home() + target.id()))
            .toList();
    if (servers.size() < all.size()) {
      operations.refuse(
          Text.of("action." + action),
          all.size() == 1
              ? all.getFirst().name()
              : Text.of("plan.subject", all.size() - servers.size()),
          Text.of("delete.wait.twice"));
    }
    if (servers.isEmpty()) {
      return;
    }
    WaitingDelete delete =
        new WaitingDelete(
            UUID.randomUUID().toString(),
            region.session().home(),
            region.session().shownName(),
            action == ServerAction.FORCE_DELETE,
            servers,
            care,
            clock.instant().plus(region.guard().waitOf(action)));
    WaitingDeletes kept = store;
    if (kept == null) {
      waitFor(delete, region);
      return;
    }
    // What could not be written down would be lost with the program: then nothing waits.
    tasks.run(
        () -> {
          kept.add(delete);
          return delete;
        },
        added -> waitFor(added, region),
        e ->
            operations.refuse(
                Text.of("action." + action),
                new DeleteJob(delete, new Owner(), clock).subject(),
                Text.of("delete.wait.unkept", String.valueOf(e.getMessage()))));
  }

  /**
   * @param region where it is; null: its cloud is not open yet
   */
  private void waitFor(WaitingDelete delete, @Nullable RegionModel region) {
    List<String> servers =
        delete.servers().stream().map(target -> delete.home() + target.id()).toList();
    waiting.addAll(servers);
    DeleteJob job = new DeleteJob(delete, new Owner(), clock);
    Consumer<OperationState> ended = _ -> servers.forEach(waiting::remove);
    if (region == null) {
      operations.start(job, ended);
    } else {
      operations.takeUp(job, region, ended);
    }
  }

  private DeleteJob.Turn turn(WaitingDelete delete) {
    List<RegionModel> regions = new ArrayList<>();
    for (Target target : delete.servers()) {
      RegionModel region = regionOf(delete, target);
      if (region == null) {
        return new DeleteJob.Turn(List.of(), Text.of("delete.wait.login", delete.cloud()));
      }
      regions.add(region);
    }
    return regions.getFirst().guard().whyNot().isEmpty()
        ? new DeleteJob.Turn(regions, "")
        : new DeleteJob.Turn(List.of(), Text.of("delete.wait.locked", delete.cloud()));
  }

  private @Nullable RegionModel regionOf(WaitingDelete delete, Target target) {
    return open.get().stream()
        .filter(region -> region.session().home().equals(delete.home()))
        .filter(region -> region.region().name().equals(target.region()))
        .findFirst()
        .orElse(null);
  }

  private void begin(WaitingDelete delete, Verified verified) {
    ServerAction action = delete.force() ? ServerAction.FORCE_DELETE : ServerAction.DELETE;
    if (delete.servers().size() > 1) {
      verified
          .others()
          .forEach(
              other ->
                  operations.refuse(
                      Text.of("action." + action), other.target().name(), other.why()));
    }
    List<Verified.Meant> meant = verified.meant();
    if (meant.isEmpty()) {
      return;
    }
    Verified.Meant first = meant.getFirst();
    if (meant.size() == 1 && first.target().snapshot().isEmpty()) {
      operations.start(new Command.Plain(action), first.region().rowOf(first.server()));
    } else {
      plans.begin(Map.of(first.region().session(), plan(delete, action, meant)));
    }
  }

  private static Plan plan(WaitingDelete delete, ServerAction action, List<Verified.Meant> meant) {
    Care care = delete.care();
    return Plan.of(
        action,
        meant.stream()
            .map(
                each ->
                    new PlanItem(
                        each.region().region(), each.server(), steps(action, each.target())))
            .toList(),
        new PlanOptions(care.atOnce(), care.batch(), care.stopAfter(), care.wellFirst()),
        meant.getFirst().region().session().identity().roles());
  }

  /** The program ends: what waits stays kept. */
  public void dispose() {
    leaving = true;
  }

  private final class Owner implements DeleteJob.Owner {
    @Override
    public boolean isKept(WaitingDelete delete) {
      WaitingDeletes kept = store;
      if (kept == null) {
        return true;
      }
      OnceStore.Loaded<WaitingDelete> loaded = kept.load();
      return loaded.complaint() != null || loaded.all().contains(delete);
    }

    @Override
    public DeleteJob.Turn turn(WaitingDelete delete) throws InterruptedException {
      CompletableFuture<DeleteJob.Turn> answer = new CompletableFuture<>();
      tasks.later(() -> answer.complete(DeletesThatWait.this.turn(delete)));
      try {
        return answer.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean take(WaitingDelete delete) throws IOException {
      WaitingDeletes kept = store;
      return kept == null || kept.take(delete, null);
    }

    @Override
    public OperationState begin(WaitingDelete delete, Verified verified) {
      tasks.later(() -> DeletesThatWait.this.begin(delete, verified));
      if (verified.meant().isEmpty()) {
        return new OperationState.Failed(
            delete.servers().size() == 1
                ? verified.others().getFirst().why()
                : Text.of("delete.wait.none"),
            null);
      }
      return new OperationState.Done(
          verified.others().isEmpty()
              ? Text.of("delete.wait.begun")
              : Text.of("delete.wait.begunSome", verified.others().size()));
    }

    @Override
    public boolean forget(WaitingDelete delete) {
      WaitingDeletes kept = store;
      if (leaving) {
        return false;
      }
      if (kept != null) {
        // The thread is interrupted, which would close the file's lock.
        tasks.run(
            () -> {
              kept.remove(delete);
              return delete;
            },
            _ -> {},
            e ->
                operations.refuse(
                    Text.of("delete.wait.not"),
                    new DeleteJob(delete, this, clock).subject(),
                    String.valueOf(e.getMessage())));
      }
      return true;
    }
  }
}
