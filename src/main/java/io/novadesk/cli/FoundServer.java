package io.novadesk.cli;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.filter.CloudName;
import io.novadesk.cloud.filter.Described;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server of one of the clouds that a command is for. */
record FoundServer(
    OpenClouds.Open cloud,
    Region region,
    Server server,
    String flavorName,
    @Nullable String imageName,
    Instant now)
    implements Described {
  Session session() {
    return cloud.session();
  }

  @Override
  public CloudName cloudName() {
    return CloudName.of(cloud.session());
  }

  @Override
  public String regionName() {
    return region.name();
  }

  @Override
  public String projectName() {
    return Objects.requireNonNullElse(server.projectId(), "");
  }
}
