package io.novadesk.api.compute;

import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The requests that plug something into a server or pull it out. */
public final class AttachmentRequests {
  private static final int COMMAND = 1;

  /** Takes whether a volume goes with its server. */
  private static final int DELETE_ON_TERMINATION = 79;

  private final ComputeClient compute;

  AttachmentRequests(ComputeClient compute) {
    this.compute = compute;
  }

  static String volumes(String id) {
    return "/servers/" + Uris.segment(id) + "/os-volume_attachments";
  }

  static String interfaces(String id) {
    return "/servers/" + Uris.segment(id) + "/os-interface";
  }

  /**
   * @param device null: the cloud chooses
   * @param deleteOnTermination null: the cloud's default
   */
  public Request attachVolume(
      String id, String volumeId, @Nullable String device, @Nullable Boolean deleteOnTermination) {
    ObjectNode root = Json.object();
    ObjectNode body = root.putObject("volumeAttachment").put("volumeId", volumeId);
    if (device != null) {
      body.put("device", device);
    }
    int minor = COMMAND;
    if (deleteOnTermination != null) {
      minor = DELETE_ON_TERMINATION;
      body.put("delete_on_termination", deleteOnTermination);
    }
    return compute.request("POST", volumes(id), minor).json(root);
  }

  public Request detachVolume(String id, String volumeId) {
    return compute.request("DELETE", volumes(id) + "/" + Uris.segment(volumeId), COMMAND);
  }

  /**
   * @param networkId connects to this network, unless a port is named
   * @param fixedIp null: any address
   */
  public Request attachInterface(
      String id, @Nullable String networkId, @Nullable String portId, @Nullable String fixedIp) {
    ObjectNode root = Json.object();
    ObjectNode body = root.putObject("interfaceAttachment");
    if (portId != null) {
      body.put("port_id", portId);
    } else if (networkId != null) {
      body.put("net_id", networkId);
    }
    if (fixedIp != null) {
      body.putArray("fixed_ips").addObject().put("ip_address", fixedIp);
    }
    return compute.request("POST", interfaces(id), COMMAND).json(root);
  }

  public Request detachInterface(String id, String portId) {
    return compute.request("DELETE", interfaces(id) + "/" + Uris.segment(portId), COMMAND);
  }
}
