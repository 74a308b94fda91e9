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
 * @param factor the share of the network's rate
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
    double factor,
    @Nullable String description,
    Map<String, String> extraSpecs,
    boolean isPublic) {
  public Flavor with(Map<String, String> specs) {
    return new Flavor(
        id,
        number,
        name,
        vcpus,
        ram,
        disk,
        ephemeral,
        swap,
        factor,
        description,
        Map.copyOf(specs),
        isPublic);
  }

  public Flavor described(@Nullable String text) {
    return new Flavor(
        id, number, name, vcpus, ram, disk, ephemeral, swap, factor, text, extraSpecs, isPublic);
  }
}
