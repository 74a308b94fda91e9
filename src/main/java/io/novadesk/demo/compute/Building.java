package io.novadesk.demo.compute;

import io.novadesk.demo.network.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates and rebuilds servers. */
public final class Building {
  private static final String NO_HOST =
      "No valid host was found. There are not enough hosts available.";
  private static final String TRACE =
      "Traceback (most recent call last):\n  in schedule_and_build_instances\n"
          + "NoValidHost: "
          + NO_HOST;

  private static final Pattern PLAIN_HOST = Pattern.compile("[a-z][a-z0-9-]{0,61}[a-z0-9]");

  private final Works works;

  Building(Works works) {
    this.works = works;
  }

  /**
   * Adds a server and starts building it.
   *
   * @param reservation the name of the request, which may make several
   * @param group what it shall stand with, or apart from; null for nothing
   */
  public Server create(
      NewServer wanted, Order order, String reservation, ServerGroups.@Nullable Group group) {
    Region region = works.region();
    long now = works.now();
    Server server =
        new Server(
            UUID.randomUUID().toString(),
            region.nextNumber(),
            order.caller().projectId(),
            order.caller().user().id(),
            now,
            wanted.flavor());
    describe(server, wanted);
    synchronized (server) {
      server.reservation = reservation;
      region.add(server);
      Host placed = group == null ? null : beside(wanted.zone(), group);
      if (FaultSwitch.BUILD_ERROR.isOn(server.metadata) || (group != null && placed == null)) {
        works
            .begin(
                server,
                order,
                "create",
                List.of(
                    works.step(
                        TaskState.SCHEDULING, 1_200, "conductor_schedule_and_build_instances")),
                end -> fail(server, end))
            .failing();
        return server;
      }
      server.promised = placed;
      String event = "compute__do_build_and_run_instance";
      works.begin(
          server,
          order,
          "create",
          List.of(
              works.step(TaskState.SCHEDULING, 600, "conductor_schedule_and_build_instances"),
              works.step(
                  TaskState.NETWORKING,
                  1_000,
                  event,
                  at -> server.host = placed == null ? region.place(wanted.zone(), null) : placed),
              works.step(
                  TaskState.BLOCK_DEVICE_MAPPING,
                  900,
                  event,
                  at -> server.addresses = wanted.addresses()),
              works.step(TaskState.SPAWNING, 3_500, event)),
          end -> {
            server.vmState = VmState.ACTIVE;
            server.launched = end;
          });
    }
    return server;
  }

  /** A host that the policy of the group allows; a soft policy allows any. */
  private @Nullable Host beside(String zone, ServerGroups.Group group) {
    Region region = works.region();
    Set<Host> hosts = new LinkedHashSet<>();
    for (String member : group.members()) {
      Server other = region.find(member);
      if (other != null && other.promised != null && !other.deleted()) {
        hosts.add(other.promised);
      }
    }
    boolean together = !group.policy().endsWith("anti-affinity");
    Host host =
        hosts.isEmpty()
            ? region.place(zone, null)
            : together
                ? region.place(zone, hosts.iterator().next(), Set.of())
                : region.place(zone, null, hosts);
    return host == null && group.policy().startsWith("soft") ? region.place(zone, null) : host;
  }

  /** Everything about a server but its state. */
  static void describe(Server server, NewServer wanted) {
    server.name = wanted.name();
    server.hostname = wanted.hostname() == null ? hostname(wanted.name()) : wanted.hostname();
    server.description = wanted.description();
    server.imageId = wanted.imageId();
    server.zone = wanted.zone();
    server.keyName = wanted.keyName();
    server.configDrive = wanted.configDrive();
    server.automaticDisk = wanted.automaticDisk();
    server.metadata = wanted.metadata();
    server.tags = wanted.tags();
    server.securityGroups = wanted.securityGroups();
    server.volumes = wanted.volumes();
    server.accessIpv4 = wanted.accessIpv4();
    server.accessIpv6 = wanted.accessIpv6();
    server.userData = wanted.userData();
  }

