package io.novadesk.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The regions that an entry of {@code clouds.yaml} names, each with what holds there. Regions that
 * differ in nothing but their name are one cloud to Novadesk, which shows many at once; where they
 * differ, say in the address of the login, each is a cloud of its own.
 */
final class CloudRegions {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final String REGION = "region_name";
  private static final String REGIONS = "regions";

  /**
   * @param names empty: every region that the catalogue tells
   */
  record Part(List<String> names, CloudSettings settings) {}

  private record Region(String name, Map<String, Object> values) {}

  private CloudRegions() {}

  /**
   * @param entry with underscores in its keys
   * @param vendor the settings of its profile; empty without one
   */
  static List<Part> of(Map<String, Object> entry, Map<String, Object> vendor) {
    List<Region> own = regions(entry);
    List<Region> regions = own.isEmpty() ? regions(vendor) : own;
    Map<String, Object> base = CloudSettings.over(vendor, entry);
    base.remove(REGIONS);
    if (regions.isEmpty()) {
      return List.of(new Part(List.of(), CloudSettings.of(base)));
    }
    Map<CloudSettings, List<String>> alike = new LinkedHashMap<>();
    for (Region region : regions) {
      Map<String, Object> there = CloudSettings.over(base, region.values());
      there.put(REGION, region.name());
      CloudSettings settings = CloudSettings.of(there);
      settings.top().remove(REGION);
      alike.computeIfAbsent(settings, _ -> new ArrayList<>()).add(region.name());
    }
    boolean vendorsList = own.isEmpty() && alike.size() == 1;
    return alike.entrySet().stream()
        .map(e -> new Part(vendorsList ? List.of() : e.getValue(), e.getKey()))
        .toList();
  }

  private static List<Region> regions(Map<String, Object> cloud) {
    Object listed = cloud.get(REGIONS);
    List<Region> all = new ArrayList<>();
    if (listed instanceof List<?> list) {
      list.forEach(each -> add(each, all));
    } else if (listed != null) {
      add(listed, all);
    } else if (cloud.get(REGION) instanceof List<?> list) {
      list.forEach(each -> add(each, all));
    } else {
      add(cloud.get(REGION), all);
    }
    return all;
  }

  private static void add(@Nullable Object region, List<Region> all) {
    if (region instanceof Map<?, ?> map) {
      String name = CloudSettings.text(map.get("name"));
      Object values = map.get("values");
      all.add(
          new Region(
              name, values instanceof Map<?, ?> more ? CloudSettings.normal(more) : Map.of()));
    } else {
      COMMA
          .splitAsStream(CloudSettings.text(region).strip())
          .filter(name -> !name.isEmpty())
          .forEach(name -> all.add(new Region(name, Map.of())));
    }
  }
}
