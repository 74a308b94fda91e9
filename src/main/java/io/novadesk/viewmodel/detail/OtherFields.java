package io.novadesk.viewmodel.detail;

import io.novadesk.viewmodel.base.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The fields of a server that the overview has no place for: extensions, vendors' own. */
final class OtherFields {
  private static final Set<String> SHOWN =
      Set.of(
          "id",
          "uuid",
          "name",
          "status",
          "links",
          "metadata",
          "created",
          "updated",
          "image",
          "flavor",
          "addresses",
          "fault",
          "progress",
          "tenant_id",
          "project_id",
          "user_id",
          "key_name",
          "hostId",
          "accessIPv4",
          "accessIPv6",
          "description",
          "config_drive",
          "tags",
          "locked",
          "locked_reason",
          "security_groups",
          "scheduler_hints",
          "pinned_availability_zone",
          "OS-EXT-STS:task_state",
          "OS-EXT-STS:power_state",
          "OS-EXT-SRV-ATTR:host",
          "OS-EXT-SRV-ATTR:hostname",
          "OS-EXT-AZ:availability_zone",
          "OS-SRV-USG:launched_at",
          "os-extended-volumes:volumes_attached",
          // Whatever a server is started with may hold secrets: the JSON tab tells it on purpose.
          "OS-EXT-SRV-ATTR:user_data");

  private OtherFields() {}

  /** By name; what the cloud tells as nothing is left out. */
  static List<Field> of(Map<String, String> fields) {
    Map<String, String> rest = new TreeMap<>(fields);
    rest.keySet().removeAll(SHOWN);
    return rest.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty() && !e.getValue().equals("[]"))
        .map(e -> Field.exact(e.getKey(), e.getValue()))
        .toList();
  }
}
