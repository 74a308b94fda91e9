package io.novadesk.api.compute;

import io.novadesk.api.Secret;
import io.novadesk.api.SecretText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server is to be (API reference, "Create Server").
 *
 * @param imageId null: it boots from {@code volumes}
 * @param userData clear text, told to the server at its first start; up to 65535 bytes of base64
 * @param count how many of them to make
 * @param adminPass null: the cloud chooses one
 * @param description from 2.19
 * @param tags from 2.52
 * @param hostname from 2.90
 * @param files contents by path, to be written into the server; only up to 2.56
 * @param hints such as {@code group}: wishes to the scheduler
 */
public record NewServer(
    String name,
    @Nullable String imageId,
    String flavorId,
    Networks networks,
    List<BlockDevice> volumes,
    Map<String, String> metadata,
    @Nullable String keyName,
    List<String> securityGroups,
    @Nullable String availabilityZone,
    @Nullable Secret userData,
    @Nullable Boolean configDrive,
    int count,
    @Nullable Secret adminPass,
    @Nullable String description,
    List<String> tags,
    @Nullable String hostname,
    Map<String, byte[]> files,
    Map<String, String> hints) {

  /** Which networks it is connected to. */
  public sealed interface Networks {
    /** What the cloud does when nothing is said; on modern clouds the same as {@link Auto}. */
    record Usual() implements Networks {}

    /** The project's network, made when there is none. */
    record Auto() implements Networks {}

    record None() implements Networks {}

    record These(List<Nic> nics) implements Networks {}
  }

  /**
   * One connection: to a network or through a port.
   *
   * @param fixedIp null: any address
   */
  public record Nic(
      @Nullable String networkId, @Nullable String portId, @Nullable String fixedIp) {}

  /**
   * A block device.
   *
   * @param source {@code image}, {@code volume}, {@code snapshot} or {@code blank}
   * @param sourceId null for blank
   * @param size GiB; null where the source tells it
   * @param bootIndex 0: boots from it; -1: never
   */
  public record BlockDevice(
      String source,
      @Nullable String sourceId,
      @Nullable Integer size,
      int bootIndex,
      boolean deleteOnTermination) {}

  /** The same under another name. */
  public NewServer named(String other) {
    return new NewServer(
        other,
        imageId,
        flavorId,
        networks,
        volumes,
        metadata,
        keyName,
        securityGroups,
        availabilityZone,
        userData,
        configDrive,
        count,
        adminPass,
        description,
        tags,
        hostname,
        files,
        hints);
  }

  /** The same with other metadata. */
  public NewServer withMetadata(Map<String, String> other) {
    return new NewServer(
        name,
        imageId,
        flavorId,
        networks,
        volumes,
        other,
        keyName,
        securityGroups,
        availabilityZone,
        userData,
        configDrive,
        count,
        adminPass,
        description,
        tags,
        hostname,
        files,
        hints);
  }

  /** The same with other tags. */
  public NewServer withTags(List<String> other) {
    return new NewServer(
        name,
        imageId,
        flavorId,
        networks,
        volumes,
        metadata,
        keyName,
        securityGroups,
        availabilityZone,
        userData,
        configDrive,
        count,
        adminPass,
        description,
        other,
        hostname,
        files,
        hints);
  }

  /** That many of them in one request. */
  public NewServer times(int many) {
    return new NewServer(
        name,
        imageId,
        flavorId,
        networks,
        volumes,
        metadata,
        keyName,
        securityGroups,
        availabilityZone,
        userData,
        configDrive,
        many,
        adminPass,
        description,
        tags,
        hostname,
        files,
        hints);
  }

  /** The same with another host name. */
  public NewServer withHostname(@Nullable String other) {
    return new NewServer(
        name,
        imageId,
        flavorId,
        networks,
        volumes,
        metadata,
        keyName,
        securityGroups,
        availabilityZone,
        userData,
        configDrive,
        count,
        adminPass,
        description,
        tags,
        other,
        files,
        hints);
  }

  /** The same without what must not be written down. */
  public NewServer withoutSecrets() {
    return new NewServer(
        name,
        imageId,
        flavorId,
        networks,
        volumes,
        openMetadata(),
        keyName,
        securityGroups,
        availabilityZone,
        null,
        configDrive,
        count,
        null,
        description,
        tags,
        hostname,
        Map.of(),
        hints);
  }

  /** Whether it holds what must not be written down. */
  public boolean hasSecrets() {
    return userData != null
        || adminPass != null
        || !files.isEmpty()
        || openMetadata().size() < metadata.size();
  }

  private Map<String, String> openMetadata() {
    Map<String, String> open = new LinkedHashMap<>(metadata);
    open.entrySet()
        .removeIf(e -> !SecretText.masked(e.getKey(), e.getValue()).equals(e.getValue()));
    return open;
  }

  /** The least that a server needs. */
  public static NewServer of(String name, String imageId, String flavorId) {
    return new NewServer(
        name,
        imageId,
        flavorId,
        new Networks.Usual(),
        List.of(),
        Map.of(),
        null,
        List.of(),
        null,
        null,
        null,
        1,
        null,
        null,
        List.of(),
        null,
        Map.of(),
        Map.of());
  }
}
