package io.novadesk.profile;

import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the entries of {@code clouds.yaml} into connections, one for each region that differs. */
final class CloudsYamlEntries {
  private final VendorProfiles vendors;
  private final List<CloudsYaml.Problem> problems;
  private final List<CloudsYaml.Entry> entries = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /**
   * @param problems gets what a person should be told
   */
  CloudsYamlEntries(VendorProfiles vendors, List<CloudsYaml.Problem> problems) {
    this.vendors = vendors;
    this.problems = problems;
  }

  List<CloudsYaml.Entry> all() {
    return List.copyOf(entries);
  }

  void add(String file, String name, Object value) {
    names.add(name);
    try {
      if (!(value instanceof Map<?, ?> map)) {
        throw new UnusableEntryException(Text.of("connect.yaml.entry.noMap"));
      }
      read(file, name, CloudSettings.normal(map));
    } catch (UnusableEntryException e) {
      problems.add(
          new CloudsYaml.Problem(file, Text.of("connect.yaml.entry", name, file, e.reason())));
    }
  }

  /** As {@link #add}, unless the name is taken. */
  void addOther(String origin, String name, Map<String, Object> settings) {
    if (names.contains(name)) {
      problems.add(new CloudsYaml.Problem(origin, Text.of("connect.yaml.environment.taken", name)));
    } else {
      add(origin, name, settings);
    }
  }

  private void read(String file, String name, Map<String, Object> entry)
      throws UnusableEntryException {
    String vendor =
        CloudSettings.text(entry.get(entry.containsKey("profile") ? "profile" : "cloud"));
    Optional<Map<String, Object>> profile =
        vendor.isEmpty() ? Optional.of(Map.of()) : vendors.find(vendor);
    List<CloudRegions.Part> parts = CloudRegions.of(entry, profile.orElse(Map.of()));
    for (CloudRegions.Part part : parts) {
      if (part.settings().auth("auth_url").isEmpty()) {
        // Other kinds of login need no address; which kind it is says more than that it lacks one.
        AuthType.method(part.settings());
        throw new UnusableEntryException(
            profile.isPresent()
                ? Text.of("connect.yaml.entry.noAuthUrl")
                : Text.of("connect.yaml.entry.vendor", vendor));
      }
      String own =
          parts.size() == 1
              ? name
              : Text.of("connect.yaml.inRegion", name, String.join(", ", part.names()));
      ConnectionReader.Read read = new ConnectionReader(part.settings()).read(own, part.names());
      List<String> remarks = new ArrayList<>(read.remarks());
      if (profile.isEmpty()) {
        remarks.add(Text.of("connect.yaml.remark.vendor", vendor));
      }
      entries.add(
          new CloudsYaml.Entry(read.connection(), read.secret(), file, List.copyOf(remarks)));
    }
  }
}
