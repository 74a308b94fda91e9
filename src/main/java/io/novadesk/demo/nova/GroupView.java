package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.network.SecurityGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Security groups as Compute shows them: only what their rules let in. */
final class GroupView {
  private GroupView() {}

  static Map<String, @Nullable Object> of(SecurityGroups groups, SecurityGroups.Group group) {
    List<Object> rules = new ArrayList<>();
    for (SecurityGroups.Rule rule : group.rules()) {
      if (rule.direction().equals("ingress")) {
        rules.add(of(groups, group, rule));
      }
    }
    return object(
        "id", group.id(),
        "description", group.description(),
        "name", group.name(),
        "tenant_id", group.projectId(),
        "rules", rules);
  }

  static Map<String, @Nullable Object> of(
      SecurityGroups groups, SecurityGroups.Group group, SecurityGroups.Rule rule) {
    String peers = rule.peers();
    SecurityGroups.Group named = peers == null ? null : groups.find(peers);
    SecurityGroups.Group other = named == null ? group : named;
    boolean toPeers = peers != null;
    String prefix = rule.prefix();
    String everywhere = rule.family().equals("IPv4") ? "0.0.0.0/0" : "::/0";
    return object(
        "id", rule.id(),
        "parent_group_id", group.id(),
        "ip_protocol", rule.protocol(),
        "from_port", rule.least(),
        "to_port", rule.most(),
        "ip_range", toPeers ? Map.of() : object("cidr", prefix == null ? everywhere : prefix),
        "group", toPeers ? object("name", other.name(), "tenant_id", other.projectId()) : Map.of());
  }
}
