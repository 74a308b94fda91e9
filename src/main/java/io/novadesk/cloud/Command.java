package io.novadesk.cloud;

import io.novadesk.api.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing to do to one server, with what it needs. */
public sealed interface Command {
  ServerAction action();

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
}
