package io.novadesk.cloud.command;

import static io.novadesk.cloud.command.CommandArgument.free;
import static io.novadesk.cloud.command.CommandArgument.needed;

import io.novadesk.api.Secret;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.CommandArgument.Kind;
import io.novadesk.i18n.Text;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command on servers as it is named wherever it is written: on the command line, in recordings
 * and in saved plans. What it does, its legality and its help are those of its action.
 *
 * @param arguments what it needs besides its servers
 */
public record ServerCommand(String name, ServerAction action, List<CommandArgument> arguments) {
  private static final String CONFIRM = "confirm";

  private static final Map<ServerAction, ServerCommand> ALL = new EnumMap<>(ServerAction.class);

  static {
    for (ServerAction action : ServerAction.values()) {
      ALL.put(action, new ServerCommand(nameOf(action), action, arguments(action)));
    }
  }

  /** All of them, in the order of {@link ServerAction}. */
  public static List<ServerCommand> all() {
    return List.copyOf(ALL.values());
  }

  public static ServerCommand of(ServerAction action) {
    return Objects.requireNonNull(ALL.get(action));
  }

  public static Optional<ServerCommand> named(String name) {
    return ALL.values().stream().filter(command -> command.name.equals(name)).findFirst();
  }

  private static String nameOf(ServerAction action) {
    return switch (action) {
      case REBOOT_SOFT -> "reboot";
      case CONFIRM_RESIZE -> "confirm";
      case REVERT_RESIZE -> "revert";
      case EDIT_METADATA -> "metadata";
      default -> action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  private static List<CommandArgument> arguments(ServerAction action) {
    return switch (action) {
      case RESIZE ->
          List.of(
              needed("flavor", "flavorId", "flavorName").of(Kind.FLAVOR),
              free(CONFIRM, CONFIRM).of(Kind.FLAG));
      case SNAPSHOT ->
          List.of(needed("name", "imageName"), free("property", "meta.").of(Kind.PAIRS));
      case BACKUP ->
          List.of(
              needed("name", "imageName"),
              needed("type", "backupType"),
              needed("rotation", "rotation").of(Kind.NUMBER));
      case REBUILD ->
          List.of(
              needed("image", "imageId", "imageName").of(Kind.IMAGE),
              free("new-name", "newName"),
              free("description", "description"),
              free("key", "keyName"),
              free("hostname", "hostname"));
      case RESCUE -> List.of(free("image", "imageId").of(Kind.IMAGE));
      case UNSHELVE -> List.of(free("zone", "zone"), free("host", "host"));
      case RENAME -> List.of(needed("name", "newName"));
      case EDIT ->
          List.of(
              free("new-name", "newName"),
              free("description", "description"),
              free("hostname", "hostname"),
              free("access-ipv4", "accessIPv4"),
              free("access-ipv6", "accessIPv6"));
      case EDIT_METADATA ->
          List.of(free("set", "set.").of(Kind.PAIRS), free("remove", "remove.").of(Kind.WORDS));
      case CHANGE_PASSWORD -> List.of(needed("password").of(Kind.SECRET));
      case LOCK -> List.of(free("reason", "reason"));
      case MIGRATE, LIVE_MIGRATE, EVACUATE -> List.of(free("host", "host"));
      case ABORT_MIGRATION, FINISH_MIGRATION -> List.of(free("migration", "migration"));
      case RESET_STATE -> List.of(free("active", "active").of(Kind.FLAG));
      case ATTACH_VOLUME ->
          List.of(
              needed("volume", "volume", "volumeName"),
              free("device", "device"),
              free("delete-with-server", "deleteOnTermination").of(Kind.FLAG));
      case DETACH_VOLUME -> List.of(needed("volume", "volume", "volumeName"));
      case ATTACH_INTERFACE ->
          List.of(free("network", "network"), free("port", "port"), free("fixed-ip", "fixedIp"));
      case DETACH_INTERFACE -> List.of(needed("port", "port", "address"));
      case ADD_TAG, REMOVE_TAG -> List.of(needed("tag", "label"));
      case ADD_SECURITY_GROUP, REMOVE_SECURITY_GROUP -> List.of(needed("group", "label"));
      default -> List.of();
    };
  }

  /** In one sentence, as menus call it. */
  public String help() {
    return Text.of("action." + action);
  }

  /**
   * What is done to each server, one after the other.
   *
   * @param facts as a journal keeps them
   * @param secret of a {@link Kind#SECRET}; null where it takes none
   */
  public List<Command> steps(Map<String, String> facts, @Nullable Secret secret) {
    Command first =
        action == ServerAction.CHANGE_PASSWORD && secret != null
            ? new Command.ChangePassword(secret)
            : Command.read(action, new Kept(facts, ""));
    return action == ServerAction.RESIZE && Boolean.parseBoolean(facts.get(CONFIRM))
        ? List.of(first, new Command.Plain(ServerAction.CONFIRM_RESIZE))
        : List.of(first);
  }

  /** What a journal keeps of steps that were made by {@link #steps} or a form. */
  public static Map<String, String> facts(List<Command> steps) {
    Map<String, String> facts = new LinkedHashMap<>();
    steps.getFirst().keep(new Kept(facts, ""));
    if (isConfirmed(steps)) {
      facts.put(CONFIRM, "true");
    }
    return facts;
  }

  private static boolean isConfirmed(List<Command> steps) {
    return steps.size() == 2
        && steps.getFirst().action() == ServerAction.RESIZE
        && steps.getLast().action() == ServerAction.CONFIRM_RESIZE;
  }
}
