package io.novadesk.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed into the Launch page and not sent yet, the templates of this person, and the
 * images launched last; in one JSON file, without secrets. Blocking; safe to use from many threads.
 */
public final class LaunchStore {
  private static final int RECENT_KEPT = 8;

  private final JsonFile file;

  public LaunchStore(Path file) {
    this.file = new JsonFile(file);
  }

  /** In the folder of this person. */
  public static LaunchStore ofThisUser() {
    return new LaunchStore(ConfigFolder.ofThisUser().resolve("launch.json"));
  }

  /**
   * What the file holds.
   *
   * @param drafts by where they are to be launched
   * @param templates by name, in the order of names
   * @param recent ids of images, the last one first
   */
  public record Content(
      Map<String, Map<String, String>> drafts,
      Map<String, Map<String, String>> templates,
      List<String> recent) {}

  public synchronized Content load() {
    ObjectNode root = file.read().object();
    List<String> recent = new ArrayList<>();
    if (root != null) {
      root.path("recent").forEach(n -> recent.add(n.asString("")));
    }
    return new Content(maps(root, "drafts"), maps(root, "templates"), List.copyOf(recent));
  }

  private static Map<String, Map<String, String>> maps(@Nullable ObjectNode root, String name) {
    Map<String, Map<String, String>> maps = new TreeMap<>();
    if (root != null) {
      root.path(name).properties().forEach(e -> maps.put(e.getKey(), texts(e.getValue())));
    }
    return maps;
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString("")));
    return texts;
  }

  /**
   * Keeps a draft in place of the former one.
   *
   * @throws IOException with a sentence; the former file is untouched then
   */
  public synchronized void saveDraft(String where, Map<String, String> draft) throws IOException {
    change("drafts", where, draft);
  }

  /**
   * @throws IOException with a sentence; the former file is untouched then
   */
  public synchronized void forgetDraft(String where) throws IOException {
    change("drafts", where, null);
  }

  /**
   * Keeps a template in place of one of the same name.
   *
   * @throws IOException with a sentence; the former file is untouched then
   */
  public synchronized void saveTemplate(String name, Map<String, String> template)
      throws IOException {
    change("templates", name, template);
  }

  /**
   * @throws IOException with a sentence; the former file is untouched then
   */
  public synchronized void deleteTemplate(String name) throws IOException {
    change("templates", name, null);
  }

  /**
   * Notes that servers were launched from this image.
   *
   * @throws IOException with a sentence; the former file is untouched then
   */
  public synchronized void used(String imageId) throws IOException {
    List<String> recent = new ArrayList<>(load().recent());
    recent.remove(imageId);
    recent.addFirst(imageId);
    ObjectNode root = root();
    recent.stream().limit(RECENT_KEPT).forEach(root.putArray("recent")::add);
    file.write(root);
  }

  private void change(String group, String name, @Nullable Map<String, String> texts)
      throws IOException {
    ObjectNode root = root();
    ObjectNode of = root.path(group) instanceof ObjectNode there ? there : root.putObject(group);
    if (texts == null) {
      of.remove(name);
    } else {
      texts.forEach(of.putObject(name)::put);
    }
    file.write(root);
  }

  private ObjectNode root() {
    ObjectNode root = file.read().object();
    return root == null ? JsonFile.object() : root;
  }
}
