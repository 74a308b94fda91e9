package io.novadesk.demo.seed;

import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.compute.Flavors;
import io.novadesk.demo.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the files under {@code resources/demo}. */
final class SeedFiles {
  private SeedFiles() {}

  static JsonNode read(String name) {
    try (InputStream in = SeedFiles.class.getResourceAsStream("/demo/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file demo/" + name);
      }
      return Json.read(in.readAllBytes(), "demo/" + name + " is no JSON");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Flavors flavors() {
    List<Flavor> flavors = new ArrayList<>();
    for (JsonNode node : read("flavors.json")) {
      flavors.add(
          new Flavor(
              node.path("id").asString(),
              flavors.size() + 1,
              node.path("name").asString(),
              node.path("vcpus").asInt(),
              node.path("ram").asInt(),
              node.path("disk").asInt(),
              node.path("ephemeral").asInt(0),
              node.path("swap").asInt(0),
              1.0,
              Json.text(node, "description"),
              texts(node.path("extra_specs")),
              true));
    }
    return new Flavors(flavors);
  }

  /** The texts of an object, in its order; no texts when there is none. */
  static Map<String, String> texts(JsonNode object) {
    if (!object.isObject()) {
      return Map.of();
    }
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString()));
    return Map.copyOf(texts);
  }

  static List<String> list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asString()));
    return List.copyOf(texts);
  }
}
