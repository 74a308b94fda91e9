package io.novadesk.api.compute;

import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is attached to a server: volumes and network interfaces (API reference, "Servers with volume
 * attachments", "Port interfaces"). Both are taken on at once and done later. Blocking; every
 * method throws {@link io.novadesk.api.ApiException}.
 */
public final class Attachments {
  private static final int COMMAND = 1;

  /** Tells the volume service's id of each attachment. */
  private static final int ATTACHMENT_IDS = 89;

  private final ComputeClient compute;
  private final AttachmentRequests requests;

  Attachments(ComputeClient compute) {
    this.compute = compute;
    this.requests = new AttachmentRequests(compute);
  }

  /**
   * A volume of a server.
   *
   * @param device such as {@code /dev/vdb}
   * @param deleteOnTermination null where not told (before 2.79)
   * @param attachmentId the volume service's id of the attachment (2.89)
   */
  public record Volume(
      String volumeId,
      @Nullable String device,
      @Nullable Boolean deleteOnTermination,
      @Nullable String attachmentId) {}

  /**
   * A network interface of a server.
   *
   * @param fixedIps addresses
   */
  public record Interface(
      String portId,
      @Nullable String networkId,
      @Nullable String mac,
      @Nullable String state,
      List<String> fixedIps) {}

  public List<Volume> volumesOf(String id) {
    return compute.exchange(
        "GET", AttachmentRequests.volumes(id), ATTACHMENT_IDS, a -> readVolumes(a.bytes()));
  }

  static List<Volume> readVolumes(byte[] body) {
    return Json.items(
        body,
        "volumeAttachments",
        node ->
            new Volume(
                Json.required(node, "volumeId", "id"),
                Json.filled(node, "device"),
                Json.truth(node, "delete_on_termination"),
                Json.filled(node, "attachment_id")));
  }

  /**
   * @param device null: the cloud chooses
   * @param deleteOnTermination null: the cloud's default
   */
  public Accepted attachVolume(
      String id, String volumeId, @Nullable String device, @Nullable Boolean deleteOnTermination) {
    Request request = requests.attachVolume(id, volumeId, device, deleteOnTermination);
    return compute.http().exchange(request, AcceptedReader::read);
  }

  /** Taken on, not done: the volume is free once it stands in no list of attachments any more. */
  public Accepted detachVolume(String id, String volumeId) {
    return compute.http().exchange(requests.detachVolume(id, volumeId), AcceptedReader::read);
  }

  /** Whether a volume goes with its server (2.85). */
  public void deleteOnTermination(String id, String volumeId, boolean goes) {
    ObjectNode root = Json.object();
    root.putObject("volumeAttachment").put("volumeId", volumeId).put("delete_on_termination", goes);
    compute
        .http()
        .send(
            compute
                .request("PUT", AttachmentRequests.volumes(id) + "/" + Uris.segment(volumeId), 85)
                .json(root));
  }

  public List<Interface> interfacesOf(String id) {
    return compute.exchange(
        "GET", AttachmentRequests.interfaces(id), COMMAND, a -> readInterfaces(a.bytes()));
  }

  static List<Interface> readInterfaces(byte[] body) {
    return Json.items(body, "interfaceAttachments", Attachments::readInterface);
  }

  private static Interface readInterface(JsonNode node) {
    return new Interface(
        Json.required(node, "port_id"),
        Json.filled(node, "net_id"),
        Json.filled(node, "mac_addr"),
        Json.filled(node, "port_state"),
        Json.list(node.path("fixed_ips")).stream()
            .map(ip -> Json.words(ip, "ip_address"))
            .filter(ip -> !ip.isEmpty())
            .toList());
  }

  /**
   * @param networkId connects to this network, unless a port is named
   * @param fixedIp null: any address
   */
  public Interface attachInterface(
      String id, @Nullable String networkId, @Nullable String portId, @Nullable String fixedIp) {
    Request request = requests.attachInterface(id, networkId, portId, fixedIp);
    return compute
        .http()
        .exchange(request, a -> readInterface(Json.member(a.bytes(), "interfaceAttachment")));
  }

  /** Taken on, not done: the port is gone once it stands in no list of interfaces any more. */
  public Accepted detachInterface(String id, String portId) {
    return compute.http().exchange(requests.detachInterface(id, portId), AcceptedReader::read);
  }
}
