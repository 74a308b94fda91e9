package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which parts of Neutron this cloud has: by them clients tell what they may ask for. */
final class NetworkExtensions {
  private static final List<Map<String, @Nullable Object>> ALL =
      List.of(
          of("availability_zone", "Availability Zone", "2015-01-01T10:00:00-00:00"),
          of("binding", "Port Binding", "2014-02-03T10:00:00-00:00"),
          of("external-net", "Neutron external network", "2013-01-14T10:00:00-00:00"),
          of("fip-port-details", "Floating IP port details", "2018-04-09T10:00:00-00:00"),
          of("net-mtu", "Network MTU", "2015-03-25T10:00:00-00:00"),
          of("network_availability_zone", "Network Availability Zone", "2015-01-01T10:00:00-00:00"),
          of("pagination", "Pagination support", "2016-06-12T00:00:00-00:00"),
          of("project-id", "The field project_id", "2016-09-09T09:09:09-09:09"),
          of("quota_details", "Use of quotas", "2017-02-10T10:00:00-00:00"),
          of("router", "Neutron L3 Router", "2012-07-20T10:00:00-00:00"),
          of("security-group", "security-group", "2012-10-05T10:00:00-00:00"),
          of("sorting", "Sorting support", "2016-06-12T00:00:00-00:00"),
          of("standard-attr-description", "Descriptions", "2016-02-10T10:00:00-00:00"),
          of("standard-attr-revisions", "Revision numbers", "2016-04-11T10:00:00-00:00"),
          of("standard-attr-timestamp", "Timestamps", "2016-09-12T10:00:00-00:00"));

  private NetworkExtensions() {}

  private static Map<String, @Nullable Object> of(String alias, String name, String updated) {
    return object(
        "name", name,
        "alias", alias,
        "description", name,
        "updated", updated,
        "links", List.of());
  }

  static Answer list() {
    return Answer.ok(object("extensions", new ArrayList<>(ALL)));
  }

  static Answer show(Map<String, String> path) {
    String alias = path.getOrDefault("alias", "");
    for (Map<String, @Nullable Object> extension : ALL) {
      if (alias.equals(extension.get("alias"))) {
        return Answer.ok(object("extension", extension));
      }
    }
    return Answer.page(404, "Extension with alias " + alias + " does not exist");
  }
}
