package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Security groups and their rules as Neutron shows them. */
final class SecurityGroupView {
  private SecurityGroupView() {}

  static Map<String, @Nullable Object> of(SecurityGroups.Group group) {
    List<Object> rules = new ArrayList<>();
    for (SecurityGroups.Rule rule : group.rules()) {
      // A rule inside its group is told with two fields more than by itself.
      Map<String, @Nullable Object> shown = of(group, rule);
      shown.put("standard_attr_id", rule.id().hashCode() & Integer.MAX_VALUE);
      shown.put("tags", List.of());
      rules.add(shown);
    }
    Map<String, @Nullable Object> body =
        object(
            "id",
            group.id(),
            "name",
            group.name(),
            "stateful",
            true,
            "description",
            group.description(),
            "shared",
            false,
            "security_group_rules",
            rules);
    return NetworkTimes.finish(
        body, group.projectId(), group.created(), group.updated(), group.revision());
  }

  static Map<String, @Nullable Object> of(SecurityGroups.Group group, SecurityGroups.Rule rule) {
    Map<String, @Nullable Object> body =
        object(
            "id", rule.id(),
            "security_group_id", group.id(),
            "ethertype", rule.family(),
            "direction", rule.direction(),
            "protocol", rule.protocol(),
            "port_range_min", rule.least(),
            "port_range_max", rule.most(),
            "remote_ip_prefix", rule.prefix(),
            "remote_address_group_id", null,
            "normalized_cidr", rule.prefix(),
            "remote_group_id", rule.peers(),
            "description", rule.description());
    Map<String, @Nullable Object> shown =
        NetworkTimes.finish(body, group.projectId(), rule.created(), rule.created(), 0);
    shown.remove("tags");
    return shown;
  }
}
