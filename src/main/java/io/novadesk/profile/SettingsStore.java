package io.novadesk.profile;

import io.novadesk.profile.Settings.Column;
import io.novadesk.profile.Settings.Sort;
import io.novadesk.profile.Settings.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps {@link Settings} in one JSON file, which all windows of a person share. Blocking; safe to
 * use from many threads.
 */
public final class SettingsStore {
  /** What holds a value for each of several things that have nothing to do with each other. */
  private static final Set<String> ONE_BY_ONE = Set.of("splits", "tables", "keys");

  private final Path path;
  private final JsonFile file;

  public SettingsStore(Path file) {
    this.path = file;
    this.file = new JsonFile(file);
  }

  /** The saved filters, in a file beside this one. */
  public SavedFilterStore savedFilters() {
    return new SavedFilterStore(path.resolveSibling("filters.json"));
  }

  /** In the folder of this person. */
  public static SettingsStore ofThisUser() {
    return new SettingsStore(ConfigFolder.ofThisUser().resolve("settings.json"));
  }

  /**
   * @param complaint what a person should be told about the file, null when all is well
   */
  public record Loaded(Settings settings, @Nullable String complaint) {}

  /** The settings, the default ones where a file or a value is missing or makes no sense. */
  public Loaded load() {
    JsonFile.Content content = file.read();
    ObjectNode root = content.object();
    return new Loaded(root == null ? Settings.DEFAULT : read(root), content.complaint());
  }

  /**
   * Keeps what differs between two settings and leaves all else as another window may have set it.
   *
   * @param before what was there when the changes began
   * @throws IOException with a sentence; the former file is untouched then
   */
  public void save(Settings before, Settings now) throws IOException {
    ObjectNode from = write(before);
    ObjectNode to = write(now);
    file.change(root -> apply(root, from, to));
  }

  private static void apply(ObjectNode root, ObjectNode from, ObjectNode to) {
    Set<String> names = new TreeSet<>(from.propertyNames());
    names.addAll(to.propertyNames());
    for (String name : names) {
      JsonNode next = to.get(name);
      if (next != null && next.equals(from.get(name))) {
        continue;
      }
      if (ONE_BY_ONE.contains(name)
          && from.path(name) instanceof ObjectNode former
          && next instanceof ObjectNode changed) {
        apply(JsonFile.objectIn(root, name), former, changed);
      } else if (next == null) {
        root.remove(name);
      } else {
        root.set(name, next);
      }
    }
  }

  private static Settings read(ObjectNode root) {
    Map<String, Double> splits = new LinkedHashMap<>();
    root.path("splits")
        .properties()
        .forEach(
            e -> {
              double position = e.getValue().asDouble(-1);
              if (position >= 0 && position <= 1) {
                splits.put(e.getKey(), position);
              }
            });
    Map<String, List<Column>> tables = new LinkedHashMap<>();
    root.path("tables").properties().forEach(e -> tables.put(e.getKey(), columns(e.getValue())));
    Map<String, String> place = new LinkedHashMap<>();
    root.path("place").properties().forEach(e -> place.put(e.getKey(), e.getValue().asString("")));
    return new Settings(
        window(root.path("window")),
        PreferencesJson.read(root),
        ConnectionJson.text(root, "lastConnection"),
        openClouds(root.path("openClouds")),
        splits,
        tables,
        place);
  }

  private static List<OpenCloud> openClouds(JsonNode array) {
    List<OpenCloud> clouds = new ArrayList<>();
    for (JsonNode node : array.values()) {
      String connection = ConnectionJson.text(node, "connection");
      if (!connection.isEmpty()) {
        String name = ConnectionJson.text(node, "name");
        clouds.add(
            new OpenCloud(
                connection,
                name.isEmpty() ? connection : name,
                ConnectionJson.text(node, "scope")));
      }
    }
    return List.copyOf(clouds);
  }

  private static @Nullable Window window(JsonNode node) {
    double width = node.path("width").asDouble(0);
    double height = node.path("height").asDouble(0);
    return width <= 0 || height <= 0
        ? null
        : new Window(
            node.path("x").asDouble(0),
            node.path("y").asDouble(0),
            width,
            height,
            node.path("maximised").asBoolean(false));
  }

  private static List<Column> columns(JsonNode array) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode node : array.values()) {
      String id = ConnectionJson.text(node, "id");
      if (!id.isEmpty()) {
        columns.add(
            new Column(
                id,
                node.path("width").asDouble(0),
                node.path("visible").asBoolean(true),
                ConnectionJson.choice(node, "sort", Sort.NONE),
                node.path("sortPlace").asInt(0)));
      }
    }
    return List.copyOf(columns);
  }

  private static ObjectNode write(Settings settings) {
    ObjectNode root = JsonFile.object();
    Window window = settings.window();
    if (window != null) {
      root.putObject("window")
          .put("x", window.x())
          .put("y", window.y())
          .put("width", window.width())
          .put("height", window.height())
          .put("maximised", window.maximised());
    }
    PreferencesJson.write(settings.preferences(), root);
    root.put("lastConnection", settings.lastConnection());
    ArrayNode clouds = root.putArray("openClouds");
    settings
        .openClouds()
        .forEach(
            c ->
                clouds
                    .addObject()
                    .put("connection", c.connection())
                    .put("name", c.name())
                    .put("scope", c.scope()));
    ObjectNode splits = root.putObject("splits");
    settings.splits().forEach(splits::put);
    ObjectNode tables = root.putObject("tables");
    settings
        .tables()
        .forEach(
            (name, columns) -> {
              ArrayNode array = tables.putArray(name);
              columns.forEach(
                  c ->
                      array
                          .addObject()
                          .put("id", c.id())
                          .put("width", c.width())
                          .put("visible", c.visible())
                          .put("sort", c.sort().name().toLowerCase(Locale.ROOT))
                          .put("sortPlace", c.sortPlace()));
            });
    ObjectNode place = root.putObject("place");
    settings.place().forEach(place::put);
    return root;
  }
}
