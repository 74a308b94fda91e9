package io.novadesk.demo.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Power, pause, rescue, shelf, lock: everything done to a server that changes neither its size nor
 * its disk. Each method checks nova's rules, then starts the work; times are those of a small
 * cloud.
 */
public final class Lifecycle {
  /** How long a shelved server stays on its host: nova's shelved_offload_time. */
  private static final long OFFLOAD_AFTER = 30_000;

  private final Works works;
  private final Snapshots snapshots;

  Lifecycle(Works works, Snapshots snapshots) {
    this.works = works;
    this.snapshots = snapshots;
  }

  public void reboot(Server server, Order order, boolean hard) {
    synchronized (server) {
      (hard ? Verb.REBOOT_HARD : Verb.REBOOT_SOFT).check(server, order.caller());
      String event = "compute_reboot_instance";
      boolean hangs = !hard && FaultSwitch.REBOOT_HANG.isOn(server.metadata);
      List<Work.Step> steps =
          hard
              ? List.of(
                  works.step(TaskState.REBOOTING_HARD, 500, event),
                  works.step(TaskState.REBOOT_PENDING_HARD, 500, event),
                  works.step(TaskState.REBOOT_STARTED_HARD, 3_000, event))
              : List.of(
                  works.step(TaskState.REBOOTING, 400, event),
                  works.step(TaskState.REBOOT_PENDING, 400, event),
                  works.step(TaskState.REBOOT_STARTED, hangs ? Work.FOREVER : 2_200, event));
      works.begin(server, order, "reboot", steps, now -> become(server, VmState.ACTIVE));
    }
  }

  private static void become(Server server, VmState state) {
    server.vmState = state;
    if (state != VmState.ERROR) {
      server.fault = null;
    }
  }

  private void simple(
      Server server,
      Order order,
      Verb verb,
      String action,
      TaskState task,
      long millis,
      String event,
      VmState after) {
    synchronized (server) {
      verb.check(server, order.caller());
      works.begin(
          server,
          order,
          action,
          List.of(works.step(task, millis, event)),
          now -> become(server, after));
    }
  }

  public void start(Server server, Order order) {
    simple(
        server,
        order,
        Verb.START,
        "start",
        TaskState.POWERING_ON,
        3_000,
        "compute_start_instance",
        VmState.ACTIVE);
  }

  public void stop(Server server, Order order) {
    simple(
        server,
        order,
        Verb.STOP,
        "stop",
        TaskState.POWERING_OFF,
        2_000,
        "compute_stop_instance",
        VmState.STOPPED);
  }

  public void pause(Server server, Order order) {
    simple(
        server,
        order,
        Verb.PAUSE,
        "pause",
        TaskState.PAUSING,
        1_000,
        "compute_pause_instance",
        VmState.PAUSED);
  }

  public void unpause(Server server, Order order) {
    simple(
        server,
        order,
        Verb.UNPAUSE,
        "unpause",
        TaskState.UNPAUSING,
        1_000,
        "compute_unpause_instance",
        VmState.ACTIVE);
  }

  public void suspend(Server server, Order order) {
    simple(
        server,
        order,
        Verb.SUSPEND,
        "suspend",
        TaskState.SUSPENDING,
        2_000,
        "compute_suspend_instance",
        VmState.SUSPENDED);
  }

  public void resume(Server server, Order order) {
    simple(
        server,
        order,
        Verb.RESUME,
        "resume",
        TaskState.RESUMING,
        2_000,
        "compute_resume_instance",
        VmState.ACTIVE);
  }

  public void changePassword(Server server, Order order) {
    simple(
        server,
        order,
        Verb.CHANGE_PASSWORD,
        "changePassword",
        TaskState.UPDATING_PASSWORD,
        1_500,
        "compute_set_admin_password",
        VmState.ACTIVE);
  }

  public void rescue(Server server, Order order) {
    synchronized (server) {
      Verb.RESCUE.check(server, order.caller());
      server.stateBefore = server.vmState;
      works.begin(
          server,
          order,
          "rescue",
          List.of(works.step(TaskState.RESCUING, 3_000, "compute_rescue_instance")),
          now -> become(server, VmState.RESCUED));
    }
  }

