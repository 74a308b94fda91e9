package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.Verb;
import io.novadesk.demo.compute.Volume;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.network.Address;
import io.novadesk.demo.network.Network;
import io.novadesk.demo.network.Networks;
import io.novadesk.demo.network.Spares;
import io.novadesk.demo.volume.StoredVolume;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
        .on("PUT", volumes + "/{volume}", this::updateVolume)
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
    JsonNode wanted = call.body(ServerBodies.volumeAttachment(call)).path("volumeAttachment");
    Server server = server(call, path);
    call.requireMember("os-volumes-attachments:create");
    StoredVolume stored = stored(call, wanted, Refusal::notFound);
    String id = stored.id();
    synchronized (server) {
      if (server.volumes().stream().anyMatch(v -> v.id().equals(id))) {
        throw Refusal.badRequest(
            String.format(
                Locale.ROOT,
                "Invalid volume: volume %s is already attached to instances: %s",
                id,
                server.id()));
      }
      new BlockDevices(cloud).requireFree(stored);
      String device = Json.text(wanted, "device");
      Volume volume =
          new Volume(
              id,
              device == null ? "/dev/vd" + (char) ('b' + server.volumes().size()) : device,
              Types.isOn(wanted.path("delete_on_termination")),
              wanted.path("tag").asString(""),
              cloud.region().now());
      List<Volume> all = new ArrayList<>(server.volumes());
      all.add(volume);
      cloud.building().setVolumes(server, call.order(), Verb.ATTACH_VOLUME, all);
      return Answer.ok(object("volumeAttachment", describe(call, server, volume)));
    }
  }

  /** The volume that a body names. */
  private StoredVolume stored(NovaCall call, JsonNode wanted, Function<String, Refusal> refusal) {
    String id = Types.uuid(wanted.path("volumeId").asString(""));
    StoredVolume volume = cloud.volumes().find(id);
    boolean visible =
        volume != null
            && (call.caller().isAdmin() || volume.projectId().equals(call.caller().projectId()));
    if (volume == null || !visible) {
      throw refusal.apply("Volume " + id + " could not be found.");
    }
    return volume;
  }

  /** From 2.85 on whether it goes with its server; and, for administrators, another one for it. */
  private Answer updateVolume(NovaCall call, Map<String, String> path) {
    JsonNode wanted = call.body(ServerBodies.changedAttachment(call)).path("volumeAttachment");
    Server server = server(call, path);
    boolean swaps =
        !call.atLeast(85)
            || !wanted.path("volumeId").asString("").equals(path.getOrDefault("volume", ""));
    if (swaps) {
      call.requireAdmin("os-volumes-attachments:swap");
    } else {
      call.requireMember("os-volumes-attachments:update");
    }
    if (swaps) {
      swap(call, server, path, wanted);
    } else {
      Volume before = find(server, path);
      boolean goes =
          wanted.has("delete_on_termination")
              ? Types.isOn(wanted.path("delete_on_termination"))
              : before.deleteOnTermination();
      cloud.records().replaceVolume(server, before, before.going(goes));
    }
    return Answer.empty(202);
  }

  private void swap(NovaCall call, Server server, Map<String, String> path, JsonNode wanted) {
    String old = path.getOrDefault("volume", "");
    if (cloud.volumes().find(old) == null
        && server.volumes().stream().noneMatch(v -> v.id().equals(old))) {
      throw Refusal.notFound("Volume " + old + " could not be found.");
    }
    StoredVolume next = stored(call, wanted, Refusal::badRequest);
    Volume before = find(server, path);
    new BlockDevices(cloud).requireFree(next);
    Volume after =
        new Volume(
            next.id(),
            before.device(),
            before.deleteOnTermination(),
            before.tag(),
            cloud.region().now());
    cloud.records().replaceVolume(server, before, after);
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
    Server server = server(call, path);
    call.requireMember("os-volumes-attachments:delete");
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
                    object(
                        "subnet_id",
                        address.network().subnetOf(address.ip()),
                        "ip_address",
                        address.ip())));
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
    JsonNode wanted = call.body(ServerBodies.interfaceAttachment(call)).path("interfaceAttachment");
    if (wanted.has("port_id") && wanted.has("net_id")) {
      throw Refusal.badRequest("Must not input both network_id and port_id");
    }
    if (wanted.has("fixed_ips") && !wanted.has("net_id")) {
      throw Refusal.badRequest("Must input network_id when request IP address");
    }
    String port = Types.uuid(wanted.path("port_id").asString(""));
    Server server = server(call, path);
    call.requireMember("os-attach-interfaces:create");
    Address address = port.isEmpty() ? newAddress(call, wanted) : spareAddress(call, port);
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

  private Address newAddress(NovaCall call, JsonNode wanted) {
    String id = Types.uuid(wanted.path("net_id").asString(""));
    Networks networks = cloud.networks();
    Network network =
        id.isEmpty()
            ? networks.named(Networks.DEFAULT)
            : networks.byId(id, call.caller().projectId());
    if (network == null) {
      throw Refusal.badRequest("Network " + id + " could not be found.");
    }
    String ip = wanted.path("fixed_ips").path(0).path("ip_address").asString("");
    return ip.isEmpty() ? networks.fixed(network) : new Address(network, ip, false);
  }

  private Answer detachInterface(NovaCall call, Map<String, String> path) {
    Server server = server(call, path);
    call.requireMember("os-attach-interfaces:delete");
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
