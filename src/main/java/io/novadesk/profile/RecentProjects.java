package io.novadesk.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which projects of a cloud were worked in last, in one JSON file: keys of projects by the cloud's
 * address, the latest first. Blocking; safe to use from many threads.
 */
public final class RecentProjects {
  /** Nobody goes back further by heart. */
  private static final int MOST = 20;

  private final JsonFile file;

  public RecentProjects(Path file) {
    this.file = new JsonFile(file);
  }

  /** Those of a cloud, the latest first; none where the file cannot be read. */
  public List<String> of(String cloud) {
    ObjectNode root = file.read().object();
    return root == null ? List.of() : texts(root.path(cloud));
  }

  private static List<String> texts(JsonNode array) {
    List<String> keys = new ArrayList<>();
    for (JsonNode node : array.values()) {
      String key = node.asString("");
      if (!key.isEmpty()) {
        keys.add(key);
      }
    }
    return List.copyOf(keys);
  }

  /**
   * Puts some to the front.
   *
   * @param keys the latest first
   * @throws IOException with a sentence; the former file is untouched then
   */
  public void used(String cloud, List<String> keys) throws IOException {
    file.change(
        root -> {
          List<String> all = new ArrayList<>(keys);
          texts(root.path(cloud)).stream().filter(key -> !keys.contains(key)).forEach(all::add);
          ArrayNode kept = root.putArray(cloud);
          all.stream().limit(MOST).forEach(kept::add);
        });
  }
}
