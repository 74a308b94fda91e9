package io.novadesk.profile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was last seen of a cloud's servers: enough to read a list by, and no secret.
 *
 * @param cloud by what the cloud is known while it is open
 * @param asOf when the cloud last told it, by this computer's clock
 * @param servers at most {@link #MOST}
 */
public record LastSeen(String cloud, Instant asOf, List<Seen> servers) {
  /** So many servers of a cloud are kept: under 1 MB, read in 0.3 s on a busy machine. */
  public static final int MOST = 20_000;

  public LastSeen {
    servers = List.copyOf(servers.size() > MOST ? servers.subList(0, MOST) : servers);
  }

  /**
   * A server.
   *
   * @param region empty where the cloud has none
   * @param image null: booted from a volume
   */
  public record Seen(
      String region,
      String id,
      String name,
      String status,
      String address,
      String flavor,
      @Nullable String image,
      @Nullable Instant created) {}
}
