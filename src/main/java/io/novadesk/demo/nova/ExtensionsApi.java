package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The extensions of old, of which nova has had every one built in for long; and what it dropped.
 */
final class ExtensionsApi {
  private static final List<String> DROPPED =
      List.of(
          "os-agents",
          "os-cells",
          "os-certificates",
          "os-cloudpipe",
          "os-floating-ip-dns",
          "os-floating-ips-bulk",
          "os-fping",
          "os-security-group-default-rules");

  private final Map<String, String> names = new TreeMap<>();

  ExtensionsApi() {
    try (InputStream in = ExtensionsApi.class.getResourceAsStream("/demo/nova-extensions.json")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file demo/nova-extensions.json");
      }
      Json.read(in.readAllBytes(), "demo/nova-extensions.json is no JSON")
          .properties()
          .forEach(e -> names.put(e.getKey(), e.getValue().asString("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/extensions", (call, path) -> list())
        .on("GET", "/extensions/{alias}", (call, path) -> show(path));
    for (String dropped : DROPPED) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
        routes
            .on(method, "/" + dropped, (call, path) -> gone())
            .on(method, "/" + dropped + "/{id}", (call, path) -> gone());
      }
    }
    routes
        .on("GET", "/os-fixed-ips/{id}", (call, path) -> gone())
        .on("POST", "/os-fixed-ips/{id}/action", (call, path) -> gone())
        .on("GET", "/servers/{id}/os-virtual-interfaces", (call, path) -> gone())
        .on("GET", "/servers/{id}/consoles", (call, path) -> gone())
        .on("POST", "/servers/{id}/consoles", (call, path) -> gone())
        .on("GET", "/servers/{id}/consoles/{console}", (call, path) -> gone())
        .on("DELETE", "/servers/{id}/consoles/{console}", (call, path) -> gone());
  }

  private static Answer gone() {
    throw new Refusal(410, "This resource is no longer available. No forwarding address is given.");
  }

  private Answer list() {
    List<Object> all = new ArrayList<>();
    names.keySet().forEach(alias -> all.add(describe(alias)));
    return Answer.ok(object("extensions", all));
  }

  private Map<String, @Nullable Object> describe(String alias) {
    String name = names.get(alias);
    return object(
        "alias",
        alias,
        "name",
        name,
        "description",
        name,
        "links",
        List.of(),
        "namespace",
        "http://docs.openstack.org/compute/ext/fake_xml",
        "updated",
        "2014-12-03T00:00:00Z");
  }

  private Answer show(Map<String, String> path) {
    String alias = path.getOrDefault("alias", "");
    if (!names.containsKey(alias)) {
      throw Refusal.notFound("The resource could not be found.");
    }
    return Answer.ok(object("extension", describe(alias)));
  }
}
