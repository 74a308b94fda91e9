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
   * What is trusted for a cloud that another program's file describes, which is never written.
   *
   * @param name of the cloud in that file
   * @param authUrl where it was when it was trusted: another cloud of that name gets no trust
   */
  public record Elsewhere(String name, String authUrl, List<TrustedCertificate> trusted) {
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

  /** What is saved. A file that cannot be understood is copied aside and told. */
  public synchronized Loaded load() {
    JsonFile.Content content = file.read();
    if (content.object() == null) {
      return new Loaded(List.of(), List.of(), content.complaint());
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
    return new Loaded(
        List.copyOf(found), elsewhere(content.object()), whole ? null : file.setAside());
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
  public synchronized void trust(String name, List<TrustedCertificate> trusted) throws IOException {
    Loaded now = load();
    List<Connection> all = new ArrayList<>(now.connections());
    int place = indexOf(all, name);
    if (place >= 0) {
      all.set(place, all.get(place).withTrusted(trusted));
      write(all, now.elsewhere());
    }
  }

  /**
   * Keeps which certificates are trusted for a cloud that is not saved here.
   *
   * @throws IOException with a sentence; nothing is changed then
   */
  public synchronized void trustElsewhere(Connection cloud, List<TrustedCertificate> trusted)
      throws IOException {
    Loaded now = load();
    List<Elsewhere> elsewhere = new ArrayList<>(now.elsewhere());
    elsewhere.removeIf(e -> e.is(cloud));
    if (!trusted.isEmpty()) {
      elsewhere.add(new Elsewhere(cloud.name(), cloud.authUrl(), List.copyOf(trusted)));
    }
    write(now.connections(), elsewhere);
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
    Loaded now = load();
    List<Connection> all = new ArrayList<>(now.connections());
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
    write(all, now.elsewhere());
  }

  /**
   * Forgets a connection; harmless when there is none of that name.
   *
   * @throws IOException with a sentence; nothing is changed then
   */
  public synchronized void delete(String name) throws IOException {
    Loaded now = load();
    List<Connection> all = new ArrayList<>(now.connections());
    if (all.removeIf(c -> c.name().equals(name))) {
      write(all, now.elsewhere());
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

  private void write(List<Connection> all, List<Elsewhere> elsewhere) throws IOException {
    ObjectNode root = JsonFile.object();
    root.put("version", VERSION);
    ArrayNode array = root.putArray("connections");
    all.forEach(c -> array.add(ConnectionJson.write(c)));
    if (!elsewhere.isEmpty()) {
      ArrayNode others = root.putArray("elsewhere");
      for (Elsewhere e : elsewhere) {
        ObjectNode node = others.addObject().put("name", e.name()).put("authUrl", e.authUrl());
        ConnectionJson.putTrusted(node, e.trusted());
      }
    }
    file.write(root);
  }
}
