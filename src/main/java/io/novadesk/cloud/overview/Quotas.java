package io.novadesk.cloud.overview;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.Limits;
import io.novadesk.api.network.NetworkQuota;
import io.novadesk.api.network.Networks;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.overview.Quota.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Every limit that a cloud tells a project: of its compute, volume and network services. */
public final class Quotas {
  private record Pair(String kind, Unit unit, String limit, String used) {}

  private static final List<Pair> COMPUTE =
      List.of(
          new Pair("instances", Unit.COUNT, "maxTotalInstances", "totalInstancesUsed"),
          new Pair("cores", Unit.COUNT, "maxTotalCores", "totalCoresUsed"),
          new Pair("ram", Unit.MEBIBYTES, "maxTotalRAMSize", "totalRAMUsed"),
          new Pair("groups", Unit.COUNT, "maxServerGroups", "totalServerGroupsUsed"));

  private static final List<Pair> VOLUME =
      List.of(
          new Pair("volumes", Unit.COUNT, "maxTotalVolumes", "totalVolumesUsed"),
          new Pair("volumeSize", Unit.GIBIBYTES, "maxTotalVolumeGigabytes", "totalGigabytesUsed"),
          new Pair("snapshots", Unit.COUNT, "maxTotalSnapshots", "totalSnapshotsUsed"),
          new Pair("backups", Unit.COUNT, "maxTotalBackups", "totalBackupsUsed"));

  /** What a cloud with a network service tells through it, an older one through compute. */
  private static final List<Pair> OLD_NETWORK =
      List.of(
          new Pair("floatingip", Unit.COUNT, "maxTotalFloatingIps", "totalFloatingIpsUsed"),
          new Pair("security_group", Unit.COUNT, "maxSecurityGroups", "totalSecurityGroupsUsed"));

  private static final List<String> NETWORK =
      List.of("floatingip", "port", "network", "router", "security_group", "security_group_rule");

  private Quotas() {}

  /**
   * Asks every service; one that refuses is left out. Blocking, four requests.
   *
   * @param projectId whose
   * @throws ApiException the compute service does not answer
   */
  public static List<Quota> read(Region region, String projectId) {
    List<Quota> all = new ArrayList<>();
    Limits limits = region.limits();
    add(all, COMPUTE, limits.absolute());
    limits
        .absolute("maxTotalKeypairs")
        .ifPresent(most -> all.add(new Quota("keypairs", Unit.COUNT, keyPairs(region), most)));
    OptionalLong metadata = limits.absolute("maxServerMeta");
    metadata.ifPresent(most -> all.add(new Quota("metadata", Unit.COUNT, -1, most)));
    Volumes volumes = region.volumes();
    if (volumes != null) {
      whereTold(() -> add(all, VOLUME, volumes.limits()));
    }
    Networks networks = region.networks();
    if (networks == null) {
      add(all, OLD_NETWORK, limits.absolute());
    } else {
      whereTold(
          () -> {
            Map<String, NetworkQuota> told = networks.quotas(projectId);
            for (String kind : NETWORK) {
              NetworkQuota quota = told.get(kind);
              if (quota != null) {
                all.add(new Quota(kind, Unit.COUNT, quota.used(), quota.limit()));
              }
            }
          });
    }
    return List.copyOf(all);
  }

  private static void add(List<Quota> all, List<Pair> pairs, Map<String, Long> told) {
    for (Pair pair : pairs) {
      Long limit = told.get(pair.limit());
      if (limit != null) {
        Long used = told.get(pair.used());
        all.add(new Quota(pair.kind(), pair.unit(), used == null ? -1 : used, limit));
      }
    }
  }

  /** No service tells how many of them there are: they are counted. */
  private static long keyPairs(Region region) {
    try {
      List<KeyPair> pairs = region.compute().keyPairs().list();
      return pairs.size();
    } catch (ApiException e) {
      return unlessCancelled(e);
    }
  }

  private static void whereTold(Runnable request) {
    try {
      request.run();
    } catch (ApiException e) {
      unlessCancelled(e);
    }
  }

  private static long unlessCancelled(ApiException e) {
    if (e.category() == Category.CANCELLED) {
      throw e;
    }
    return -1;
  }
}
