package io.novadesk.demo.compute;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts servers into a region that were there before the cloud started. */
public final class Settling {
  private static final long MINUTE = 60_000;
  private static final long SLOW_BUILD = 600_000;

  private final Works works;

  /**
   * @param timeScale 1.0 for the pace of a real cloud, less for a faster one
   */
  public Settling(Region region, double timeScale) {
    this.works = new Works(region, timeScale);
  }

  /**
   * How a server is found at the start.
   *
   * @param created milliseconds since 1970
   * @param fault why it is in ERROR
   * @param lockReason why it is locked; null when it is not
   * @param oldFlavor what a resize that awaits its confirmation came from
   * @param hostName where it runs; null for anywhere
   * @param remembered whether its history holds more than its creation
   */
  public record Condition(
      VmState state,
      long created,
      @Nullable String fault,
      @Nullable String lockReason,
      @Nullable Flavor oldFlavor,
      @Nullable String hostName,
      boolean remembered) {}

  /** Adds the server; those to come must be younger. */
  public Server settle(NewServer wanted, Condition condition, String projectId, String userId) {
    Region region = works.region();
    Server server =
        new Server(
            id(region.name(), wanted.name()),
            region.nextNumber(),
            projectId,
            userId,
            condition.created(),
            wanted.flavor());
    synchronized (server) {
      Building.describe(server, wanted);
      server.addresses = wanted.addresses();
      server.vmState = condition.state();
      place(server, wanted, condition);
      server.oldFlavor = condition.oldFlavor();
      server.locked = condition.lockReason() != null;
      server.lockReason = condition.lockReason();
      String fault = condition.fault();
      if (fault != null) {
        server.fault = new Fault(500, condition.created() + MINUTE, fault, "NoValidHost");
        server.addresses = List.of();
      }
      if (condition.remembered()) {
        remember(server, condition);
      }
      region.add(server);
      if (condition.state() == VmState.BUILDING) {
        build(server, wanted);
      }
    }
    return server;
  }

  private static String id(String region, String name) {
    return UUID.nameUUIDFromBytes((region + '/' + name).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private void place(Server server, NewServer wanted, Condition condition) {
    Region region = works.region();
    boolean launched = condition.fault() == null && condition.state() != VmState.BUILDING;
    if (launched) {
      server.launched = condition.created() + MINUTE / 2;
      server.updated = server.launched;
    }
    if (launched && condition.state() != VmState.SHELVED_OFFLOADED) {
      Host named = region.host(condition.hostName());
      server.host = named == null ? region.place(wanted.zone(), null) : named;
    }
  }

  /** A server that takes its time: it is seen building for a while after the start. */
  private void build(Server server, NewServer wanted) {
    server.host = works.region().place(wanted.zone(), null);
    InstanceAction creation =
        new InstanceAction(
            "create", "req-" + server.id(), server.userId(), server.projectId(), server.created());
    server.record(creation);
    works.begin(
        server,
        creation,
        List.of(works.step(TaskState.SPAWNING, SLOW_BUILD, "compute__do_build_and_run_instance")),
        now -> {
          server.vmState = VmState.ACTIVE;
          server.launched = now;
        },
        works.now());
  }

  private void remember(Server server, Condition condition) {
    long age = works.now() - server.created();
    if (age < 10 * MINUTE || condition.fault() != null) {
      return;
    }
    note(server, "reboot", "compute_reboot_instance", server.created() + age / 3);
    String last =
        switch (condition.state()) {
          case STOPPED -> "stop";
          case PAUSED -> "pause";
          case SUSPENDED -> "suspend";
          case RESCUED -> "rescue";
          case RESIZED -> "resize";
          case SHELVED_OFFLOADED -> "shelve";
          default -> server.locked ? "lock" : "";
        };
    if (!last.isEmpty()) {
      String event =
          last.equals("resize") ? "compute_finish_resize" : "compute_" + last + "_instance";
      note(server, last, last.equals("lock") ? "api_lock" : event, works.now() - age / 10);
      if (condition.state() == VmState.RESIZED) {
        server.launched = works.now() - age / 10 + 3_000;
      }
    }
  }

  private static void note(Server server, String action, String event, long when) {
    String request =
        "req-" + UUID.nameUUIDFromBytes((server.id() + action).getBytes(StandardCharsets.UTF_8));
    InstanceAction noted =
        new InstanceAction(action, request, server.userId(), server.projectId(), when);
    noted.begin(event, server.host, when);
    noted.end("Success", when + 3_000);
    server.record(noted);
    server.updated = Math.max(server.updated, when + 3_000);
  }
}
