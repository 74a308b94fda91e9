package io.novadesk.cloud.command;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A command on servers as it is named wherever it is written: on the command line and in saved
 * plans. What it does, its legality and its help are those of its action.
 *
 * @param arguments what it needs besides its servers
 */
public record ServerCommand(String name, ServerAction action, List<Argument> arguments) {

  /** What an argument is, so that it can be looked up and completed. */
  public enum Kind {
    TEXT,
    NUMBER,
    /** Given or not. */
    FLAG,
    /** By name or id. */
    FLAVOR,
    /** By name or id. */
    IMAGE
  }

  /**
   * @param name as it is typed
   * @param keys under which a journal keeps it: of what has a name and an id, first the id
   */
  public record Argument(String name, Kind kind, boolean required, List<String> keys) {
    private static Argument needed(String name, String... keys) {
      return new Argument(name, Kind.TEXT, true, List.of(keys));
    }

    private static Argument free(String name, String... keys) {
      return new Argument(name, Kind.TEXT, false, List.of(keys));
    }

    private Argument of(Kind other) {
      return new Argument(name, other, required, keys);
    }

    /** For a person. */
    public String help() {
      return Text.of("command.argument." + name);
    }
  }

  /** All of them, in the order of {@link ServerAction}. */
  public static List<ServerCommand> all() {
    List<ServerCommand> all = new ArrayList<>();
    Arrays.stream(ServerAction.values())
        .filter(ServerCommand::isWritten)
        .forEach(action -> all.add(new ServerCommand(nameOf(action), action, arguments(action))));
    return List.copyOf(all);
  }

  public static Optional<ServerCommand> named(String name) {
    return all().stream().filter(command -> command.name.equals(name)).findFirst();
  }

  /** A password is written nowhere; metadata is no single command. */
  private static boolean isWritten(ServerAction action) {
    return action != ServerAction.CHANGE_PASSWORD && action != ServerAction.EDIT_METADATA;
  }

  private static String nameOf(ServerAction action) {
    return switch (action) {
      case REBOOT_SOFT -> "reboot";
      case CONFIRM_RESIZE -> "confirm";
      case REVERT_RESIZE -> "revert";
      default -> action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  private static List<Argument> arguments(ServerAction action) {
    return switch (action) {
      case RESIZE -> List.of(Argument.needed("flavor", "flavorId", "flavorName").of(Kind.FLAVOR));
      case SNAPSHOT -> List.of(Argument.needed("name", "imageName"));
      case BACKUP ->
          List.of(
              Argument.needed("name", "imageName"),
              Argument.needed("type", "backupType"),
              Argument.needed("rotation", "rotation").of(Kind.NUMBER));
      case REBUILD -> List.of(Argument.needed("image", "imageId", "imageName").of(Kind.IMAGE));
      case RENAME -> List.of(Argument.needed("name", "newName"));
      case EDIT ->
          List.of(
              Argument.free("description", "description"), Argument.free("hostname", "hostname"));
      case LOCK -> List.of(Argument.free("reason", "reason"));
      case MIGRATE, LIVE_MIGRATE, EVACUATE -> List.of(Argument.free("host", "host"));
      case ABORT_MIGRATION, FINISH_MIGRATION -> List.of(Argument.needed("migration", "migration"));
      case RESET_STATE -> List.of(Argument.free("active", "active").of(Kind.FLAG));
      case ATTACH_VOLUME, DETACH_VOLUME ->
          List.of(Argument.needed("volume", "volume", "volumeName"));
      case ATTACH_INTERFACE ->
          List.of(Argument.free("network", "network"), Argument.free("port", "port"));
      case DETACH_INTERFACE -> List.of(Argument.needed("port", "port", "address"));
      case ADD_TAG, REMOVE_TAG -> List.of(Argument.needed("tag", "label"));
      case ADD_SECURITY_GROUP, REMOVE_SECURITY_GROUP -> List.of(Argument.needed("group", "label"));
      default -> List.of();
    };
  }

  /** In one sentence, as menus call it. */
  public String help() {
    return Text.of("action." + action);
  }

  /**
   * @param facts as a journal keeps them
   */
  public Command make(Map<String, String> facts) {
    return Command.read(action, new Kept(facts, ""));
  }
}
