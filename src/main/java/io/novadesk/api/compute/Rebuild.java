package io.novadesk.api.compute;

import io.novadesk.api.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a server anew from an image (API reference, "Rebuild Server"); what is null stays as it is.
 *
 * @param adminPass null: the cloud chooses one and tells it
 * @param metadata takes the place of all that the server has
 * @param description needs 2.19
 * @param keyName needs 2.54; empty takes the key away
 * @param userData clear text; needs 2.57; empty takes it away
 * @param hostname needs 2.90
 * @param files content by path: only clouds up to 2.56 write files
 */
public record Rebuild(
    String imageId,
    @Nullable String name,
    @Nullable Secret adminPass,
    @Nullable Map<String, String> metadata,
    @Nullable String description,
    @Nullable String keyName,
    @Nullable Secret userData,
    @Nullable String hostname,
    Map<String, Secret> files) {
  public static Rebuild from(String imageId) {
    return new Rebuild(imageId, null, null, null, null, null, null, null, Map.of());
  }
}
