package io.novadesk.viewmodel.compare;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One of two places that are compared, or one place at one of two moments. Immutable: it is gone
 * through in the background.
 *
 * @param title what stands over its values
 * @param flavors by id and by name, of each region by its key
 * @param images the names of those that it has; empty: they are not known
 */
public record Side(
    String title,
    List<ServerRow> rows,
    Map<String, Map<String, Flavor>> flavors,
    Set<String> images) {

  /** A place as it is, by what is known of it: no cloud is asked. */
  public static Side now(String title, List<RegionModel> regions, Predicate<ServerRow> members) {
    return then(
        title,
        regions,
        regions.stream().flatMap(region -> region.rows().stream()).filter(members).toList());
  }

  /**
   * A place with the servers of a moment.
   *
   * @param rows its servers
   */
  public static Side then(String title, List<RegionModel> regions, List<ServerRow> rows) {
    Map<String, Map<String, Flavor>> flavors = new HashMap<>();
    Set<String> images = new TreeSet<>();
    for (RegionModel region : regions) {
      flavors.put(region.key(), Totals.byId(region.flavors()));
      region.images().stream().map(Image::name).forEach(images::add);
    }
    boolean known = regions.stream().noneMatch(region -> region.images().isEmpty());
    return new Side(title, List.copyOf(rows), flavors, known ? images : Set.of());
  }

  /** Empty where those of a region are not known. */
  Set<String> flavorNames() {
    if (flavors.values().stream().anyMatch(Map::isEmpty)) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>();
    flavors.values().forEach(of -> of.values().forEach(flavor -> names.add(flavor.name())));
    return names;
  }
}
