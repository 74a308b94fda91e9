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
 * The saved connections: one JSON file. Each change is one of a single connection and is made to
 * what the file holds then, so that two windows do not forget each other's. Safe to use from many
 * threads; blocking.
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
   * What is trusted for a cloud that another program's file describes, which is never written.
   *
   * @param name of the cloud in that file
   * @param authUrl where it was when it was trusted: another cloud of that name gets no trust
   */
  public record Elsewhere(String name, String authUrl, List<TrustDecision> trusted) {
    private boolean is(Connection connection) {
      return name.equals(connection.name()) && authUrl.equals(connection.authUrl());
    }
  }

  /**
   * @param connections those that could be understood, in the order in which they were saved
   * @param elsewhere what is trusted for clouds that are not saved here
   * @param complaint what a person should be told about the file, null when all is well
   */
  public record Loaded(
      List<Connection> connections, List<Elsewhere> elsewhere, @Nullable String complaint) {

    /** A cloud that is not saved here, with what is trusted for it. */
    public Connection withTrust(Connection connection) {
      return elsewhere.stream()
          .filter(e -> e.is(connection))
          .findFirst()
          .map(e -> connection.withTrusted(e.trusted()))
          .orElse(connection);
    }
  }

  /**
   * What is saved. A file that cannot be understood is copied aside and told; a connection without
   * a name is told, and stays where it is.
   */
  public Loaded load() {
    JsonFile.Content content = file.read();
    ObjectNode root = content.object();
    if (root == null) {
      return new Loaded(List.of(), List.of(), content.complaint());
    }
    List<Connection> found = new ArrayList<>();
    for (JsonNode node : root.path("connections").values()) {
      if (isNamed(node)) {
        found.add(ConnectionJson.read(node));
      }
    }
    String complaint = content.complaint();
    return new Loaded(
        List.copyOf(found),
        elsewhere(root),
        complaint == null && !isWhole(root) ? file.partly() : complaint);
  }

  private static boolean isNamed(JsonNode node) {
    return !ConnectionJson.text(node, "name").isEmpty();
  }

  /** Whether all of it can be understood. */
  private static boolean isWhole(ObjectNode root) {
    return root.path("version").asInt(0) == VERSION
        && root.path("connections").valueStream().allMatch(ConnectionStore::isNamed);
  }

  private static List<Elsewhere> elsewhere(ObjectNode root) {
    List<Elsewhere> found = new ArrayList<>();
    for (JsonNode node : root.path("elsewhere").values()) {
      found.add(
          new Elsewhere(
              ConnectionJson.text(node, "name"),
              ConnectionJson.text(node, "authUrl"),
              ConnectionJson.trusted(node)));
    }
    return List.copyOf(found);
  }

  /**
   * Changes nothing of a saved connection but which certificates are trusted; harmless when there
   * is none of that name.
   *
   * @throws IOException with a sentence; nothing is changed then
   */
  public void trust(String name, List<TrustDecision> trusted) throws IOException {
    change(
        root -> {
          ArrayNode all = connections(root);
          int place = indexOf(all, name);
          if (place >= 0) {
            Connection now = ConnectionJson.read(all.get(place));
            all.set(place, ConnectionJson.write(now.withTrusted(trusted)));
          }
        });
  }

  /**
   * Keeps which certificates are trusted for a cloud that is not saved here.
   *
   * @throws IOException with a sentence; nothing is changed then
   */
  public void trustElsewhere(Connection cloud, List<TrustDecision> trusted) throws IOException {
    change(
        root -> {
          ArrayNode others = JsonFile.arrayIn(root, "elsewhere");
          others.removeIf(
              node ->
                  JsonFile.has(node, "name", cloud.name())
                      && JsonFile.has(node, "authUrl", cloud.authUrl()));
          if (!trusted.isEmpty()) {
            ObjectNode node =
                others.addObject().put("name", cloud.name()).put("authUrl", cloud.authUrl());
            ConnectionJson.putTrusted(node, trusted);
          }
          if (others.isEmpty()) {
            root.remove("elsewhere");
          }
        });
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
  public void replace(String former, Connection connection) throws IOException {
    change(
        root -> {
          ArrayNode all = connections(root);
          ObjectNode node = ConnectionJson.write(connection);
          int place = indexOf(all, former);
          if (place < 0) {
            place = indexOf(all, connection.name());
          }
          if (place < 0) {
            all.add(node);
          } else {
            all.set(place, node);
          }
          all.removeIf(n -> n != node && JsonFile.has(n, "name", connection.name()));
        });
  }

  /**
   * Forgets a connection; harmless when there is none of that name.
   *
   * @throws IOException with a sentence; nothing is changed then
   */
  public void delete(String name) throws IOException {
    change(root -> connections(root).removeIf(node -> JsonFile.has(node, "name", name)));
  }

  private void change(Consumer<ObjectNode> edit) throws IOException {
    file.change(
        root -> {
          if (!root.has("version")) {
            root.put("version", VERSION);
          }
          edit.accept(root);
        });
  }

  private static ArrayNode connections(ObjectNode root) {
    return JsonFile.arrayIn(root, "connections");
  }

  private static int indexOf(ArrayNode all, String name) {
    for (int i = 0; i < all.size(); i++) {
      if (JsonFile.has(all.get(i), "name", name)) {
        return i;
      }
    }
    return -1;
  }
}
