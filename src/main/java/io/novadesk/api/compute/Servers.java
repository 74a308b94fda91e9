package io.novadesk.api.compute;

import io.novadesk.api.Metadata;
import io.novadesk.api.Secret;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Servers of one region. Blocking; every method throws {@link io.novadesk.api.ApiException}. */
public final class Servers {
  private final ComputeClient compute;

  Servers(ComputeClient compute) {
    this.compute = compute;
  }

  /** Kinds of reboot. */
  public enum RebootType {
    SOFT,
    HARD
  }

  /**
   * Lists with details; each page is handed over as it comes, on the caller's thread. Never stops
   * at a cloud's cap.
   */
  public Listing list(ServerQuery query, Consumer<List<Server>> pages) {
    throw new UnsupportedOperationException(compute.toString());
  }

  public Server get(String id) {
    throw new UnsupportedOperationException();
  }

  /**
   * The server exactly as the cloud tells it, as JSON text, at the highest microversion that both
   * sides know.
   */
  public String raw(String id) {
    throw new UnsupportedOperationException();
  }

  public Accepted reboot(String id, RebootType type) {
    throw new UnsupportedOperationException();
  }

  public Accepted start(String id) {
    throw new UnsupportedOperationException();
  }

  public Accepted stop(String id) {
    throw new UnsupportedOperationException();
  }

  public Accepted resize(String id, String flavorId) {
    throw new UnsupportedOperationException();
  }

  public Accepted confirmResize(String id) {
    throw new UnsupportedOperationException();
  }

  public Accepted revertResize(String id) {
    throw new UnsupportedOperationException();
  }

  /** {@link Accepted#subjectId()} is the new image's id. */
  public Accepted createImage(String id, String name, Map<String, String> metadata) {
    throw new UnsupportedOperationException();
  }

  public Accepted changePassword(String id, Secret password) {
    throw new UnsupportedOperationException();
  }

  public Server rename(String id, String name) {
    throw new UnsupportedOperationException();
  }

  public Accepted delete(String id) {
    throw new UnsupportedOperationException();
  }

  public Metadata metadata() {
    throw new UnsupportedOperationException();
  }

  /** Newest first; empty where the cloud has no such record. */
  public List<InstanceAction> actions(String id) {
    throw new UnsupportedOperationException();
  }

  /** One entry with its events; null where the cloud does not know it (yet). */
  public @Nullable InstanceAction action(String id, String requestId) {
    throw new UnsupportedOperationException();
  }

  /** The last lines of the console; {@code lines} 0: all. */
  public String consoleOutput(String id, int lines) {
    throw new UnsupportedOperationException();
  }
}
