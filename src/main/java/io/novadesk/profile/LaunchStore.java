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
 * images launched last; in one JSON file, without secrets. Each change is one of a single draft or
 * template and is made to what the file holds then. Blocking; safe to use from many threads.
 */
public final class LaunchStore {
  private static final int RECENT_KEPT = 8;

  private final JsonFile file;
  private final @Nullable JsonFile ofTeam;

  public LaunchStore(Path file) {
    this(file, null);
  }

  /**
   * @param team its templates are read beside; null: there is none
   */
  public LaunchStore(Path file, @Nullable Team team) {
    this.file = new JsonFile(file);
    ofTeam = team == null ? null : new JsonFile(team.launch());
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
   * @param complaint what a person should be told about the files, null when all is well
   * @param team templates of the team
   */
  public record Content(
      Map<String, Map<String, String>> drafts,
      Map<String, Map<String, String>> templates,
      List<String> recent,
      @Nullable String complaint,
      Map<String, Map<String, String>> team) {}

  public Content load() {
    JsonFile.Content content = file.read();
    JsonFile.Content theirs = ofTeam == null ? new JsonFile.Content(null, null) : ofTeam.look();
    ObjectNode root = content.object();
    return new Content(
        maps(root, "drafts"),
        maps(root, "templates"),
        root == null ? List.of() : List.copyOf(recent(root)),
        content.complaint() == null ? theirs.complaint() : content.complaint(),
        maps(theirs.object(), "templates"));
  }

  private static List<String> recent(ObjectNode root) {
    List<String> recent = new ArrayList<>();
    root.path("recent").forEach(n -> recent.add(n.asString("")));
    return recent;
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
  public void saveDraft(String where, Map<String, String> draft) throws IOException {
    change("drafts", where, draft);
  }

  /**
   * @throws IOException with a sentence; the former file is untouched then
   */
  public void forgetDraft(String where) throws IOException {
    change("drafts", where, null);
  }

  /**
   * Keeps a template in place of one of the same name.
   *
   * @throws IOException with a sentence; the former file is untouched then
   */
  public void saveTemplate(String name, Map<String, String> template) throws IOException {
    change("templates", name, template);
  }

  /**
   * @throws IOException with a sentence; the former file is untouched then
   */
  public void deleteTemplate(String name) throws IOException {
    change("templates", name, null);
  }

  /**
   * Notes that servers were launched from this image.
   *
   * @throws IOException with a sentence; the former file is untouched then
   */
  public void used(String imageId) throws IOException {
    file.change(
        root -> {
          List<String> recent = recent(root);
          recent.remove(imageId);
          recent.addFirst(imageId);
          recent.stream().limit(RECENT_KEPT).forEach(root.putArray("recent")::add);
        });
  }

  private void change(String group, String name, @Nullable Map<String, String> texts)
      throws IOException {
    file.change(
        root -> {
          ObjectNode of = JsonFile.objectIn(root, group);
          if (texts == null) {
            of.remove(name);
          } else {
            texts.forEach(of.putObject(name)::put);
          }
        });
  }
}
