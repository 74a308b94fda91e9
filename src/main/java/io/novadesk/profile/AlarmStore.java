package io.novadesk.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the alarms that stand, in one JSON file. Blocking; safe to use from many threads. */
public final class AlarmStore {
  private static final String ALL = "alarms";
  private static final String PLACE = "place";

  private final JsonFile file;

  public AlarmStore(Path file) {
    this.file = new JsonFile(file);
  }

  /**
   * @param complaint what a person should be told about the file, null when all is well
   */
  public record Loaded(List<KeptAlarm> all, @Nullable String complaint) {}

  /** All of them; what makes no sense is left out. */
  public Loaded load() {
    JsonFile.Content content = file.read();
    List<KeptAlarm> all = new ArrayList<>();
    if (content.object() != null) {
      for (JsonNode node : content.object().path(ALL).values()) {
        read(node).ifPresent(all::add);
      }
    }
    return new Loaded(List.copyOf(all), content.complaint());
  }

  /**
   * Keeps those of some places in place of what was kept of them; other places stay.
   *
   * @throws IOException with a sentence; the former file is untouched then
   */
  public void save(Set<String> places, Collection<KeptAlarm> alarms) throws IOException {
    file.change(
        root -> {
          ArrayNode all = JsonFile.arrayIn(root, ALL);
          all.removeIf(node -> places.contains(ConnectionJson.text(node, PLACE)));
          alarms.forEach(alarm -> all.add(write(alarm)));
        });
  }

  private static ObjectNode write(KeptAlarm alarm) {
    ObjectNode node =
        JsonFile.object()
            .put("rule", alarm.rule())
            .put(PLACE, alarm.place())
            .put("placeName", alarm.placeName())
            .put("production", alarm.production())
            .put("subject", alarm.subject())
            .put("name", alarm.name())
            .put("why", alarm.why())
            .put("since", alarm.since().toString())
            .put("passing", alarm.passing());
    if (alarm.acknowledged() != null) {
      node.put("acknowledged", alarm.acknowledged().toString());
    }
    return node;
  }

  private static Optional<KeptAlarm> read(JsonNode node) {
    String acknowledged = ConnectionJson.text(node, "acknowledged");
    try {
      return Optional.of(
          new KeptAlarm(
              ConnectionJson.text(node, "rule"),
              ConnectionJson.text(node, PLACE),
              ConnectionJson.text(node, "placeName"),
              node.path("production").asBoolean(false),
              ConnectionJson.text(node, "subject"),
              ConnectionJson.text(node, "name"),
              ConnectionJson.text(node, "why"),
              Instant.parse(ConnectionJson.text(node, "since")),
              node.path("passing").asBoolean(false),
              acknowledged.isEmpty() ? null : Instant.parse(acknowledged)));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
