package io.novadesk.demo.network;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ports and floating addresses that belong to a project but to no server. */
public final class Spares {
  /** An address that waits for a server. */
  public record Spare(Address address, String name, String projectId) {
    /** The id of the port or of the floating address. */
    public String id() {
      return address.portId();
    }
  }

  private final Map<String, Spare> byId = new ConcurrentHashMap<>();

  public void add(Spare spare) {
    byId.put(spare.id(), spare);
  }

  public List<Spare> all() {
    return List.copyOf(byId.values());
  }

  public @Nullable Spare find(String id) {
    return byId.get(id);
  }

  /** Takes it away; null when it is not there (any more). */
  public @Nullable Spare take(String id) {
    return byId.remove(id);
  }
}
