package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.Verb;
import io.novadesk.demo.compute.Volume;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.network.Address;
import io.novadesk.demo.network.Network;
import io.novadesk.demo.network.Networks;
import io.novadesk.demo.network.Spares;
import io.novadesk.demo.network.Volumes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Volumes and network interfaces of a server. */
final class AttachmentsApi {
  private final ComputeCloud cloud;

  AttachmentsApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    String volumes = "/servers/{id}/os-volume_attachments";
    String interfaces = "/servers/{id}/os-interface";
    routes
        .on("GET", volumes, this::volumes)
        .on("POST", volumes, this::attachVolume)
        .on("GET", volumes + "/{volume}", this::volume)
        .on("PUT", volumes + "/{volume}", 85, Routes.NO_END, this::updateVolume)
        .on("DELETE", volumes + "/{volume}", this::detachVolume)
        .on("GET", interfaces, this::interfaces)
        .on("POST", interfaces, this::attachInterface)
        .on("GET", interfaces + "/{port}", this::oneInterface)
        .on("DELETE", interfaces + "/{port}", this::detachInterface);
  }

  private Server server(NovaCall call, Map<String, String> path) {
    return Lookup.server(cloud, call, path);
  }

  private Answer volumes(NovaCall call, Map<String, String> path) {
    Server server = server(call, path);
    List<Object> shown = new ArrayList<>();
    server.volumes().forEach(v -> shown.add(describe(call, server, v)));
    return Answer.ok(object("volumeAttachments", shown));
  }

  private static Map<String, @Nullable Object> describe(
      NovaCall call, Server server, Volume volume) {
    Map<String, @Nullable Object> body =
        object("serverId", server.id(), "volumeId", volume.id(), "device", volume.device());
    if (call.atLeast(89)) {
      body.put("attachment_id", derived(volume.id() + "attachment"));
      body.put("bdm_uuid", derived(volume.id() + "device"));
    } else {
      body.put("id", volume.id());
    }
    if (call.atLeast(70)) {
      body.put("tag", volume.tag().isEmpty() ? null : volume.tag());
    }
    if (call.atLeast(79)) {
      body.put("delete_on_termination", volume.deleteOnTermination());
    }
    return body;
  }

  private static String derived(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private Answer attachVolume(NovaCall call, Map<String, String> path) {
    call.requireMember("os-volumes-attachments:create");
    JsonNode wanted = Check.member(call.json(), "volumeAttachment");
    Check.required(wanted, "volumeAttachment", "volumeId");
    String id = wanted.path("volumeId").asString("");
    if (!Check.isUuid(id)) {
      throw Check.invalid("volumeId", wanted.path("volumeId"), "'" + id + "' is not a 'uuid'");
    }
    Server server = server(call, path);
    synchronized (server) {
      if (server.volumes().stream().anyMatch(v -> v.id().equals(id))) {
        throw Refusal.conflict(
            String.format(
                Locale.ROOT, "volume %s already attached to instance %s", id, server.id()));
      }
      checkAvailable(call, id);
      String device = wanted.path("device").asString("");
      Volume volume =
          new Volume(
              id,
              device.isEmpty() ? "/dev/vd" + (char) ('b' + server.volumes().size()) : device,
              Check.flag(wanted, "delete_on_termination"),
              wanted.path("tag").asString(""));
      List<Volume> all = new ArrayList<>(server.volumes());
      all.add(volume);
      cloud.building().setVolumes(server, call.order(), Verb.ATTACH_VOLUME, all);
      return Answer.ok(object("volumeAttachment", describe(call, server, volume)));
    }
  }

  private void checkAvailable(NovaCall call, String id) {
    Volumes.Stored volume = cloud.volumes().find(id);
    boolean visible =
        volume != null
            && (call.caller().isAdmin() || volume.projectId().equals(call.caller().projectId()));
    if (!visible) {
      throw Refusal.notFound("Volume " + id + " could not be found.");
    }
    for (Server other : cloud.region().newestFirst()) {
      if (!other.deleted() && other.volumes().stream().anyMatch(v -> v.id().equals(id))) {
        throw Refusal.badRequest(
            String.format(
                Locale.ROOT,
                "Invalid volume: volume '%s' status must be 'available'. Currently in 'in-use'",
                id));
      }
    }
  }

  private Answer updateVolume(NovaCall call, Map<String, String> path) {
    call.requireMember("os-volumes-attachments:update");
    JsonNode wanted = Check.member(call.json(), "volumeAttachment");
    Check.required(wanted, "volumeAttachment", "volumeId");
    Server server = server(call, path);
    Volume before = find(server, path);
    if (!before.id().equals(wanted.path("volumeId").asString(""))) {
      throw Refusal.badRequest("The volumeId in the body is not that of the address");
    }
    boolean goes = Check.flag(wanted, "delete_on_termination");
    Volume after = new Volume(before.id(), before.device(), goes, before.tag());
    cloud.records().replaceVolume(server, before, after);
    return Answer.empty(202);
  }

  private Volume find(Server server, Map<String, String> path) {
    String id = path.getOrDefault("volume", "");
    return server.volumes().stream()
        .filter(v -> v.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    String.format(
                        Locale.ROOT, "Instance %s is not attached to volume %s", server.id(), id)));
  }

  private Answer volume(NovaCall call, Map<String, String> path) {
    Server server = server(call, path);
    return Answer.ok(object("volumeAttachment", describe(call, server, find(server, path))));
  }

  private Answer detachVolume(NovaCall call, Map<String, String> path) {
    call.requireMember("os-volumes-attachments:delete");
    Server server = server(call, path);
    Volume volume = find(server, path);
    List<Volume> rest = server.volumes().stream().filter(v -> !v.equals(volume)).toList();
    cloud.building().setVolumes(server, call.order(), Verb.DETACH_VOLUME, rest);
    return Answer.empty(202);
  }

  private Answer interfaces(NovaCall call, Map<String, String> path) {
    List<Object> shown = new ArrayList<>();
    server(call, path).addresses().stream()
        .filter(a -> !a.floating())
        .forEach(a -> shown.add(describe(call, a)));
    return Answer.ok(object("interfaceAttachments", shown));
  }

  private static Map<String, @Nullable Object> describe(NovaCall call, Address address) {
    Map<String, @Nullable Object> body =
        object(
            "net_id", address.network().id(),
            "port_id", address.portId(),
            "mac_addr", address.mac(),
            "port_state", "ACTIVE",
            "fixed_ips",
                List.of(
                    object("subnet_id", address.network().subnetId(), "ip_address", address.ip())));
    if (call.atLeast(70)) {
      body.put("tag", null);
    }
    return body;
  }

  private static Address port(Server server, Map<String, String> path) {
    String id = path.getOrDefault("port", "");
    return server.addresses().stream()
        .filter(a -> !a.floating() && a.portId().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("Port id " + id + " could not be found."));
  }

  private Answer oneInterface(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("interfaceAttachment", describe(call, port(server(call, path), path))));
  }

  private Answer attachInterface(NovaCall call, Map<String, String> path) {
    call.requireMember("os-attach-interfaces:create");
    JsonNode wanted = call.json().path("interfaceAttachment");
    String port = wanted.path("port_id").asString("");
    Server server = server(call, path);
    Address address = port.isEmpty() ? newAddress(wanted) : spareAddress(call, port);
    List<Address> all = new ArrayList<>(server.addresses());
    all.add(address);
    cloud.building().setAddresses(server, call.order(), Verb.ATTACH_INTERFACE, all);
    cloud.networks().spares().take(port);
    return Answer.ok(object("interfaceAttachment", describe(call, address)));
  }

  private Address spareAddress(NovaCall call, String port) {
    Spares.Spare spare = cloud.networks().spares().find(port);
    if (spare == null || !spare.projectId().equals(call.caller().projectId())) {
      throw Refusal.badRequest("Port id " + port + " could not be found.");
    }
    return spare.address();
  }

  private Address newAddress(JsonNode wanted) {
    String id = wanted.path("net_id").asString("");
    Networks networks = cloud.networks();
    Network network = id.isEmpty() ? networks.named(Networks.DEFAULT) : networks.byId(id);
    if (network == null) {
      throw Refusal.badRequest("Network " + id + " could not be found.");
    }
    String ip = wanted.path("fixed_ips").path(0).path("ip_address").asString("");
    return ip.isEmpty() ? networks.fixed(network) : new Address(network, ip, false);
  }

  private Answer detachInterface(NovaCall call, Map<String, String> path) {
    call.requireMember("os-attach-interfaces:delete");
    Server server = server(call, path);
    Address gone = port(server, path);
    List<Address> all = server.addresses();
    List<Address> floating =
        all.stream().filter(a -> a.floating() && a.carrier(all).equals(gone)).toList();
    List<Address> rest =
        all.stream().filter(a -> !a.equals(gone) && !floating.contains(a)).toList();
    cloud.building().setAddresses(server, call.order(), Verb.DETACH_INTERFACE, rest);
    if (!server.addresses().contains(gone)) {
      floating.forEach(
          a -> cloud.networks().spares().add(new Spares.Spare(a, "", server.projectId())));
    }
    return Answer.empty(202);
  }
}
