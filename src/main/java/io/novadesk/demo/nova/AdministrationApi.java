package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.Region;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What administrators see: services, zones with their hosts, aggregates. */
final class AdministrationApi {
  private final ComputeCloud cloud;

  AdministrationApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/os-services", (call, path) -> services(call))
        .on("GET", "/os-availability-zone/detail", (call, path) -> zones(call))
        .on("GET", "/os-aggregates", (call, path) -> aggregates(call));
  }

  private Answer services(NovaCall call) {
    call.requireQuery(75, "host", "binary");
    call.requireAdmin("os-services:list");
    List<Map<String, @Nullable Object>> services = new ArrayList<>();
    services.add(service(call, "nova-scheduler", "control-01", 1, "internal", false));
    services.add(service(call, "nova-conductor", "control-01", 2, "internal", false));
    int number = 3;
    for (Host host : cloud.region().hosts()) {
      boolean down = cloud.region().isDown(host);
      services.add(service(call, "nova-compute", host.name(), number++, host.zone(), down));
    }
    for (String key : List.of("binary", "host")) {
      String wanted = call.query().get(key);
      services.removeIf(s -> wanted != null && !wanted.equals(s.get(key)));
    }
    return Answer.ok(object("services", services));
  }

  private Map<String, @Nullable Object> service(
      NovaCall call, String binary, String host, int number, String zone, boolean down) {
    Map<String, @Nullable Object> body =
        object(
            "binary",
            binary,
            "host",
            host,
            "id",
            HypervisorsApi.id(call, binary, host, number),
            "zone",
            zone,
            "status",
            "enabled",
            "state",
            down ? "down" : "up",
            "updated_at",
            Times.naive(cloud.region().now() - (down ? 86_400_000 : 4_000)),
            "disabled_reason",
            null);
    if (call.atLeast(11)) {
      body.put("forced_down", false);
    }
    return body;
  }

  private Answer zones(NovaCall call) {
    call.requireAdmin("os-availability-zone:detail");
    Region region = cloud.region();
    List<Object> zones = new ArrayList<>();
    for (String zone : region.zones()) {
      Map<String, Object> hosts = new LinkedHashMap<>();
      for (Host host : region.hosts()) {
        if (host.zone().equals(zone)) {
          hosts.put(
              host.name(),
              object(
                  "nova-compute",
                  object(
                      "available", !region.isDown(host),
                      "active", true,
                      "updated_at", Times.naive(region.now()))));
        }
      }
      zones.add(object("zoneName", zone, "zoneState", object("available", true), "hosts", hosts));
    }
    return Answer.ok(object("availabilityZoneInfo", zones));
  }

  private static Answer aggregates(NovaCall call) {
    call.requireAdmin("os-aggregates:index");
    return Answer.ok(object("aggregates", List.of()));
  }
}
