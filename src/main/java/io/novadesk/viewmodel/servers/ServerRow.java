package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.cloud.filter.CloudName;
import io.novadesk.cloud.filter.Described;
import io.novadesk.cloud.live.Session;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server as the table shows it: the cloud's record and the names behind its references.
 * Immutable; a change of the server makes a new row with the same key.
 *
 * @param region the live region that it belongs to
 * @param flavorName the flavor's name, or its id while the flavors are not known
 * @param imageName the image's name; its id while the images are not known; null when booted from a
 *     volume
 * @param then at which moment of the past it was so; null: it is so now
 */
public record ServerRow(
    RegionModel region,
    Server server,
    String flavorName,
    @Nullable String imageName,
    @Nullable Then then)
    implements TableLine, Described {
  /** As it is now. */
  public ServerRow(
      RegionModel region, Server server, String flavorName, @Nullable String imageName) {
    this(region, server, flavorName, imageName, null);
  }

  /** The same for every state of one server, in whatever cloud. */
  public String key() {
    return region.key() + "/" + server.id();
  }

  @Override
  public Object lineKey() {
    return key();
  }

  /** Whether both are states of one server: asked of every row, so no keys are made for it. */
  public boolean isSameServer(ServerRow other) {
    return server.id().equals(other.server.id()) && region.equals(other.region);
  }

  /** As the record's own, but by what differs first: lists ask it of all their rows. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ServerRow row
            && isSameServer(row)
            && server.equals(row.server)
            && flavorName.equals(row.flavorName)
            && Objects.equals(imageName, row.imageName)
            && Objects.equals(then, row.then));
  }

  @Override
  public int hashCode() {
    return server.id().hashCode();
  }

  /** The same with another state of the server. */
  public ServerRow with(Server other) {
    return new ServerRow(region, other, flavorName, imageName, then);
  }

  /** The same as it was at a moment. */
  public ServerRow at(Then moment) {
    return new ServerRow(region, server, flavorName, imageName, moment);
  }

  /** Whether it is only what was last seen, of a moment that was to be now. */
  public boolean isStale() {
    return then == null && region.isStale();
  }

  public String name() {
    return server.displayName();
  }

  public Session session() {
    return region.session();
  }

  @Override
  public CloudName cloudName() {
    return CloudName.of(region.session());
  }

  /** A view may ask a row, not what lies below it. */
  @Override
  public String address() {
    return Described.super.address();
  }

  @Override
  public String regionName() {
    return region.displayName();
  }

  @Override
  public Instant now() {
    return then == null ? region.now() : then.moment();
  }

  /** Whose it is, as a person knows the project; empty where the cloud does not tell. */
  @Override
  public String projectName() {
    String id = server.projectId();
    return id == null ? "" : region.projectName(id);
  }

  /** The id or original name by which the server refers to its flavor; empty where not told. */
  static String flavorReference(Server server) {
    return switch (server.flavor()) {
      case FlavorOfServer.ById(String id) -> id;
      case FlavorOfServer.Embedded embedded -> embedded.originalName();
      case null -> "";
    };
  }
}
