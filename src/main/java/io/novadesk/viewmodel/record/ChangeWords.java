package io.novadesk.viewmodel.record;

import io.novadesk.viewmodel.servers.RegionModel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what a person knows a region and its ids. Immutable, so that lines can be made in the
 * background.
 *
 * @param region its key; empty: it is not open any more
 * @param place cloud and region
 * @param me the id of who is logged in; null where the cloud does not tell
 * @param names of flavors and images, as far as they are known
 */
record ChangeWords(String region, String place, @Nullable String me, Map<String, String> names) {
  /** Where nothing is known of a region any more. */
  static final ChangeWords NONE = new ChangeWords("", "", null, Map.of());

  ChangeWords {
    names = Map.copyOf(names);
  }

  static ChangeWords of(RegionModel region) {
    Map<String, String> names = new HashMap<>();
    region.flavors().forEach(flavor -> names.put(flavor.id(), flavor.name()));
    region.images().forEach(image -> names.put(image.id(), image.name()));
    return new ChangeWords(
        region.key(), region.placeName(), region.session().identity().userId(), names);
  }

  String name(String id) {
    return names.getOrDefault(id, id);
  }
}
