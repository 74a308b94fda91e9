package io.novadesk.profile;

import java.time.Instant;
import java.util.List;

/**
 * Servers that are to be deleted when a time has passed.
 *
 * @param id the same for no other one
 * @param home the cloud and the project that they are in
 * @param cloud what a person calls it
 * @param force whether they are gone at once, where deleted servers are kept for a while
 * @param care how a plan of them is run; of no use for one
 * @param at when they are deleted
 */
public record WaitingDelete(
    String id,
    String home,
    String cloud,
    boolean force,
    List<Target> servers,
    Care care,
    Instant at) {
  public WaitingDelete {
    servers = List.copyOf(servers);
  }

  /**
   * One of them, as the person meant it.
   *
   * @param snapshot what the image is called that is made of it first; empty: none is
   * @param hangs ids of volumes, and floating IPs, that it had
   */
  public record Target(String region, String id, String name, String snapshot, List<String> hangs) {
    public Target {
      hangs = List.copyOf(hangs);
    }
  }

  /** The options of a plan, 0 for what has none. */
  public record Care(int atOnce, int batch, int stopAfter, boolean wellFirst) {}
}
