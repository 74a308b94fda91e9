package io.novadesk.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the filters that have names in one JSON file, by cloud. Blocking. */
public final class SavedFilterStore {
  private final JsonFile file;

  public SavedFilterStore(Path file) {
    this.file = new JsonFile(file);
  }

  /**
   * @param complaint what a person should be told about the file, null when all is well
   */
  public record Loaded(List<SavedFilter> filters, @Nullable String complaint) {}

  /** All of them; what makes no sense is left out. */
  public synchronized Loaded load() {
    JsonFile.Content content = file.read();
    List<SavedFilter> filters = new ArrayList<>();
    ObjectNode root = content.object();
    if (root != null) {
      root.properties()
          .forEach(
              cloud ->
                  cloud
                      .getValue()
                      .values()
                      .forEach(
                          node -> {
                            String name = ConnectionJson.text(node, "name");
                            if (!name.isEmpty()) {
                              filters.add(
                                  new SavedFilter(
                                      cloud.getKey(), name, ConnectionJson.text(node, "filter")));
                            }
                          }));
    }
    return new Loaded(List.copyOf(filters), content.complaint());
  }

  /**
   * @throws IOException with a sentence; the former file is untouched then
   */
  public synchronized void save(List<SavedFilter> filters) throws IOException {
    ObjectNode root = JsonFile.object();
    Map<String, ArrayNode> clouds = new LinkedHashMap<>();
    for (SavedFilter filter : filters) {
      clouds
          .computeIfAbsent(filter.cloud(), root::putArray)
          .addObject()
          .put("name", filter.name())
          .put("filter", filter.filter());
    }
    file.write(root);
  }
}
