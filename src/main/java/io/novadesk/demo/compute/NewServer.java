package io.novadesk.demo.compute;

import io.novadesk.demo.network.Address;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server shall be.
 *
 * @param imageId "" when it boots from a volume
 * @param zone "" for any
 */
public record NewServer(
    String name,
    Flavor flavor,
    String imageId,
    String zone,
    @Nullable String keyName,
    @Nullable String description,
    @Nullable String hostname,
    @Nullable String userData,
    boolean configDrive,
    boolean automaticDisk,
    Map<String, String> metadata,
    List<String> tags,
    List<Address> addresses,
    List<String> securityGroups,
    List<Volume> volumes,
    String accessIpv4,
    String accessIpv6) {
  /** The same with these volumes. */
  public NewServer with(List<Volume> others) {
    return new NewServer(
        name,
        flavor,
        imageId,
        zone,
        keyName,
        description,
        hostname,
        userData,
        configDrive,
        automaticDisk,
        metadata,
        tags,
        addresses,
        securityGroups,
        others,
        accessIpv4,
        accessIpv6);
  }
}
