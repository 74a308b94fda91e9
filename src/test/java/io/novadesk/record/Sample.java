package io.novadesk.record;

import io.novadesk.api.compute.Listing;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.live.Inventory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Servers and what a live list publishes of them, at given times. */
final class Sample {
  private Sample() {}

  /** What can be scripted about a server. */
  record Script(
      String id,
      String name,
      String status,
      @Nullable String task,
      Map<String, String> metadata,
      Instant updated) {
    static Script active(String id, String name, Instant updated) {
      return new Script(id, name, "ACTIVE", null, Map.of(), updated);
    }

    Script named(String other, Instant at) {
      return new Script(id, other, status, task, metadata, at);
    }

    Script in(String otherStatus, Instant at) {
      return new Script(id, name, otherStatus, task, metadata, at);
    }

    Script doing(@Nullable String what, Instant at) {
      return new Script(id, name, status, what, metadata, at);
    }

    Script with(Map<String, String> other, Instant at) {
      return new Script(id, name, status, task, other, at);
    }

    Server server() {
      return new Server(
          id,
          null,
          name,
          status,
          "image-1",
          new Server.FlavorOfServer.ById("m1.small"),
          List.of(new Server.Address("private", 4, "10.0.0.7", "fixed", null)),
          metadata,
          task,
          null,
          status.equals("ACTIVE") ? 1 : 4,
          null,
          Instant.parse("2026-01-01T00:00:00Z"),
          updated,
          null,
          null,
          false,
          null,
          "project-1",
          "user-1",
          "key",
          null,
          "compute-1",
          "nova",
          null,
          null,
          null,
          null,
          null,
          List.of(),
          List.of("default"),
          List.of(),
          null,
          Map.of(),
          Map.of(),
          List.of());
    }
  }

  static Inventory.State live(Instant at) {
    return new Inventory.State(Inventory.Phase.LIVE, 1, at, null, null, null);
  }

  static Inventory.State loading() {
    return new Inventory.State(Inventory.Phase.LOADING, 0, null, (Listing) null, null, null);
  }

  /** A page of a list, or a delta, before the round that it belongs to is over. */
  static Inventory.Update page(Server... servers) {
    return new Inventory.Update(List.of(servers), Set.of(), loading());
  }

  static Inventory.Update changed(Instant at, Server... servers) {
    return new Inventory.Update(List.of(servers), Set.of(), live(at));
  }

  static Inventory.Update gone(Instant at, String... ids) {
    return new Inventory.Update(List.of(), Set.of(ids), live(at));
  }

  /** A round in which nothing moved. */
  static Inventory.Update round(Instant at) {
    return new Inventory.Update(List.of(), Set.of(), live(at));
  }
}
