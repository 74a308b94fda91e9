package io.novadesk.viewmodel.launch;

import io.novadesk.cloud.live.Region;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.OptionalInt;

/**
 * What one cloud understands of all that a server can be given; the rest is not shown.
 *
 * @param files contents can be written into a server
 * @param noNetwork a server can do without any network
 * @param dottedHostname a host name may be a whole domain name
 */
public record Ability(
    boolean files,
    boolean userData,
    boolean description,
    boolean tags,
    boolean hostname,
    boolean dottedHostname,
    boolean networks,
    boolean noNetwork,
    boolean bootVolume,
    boolean configDrive,
    boolean zones,
    boolean securityGroups,
    boolean together) {
  static Ability of(RegionModel model) {
    Region region = model.region();
    boolean modern = region.microversion() != null;
    OptionalInt files = model.limit("maxPersonality");
    return new Ability(
        !region.compute().requires(57) && (files.isEmpty() || files.getAsInt() > 0),
        modern,
        region.compute().speaks(19),
        region.compute().speaks(52),
        region.compute().speaks(90),
        region.compute().speaks(94),
        modern && region.networks() != null,
        region.compute().speaks(37),
        modern && region.volumes() != null,
        modern,
        modern,
        modern,
        modern);
  }
}
