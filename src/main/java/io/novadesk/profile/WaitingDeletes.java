package io.novadesk.profile;

import io.novadesk.profile.WaitingDelete.Care;
import io.novadesk.profile.WaitingDelete.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the deletes that wait. */
public final class WaitingDeletes extends OnceStore<WaitingDelete> {
  public WaitingDeletes(Path file) {
    super(file, "deletes");
  }

  @Override
  String id(WaitingDelete delete) {
    return delete.id();
  }

  @Override
  ObjectNode write(WaitingDelete delete) {
    ObjectNode node =
        JsonFile.object()
            .put(ID, delete.id())
            .put("home", delete.home())
            .put("cloud", delete.cloud())
            .put("force", delete.force())
            .put("atOnce", delete.care().atOnce())
            .put("batch", delete.care().batch())
            .put("stopAfter", delete.care().stopAfter())
            .put("wellFirst", delete.care().wellFirst())
            .put("at", delete.at().toString());
    ArrayNode servers = node.putArray("servers");
    for (Target target : delete.servers()) {
      ObjectNode server =
          servers
              .addObject()
              .put("region", target.region())
              .put(ID, target.id())
              .put("name", target.name())
              .put("snapshot", target.snapshot());
      ArrayNode hangs = server.putArray("hangs");
      target.hangs().forEach(hangs::add);
    }
    return node;
  }

  @Override
  Optional<WaitingDelete> read(JsonNode node) {
    List<Target> servers = new ArrayList<>();
    for (JsonNode server : node.path("servers").values()) {
      List<String> hangs = new ArrayList<>();
      server.path("hangs").values().forEach(each -> hangs.add(each.asString("")));
      servers.add(
          new Target(
              ConnectionJson.text(server, "region"),
              ConnectionJson.text(server, ID),
              ConnectionJson.text(server, "name"),
              ConnectionJson.text(server, "snapshot"),
              hangs));
    }
    String id = ConnectionJson.text(node, ID);
    // What does not name its server can never be verified.
    if (id.isEmpty() || servers.isEmpty() || servers.stream().anyMatch(s -> s.id().isEmpty())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new WaitingDelete(
              id,
              ConnectionJson.text(node, "home"),
              ConnectionJson.text(node, "cloud"),
              node.path("force").asBoolean(false),
              servers,
              new Care(
                  number(node, "atOnce"),
                  number(node, "batch"),
                  number(node, "stopAfter"),
                  node.path("wellFirst").asBoolean(false)),
              Instant.parse(ConnectionJson.text(node, "at"))));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static int number(JsonNode node, String name) {
    return Math.max(0, node.path(name).asInt(0));
  }
}
