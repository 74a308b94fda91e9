package io.novadesk.api.compute;

import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Page;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads flavors of every age. */
final class FlavorReader {
  private FlavorReader() {}

  static Page<Flavor> page(byte[] body) {
    JsonNode root = Json.tree(body);
    if (!root.has("flavors")) {
      throw Json.bad(Text.of("answer.no.flavors"), null);
    }
    List<Flavor> flavors = new ArrayList<>();
    Json.list(root.path("flavors")).forEach(f -> flavors.add(flavor(f)));
    return new Page<>(List.copyOf(flavors), Page.next(root, "flavors"));
  }

  static Flavor one(byte[] body) {
    JsonNode node = Json.tree(body).path("flavor");
    if (!node.isObject()) {
      throw Json.bad(Text.of("answer.no.flavor"), null);
    }
    return flavor(node);
  }

  private static Flavor flavor(JsonNode node) {
    String id = Json.required(node, "id");
    String name = Json.filled(node, "name");
    return new Flavor(
        id,
        name == null ? id : name,
        Json.integer(node, 0, "ram"),
        Json.integer(Json.number(node, "vcpus")),
        Json.integer(node, 0, "disk"),
        Json.integer(node, 0, "OS-FLV-EXT-DATA:ephemeral"),
        Json.integer(node, 0, "swap"),
        Json.truth(node, "os-flavor-access:is_public"),
        Json.truth(node, "OS-FLV-DISABLED:disabled"),
        Json.filled(node, "description"),
        Json.texts(Json.first(node, "extra_specs", "OS-FLV-WITH-EXT-SPECS:extra_specs")),
        share(Json.text(node, "rxtx_factor", "rxtx_cap")));
  }

  private static @Nullable Double share(@Nullable String text) {
    try {
      return text == null || text.isBlank() || text.length() > 40 ? null : Double.valueOf(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
