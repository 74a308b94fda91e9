package io.novadesk.demo.legacy;

import io.novadesk.demo.compute.Order;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.identity.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request to Compute v1.1. */
record LegacyCall(Call call, Caller caller, String tenant) {
  Order order() {
    return new Order(caller, call.requestId());
  }

  JsonNode json() {
    return call.json("Cannot understand JSON");
  }

  /** The one item of metadata in the body, which the path names too. */
  Map<String, String> item(Map<String, String> path) {
    JsonNode given = json().path("meta");
    if (!given.isObject()) {
      throw Refusal.badRequest("Malformed request body");
    }
    Map<String, String> item = texts(given);
    if (item.size() != 1 || !item.containsKey(path.getOrDefault("key", ""))) {
      throw Refusal.badRequest("Request body and URI mismatch");
    }
    return item;
  }

  /** Texts by key; whatever is no text is written as one. */
  static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (object.isObject()) {
      object
          .properties()
          .forEach(
              e ->
                  texts.put(
                      e.getKey(),
                      e.getValue().isString()
                          ? e.getValue().stringValue()
                          : e.getValue().toString()));
    }
    return Map.copyOf(texts);
  }

  /** The two links of an item. */
  List<Map<String, @Nullable Object>> links(String collection, String id) {
    return List.of(
        link("self", call.root() + "/v1.1/" + tenant + '/' + collection + '/' + id),
        bookmark(collection, id));
  }

  Map<String, @Nullable Object> bookmark(String collection, String id) {
    return link("bookmark", call.root() + '/' + tenant + '/' + collection + '/' + id);
  }

  private static Map<String, @Nullable Object> link(String rel, String href) {
    return Json.object("rel", rel, "href", href);
  }
}
