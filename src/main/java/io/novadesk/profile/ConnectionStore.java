package io.novadesk.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The saved connections: one JSON file, read anew by every call, so that two windows do not forget
 * each other's changes. Safe to use from many threads; blocking.
 */
public final class ConnectionStore {
  private static final int VERSION = 1;

  private final JsonFile file;

  public ConnectionStore(Path file) {
    this.file = new JsonFile(file);
  }

  /** In the folder of this person. */
  public static ConnectionStore ofThisUser() {
    return new ConnectionStore(ConfigFolder.ofThisUser().resolve("connections.json"));
  }

  /**
   * @param connections those that could be understood, in the order in which they were saved
   * @param complaint what a person should be told about the file, null when all is well
   */
  public record Loaded(List<Connection> connections, @Nullable String complaint) {}

  /** What is saved. A file that cannot be understood is copied aside and told. */
  public synchronized Loaded load() {
    JsonFile.Content content = file.read();
    if (content.object() == null) {
      return new Loaded(List.of(), content.complaint());
    }
    boolean whole = content.object().path("version").asInt(0) == VERSION;
    List<Connection> found = new ArrayList<>();
    for (JsonNode node : content.object().path("connections").values()) {
      Connection connection = ConnectionJson.read(node);
      if (connection.name().isEmpty()) {
        whole = false;
      } else {
        found.add(connection);
      }
    }
    return new Loaded(List.copyOf(found), whole ? null : file.setAside());
  }

  /**
   * Adds a connection, or takes the place of the one with the same name.
   *
   * @throws IOException with a sentence; nothing is changed then
   */
  public void save(Connection connection) throws IOException {
    replace(connection.name(), connection);
  }

  /**
   * Puts a connection where the one named {@code former} stood, which renames it when the names
   * differ.
   *
   * @throws IOException with a sentence; nothing is changed then
   */
  public synchronized void replace(String former, Connection connection) throws IOException {
    List<Connection> all = new ArrayList<>(load().connections());
    int place = indexOf(all, former);
    if (place < 0) {
      place = indexOf(all, connection.name());
    }
    if (place < 0) {
      all.add(connection);
    } else {
      all.set(place, connection);
    }
    int kept = all.indexOf(connection);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (i != kept && all.get(i).name().equals(connection.name())) {
        all.remove(i);
      }
    }
    write(all);
  }

  /**
   * Forgets a connection; harmless when there is none of that name.
   *
   * @throws IOException with a sentence; nothing is changed then
   */
  public synchronized void delete(String name) throws IOException {
    List<Connection> all = new ArrayList<>(load().connections());
    if (all.removeIf(c -> c.name().equals(name))) {
      write(all);
    }
  }

  private static int indexOf(List<Connection> all, String name) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private void write(List<Connection> all) throws IOException {
    ObjectNode root = JsonFile.object();
    root.put("version", VERSION);
    ArrayNode array = root.putArray("connections");
    all.forEach(c -> array.add(ConnectionJson.write(c)));
    file.write(root);
  }
}
