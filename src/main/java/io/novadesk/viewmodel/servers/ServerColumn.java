package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.cloud.export.Exported;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns that every cloud's servers have: all that a list of servers tells. */
public enum ServerColumn implements Column {
  NAME(true),
  STATUS(true),
  TASK(false),
  ADDRESS(true),
  ADDRESSES(false),
  FLAVOR(true),
  IMAGE(true),
  ZONE(false),
  KEY(false),
  TAGS(false),
  CLOUD(false),
  REGION(true),
  AGE(true),
  CREATED(false),
  UPDATED(false),
  LAUNCHED(false),
  LOCKED(false),
  POWER(false),
  PROGRESS(false),
  FAULT(false),
  HOST(false),
  HOSTNAME(false),
  DESCRIPTION(false),
  SECURITY_GROUPS(false),
  VOLUMES(false),
  CONFIG_DRIVE(false),
  PROJECT(false),
  USER(false),
  ID(false);

  private static final String PREFIX = "column-";

  private final boolean shownAtFirst;

  ServerColumn(boolean shownAtFirst) {
    this.shownAtFirst = shownAtFirst;
  }

  public boolean shownAtFirst() {
    return shownAtFirst;
  }

  @Override
  public String id() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  static boolean isId(String id) {
    for (ServerColumn column : values()) {
      if (column.id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  static ServerColumn ofId(String id) {
    return valueOf(id.substring(PREFIX.length()).toUpperCase(Locale.ROOT));
  }

  @Override
  public String title() {
    return Text.of("column.server." + this);
  }

  /** Times and numbers stand right-aligned. */
  public boolean isNumber() {
    return switch (this) {
      case AGE, UPDATED, PROGRESS -> true;
      default -> false;
    };
  }

  /** Ids and addresses stand in the monospace font. */
  public boolean isExact() {
    return switch (this) {
      case ADDRESS, ADDRESSES, ID, USER, VOLUMES -> true;
      default -> false;
    };
  }

  @Override
  public String text(ServerRow row) {
    Server server = row.server();
    return switch (this) {
      case NAME -> row.name();
      case STATUS -> server.status();
      case TASK -> orEmpty(server.taskState());
      case ADDRESS -> row.address();
      case ADDRESSES -> String.join(", ", addresses(server));
      case FLAVOR -> row.flavorName();
      case IMAGE -> row.imageName() == null ? Text.of("server.image.volume") : row.imageName();
      case ZONE -> orEmpty(server.availabilityZone());
      case KEY -> orEmpty(server.keyName());
      case TAGS -> String.join(", ", server.tags());
      case CLOUD -> row.region().session().shownName();
      case REGION -> row.region().displayName();
      case AGE -> Ages.since(server.created(), row.now());
      case CREATED -> Ages.exact(server.created());
      case UPDATED -> Ages.since(server.updated(), row.now());
      case LAUNCHED -> Ages.exact(server.launchedAt());
      case LOCKED -> server.locked() == null ? "" : Text.of(server.locked() ? "yes" : "no");
      case POWER -> power(server.powerState());
      case PROGRESS -> server.progress() == null ? "" : String.valueOf(server.progress());
      case FAULT -> server.fault() == null ? "" : server.fault().message();
      case HOST -> server.host() == null ? orEmpty(server.hostId()) : server.host();
      case HOSTNAME -> orEmpty(server.hostname());
      case DESCRIPTION -> orEmpty(server.description());
      case SECURITY_GROUPS -> String.join(", ", server.securityGroups());
      case VOLUMES -> String.join(", ", server.volumeIds());
      case CONFIG_DRIVE -> orEmpty(server.configDrive());
      case PROJECT -> row.projectName();
      case USER -> orEmpty(server.userId());
      case ID -> server.id();
    };
  }

  @Override
  public byte[] sortKey(ServerRow row) {
    return switch (this) {
      case AGE -> SortKeys.youngestFirst(row.server().created());
      case UPDATED -> SortKeys.youngestFirst(row.server().updated());
      case CREATED -> SortKeys.oldestFirst(row.server().created());
      case LAUNCHED -> SortKeys.oldestFirst(row.server().launchedAt());
      case ID -> SortKeys.exact(row.server().id());
      default -> SortKeys.natural(text(row));
    };
  }

  @Override
  public boolean isGrouping() {
    return switch (this) {
      case STATUS,
          TASK,
          FLAVOR,
          IMAGE,
          ZONE,
          KEY,
          TAGS,
          CLOUD,
          REGION,
          LOCKED,
          POWER,
          HOST,
          SECURITY_GROUPS,
          CONFIG_DRIVE,
          PROJECT,
          USER ->
          true;
      case NAME,
          ADDRESS,
          ADDRESSES,
          AGE,
          CREATED,
          UPDATED,
          LAUNCHED,
          PROGRESS,
          FAULT,
          HOSTNAME,
          DESCRIPTION,
          VOLUMES,
          ID ->
          false;
    };
  }

  @Override
  public String exportName() {
    return switch (this) {
      case AGE, CREATED -> "created";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }

  @Override
  public Exported exported(ServerRow row) {
    Server server = row.server();
    return switch (this) {
      case AGE, CREATED -> Exported.of(server.created());
      case UPDATED -> Exported.of(server.updated());
      case LAUNCHED -> Exported.of(server.launchedAt());
      case LOCKED -> Exported.of(server.locked());
      case POWER -> Exported.of(server.powerState());
      case PROGRESS -> Exported.of(server.progress());
      case ADDRESSES -> Exported.of(addresses(server));
      case TAGS -> Exported.of(server.tags());
      case SECURITY_GROUPS -> Exported.of(server.securityGroups());
      case VOLUMES -> Exported.of(server.volumeIds());
      case IMAGE -> Exported.of(row.imageName());
      case TASK -> Exported.of(server.taskState());
      case ZONE -> Exported.of(server.availabilityZone());
      case KEY -> Exported.of(server.keyName());
      case DESCRIPTION -> Exported.of(server.description());
      case HOSTNAME -> Exported.of(server.hostname());
      case USER -> Exported.of(server.userId());
      case NAME, STATUS, ADDRESS, FLAVOR, CLOUD, REGION, FAULT, HOST, CONFIG_DRIVE, PROJECT, ID ->
          Exported.of(text(row).isEmpty() ? null : text(row));
    };
  }

  private static List<String> addresses(Server server) {
    List<Address> all = server.addresses();
    return all == null ? List.of() : all.stream().map(Address::addr).toList();
  }

  private static String power(@Nullable Integer state) {
    return switch (state) {
      case null -> "";
      case 1, 3, 4, 6, 7 -> Text.of("server.power." + state);
      default -> "";
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
