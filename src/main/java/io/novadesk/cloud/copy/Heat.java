package io.novadesk.cloud.copy;

import io.novadesk.api.SecretText;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.cloud.export.Quoted;
import io.novadesk.cloud.filter.Described;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Servers that exist as a template of Heat, which makes others like them. */
final class Heat {
  private final StringBuilder resources = new StringBuilder("resources:\n");
  private final StringBuilder parameters = new StringBuilder();
  private final ResourceNames names = new ResourceNames();

  private Heat() {}

  static String of(List<? extends Described> servers) {
    StringBuilder out = new StringBuilder();
    Text.of("copyAs.heat.about")
        .lines()
        .forEach(line -> out.append("# ").append(line).append('\n'));
    out.append("heat_template_version: 2018-08-31\n\n");
    Heat all = new Heat();
    servers.forEach(all::add);
    if (!all.parameters.isEmpty()) {
      out.append("parameters:\n").append(all.parameters).append('\n');
    }
    return out.append(all.resources).toString();
  }

  private void add(Described described) {
    Server server = described.server();
    String name = names.of(server.displayName());
    resource(name, "OS::Nova::Server");
    property("name", server.displayName());
    property("flavor", described.flavorName());
    property("image", server.imageId());
    property("key_name", server.keyName());
    property("availability_zone", server.availabilityZone());
    if (!server.securityGroups().isEmpty()) {
      line("security_groups: " + texts(server.securityGroups()));
    }
    if (!server.tags().isEmpty()) {
      line("tags: " + texts(server.tags()));
    }
    metadata(name, server.metadata());
    List<String> volumes = new ArrayList<>(server.volumeIds());
    if (server.imageId() == null && !volumes.isEmpty()) {
      line("block_device_mapping_v2:");
      line("  - {volume_id: " + Quoted.text(volumes.removeFirst()) + ", boot_index: 0}");
    }
    networks(server);
    comment(Text.of("copyAs.unreadable"));
    for (String volume : volumes) {
      resource(names.of(name + "_volume"), "OS::Cinder::VolumeAttachment");
      line("instance_uuid: {get_resource: " + name + "}");
      property("volume_id", volume);
    }
  }

  private void resource(String name, String type) {
    resources.append("  ").append(name).append(":\n    type: ").append(type);
    resources.append("\n    properties:\n");
  }

  private void networks(Server server) {
    List<String> fixed = new ArrayList<>();
    for (Address address : Objects.requireNonNullElse(server.addresses(), List.<Address>of())) {
      if ("floating".equals(address.type())) {
        comment(Text.of("copyAs.terraform.floating", address.addr()));
      } else {
        fixed.add(Quoted.text(address.network()));
      }
    }
    if (!fixed.isEmpty()) {
      line("networks:");
      fixed.stream().distinct().forEach(network -> line("  - network: " + network));
    }
  }

  private void metadata(String server, Map<String, String> metadata) {
    if (!metadata.isEmpty()) {
      line("metadata:");
      metadata.forEach(
          (key, value) -> line("  " + Quoted.text(key) + ": " + value(server, key, value)));
    }
  }

  private String value(String server, String key, String value) {
    if (SecretText.masked(key, value).equals(value)) {
      return Quoted.text(value);
    }
    String parameter = names.of(server + "_" + key);
    parameters.append("  ").append(parameter).append(":\n    type: string\n    hidden: true\n");
    return "{get_param: " + parameter + "}";
  }

  private void property(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      line(name + ": " + Quoted.text(value));
    }
  }

  private void line(String text) {
    resources.append("      ").append(text).append('\n');
  }

  private void comment(String text) {
    line("# " + Names.shown(text));
  }

  private static String texts(List<String> texts) {
    return texts.stream().map(Quoted::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
