package io.novadesk.cloud.filter;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.i18n.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A field that a filter can look into, besides the keys of metadata. */
public enum FilterKey {
  STATUS,
  NAME,
  IP,
  IMAGE,
  FLAVOR,
  TAG,
  AGE,
  UPDATED,
  ZONE,
  HOST,
  CLOUD,
  REGION,
  TASK,
  KEY,
  LOCKED,
  PROJECT,
  USER,
  NETWORK,
  SECGROUP,
  VOLUME,
  ID;

  /** As it is typed before the colon. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it looks into, for a person. */
  public String help() {
    return Text.of("filter.field." + this);
  }

  public static Optional<FilterKey> of(String word) {
    for (FilterKey key : values()) {
      if (key.word().equalsIgnoreCase(word)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Whether its values are points in time, asked for by their distance from now. */
  public boolean isTime() {
    return this == AGE || this == UPDATED;
  }

  static @Nullable Instant time(FilterKey key, Described row) {
    return key == AGE ? row.server().created() : row.server().updated();
  }

  /** Hands over the texts that a value is looked for in; none where the cloud tells none. */
  public void texts(Described row, Consumer<String> to) {
    Server server = row.server();
    switch (this) {
      case STATUS -> to.accept(server.status());
      case NAME -> to.accept(row.server().displayName());
      case IP -> addresses(server, to);
      case IMAGE -> tell(row.imageName(), to);
      case FLAVOR -> tell(row.flavorName(), to);
      case TAG -> server.tags().forEach(to);
      case ZONE -> tell(server.availabilityZone(), to);
      case HOST -> {
        tell(server.host(), to);
        tell(server.hostId(), to);
      }
      case CLOUD -> row.cloudName().tell(to);
      case REGION -> to.accept(row.regionName());
      case TASK -> tell(server.taskState(), to);
      case KEY -> tell(server.keyName(), to);
      case LOCKED -> {
        if (server.locked() != null) {
          to.accept(Text.of(server.locked() ? "yes" : "no"));
        }
      }
      case PROJECT -> {
        tell(row.projectName(), to);
        tell(server.projectId(), to);
      }
      case USER -> tell(server.userId(), to);
      case NETWORK -> networks(server, to);
      case SECGROUP -> server.securityGroups().forEach(to);
      case VOLUME -> server.volumeIds().forEach(to);
      case ID -> to.accept(server.id());
      case AGE, UPDATED -> {
        // Compared, not looked into.
      }
    }
  }

  private static void tell(@Nullable String text, Consumer<String> to) {
    if (text != null && !text.isEmpty()) {
      to.accept(text);
    }
  }

  private static void networks(Server server, Consumer<String> to) {
    List<Address> addresses = server.addresses();
    if (addresses != null) {
      for (Address address : addresses) {
        to.accept(address.network());
      }
    }
  }

  private static void addresses(Server server, Consumer<String> to) {
    List<Address> addresses = server.addresses();
    if (addresses != null) {
      for (Address address : addresses) {
        to.accept(address.addr());
      }
    }
    tell(server.accessIPv4(), to);
    tell(server.accessIPv6(), to);
  }
}
