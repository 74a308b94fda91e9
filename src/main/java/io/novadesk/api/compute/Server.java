package io.novadesk.api.compute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server as a cloud of any age tells it (API reference, "Show Server Details"). What is absent on
 * the wire is null, never a guess.
 *
 * @param id the id that this cloud takes in its URLs (an integer as text on the oldest ones)
 * @param uuid the uuid, where it differs from the id
 * @param name null only in the partial records of a cell that is down
 * @param status the wire's word
 * @param imageId null: booted from a volume, or not told
 * @param addresses null: the cloud sent none (yet); empty: it has none
 * @param taskState what the cloud is doing with it now
 * @param powerState nova's number: 1 running, 3 paused, 4 shut down, 6 crashed, 7 suspended
 * @param progress percent
 * @param created UTC
 * @param locked null where the cloud does not tell (before 2.9)
 * @param pinnedZone the zone that the server must stay in (2.96)
 * @param imageProperties properties of the image that it was made from (2.98)
 * @param schedulerHints what the scheduler was asked for (2.100)
 * @param serverGroups ids of the groups that it is in (2.71), told of one server, not in lists
 */
public record Server(
    String id,
    @Nullable String uuid,
    @Nullable String name,
    String status,
    @Nullable String imageId,
    @Nullable FlavorOfServer flavor,
    @Nullable List<Address> addresses,
    Map<String, String> metadata,
    @Nullable String taskState,
    @Nullable String vmState,
    @Nullable Integer powerState,
    @Nullable Integer progress,
    @Nullable Instant created,
    @Nullable Instant updated,
    @Nullable Instant launchedAt,
    @Nullable Fault fault,
    @Nullable Boolean locked,
    @Nullable String lockedReason,
    @Nullable String projectId,
    @Nullable String userId,
    @Nullable String keyName,
    @Nullable String hostId,
    @Nullable String host,
    @Nullable String availabilityZone,
    @Nullable String accessIPv4,
    @Nullable String accessIPv6,
    @Nullable String description,
    @Nullable String hostname,
    @Nullable String configDrive,
    List<String> tags,
    List<String> securityGroups,
    List<String> volumeIds,
    @Nullable String pinnedZone,
    Map<String, String> imageProperties,
    Map<String, String> schedulerHints,
    List<String> serverGroups) {

  /** A reference by id, or from 2.47 the flavor's values as they were when the server was made. */
  public sealed interface FlavorOfServer {
    record ById(String id) implements FlavorOfServer {}

    record Embedded(
        String originalName,
        int ram,
        int vcpus,
        int disk,
        int ephemeral,
        int swap,
        Map<String, String> extraSpecs)
        implements FlavorOfServer {}
  }

  /**
   * @param network the label, free text
   * @param version 4 or 6
   * @param type {@code fixed}, {@code floating} or null where not told
   * @param mac null where not told
   */
  public record Address(
      String network, int version, String addr, @Nullable String type, @Nullable String mac) {
    /** The same, of this network. */
    Address in(String other) {
      return network.equals(other) ? this : new Address(other, version, addr, type, mac);
    }
  }

  /**
   * Why the server is in ERROR.
   *
   * @param code an HTTP-like number, 0 where unreadable
   */
  public record Fault(
      int code, String message, @Nullable String details, @Nullable Instant created) {}

  /**
   * A server of which no more is known than this.
   *
   * @param addresses null: nothing is known of them
   */
  public static Server known(
      String id,
      String name,
      String status,
      @Nullable FlavorOfServer flavor,
      @Nullable List<Address> addresses,
      @Nullable Instant created,
      @Nullable Instant updated) {
    return new Server(
        id, null, name, status, null, flavor, addresses, Map.of(), null, null, null, null, created,
        updated, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, List.of(), List.of(), List.of(), null, Map.of(), Map.of(), List.of());
  }

  public ServerStatus state() {
    return ServerStatus.of(status);
  }

  /** The name, or the id where the cloud gave none. */
  public String displayName() {
    return name == null || name.isEmpty() ? id : name;
  }

  /** The cloud is at work on it. */
  public boolean isInTransition() {
    return taskState != null || state().isTransitional();
  }

  /** The same server with another status word. */
  public Server withStatus(String word) {
    return new Server(
        id,
        uuid,
        name,
        word,
        imageId,
        flavor,
        addresses,
        metadata,
        taskState,
        vmState,
        powerState,
        progress,
        created,
        updated,
        launchedAt,
        fault,
        locked,
        lockedReason,
        projectId,
        userId,
        keyName,
        hostId,
        host,
        availabilityZone,
        accessIPv4,
        accessIPv6,
        description,
        hostname,
        configDrive,
        tags,
        securityGroups,
        volumeIds,
        pinnedZone,
        imageProperties,
        schedulerHints,
        serverGroups);
  }
}
