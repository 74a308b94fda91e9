package io.novadesk.api.compute;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A size of server (API reference, "Flavors").
 *
 * @param id text, never a number to sort by
 * @param ram MiB
 * @param vcpus null on the oldest clouds
 * @param disk GiB
 * @param ephemeral GiB
 * @param swap MiB; the wire's empty text is 0
 * @param isPublic null where not told
 * @param rxtx share of the network: rxtx_factor, on Diablo rxtx_cap
 */
public record Flavor(
    String id,
    String name,
    int ram,
    @Nullable Integer vcpus,
    int disk,
    int ephemeral,
    int swap,
    @Nullable Boolean isPublic,
    @Nullable Boolean disabled,
    @Nullable String description,
    Map<String, String> extraSpecs,
    @Nullable Double rxtx) {

  public Flavor(
      String id,
      String name,
      int ram,
      @Nullable Integer vcpus,
      int disk,
      int ephemeral,
      int swap,
      @Nullable Boolean isPublic,
      @Nullable Boolean disabled,
      @Nullable String description,
      Map<String, String> extraSpecs) {
    this(
        id,
        name,
        ram,
        vcpus,
        disk,
        ephemeral,
        swap,
        isPublic,
        disabled,
        description,
        extraSpecs,
        null);
  }
}
