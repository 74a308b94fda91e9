package io.novadesk.api.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A version document of any OpenStack service: a list, a single version, or the choices of a 300.
 */
public record Versions(List<Version> all) {
  /**
   * @param id such as {@code v2.1}
   * @param status such as {@code CURRENT}, in any letter case; may be empty
   * @param maximum highest microversion; empty where there are none
   * @param minimum lowest microversion
   * @param self the link to it, whose host must not be trusted
   * @param microversioned the document speaks of microversions at all
   * @param mediaTypes what tells services apart that use the same version numbers
   */
  public record Version(
      String id,
      String status,
      String maximum,
      String minimum,
      @Nullable String self,
      boolean microversioned,
      String mediaTypes) {

    boolean isCurrent() {
      String word = status.toLowerCase(Locale.ROOT);
      return word.equals("current") || word.equals("stable");
    }
  }

  /**
   * @throws io.novadesk.api.ApiException BAD_ANSWER when the body is not readable at all; a
   *     readable body without versions gives an empty list
   */
  public static Versions read(byte[] body) {
    JsonNode root = Json.tree(body);
    List<Version> versions = new ArrayList<>();
    for (JsonNode node : Json.list(Json.first(root, "versions", "choices"))) {
      add(versions, node);
    }
    if (versions.isEmpty()) {
      add(versions, root.path("version"));
    }
    return new Versions(List.copyOf(versions));
  }

  private static void add(List<Version> versions, JsonNode node) {
    String id = Json.filled(node, "id");
    if (id == null) {
      return;
    }
    String status = Json.text(node, "status");
    String maximum = Json.text(node, "version", "max_version");
    String minimum = Json.text(node, "min_version");
    versions.add(
        new Version(
            id,
            status == null ? "" : status,
            maximum == null ? "" : maximum,
            minimum == null ? "" : minimum,
            Json.href(node.path("links"), "self"),
            node.has("min_version") || node.has("version"),
            node.path("media-types").toString()));
  }

  /** The one that the service calls current or stable; none may be. */
  public Optional<Version> current() {
    return all.stream().filter(Version::isCurrent).findFirst();
  }

  public Optional<Version> byId(String id) {
    return all.stream().filter(v -> v.id().equalsIgnoreCase(id)).findFirst();
  }
}
