package io.novadesk.profile;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the scripts that wait for their time. */
public final class LaterStore extends OnceStore<Later> {
  public LaterStore(Path file) {
    super(file, "later");
  }

  @Override
  String id(Later later) {
    return later.id();
  }

  @Override
  ObjectNode write(Later later) {
    return JsonFile.object()
        .put(ID, later.id())
        .put("name", later.name())
        .put("script", later.script())
        .put("at", later.at().toString())
        .put("daily", later.daily());
  }

  @Override
  Optional<Later> read(JsonNode node) {
    String id = ConnectionJson.text(node, ID);
    String script = ConnectionJson.text(node, "script");
    if (id.isEmpty() || script.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Later(
              id,
              Objects.requireNonNullElse(ConnectionJson.text(node, "name"), ""),
              script,
              Instant.parse(ConnectionJson.text(node, "at")),
              node.path("daily").asBoolean(false)));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
