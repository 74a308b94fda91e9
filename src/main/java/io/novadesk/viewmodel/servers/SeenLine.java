package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.cloud.filter.CloudName;
import io.novadesk.cloud.filter.Described;
import io.novadesk.i18n.Text;
import io.novadesk.profile.LastSeen.Seen;
import io.novadesk.viewmodel.base.Ages;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server as it was last seen, of a cloud that has told nothing yet: to be read, never to be
 * selected.
 *
 * @param cloud id of the cloud's entry in the tree
 */
public record SeenLine(String cloud, CloudName cloudName, Seen seen)
    implements TableLine, Described {
  @Override
  public Object lineKey() {
    return List.of(SeenLine.class, cloud, seen.region(), seen.id());
  }

  /** What a cell says; empty for what is not kept. */
  public String text(Column column) {
    return column == ServerColumn.CLOUD ? cloudName.shown() : text(column.id(), seen);
  }

  /**
   * What a cell says; empty for what is not kept.
   *
   * @param column its id
   */
  public static String text(String column, Seen seen) {
    if (!ServerColumn.isId(column)) {
      return "";
    }
    return switch (ServerColumn.ofId(column)) {
      case NAME -> seen.name();
      case STATUS -> seen.status();
      case ADDRESS -> seen.address();
      case FLAVOR -> seen.flavor();
      case IMAGE -> seen.image() == null ? Text.of("server.image.volume") : seen.image();
      case REGION -> seen.region();
      case AGE -> Ages.since(seen.created());
      case CREATED -> Ages.exact(seen.created());
      case ID -> seen.id();
      default -> "";
    };
  }

  @Override
  public Server server() {
    List<Address> addresses =
        seen.address().isEmpty()
            ? List.of()
            : List.of(
                new Address("", seen.address().contains(":") ? 6 : 4, seen.address(), null, null));
    return Server.known(
        seen.id(), seen.name(), seen.status(), null, addresses, seen.created(), null);
  }

  @Override
  public String flavorName() {
    return seen.flavor();
  }

  @Override
  public @Nullable String imageName() {
    return seen.image();
  }

  @Override
  public String regionName() {
    return seen.region();
  }

  @Override
  public String projectName() {
    return "";
  }

  /** By this computer's clock: that of the cloud is not known. */
  @Override
  public Instant now() {
    return Instant.now();
  }
}
