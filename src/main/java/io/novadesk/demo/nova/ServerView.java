package io.novadesk.demo.nova;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Fault;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.ServerGroups;
import io.novadesk.demo.compute.TaskState;
import io.novadesk.demo.compute.VmState;
import io.novadesk.demo.compute.Volume;
import io.novadesk.demo.network.Address;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes servers, with the fields that the microversion and the caller's role let be seen. */
final class ServerView {
  private static final Set<String> WITH_PROGRESS =
      Set.of("ACTIVE", "BUILD", "REBUILD", "RESIZE", "VERIFY_RESIZE", "MIGRATING");

  private final ComputeCloud cloud;

  ServerView(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  /** Id, name, links. */
  void basic(JsonGenerator json, NovaCall call, Server server) {
    synchronized (server) {
      json.writeStartObject();
      json.writeStringProperty("id", server.id());
      json.writeStringProperty("name", server.name());
      links(json, call, "servers", server.id());
      json.writeEndObject();
    }
  }

  private static void links(JsonGenerator json, NovaCall call, String collection, String id) {
    json.writeArrayPropertyStart("links");
    link(json, "self", call.self(collection, id));
    link(json, "bookmark", call.bookmark(collection, id));
    json.writeEndArray();
  }

  private static void link(JsonGenerator json, String rel, String href) {
    json.writeStartObject();
    json.writeStringProperty("rel", rel);
    json.writeStringProperty("href", href);
    json.writeEndObject();
  }

  /** The whole server, as lists with detail hold it. */
  void detail(JsonGenerator json, NovaCall call, Server server) {
    synchronized (server) {
      json.writeStartObject();
      fields(json, call, server);
      json.writeEndObject();
    }
  }

  /** What a server by itself is the answer to. */
  enum Occasion {
    SHOWN,
    UPDATED,
    REBUILT
  }

  /**
   * One server. Until 2.75 the answers to an update and to a rebuild lack what extensions had added
   * to the others.
   *
   * @param password the new administrator's password, null when there is none to tell
   */
  void alone(
      JsonGenerator json,
      NovaCall call,
      Server server,
      Occasion occasion,
      @Nullable String password) {
    boolean rebuilt = occasion == Occasion.REBUILT;
    synchronized (server) {
      json.writeStartObject();
      json.writeObjectPropertyStart("server");
      if (occasion == Occasion.SHOWN || call.atLeast(75)) {
        basics(json, call, server, true);
        extended(json, call, server, !rebuilt);
        records(json, call, server);
      } else {
        basics(json, call, server, false);
        if (rebuilt && call.atLeast(54)) {
          text(json, "key_name", server.keyName());
        }
        records(json, call, server);
      }
      if (call.atLeast(71)) {
        json.writeArrayPropertyStart("server_groups");
        ServerGroups.Group group = cloud.groups().of(server.id());
        if (group != null) {
          json.writeString(group.id());
        }
        json.writeEndArray();
      }
      if (password != null) {
        json.writeStringProperty("adminPass", password);
      }
      if (rebuilt && call.atLeast(57)) {
        text(json, "user_data", server.userData());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private void fields(JsonGenerator json, NovaCall call, Server server) {
    basics(json, call, server, true);
    extended(json, call, server, true);
    records(json, call, server);
  }

  /**
   * What every answer tells of a server.
   *
   * @param whole whether addresses say what they are
   */
  private void basics(JsonGenerator json, NovaCall call, Server server, boolean whole) {
    String status = server.status();
    json.writeStringProperty("id", server.id());
    json.writeStringProperty("name", server.name());
    json.writeStringProperty("status", status);
    json.writeStringProperty("tenant_id", server.projectId());
    json.writeStringProperty("user_id", server.userId());
    map(json, "metadata", server.metadata());
    Host host = server.host();
    json.writeStringProperty("hostId", host == null ? "" : host.hashFor(server.projectId()));
    image(json, call, server);
    flavor(json, call, server.flavor());
    json.writeStringProperty("created", Times.zulu(server.created()));
    json.writeStringProperty("updated", Times.zulu(server.updated()));
    addresses(json, server, whole);
    json.writeStringProperty("accessIPv4", server.accessIpv4());
    json.writeStringProperty("accessIPv6", server.accessIpv6());
    links(json, call, "servers", server.id());
    json.writeStringProperty("OS-DCF:diskConfig", server.automaticDisk() ? "AUTO" : "MANUAL");
    fault(json, call, server);
    if (WITH_PROGRESS.contains(status)) {
      json.writeNumberProperty("progress", server.progress(cloud.region().now()));
    }
  }

  /**
   * What extensions once added.
   *
   * @param withUserData whether administrators see the user data here
   */
  private void extended(JsonGenerator json, NovaCall call, Server server, boolean withUserData) {
    Host host = server.host();
    json.writeStringProperty("OS-EXT-AZ:availability_zone", server.zone());
    json.writeStringProperty("config_drive", server.configDrive() ? "True" : "");
    text(json, "key_name", server.keyName());
    text(json, "OS-SRV-USG:launched_at", Times.naive(server.launched()));
    text(json, "OS-SRV-USG:terminated_at", Times.naive(server.terminated()));
    if (!server.addresses().isEmpty() && !server.securityGroups().isEmpty()) {
      json.writeArrayPropertyStart("security_groups");
      for (String group : server.securityGroups()) {
        json.writeStartObject();
        json.writeStringProperty("name", group);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (call.caller().isAdmin()) {
      forAdministrators(json, call, server, withUserData);
    }
    TaskState task = server.taskState();
    text(json, "OS-EXT-STS:task_state", task == null ? null : task.wire());
    json.writeStringProperty("OS-EXT-STS:vm_state", server.vmState().wire());
    json.writeNumberProperty("OS-EXT-STS:power_state", server.vmState().power());
    volumes(json, call, server.volumes());
    if (call.atLeast(16) && call.caller().isAdmin()) {
      json.writeStringProperty(
          "host_status", host == null ? "" : cloud.region().isDown(host) ? "DOWN" : "UP");
    }
    if (call.atLeast(90) && !call.caller().isAdmin()) {
      json.writeStringProperty("OS-EXT-SRV-ATTR:hostname", server.hostname());
    }
    if (call.atLeast(96)) {
      text(json, "pinned_availability_zone", server.pinnedZone());
    }
  }

  private static void records(JsonGenerator json, NovaCall call, Server server) {
    if (call.atLeast(9)) {
      json.writeBooleanProperty("locked", server.locked());
    }
    if (call.atLeast(73)) {
      text(json, "locked_reason", server.lockReason());
    }
    if (call.atLeast(19)) {
      text(json, "description", server.description());
    }
    if (call.atLeast(26)) {
      json.writeArrayPropertyStart("tags");
      server.tags().forEach(json::writeString);
      json.writeEndArray();
    }
    if (call.atLeast(63)) {
      json.writeNullProperty("trusted_image_certificates");
    }
  }

  private static void forAdministrators(
      JsonGenerator json, NovaCall call, Server server, boolean withUserData) {
    Host host = server.host();
    String name = host == null ? null : host.name();
    text(json, "OS-EXT-SRV-ATTR:host", name);
    json.writeStringProperty(
        "OS-EXT-SRV-ATTR:instance_name",
        String.format(Locale.ROOT, "instance-%08x", server.number()));
    text(json, "OS-EXT-SRV-ATTR:hypervisor_hostname", name);
    if (call.atLeast(3)) {
      json.writeStringProperty("OS-EXT-SRV-ATTR:reservation_id", server.reservationId());
      json.writeNumberProperty("OS-EXT-SRV-ATTR:launch_index", 0);
      json.writeStringProperty("OS-EXT-SRV-ATTR:hostname", server.hostname());
      json.writeStringProperty("OS-EXT-SRV-ATTR:kernel_id", "");
      json.writeStringProperty("OS-EXT-SRV-ATTR:ramdisk_id", "");
      json.writeStringProperty("OS-EXT-SRV-ATTR:root_device_name", "/dev/vda");
      if (withUserData) {
        text(json, "OS-EXT-SRV-ATTR:user_data", server.userData());
      }
    }
  }

  private static void volumes(JsonGenerator json, NovaCall call, List<Volume> volumes) {
    json.writeArrayPropertyStart("os-extended-volumes:volumes_attached");
    for (Volume volume : volumes) {
      json.writeStartObject();
      json.writeStringProperty("id", volume.id());
      if (call.atLeast(3)) {
        json.writeBooleanProperty("delete_on_termination", volume.deleteOnTermination());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void image(JsonGenerator json, NovaCall call, Server server) {
    if (server.imageId().isEmpty()) {
      json.writeStringProperty("image", "");
      return;
    }
    json.writeObjectPropertyStart("image");
    json.writeStringProperty("id", server.imageId());
    json.writeArrayPropertyStart("links");
    link(json, "bookmark", call.bookmark("images", server.imageId()));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void flavor(JsonGenerator json, NovaCall call, Flavor flavor) {
    json.writeObjectPropertyStart("flavor");
    if (call.atLeast(47)) {
      json.writeNumberProperty("vcpus", flavor.vcpus());
      json.writeNumberProperty("ram", flavor.ram());
      json.writeNumberProperty("disk", flavor.disk());
      json.writeNumberProperty("ephemeral", flavor.ephemeral());
      json.writeNumberProperty("swap", flavor.swap());
      json.writeStringProperty("original_name", flavor.name());
      map(json, "extra_specs", flavor.extraSpecs());
    } else {
      json.writeStringProperty("id", flavor.id());
      json.writeArrayPropertyStart("links");
      link(json, "bookmark", call.bookmark("flavors", flavor.id()));
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void addresses(JsonGenerator json, Server server, boolean whole) {
    json.writeObjectPropertyStart("addresses");
    if (server.vmState() != VmState.BUILDING) {
      List<Address> addresses = server.addresses();
      for (int i = 0; i < addresses.size(); i++) {
        Address address = addresses.get(i);
        String label = address.network().name();
        if (i == 0 || !addresses.get(i - 1).network().name().equals(label)) {
          json.writeArrayPropertyStart(label);
        }
        json.writeStartObject();
        json.writeNumberProperty("version", address.version());
        json.writeStringProperty("addr", address.ip());
        if (whole) {
          json.writeStringProperty("OS-EXT-IPS:type", address.floating() ? "floating" : "fixed");
          json.writeStringProperty("OS-EXT-IPS-MAC:mac_addr", address.carrier(addresses).mac());
        }
        json.writeEndObject();
        if (i == addresses.size() - 1 || !addresses.get(i + 1).network().name().equals(label)) {
          json.writeEndArray();
        }
      }
    }
    json.writeEndObject();
  }

  private static void fault(JsonGenerator json, NovaCall call, Server server) {
    Fault fault = server.fault();
    if (fault == null
        || (server.vmState() != VmState.ERROR && server.vmState() != VmState.DELETED)) {
      return;
    }
    json.writeObjectPropertyStart("fault");
    json.writeNumberProperty("code", fault.code());
    json.writeStringProperty("created", Times.zulu(fault.created()));
    json.writeStringProperty("message", fault.message());
    if (call.caller().isAdmin() || fault.code() != 500) {
      json.writeStringProperty("details", fault.details());
    }
    json.writeEndObject();
  }

  private static void map(JsonGenerator json, String name, Map<String, String> map) {
    json.writeObjectPropertyStart(name);
    map.forEach(json::writeStringProperty);
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }
}
