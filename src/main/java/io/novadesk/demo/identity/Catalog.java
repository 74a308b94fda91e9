package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.object;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which service is found where. */
public final class Catalog {
  private final List<Entry> entries;

  /**
   * One service in one region.
   *
   * @param url may hold {@code %(project_id)s}
   */
  public record Entry(String type, String name, String region, String url) {
    String urlFor(String projectId) {
      return url.replace("%(project_id)s", projectId);
    }
  }

  public Catalog(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  private Map<String, List<Entry>> byType() {
    Map<String, List<Entry>> byType = new LinkedHashMap<>();
    for (Entry entry : entries) {
      byType.computeIfAbsent(entry.type(), k -> new ArrayList<>()).add(entry);
    }
    return byType;
  }

  /** The catalogue as API v3 tells it. */
  List<Map<String, @Nullable Object>> v3(String projectId) {
    List<Map<String, @Nullable Object>> catalog = new ArrayList<>();
    for (List<Entry> service : byType().values()) {
      List<Object> endpoints = new ArrayList<>();
      for (String side : List.of("public", "internal", "admin")) {
        for (Entry entry : service) {
          endpoints.add(
              object(
                  "id", id(entry, side),
                  "interface", side,
                  "region_id", entry.region(),
                  "url", entry.urlFor(projectId),
                  "region", entry.region()));
        }
      }
      Entry first = service.getFirst();
      catalog.add(
          object(
              "endpoints", endpoints,
              "id", id(first, "service"),
              "type", first.type(),
              "name", first.name()));
    }
    return catalog;
  }

  /**
   * The catalogue as API v2.0 tells it.
   *
   * @param withIds whether its endpoints have ids, as they had from Essex on
   */
  List<Map<String, @Nullable Object>> v2(String projectId, boolean withIds) {
    List<Map<String, @Nullable Object>> catalog = new ArrayList<>();
    for (List<Entry> service : byType().values()) {
      List<Object> endpoints = new ArrayList<>();
      for (Entry entry : service) {
        String url = entry.urlFor(projectId);
        Map<String, @Nullable Object> endpoint =
            object(
                "region", entry.region(),
                "publicURL", url,
                "internalURL", url,
                "adminURL", url);
        if (withIds) {
          endpoint.put("id", id(entry, "public"));
        }
        endpoints.add(endpoint);
      }
      Entry first = service.getFirst();
      catalog.add(
          object(
              "endpoints", endpoints,
              "endpoints_links", List.of(),
              "type", first.type(),
              "name", first.name()));
    }
    return catalog;
  }

  /** The catalogue of the time before Diablo: an object keyed by the service's name. */
  Map<String, @Nullable Object> early(String projectId) {
    Map<String, @Nullable Object> catalog = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> service : v2(projectId, false)) {
      catalog.put(String.valueOf(service.get("name")), service.get("endpoints"));
    }
    return catalog;
  }

  /** The regions, in the order of the catalogue. */
  List<String> regions() {
    return entries.stream().map(Entry::region).distinct().toList();
  }

  private static String id(Entry entry, String side) {
    String seed = entry.type() + entry.region() + side;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }
}
