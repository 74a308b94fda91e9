package io.novadesk.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the filters that have names in one JSON file, by cloud. Each change is one of a single
 * filter and is made to what the file holds then. Blocking; safe to use from many threads.
 */
public final class SavedFilterStore {
  private final JsonFile file;
  private final @Nullable JsonFile ofTeam;

  public SavedFilterStore(Path file) {
    this(file, null);
  }

  /**
   * @param team those of a team are read beside; null: there is none
   */
  public SavedFilterStore(Path file, @Nullable Team team) {
    this.file = new JsonFile(file);
    ofTeam = team == null ? null : new JsonFile(team.filters());
  }

  /**
   * @param complaint what a person should be told about the files, null when all is well
   * @param team those of the team
   */
  public record Loaded(
      List<SavedFilter> filters, @Nullable String complaint, List<SavedFilter> team) {}

  /** All of them; what makes no sense is left out. */
  public Loaded load() {
    JsonFile.Content own = file.read();
    JsonFile.Content theirs = ofTeam == null ? new JsonFile.Content(null, null) : ofTeam.look();
    return new Loaded(
        filters(own.object()),
        own.complaint() == null ? theirs.complaint() : own.complaint(),
        filters(theirs.object()));
  }

  private static List<SavedFilter> filters(@Nullable ObjectNode root) {
    List<SavedFilter> filters = new ArrayList<>();
    if (root != null) {
      root.properties()
          .forEach(
              cloud -> {
                for (JsonNode node : cloud.getValue().values()) {
                  String name = ConnectionJson.text(node, "name");
                  if (!name.isEmpty()) {
                    filters.add(
                        new SavedFilter(cloud.getKey(), name, ConnectionJson.text(node, "filter")));
                  }
                }
              });
    }
    return List.copyOf(filters);
  }

  /**
   * Keeps a filter, in place of one of the same name.
   *
   * @throws IOException with a sentence; the former file is untouched then
   */
  public void save(SavedFilter filter) throws IOException {
    file.change(root -> put(root, filter.name(), filter));
  }

  /**
   * Puts a filter where another one stood.
   *
   * @throws IOException with a sentence; the former file is untouched then
   */
  public void replace(SavedFilter former, SavedFilter filter) throws IOException {
    Consumer<ObjectNode> change =
        former.cloud().equals(filter.cloud())
            ? root -> put(root, former.name(), filter)
            : root -> {
              remove(root, former);
              put(root, filter.name(), filter);
            };
    file.change(change);
  }

  /**
   * Forgets a filter; harmless when there is none of that name.
   *
   * @throws IOException with a sentence; the former file is untouched then
   */
  public void delete(SavedFilter filter) throws IOException {
    file.change(root -> remove(root, filter));
  }

  private static void put(ObjectNode root, String former, SavedFilter filter) {
    ArrayNode all = of(root, filter.cloud());
    ObjectNode node = JsonFile.object().put("name", filter.name()).put("filter", filter.filter());
    boolean placed = false;
    for (int i = 0; i < all.size() && !placed; i++) {
      if (JsonFile.has(all.get(i), "name", former)) {
        all.set(i, node);
        placed = true;
      }
    }
    if (!placed) {
      all.add(node);
    }
    all.removeIf(n -> n != node && JsonFile.has(n, "name", filter.name()));
  }

  private static void remove(ObjectNode root, SavedFilter filter) {
    ArrayNode all = of(root, filter.cloud());
    all.removeIf(node -> JsonFile.has(node, "name", filter.name()));
    if (all.isEmpty()) {
      root.remove(filter.cloud());
    }
  }

  private static ArrayNode of(ObjectNode root, String cloud) {
    return JsonFile.arrayIn(root, cloud);
  }
}
