package io.novadesk.cloud.command;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.ServerRequests;
import io.novadesk.cloud.action.ServerAction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing to do to one server, with what it needs. */
public sealed interface Command {
  ServerAction action();

  /**
   * Equal for what can only be a slip when it is given to one server twice at the same time, such
   * as by a double click. Different volumes, interfaces and labels are different wishes; a second
   * snapshot or resize is none before the first has ended.
   */
  default Object wish() {
    return this instanceof Attachment || this instanceof Label ? this : action();
  }

  /** An action that needs nothing more than its server. */
  record Plain(ServerAction action) implements Command {}

  record Resize(String flavorId, String flavorName) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.RESIZE;
    }
  }

  record Snapshot(String imageName, Map<String, String> metadata) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.SNAPSHOT;
    }
  }

  /** What is plugged into a server, or pulled out of it. */
  sealed interface Attachment extends Command {}

  /**
   * @param volumeName as the person knows it
   * @param device such as {@code /dev/vdb}; null: the cloud chooses
   * @param deleteOnTermination null: the cloud's default
   */
  record AttachVolume(
      String volumeId,
      String volumeName,
      @Nullable String device,
      @Nullable Boolean deleteOnTermination)
      implements Attachment {
    @Override
    public ServerAction action() {
      return ServerAction.ATTACH_VOLUME;
    }
  }

  record DetachVolume(String volumeId, String volumeName) implements Attachment {
    @Override
    public ServerAction action() {
      return ServerAction.DETACH_VOLUME;
    }
  }

  /**
   * @param networkId a new port on this network; null where a port is named
   * @param portId a port that exists; null: a new one
   * @param fixedIp null: any address of the network
   */
  record AttachInterface(
      @Nullable String networkId, @Nullable String portId, @Nullable String fixedIp)
      implements Attachment {
    @Override
    public ServerAction action() {
      return ServerAction.ATTACH_INTERFACE;
    }
  }

  /**
   * @param address the interface as the person knows it
   */
  record DetachInterface(String portId, String address) implements Attachment {
    @Override
    public ServerAction action() {
      return ServerAction.DETACH_INTERFACE;
    }
  }

  /** A word that a server bears from now on, or no more: the cloud writes it down at once. */
  sealed interface Label extends Command {
    String label();
  }

  record AddTag(String label) implements Label {
    @Override
    public ServerAction action() {
      return ServerAction.ADD_TAG;
    }
  }

  record RemoveTag(String label) implements Label {
    @Override
    public ServerAction action() {
      return ServerAction.REMOVE_TAG;
    }
  }

  /**
   * @param label the group's name; its rules then hold for all interfaces of the server
   */
  record AddSecurityGroup(String label) implements Label {
    @Override
    public ServerAction action() {
      return ServerAction.ADD_SECURITY_GROUP;
    }
  }

  record RemoveSecurityGroup(String label) implements Label {
    @Override
    public ServerAction action() {
      return ServerAction.REMOVE_SECURITY_GROUP;
    }
  }

  record Rename(String name) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.RENAME;
    }
  }

  record ChangePassword(Secret password) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.CHANGE_PASSWORD;
    }
  }

  /** The settings name everything that the new server shall have. */
  record Rebuild(io.novadesk.api.compute.Rebuild settings, String imageName) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.REBUILD;
    }
  }

  /**
   * @param password null: the cloud chooses one
   * @param imageId null: the cloud's usual rescue image
   */
  record Rescue(@Nullable Secret password, @Nullable String imageId) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.RESCUE;
    }
  }

  /**
   * @param type such as {@code daily}
   * @param rotation how many of this type are kept, this one among them
   */
  record Backup(String imageName, String type, int rotation) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.BACKUP;
    }
  }

  /**
   * @param reason why, for others to read; null: none
   */
  record Lock(@Nullable String reason) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.LOCK;
    }
  }

  record Edit(ServerRequests.Change change) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.EDIT;
    }
  }

  /**
   * A move to another host.
   *
   * @param action MIGRATE, LIVE_MIGRATE or EVACUATE
   * @param host null: where the scheduler wants
   */
  record Move(ServerAction action, @Nullable String host) implements Command {}

  /**
   * @param migrationId of the live migration under way
   */
  record AbortMigration(String migrationId) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.ABORT_MIGRATION;
    }
  }

  /**
   * @param migrationId of the live migration under way
   */
  record FinishMigration(String migrationId) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.FINISH_MIGRATION;
    }
  }

  /**
   * Back from the shelf to a place of one's choice.
   *
   * @param zone null: where the scheduler wants
   * @param host null: where the scheduler wants
   */
  record Unshelve(@Nullable String zone, @Nullable String host) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.UNSHELVE;
    }
  }

  /**
   * @param active what the cloud shall take the server for: ACTIVE, else ERROR
   */
  record ResetState(boolean active) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.RESET_STATE;
    }
  }
}
