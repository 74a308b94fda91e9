package io.novadesk.demo.volume;

import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.neighbour.NeighbourCall;
import io.novadesk.demo.network.Estate;
import io.novadesk.demo.schema.Schema;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Volumes that are told to Cinder itself to be attached, of which Compute knows nothing. */
final class HandAttachments {
  private static final Schema ATTACH =
      Schema.object()
          .with("instance_uuid", Schema.type("string", "null"))
          .with("host_name", Schema.type("string", "null"))
          .with("mountpoint", Schema.type("string").and(Schema.length(1, 255)))
          .with("mode", Schema.type("string"))
          .required("mountpoint");

  private final Volumes volumes;
  private final Map<String, Estate.Attachment> byVolume = new ConcurrentHashMap<>();

  HandAttachments(Volumes volumes) {
    this.volumes = volumes;
  }

  /** Adds them to what the servers have. */
  void addTo(Map<String, Estate.Attachment> all) {
    byVolume.keySet().removeIf(id -> volumes.find(id) == null);
    byVolume.forEach(all::putIfAbsent);
  }

  void attach(NeighbourCall call, StoredVolume volume, JsonNode given) {
    ATTACH.require(given, false);
    String server = Json.text(given, "instance_uuid");
    String mode = Json.text(given, "mode");
    if (mode != null && !mode.equals("rw") && !mode.equals("ro")) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input for field/attribute mode. Value: %s. '%s' is not one of ['rw', 'ro']",
              mode,
              mode));
    }
    if (!Set.of("available", "attaching").contains(volumes.statusOf(volume))) {
      throw Refusal.badRequest(
          "Invalid volume: volume is already attached and multiple attachments are not enabled");
    }
    String host = Json.text(given, "host_name");
    byVolume.put(
        volume.id(),
        new Estate.Attachment(
            volume.id(),
            String.valueOf(Json.text(given, "mountpoint")),
            server == null ? "" : server,
            "",
            call.caller().projectId(),
            call.caller().user().id(),
            host,
            volumes.now()));
    volumes.change(volume.id(), v -> v.become("in-use", "", volumes.now(), 0));
  }

  /** Ends what was begun by hand; a volume that nobody has stays as it is, without a word. */
  void detach(StoredVolume volume) {
    if (byVolume.remove(volume.id()) != null) {
      volumes.change(volume.id(), v -> v.become("available", "", volumes.now(), 0));
    }
  }
}
