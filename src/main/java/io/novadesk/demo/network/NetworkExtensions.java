package io.novadesk.demo.network;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Extensions;
import java.util.Map;

/** Which parts of Neutron this cloud has: by them clients tell what they may ask for. */
final class NetworkExtensions {
  private static final Extensions ALL = new Extensions();

  static {
    add("availability_zone", "Availability Zone", "2015-01-01T10:00:00-00:00");
    add("binding", "Port Binding", "2014-02-03T10:00:00-00:00");
    add("external-net", "Neutron external network", "2013-01-14T10:00:00-00:00");
    add("fip-port-details", "Floating IP port details", "2018-04-09T10:00:00-00:00");
    add("net-mtu", "Network MTU", "2015-03-25T10:00:00-00:00");
    add("network_availability_zone", "Network Availability Zone", "2015-01-01T10:00:00-00:00");
    add("pagination", "Pagination support", "2016-06-12T00:00:00-00:00");
    add("project-id", "The field project_id", "2016-09-09T09:09:09-09:09");
    add("quota_details", "Use of quotas", "2017-02-10T10:00:00-00:00");
    add("router", "Neutron L3 Router", "2012-07-20T10:00:00-00:00");
    add("security-group", "security-group", "2012-10-05T10:00:00-00:00");
    add("sorting", "Sorting support", "2016-06-12T00:00:00-00:00");
    add("standard-attr-description", "Descriptions", "2016-02-10T10:00:00-00:00");
    add("standard-attr-revisions", "Revision numbers", "2016-04-11T10:00:00-00:00");
    add("standard-attr-timestamp", "Timestamps", "2016-09-12T10:00:00-00:00");
  }

  private NetworkExtensions() {}

  private static void add(String alias, String name, String updated) {
    ALL.with(alias, name, name, updated);
  }

  static Answer list() {
    return ALL.list();
  }

  static Answer show(Map<String, String> path) {
    String alias = path.getOrDefault("alias", "");
    return ALL.show(path)
        .orElseGet(() -> Answer.page(404, "Extension with alias " + alias + " does not exist"));
  }
}