  /** The name with everything dropped that a host name cannot hold. */
  static String hostname(String name) {
    if (PLAIN_HOST.matcher(name).matches()) {
      return name;
    }
    String host =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("[ _]", "-")
            .replaceAll("[^a-z0-9.-]", "")
            .replaceAll("^[.-]+|[.-]+$", "")
            .replace('.', '-');
    return host.isEmpty() ? "server" : host.substring(0, Math.min(host.length(), 63));
  }

  private static void fail(Server server, long now) {
    server.vmState = VmState.ERROR;
    server.fault = new Fault(500, now, NO_HOST, TRACE);
  }

  /**
   * What a rebuild changes; null leaves as it is.
   *
   * @param imageId the image to start over from
   */
  public record Rebuild(
      String imageId,
      @Nullable String name,
      @Nullable Map<String, String> metadata,
      @Nullable String description,
      @Nullable String keyName,
      @Nullable String hostname,
      @Nullable String userData,
      @Nullable String accessIpv4,
      @Nullable String accessIpv6,
      @Nullable Boolean automaticDisk) {}

  /** Refuses a rebuild that the server's state or lock forbids. */
  public void checkRebuild(Server server, Order order) {
    synchronized (server) {
      Verb.REBUILD.check(server, order.caller());
    }
  }

  public void rebuild(Server server, Order order, Rebuild wanted) {
    synchronized (server) {
      Verb.REBUILD.check(server, order.caller());
      server.imageId = wanted.imageId();
      server.name = or(wanted.name(), server.name);
      server.metadata = wanted.metadata() == null ? server.metadata : wanted.metadata();
      server.description = wanted.description() == null ? server.description : wanted.description();
      server.keyName = wanted.keyName() == null ? server.keyName : wanted.keyName();
      server.hostname = or(wanted.hostname(), server.hostname);
      server.userData = wanted.userData() == null ? server.userData : wanted.userData();
      server.accessIpv4 = or(wanted.accessIpv4(), server.accessIpv4);
      server.accessIpv6 = or(wanted.accessIpv6(), server.accessIpv6);
      server.automaticDisk =
          wanted.automaticDisk() == null ? server.automaticDisk : wanted.automaticDisk();
      VmState after = server.vmState == VmState.STOPPED ? VmState.STOPPED : VmState.ACTIVE;
      boolean fails = FaultSwitch.BUILD_ERROR.isOn(server.metadata);
      String event = "compute_rebuild_instance";
      Work work =
          works.begin(
              server,
              order,
              "rebuild",
              List.of(
                  works.step(TaskState.REBUILDING, 1_500, event),
                  works.step(TaskState.REBUILD_BLOCK_DEVICE_MAPPING, 1_000, event),
                  works.step(TaskState.REBUILD_SPAWNING, 3_500, event)),
              end -> {
                if (fails) {
                  fail(server, end);
                } else {
                  server.vmState = after;
                  server.fault = null;
                  server.launched = end;
                }
              });
      if (fails) {
        work.failing();
      }
    }
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }

  /** Changes of addresses that need no work: an interface attached or detached. */
  public void setAddresses(Server server, Order order, Verb verb, List<Address> addresses) {
    synchronized (server) {
      verb.check(server, order.caller());
      if (!failsToDetach(server, order, verb)) {
        server.addresses = List.copyOf(addresses);
        server.touch(works.now());
        works.noteDone(server, order, verb.label(), "compute_" + verb.label());
      }
    }
  }

  private boolean failsToDetach(Server server, Order order, Verb verb) {
    boolean detaches = verb == Verb.DETACH_VOLUME || verb == Verb.DETACH_INTERFACE;
    boolean fails = detaches && FaultSwitch.DETACH_ERROR.isOn(server.metadata);
    if (fails) {
      works.noteDone(server, order, verb.label(), "compute_" + verb.label(), "Error");
    }
    return fails;
  }

  /** Changes of volumes: one attached or detached. */
  public void setVolumes(Server server, Order order, Verb verb, List<Volume> volumes) {
    synchronized (server) {
      verb.check(server, order.caller());
      if (!failsToDetach(server, order, verb)) {
        server.volumes = List.copyOf(volumes);
        server.touch(works.now());
        works.noteDone(server, order, verb.label(), "compute_" + verb.label(), "Success");
      }
    }
  }
}
