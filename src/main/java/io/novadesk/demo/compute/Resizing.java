package io.novadesk.demo.compute;

import io.novadesk.demo.http.Refusal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Moves servers to another size or another host. */
public final class Resizing {
  private final Works works;

  Resizing(Works works) {
    this.works = works;
  }

  /**
   * Resizes; what the new flavor must fulfil the caller has checked.
   *
   * @param automaticDisk whether the disk shall fill the new flavor's; null: as it was
   */
  public void resize(Server server, Order order, Flavor flavor, @Nullable Boolean automaticDisk) {
    synchronized (server) {
      Verb.RESIZE.check(server, order.caller());
      if (flavor.equals(server.flavor)) {
        throw Refusal.badRequest("When resizing, instances must change flavor!");
      }
      if (FaultSwitch.RESIZE_SILENT.isOn(server.metadata)) {
        works
            .begin(
                server,
                order,
                "resize",
                List.of(works.step(TaskState.RESIZE_PREP, 2_500, "compute_prep_resize")),
                now -> {})
            .failing();
        return;
      }
      server.automaticDisk = automaticDisk == null ? server.automaticDisk : automaticDisk;
      move(server, order, "resize", flavor, null);
    }
  }

  /** Cold migration: a resize to the same size. */
  public void migrate(Server server, Order order, @Nullable Host target) {
    synchronized (server) {
      Verb.MIGRATE.check(server, order.caller());
      move(server, order, "migrate", server.flavor, target);
    }
  }

  private void move(
      Server server, Order order, String action, Flavor flavor, @Nullable Host target) {
    server.stateBefore = server.vmState;
    Migration migration =
        works
            .migrations()
            .begin(
                server,
                order.caller(),
                action.equals("resize") ? "resize" : "migration",
                flavor,
                works.now());
    works.begin(
        server,
        order,
        action,
        List.of(
            works.step(TaskState.RESIZE_PREP, 1_200, "compute_prep_resize"),
            works.step(TaskState.RESIZE_MIGRATING, 2_200, "compute_resize_instance"),
            works.step(TaskState.RESIZE_MIGRATED, 800, "compute_resize_instance"),
            works.step(
                TaskState.RESIZE_FINISH,
                1_800,
                "compute_finish_resize",
                now -> {
                  server.oldFlavor = server.flavor;
                  server.oldHost = server.host;
                  server.flavor = flavor;
                  server.host =
                      target == null ? works.region().place(server.zone, server.host) : target;
                  migration.become("post-migrating", server.host, now);
                })),
        now -> {
          server.vmState = VmState.RESIZED;
          server.launched = now;
          migration.become("finished", server.host, now);
        });
  }

  public void confirm(Server server, Order order) {
    synchronized (server) {
      Verb.CONFIRM_RESIZE.check(server, order.caller());
      if (server.work != null) {
        throw Refusal.badRequest("Instance has not been resized.");
      }
      works.begin(
          server,
          order,
          "confirmResize",
          List.of(works.step(null, 2_000, "compute_confirm_resize")),
          now -> {
            server.oldFlavor = null;
            server.oldHost = null;
            works.migrations().end(server, "confirmed", now);
            restore(server);
          });
    }
  }

  public void revert(Server server, Order order) {
    synchronized (server) {
      Verb.REVERT_RESIZE.check(server, order.caller());
      if (server.work != null) {
        throw Refusal.badRequest("Instance has not been resized.");
      }
      works.begin(
          server,
          order,
          "revertResize",
          List.of(
              works.step(TaskState.RESIZE_REVERTING, 1_500, "compute_revert_resize"),
              works.step(TaskState.RESIZE_REVERTING, 2_500, "compute_finish_revert_resize")),
          now -> {
            Flavor old = server.oldFlavor;
            if (old != null) {
              server.flavor = old;
            }
            if (server.oldHost != null) {
              server.host = server.oldHost;
            }
            server.oldFlavor = null;
            server.oldHost = null;
            server.launched = now;
            works.migrations().end(server, "reverted", now);
            restore(server);
          });
    }
  }

  private static void restore(Server server) {
    server.vmState = Objects.requireNonNullElse(server.stateBefore, VmState.ACTIVE);
    server.stateBefore = null;
  }

  public void liveMigrate(Server server, Order order, @Nullable Host target) {
    synchronized (server) {
      Verb.LIVE_MIGRATE.check(server, order.caller());
      Migration migration =
          works
              .migrations()
              .begin(server, order.caller(), "live-migration", server.flavor, works.now());
      migration.become("running", null, works.now());
      works.begin(
          server,
          order,
          "live-migration",
          List.of(
              works.step(TaskState.MIGRATING, 1_500, "compute_pre_live_migration"),
              works.step(TaskState.MIGRATING, 3_500, "compute_live_migration")),
          now -> {
            server.host = target == null ? works.region().place(server.zone, server.host) : target;
            migration.become("completed", server.host, now);
          });
    }
  }

  /**
   * Stops a live migration.
   *
   * @param named refuses when another one was meant; asked after the state, as nova does
   */
  public void abort(Server server, Order order, Runnable named) {
    synchronized (server) {
      Verb.ABORT_MIGRATION.check(server, order.caller());
      named.run();
      long now = works.now();
      Work work = server.work;
      if (work != null) {
        work.abandon(now);
        server.work = null;
      }
      server.taskState = null;
      server.touch(now);
      works.migrations().end(server, "cancelled", now);
      works.noteDone(server, order, "live_migration_cancel", "compute_live_migration_abort");
    }
  }

  /**
   * Pauses the server until its live migration is over, which here it soon is anyway.
   *
   * @param named refuses when another one was meant; asked after the state, as nova does
   */
  public void finish(Server server, Order order, Runnable named) {
    synchronized (server) {
      Verb.FINISH_MIGRATION.check(server, order.caller());
      named.run();
      works.noteDone(
          server, order, "live_migration_force_complete", "compute_live_migration_force_complete");
    }
  }

  /** Builds it anew elsewhere; only when its host is down. */
  public void evacuate(Server server, Order order, @Nullable Host target) {
    synchronized (server) {
      Verb.EVACUATE.check(server, order.caller());
      Host host = server.host;
      if (host != null && !works.region().isDown(host)) {
        throw Refusal.badRequest("Compute service of " + host.name() + " is still in use.");
      }
      VmState after = server.vmState == VmState.STOPPED ? VmState.STOPPED : VmState.ACTIVE;
      Migration migration =
          works
              .migrations()
              .begin(server, order.caller(), "evacuation", server.flavor, works.now());
      works.begin(
          server,
          order,
          "evacuate",
          List.of(
              works.step(TaskState.REBUILDING, 1_500, "conductor_rebuild_server"),
              works.step(TaskState.REBUILD_SPAWNING, 3_500, "compute_rebuild_instance")),
          now -> {
            server.host = target == null ? works.region().place("", host) : target;
            server.launched = now;
            server.fault = null;
            server.vmState = after;
            migration.become("done", server.host, now);
          });
    }
  }
}