  public void unrescue(Server server, Order order) {
    simple(
        server,
        order,
        Verb.UNRESCUE,
        "unrescue",
        TaskState.UNRESCUING,
        2_000,
        "compute_unrescue_instance",
        VmState.ACTIVE);
  }

  public void shelve(Server server, Order order) {
    synchronized (server) {
      Verb.SHELVE.check(server, order.caller());
      String event = "compute_shelve_instance";
      String image = snapshots.shelved(server);
      server.shelvedImage = image;
      works.begin(
          server,
          order,
          "shelve",
          List.of(
              works.step(TaskState.SHELVING, 800, event),
              works.step(TaskState.SHELVING_IMAGE_PENDING_UPLOAD, 600, event),
              works.step(TaskState.SHELVING_IMAGE_UPLOADING, 2_200, event)),
          now -> {
            snapshots.finish(image);
            become(server, VmState.SHELVED);
            works.begin(
                server,
                null,
                List.of(
                    works.step(null, OFFLOAD_AFTER, event),
                    works.step(TaskState.SHELVING_OFFLOADING, 1_000, event)),
                later -> offload(server),
                now);
          });
    }
  }

  public void shelveOffload(Server server, Order order) {
    synchronized (server) {
      Verb.SHELVE_OFFLOAD.check(server, order.caller());
      works.begin(
          server,
          order,
          "shelveOffload",
          List.of(
              works.step(TaskState.SHELVING_OFFLOADING, 1_500, "compute_shelve_offload_instance")),
          now -> offload(server));
    }
  }

  private static void offload(Server server) {
    become(server, VmState.SHELVED_OFFLOADED);
    server.host = null;
  }

  /** Brings it back; where it is off its host, to that zone or host, or else to any. */
  public void unshelve(Server server, Order order, @Nullable String zone, @Nullable Host wanted) {
    synchronized (server) {
      Verb.UNSHELVE.check(server, order.caller());
      if (zone != null) {
        server.zone = zone;
      }
      works.begin(
          server,
          order,
          "unshelve",
          List.of(
              works.step(TaskState.UNSHELVING, 1_500, "conductor_unshelve_instance"),
              works.step(TaskState.SPAWNING, 2_500, "compute_unshelve_instance")),
          now -> {
            if (server.host == null) {
              server.host = wanted == null ? works.region().place(server.zone, null) : wanted;
            }
            server.launched = now;
            snapshots.discard(server.shelvedImage);
            server.shelvedImage = "";
            become(server, VmState.ACTIVE);
          });
    }
  }

  /** Locks it; no state and no earlier lock stands in the way. */
  public void lock(Server server, Order order, @Nullable String reason) {
    synchronized (server) {
      server.locked = true;
      server.lockedByAdmin = order.caller().isAdmin();
      server.lockReason = reason;
      server.touch(works.now());
      works.noteDone(server, order, "lock", "api_lock");
    }
  }

  public void unlock(Server server, Order order) {
    synchronized (server) {
      if (server.locked && server.lockedByAdmin && !order.caller().isAdmin()) {
        throw Policies.denied("os-lock-server:unlock:unlock_override");
      }
      server.locked = false;
      server.lockReason = null;
      server.touch(works.now());
      works.noteDone(server, order, "unlock", "api_unlock");
    }
  }

  public void crashDump(Server server, Order order) {
    synchronized (server) {
      Verb.CRASH_DUMP.check(server, order.caller());
      works.noteDone(server, order, "trigger_crash_dump", "compute_trigger_crash_dump");
    }
  }

  /** Sets the state as an administrator says, whatever is going on. */
  public void resetState(Server server, Order order, VmState state) {
    synchronized (server) {
      long now = works.now();
      Work work = server.work;
      if (work != null) {
        work.abandon(now);
        server.work = null;
      }
      server.vmState = state;
      server.taskState = null;
      server.touch(now);
      works.noteDone(server, order, "resetState", "compute_reset_state");
    }
  }
}
