package io.novadesk.demo.compute;

import io.novadesk.demo.network.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server. Small, since a cloud may hold a hundred thousand: collections are immutable and shared
 * where they are equal, and history is kept only of what happened since the start.
 *
 * <p>Guarded by itself: read and change it while holding its monitor. Times are milliseconds since
 * 1970, 0 for never.
 */
public final class Server {
  private final String id;
  private final long number;
  private final String projectId;
  private final String userId;
  private final long created;

  String reservation = "";
  String name = "";
  String hostname = "";
  @Nullable String description;
  Flavor flavor;
  @Nullable Flavor oldFlavor;
  @Nullable Host oldHost;
  VmState vmState = VmState.BUILDING;
  @Nullable VmState stateBefore;
  @Nullable TaskState taskState;
  @Nullable Work work;
  String imageId = "";
  String shelvedImage = "";
  long updated;
  long launched;
  long terminated;
  @Nullable Host host;

  /** Where it was to be built, as its group wanted it; null when it is in none. */
  @Nullable Host promised;

  String zone = "";
  @Nullable String keyName;
  boolean configDrive;
  boolean automaticDisk;
  boolean locked;
  boolean lockedByAdmin;
  @Nullable String lockReason;
  String accessIpv4 = "";
  String accessIpv6 = "";
  Map<String, String> metadata = Map.of();
  List<String> tags = List.of();
  List<Address> addresses = List.of();
  List<String> securityGroups = List.of("default");
  List<Volume> volumes = List.of();
  @Nullable Fault fault;
  @Nullable String userData;
  List<InstanceAction> actions = List.of();

  Server(String id, long number, String projectId, String userId, long created, Flavor flavor) {
    this.id = id;
    this.number = number;
    this.projectId = projectId;
    this.userId = userId;
    this.created = created;
    this.updated = created;
    this.flavor = flavor;
  }

  public String id() {
    return id;
  }

  /** Position in the order of creation, and the id in clouds of the Diablo age. */
  public long number() {
    return number;
  }

  public String projectId() {
    return projectId;
  }

  public String userId() {
    return userId;
  }

  public long created() {
    return created;
  }

  /** The name of the request that made it and others with it. */
  public String reservationId() {
    return reservation.isEmpty() ? "r-" + id.substring(0, 8) : reservation;
  }

  public String name() {
    return name;
  }

  public String hostname() {
    return hostname;
  }

  public @Nullable String description() {
    return description;
  }

  public Flavor flavor() {
    return flavor;
  }

  public VmState vmState() {
    return vmState;
  }

  public @Nullable TaskState taskState() {
    return taskState;
  }

  public String status() {
    return Status.of(vmState, taskState);
  }

  /** "" when it was booted from a volume. */
  public String imageId() {
    return imageId;
  }

  public long updated() {
    return updated;
  }

  public long launched() {
    return launched;
  }

  public long terminated() {
    return terminated;
  }

  /** Null before it is scheduled and while it is offloaded. */
  public @Nullable Host host() {
    return host;
  }

  /** The availability zone: of the host, else the one asked for. */
  public String zone() {
    Host where = host;
    return where == null ? "" : where.zone();
  }

  /** The zone that was asked for at creation; null for any. */
  public @Nullable String pinnedZone() {
    return zone.isEmpty() ? null : zone;
  }

  public @Nullable String keyName() {
    return keyName;
  }

  public boolean configDrive() {
    return configDrive;
  }

  public boolean automaticDisk() {
    return automaticDisk;
  }

  public boolean locked() {
    return locked;
  }

  public @Nullable String lockReason() {
    return lockReason;
  }

  public String accessIpv4() {
    return accessIpv4;
  }

  public String accessIpv6() {
    return accessIpv6;
  }

  public Map<String, String> metadata() {
    return metadata;
  }

  public List<String> tags() {
    return tags;
  }

  public List<Address> addresses() {
    return addresses;
  }

  public List<String> securityGroups() {
    return securityGroups;
  }

  public List<Volume> volumes() {
    return volumes;
  }

  public @Nullable Fault fault() {
    return fault;
  }

  public @Nullable String userData() {
    return userData;
  }

  public boolean deleted() {
    return vmState == VmState.DELETED;
  }

  /** Percent of the work in progress; 0 when there is none, as nova shows it. */
  public int progress(long now) {
    Work current = work;
    return current == null ? 0 : current.progress(now);
  }

  /** What happened to it, the newest first. */
  public List<InstanceAction> actions() {
    List<InstanceAction> newestFirst = new ArrayList<>(actions);
    if (newestFirst.stream().noneMatch(a -> a.action().equals("create"))) {
      newestFirst.addFirst(creation());
    }
    return List.copyOf(newestFirst.reversed());
  }

  /** Seeded servers were created before the cloud began to remember. */
  private InstanceAction creation() {
    InstanceAction creation = new InstanceAction("create", "req-" + id, userId, projectId, created);
    creation.begin("compute__do_build_and_run_instance", host, created);
    creation.end(launched == 0 ? "Error" : "Success", launched == 0 ? created : launched);
    return creation;
  }

  void record(InstanceAction action) {
    List<InstanceAction> more = new ArrayList<>(actions);
    more.add(action);
    actions = List.copyOf(more);
  }

  void touch(long now) {
    updated = now;
  }
}
