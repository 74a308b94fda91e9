package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.compute.Server.FlavorOfServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes servers as a cloud might tell them, for tests that need no cloud. */
public final class ServerRows {
  private ServerRows() {}

  /** A server with little to tell. */
  public static Server server(
      String id, String name, String status, Duration age, Map<String, String> metadata) {
    return server(id, name, status, age, metadata, List.of(), "10.0.0.1", null);
  }

  /** A server with all that a filter looks into. */
  public static Server server(
      String id,
      String name,
      String status,
      Duration age,
      Map<String, String> metadata,
      List<String> tags,
      String address,
      @Nullable String host) {
    Instant created = Instant.now().minus(age);
    return new Server(
        id,
        null,
        name,
        status,
        "image-1",
        new FlavorOfServer.ById("flavor-1"),
        List.of(new Address("private", 4, address, "fixed", null)),
        metadata,
        null,
        null,
        null,
        null,
        created,
        created,
        created,
        null,
        false,
        null,
        "project-1",
        "user-1",
        "key-1",
        null,
        host,
        "zone-a",
        null,
        null,
        null,
        null,
        null,
        tags,
        List.of(),
        List.of(),
        null,
        Map.of(),
        Map.of(),
        List.of());
  }
}
