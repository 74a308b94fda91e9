package io.novadesk.demo.compute;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A size of server.
 *
 * @param number its id in clouds of the Diablo age
 * @param ram MiB
 * @param disk GiB
 * @param ephemeral GiB
 * @param swap MiB
 */
public record Flavor(
    String id,
    int number,
    String name,
    int vcpus,
    int ram,
    int disk,
    int ephemeral,
    int swap,
    @Nullable String description,
    Map<String, String> extraSpecs,
    boolean isPublic) {
  public Flavor with(Map<String, String> specs) {
    return new Flavor(
        id, number, name, vcpus, ram, disk, ephemeral, swap, description, specs, isPublic);
  }
}
