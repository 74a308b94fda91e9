package io.novadesk.api.identity;

import io.novadesk.api.identity.Catalogue.Endpoint;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Catalogue.Service;
import io.novadesk.api.wire.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads service catalogues of every recorded shape; what cannot be read is left out. */
final class CatalogueReader {
  /** Service names that old catalogues use as keys, and the types that they mean. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("nova", "compute"),
          Map.entry("cloudServers", "compute"),
          Map.entry("cloudServersOpenStack", "compute"),
          Map.entry("glance", "image"),
          Map.entry("keystone", "identity"),
          Map.entry("swift", "object-store"),
          Map.entry("cloudFiles", "object-store"),
          Map.entry("cinder", "volume"),
          Map.entry("quantum", "network"),
          Map.entry("neutron", "network"));

  private CatalogueReader() {}

  static Catalogue read(JsonNode node) {
    List<Service> services = new ArrayList<>();
    if (node.isObject() && !node.path("values").isArray()) {
      node.properties().forEach(e -> services.add(named(e.getKey(), e.getValue())));
    } else {
      Json.list(node).forEach(s -> services.add(service(s)));
    }
    return services.isEmpty() ? Catalogue.EMPTY : new Catalogue(List.copyOf(services));
  }

  private static Service named(String name, JsonNode endpoints) {
    return new Service(TYPES.getOrDefault(name, name), name, endpoints(endpoints));
  }

  private static Service service(JsonNode node) {
    String type = Json.text(node, "type");
    String name = Json.filled(node, "name");
    String word = type != null ? type : name == null ? "" : TYPES.getOrDefault(name, name);
    return new Service(word, name, endpoints(node.path("endpoints")));
  }

  private static List<Endpoint> endpoints(JsonNode list) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (JsonNode node : Json.list(list)) {
      String region = Json.filled(node, "region_id", "region");
      String version = version(node);
      Interface face = face(Json.text(node, "interface"));
      if (node.has("url")) {
        add(endpoints, face == null ? Interface.PUBLIC : face, region, node.path("url"), version);
      }
      add(endpoints, Interface.PUBLIC, region, node.path("publicURL"), version);
      add(endpoints, Interface.INTERNAL, region, node.path("internalURL"), version);
      add(endpoints, Interface.ADMIN, region, node.path("adminURL"), version);
    }
    return List.copyOf(endpoints);
  }

  private static @Nullable String version(JsonNode endpoint) {
    String flat = Json.filled(endpoint, "versionId");
    return flat != null ? flat : Json.filled(endpoint.path("version"), "versionId", "id");
  }

  private static @Nullable Interface face(@Nullable String word) {
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "public", "publicurl" -> Interface.PUBLIC;
      case "internal", "internalurl" -> Interface.INTERNAL;
      case "admin", "adminurl" -> Interface.ADMIN;
      default -> null;
    };
  }

  private static void add(
      List<Endpoint> endpoints,
      Interface face,
      @Nullable String region,
      JsonNode url,
      @Nullable String version) {
    String text = Json.text(url);
    // A template that nobody filled in is no address.
    if (text == null || text.isBlank() || text.contains("$(") || text.contains("%(")) {
      return;
    }
    try {
      URI address = new URI(text.strip());
      if (address.getAuthority() != null
          && String.valueOf(address.getScheme()).matches("(?i)https?")) {
        endpoints.add(new Endpoint(face, region, address, version));
      }
    } catch (URISyntaxException _) {
      // As if it were not there.
    }
  }
}
