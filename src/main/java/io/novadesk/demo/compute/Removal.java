package io.novadesk.demo.compute;

import io.novadesk.demo.volume.Volumes;
import java.util.List;

/** Deletes servers, and brings back those deleted softly. */
public final class Removal {
  private final Works works;
  private final Volumes volumes;

  Removal(Works works, Volumes volumes) {
    this.works = works;
    this.volumes = volumes;
  }

  public void delete(Server server, Order order) {
    synchronized (server) {
      Verb.DELETE.check(server, order.caller());
      if (server.taskState == TaskState.DELETING) {
        return;
      }
      if (FaultSwitch.DELETE_ERROR.isOn(server.metadata)) {
        works
            .begin(
                server,
                order,
                "delete",
                List.of(works.step(TaskState.DELETING, 2_000, "compute_terminate_instance")),
                now -> {
                  server.vmState = VmState.ERROR;
                  server.fault =
                      new Fault(
                          500,
                          now,
                          "Failed to tear down the network of the instance.",
                          "NetworkTearDownError: port unbinding timed out");
                })
            .failing();
        return;
      }
      if (FaultSwitch.SOFT_DELETE.isOn(server.metadata) && server.vmState != VmState.SOFT_DELETED) {
        works.begin(
            server,
            order,
            "delete",
            List.of(works.step(TaskState.SOFT_DELETING, 1_000, "compute_soft_delete_instance")),
            now -> server.vmState = VmState.SOFT_DELETED);
        return;
      }
      terminate(server, order);
    }
  }

  public void forceDelete(Server server, Order order) {
    synchronized (server) {
      Verb.FORCE_DELETE.check(server, order.caller());
      terminate(server, order);
    }
  }

  private void terminate(Server server, Order order) {
    works.begin(
        server,
        order,
        "delete",
        List.of(works.step(TaskState.DELETING, 2_000, "compute_terminate_instance")),
        now -> {
          server.vmState = VmState.DELETED;
          server.terminated = now;
          server.addresses = List.of();
          for (Volume volume : server.volumes) {
            if (volume.deleteOnTermination()) {
              volumes.remove(volume.id());
            }
          }
          server.volumes = List.of();
          works.region().forgetLater(server);
        });
  }

  public void restore(Server server, Order order) {
    synchronized (server) {
      Verb.RESTORE.check(server, order.caller());
      works.begin(
          server,
          order,
          "restore",
          List.of(works.step(TaskState.RESTORING, 1_500, "compute_restore_instance")),
          now -> server.vmState = VmState.ACTIVE);
    }
  }
}
