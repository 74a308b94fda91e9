package io.novadesk.cloud.command;

import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.http.Request;
import io.novadesk.cloud.action.ServerAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is plugged into a server, or pulled out of it. */
public sealed interface Attachment extends Command {
  /** Different volumes and interfaces are different wishes. */
  @Override
  default Object wish() {
    return this;
  }

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

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.attachments().attachVolume(serverId, volumeId, device, deleteOnTermination);
    }

    @Override
    public void keep(Kept kept) {
      kept.put("volume", volumeId);
      kept.put("volumeName", volumeName);
      kept.put("device", device);
      kept.put(
          "deleteOnTermination",
          deleteOnTermination == null ? null : Boolean.toString(deleteOnTermination));
    }
  }

  /**
   * @param device as which it is attached; null: not known
   * @param deleteOnTermination whether it goes with its server until then; null: not known
   */
  record DetachVolume(
      String volumeId,
      String volumeName,
      @Nullable String device,
      @Nullable Boolean deleteOnTermination)
      implements Attachment {
    /** One of which no more is known. */
    public DetachVolume(String volumeId, String volumeName) {
      this(volumeId, volumeName, null, null);
    }

    @Override
    public Object wish() {
      return List.of(action(), volumeId);
    }

    @Override
    public ServerAction action() {
      return ServerAction.DETACH_VOLUME;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.attachments().detachVolume(serverId, volumeId);
    }

    @Override
    public void keep(Kept kept) {
      kept.put("volume", volumeId);
      kept.put("volumeName", volumeName);
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

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.attachments().attachInterface(serverId, networkId, portId, fixedIp);
    }

    @Override
    public void keep(Kept kept) {
      kept.put("network", networkId);
      kept.put("port", portId);
      kept.put("fixedIp", fixedIp);
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

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.attachments().detachInterface(serverId, portId);
    }

    @Override
    public void keep(Kept kept) {
      kept.put("port", portId);
      kept.put("address", address);
    }
  }
}
