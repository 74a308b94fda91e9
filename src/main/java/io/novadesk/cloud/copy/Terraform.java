package io.novadesk.cloud.copy;

import io.novadesk.api.SecretText;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.cloud.export.Quoted;
import io.novadesk.cloud.filter.Described;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Servers that exist as Terraform's resources, with the blocks that import them. */
final class Terraform {
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder variables = new StringBuilder();
  private final ResourceNames names = new ResourceNames();

  private Terraform() {}

  static String of(List<? extends Described> servers) {
    Terraform all = new Terraform();
    Text.of("copyAs.terraform.about")
        .lines()
        .forEach(line -> all.out.append("# ").append(line).append('\n'));
    servers.forEach(all::add);
    return all.out.append(all.variables).toString();
  }

  private void add(Described described) {
    Server server = described.server();
    String id = server.uuid() == null ? server.id() : server.uuid();
    String name = names.of(server.displayName());
    block("openstack_compute_instance_v2", name, id);
    attribute("name", server.displayName());
    if (server.flavor() instanceof FlavorOfServer.ById(String flavor)) {
      attribute("flavor_id", flavor);
    } else {
      attribute("flavor_name", described.flavorName());
    }
    attribute("image_id", server.imageId());
    attribute("key_pair", server.keyName());
    attribute("availability_zone", server.availabilityZone());
    if (!server.securityGroups().isEmpty()) {
      line("security_groups = " + texts(server.securityGroups()));
    }
    if (!server.tags().isEmpty()) {
      line("tags = " + texts(server.tags()));
    }
    metadata(name, server.metadata());
    boolean fromVolume = server.imageId() == null && !server.volumeIds().isEmpty();
    if (fromVolume) {
      out.append("\n  block_device {\n");
      out.append("    uuid             = ").append(quoted(server.volumeIds().getFirst()));
      out.append(
          """

              source_type      = "volume"
              destination_type = "volume"
              boot_index       = 0
            }
          """);
    }
    networks(server);
    comment(Text.of("copyAs.unreadable"));
    out.append("}\n");
    List<String> attached =
        server.volumeIds().subList(fromVolume ? 1 : 0, server.volumeIds().size());
    for (String volume : attached) {
      block("openstack_compute_volume_attach_v2", names.of(name + "_volume"), id + "/" + volume);
      line("instance_id = openstack_compute_instance_v2." + name + ".id");
      attribute("volume_id", volume);
      out.append("}\n");
    }
  }

  private void block(String type, String name, String id) {
    out.append("\nimport {\n  to = ").append(type).append('.').append(name);
    out.append("\n  id = ").append(quoted(id)).append("\n}\n\nresource \"");
    out.append(type).append("\" \"").append(name).append("\" {\n");
  }

  private void networks(Server server) {
    for (Address address : Objects.requireNonNullElse(server.addresses(), List.<Address>of())) {
      if ("floating".equals(address.type())) {
        comment(Text.of("copyAs.terraform.floating", address.addr()));
      } else {
        out.append("\n  network {\n    name        = ").append(quoted(address.network()));
        out.append("\n    fixed_ip_v").append(address.version()).append(" = ");
        out.append(quoted(address.addr())).append("\n  }\n");
      }
    }
  }

  private void metadata(String name, Map<String, String> metadata) {
    if (metadata.isEmpty()) {
      return;
    }
    out.append("  metadata = {\n");
    metadata.forEach(
        (key, value) ->
            out.append("    ")
                .append(quoted(key))
                .append(" = ")
                .append(value(name, key, value))
                .append('\n'));
    out.append("  }\n");
  }

  private String value(String server, String key, String value) {
    if (SecretText.masked(key, value).equals(value)) {
      return quoted(value);
    }
    String variable = names.of(server + "_" + key);
    variables
        .append("\nvariable \"")
        .append(variable)
        .append("\" {\n  type      = string\n  sensitive = true\n}\n");
    return "var." + variable;
  }

  private void attribute(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      line(name + " = " + quoted(value));
    }
  }

  private void line(String text) {
    out.append("  ").append(text).append('\n');
  }

  private void comment(String text) {
    out.append("\n  # ").append(Names.shown(text)).append('\n');
  }

  private static String texts(List<String> texts) {
    return texts.stream().map(Terraform::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** What a template would take for its own is written twice. */
  static String quoted(String text) {
    return Quoted.text(text).replace("${", "$${").replace("%{", "%%{");
  }
}
