package io.novadesk.demo.compute;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a server of the demo cloud into any situation, whether or not a way leads there. */
public final class Situations {
  private Situations() {}

  /**
   * What is so of a server.
   *
   * @param imageId empty: it boots from a volume
   * @param onHost whether it is on a host, which is one that is down
   */
  public record Situation(
      VmState state,
      @Nullable TaskState task,
      boolean locked,
      boolean byAdmin,
      boolean launched,
      boolean onHost,
      String imageId) {}

  /** The id of the live migration of a server that is put into one: newer than any other. */
  public static long migrationId(Server server) {
    return 1_000_000 + server.number();
  }

  /** Makes it so; what was going on is forgotten. */
  public static void put(Server server, Situation wanted, Region region, Flavor flavor) {
    synchronized (server) {
      server.work = null;
      server.vmState = wanted.state();
      server.taskState = wanted.task();
      server.locked = wanted.locked();
      server.lockedByAdmin = wanted.byAdmin();
      server.lockReason = null;
      server.launched = wanted.launched() ? region.now() : 0;
      server.host = wanted.onHost() ? region.hosts().getLast() : null;
      server.imageId = wanted.imageId();
      server.flavor = flavor;
      server.oldFlavor = flavor;
      server.stateBefore = VmState.ACTIVE;
      server.fault = null;
      server.metadata = Map.of("k", "v");
      server.tags = List.of("trial");
      server.securityGroups = List.of("default");
      server.actions = List.of();
      if (wanted.task() == TaskState.MIGRATING) {
        region
            .migrations()
            .put(
                new Migration(
                    migrationId(server), server, "live-migration", flavor, "", "", region.now()));
      }
    }
  }
}
