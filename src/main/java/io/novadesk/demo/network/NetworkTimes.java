package io.novadesk.demo.network;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every resource of Neutron has at its end: owner, times, revision. */
final class NetworkTimes {
  private NetworkTimes() {}

  /** Adds the fields that all resources share. Times are in milliseconds since 1970. */
  static Map<String, @Nullable Object> finish(
      Map<String, @Nullable Object> body,
      String projectId,
      long created,
      long updated,
      int revision) {
    body.put("tags", java.util.List.of());
    body.put("created_at", time(created));
    body.put("updated_at", time(updated));
    body.put("revision_number", revision);
    body.put("tenant_id", projectId);
    body.put("project_id", projectId);
    return body;
  }

  private static String time(long millis) {
    return Instant.ofEpochSecond(Math.floorDiv(millis, 1000)).toString();
  }
}
