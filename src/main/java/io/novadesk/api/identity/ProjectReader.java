package io.novadesk.api.identity;

import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads projects of v3 and tenants of v2.0. */
final class ProjectReader {
  private ProjectReader() {}

  static Page<Project> page(byte[] body) {
    JsonNode root = Json.tree(body);
    List<Project> projects = new ArrayList<>();
    for (JsonNode node : Json.list(Json.first(root, "projects", "tenants"))) {
      Project project = project(node);
      if (project != null) {
        projects.add(project);
      }
    }
    return new Page<>(List.copyOf(projects), Page.next(root, "tenants"));
  }

  /** Null when there is no project in it. */
  static @Nullable Project project(JsonNode node) {
    String id = Json.filled(node, "id");
    if (id == null) {
      return null;
    }
    String name = Json.filled(node, "name");
    String domain = Json.filled(node.path("domain"), "name", "id");
    Boolean enabled = Json.truth(node, "enabled");
    return new Project(
        id,
        name == null ? id : name,
        domain == null ? Json.filled(node, "domain_id") : domain,
        Json.filled(node, "description"),
        enabled == null || enabled);
  }
}
