package io.novadesk.demo.compute;

import io.novadesk.demo.http.Refusal;
import java.util.List;
import java.util.Locale;

/** Holds what a project wants against its quota, as nova does. */
public final class QuotaCheck {
  private final Region region;

  QuotaCheck(Region region) {
    this.region = region;
  }

  /**
   * Refuses what the quota of the project does not allow.
   *
   * @throws Refusal 403 in nova's words
   */
  public void checkBuild(String projectId, Flavor flavor, int count, int atLeast) {
    Quota quota = region.quota();
    Quota.Usage usage = region.usage(projectId);
    StringBuilder overs = new StringBuilder();
    StringBuilder requested = new StringBuilder();
    StringBuilder used = new StringBuilder();
    StringBuilder allowed = new StringBuilder();
    long[][] rows = {
      {(long) flavor.vcpus() * count, usage.cores(), quota.cores()},
      {count, usage.instances(), quota.instances()},
      {(long) flavor.ram() * count, usage.ram(), quota.ram()}
    };
    List<String> names = List.of("cores", "instances", "ram");
    for (int i = 0; i < rows.length; i++) {
      if (rows[i][0] + rows[i][1] > rows[i][2]) {
        String comma = overs.isEmpty() ? "" : ", ";
        overs.append(comma).append(names.get(i));
        requested.append(comma).append(rows[i][0]);
        used.append(comma).append(rows[i][1]);
        allowed.append(comma).append(rows[i][2]);
      }
    }
    if (overs.isEmpty()) {
      return;
    }
    if (count > atLeast) {
      checkBuild(projectId, flavor, atLeast, atLeast);
      return;
    }
    throw Refusal.forbidden(
        String.format(
            Locale.ROOT,
            "Quota exceeded for %s: Requested %s, but already used %s of %s %s",
            overs,
            requested,
            used,
            allowed,
            overs));
  }

  /** Whether the quota of the project has room for that many more. */
  public boolean hasRoomFor(String projectId, Flavor flavor, int count) {
    Quota quota = region.quota();
    Quota.Usage usage = region.usage(projectId);
    return usage.instances() + count <= quota.instances()
        && usage.cores() + (long) flavor.vcpus() * count <= quota.cores()
        && usage.ram() + (long) flavor.ram() * count <= quota.ram();
  }

  /**
   * Refuses a server that would grow beyond the quota of its project.
   *
   * @param cores how many more
   * @param ram how many MiB more
   * @throws Refusal 403 in nova's words
   */
  public void checkResize(Server server, int cores, int ram) {
    Quota quota = region.quota();
    Quota.Usage usage = region.usage(server.projectId());
    if (usage.cores() + cores > quota.cores()) {
      throw Refusal.forbidden(
          String.format(
              Locale.ROOT,
              "Quota exceeded for cores: Requested %d, but already used %d of %d cores",
              cores,
              usage.cores(),
              quota.cores()));
    }
    if (usage.ram() + ram > quota.ram()) {
      throw Refusal.forbidden(
          String.format(
              Locale.ROOT,
              "Quota exceeded for ram: Requested %d, but already used %d of %d ram",
              ram,
              usage.ram(),
              quota.ram()));
    }
  }
}
