package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.NewServer.BlockDevice;
import io.novadesk.api.compute.NewServer.Networks;
import io.novadesk.api.compute.NewServer.Nic;
import io.novadesk.api.wire.Json;
import io.novadesk.i18n.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the body that makes a server, and finds the lowest microversion that understands it. */
final class NewServerBody {
  /** The last that writes files into a server. */
  private static final int FILES = 56;

  private static final String MASK = "•••";

  private final ComputeClient compute;
  private final NewServer wanted;
  private final ObjectNode root = Json.object();
  private final ObjectNode server = root.putObject("server");
  private final List<Secret> secrets = new ArrayList<>();
  private int minor = 1;

  /**
   * @throws ApiException BAD_REQUEST when this cloud is too old (or too new) for what is wanted
   */
  NewServerBody(ComputeClient compute, NewServer wanted) {
    this.compute = compute;
    this.wanted = wanted;
    basics();
    networks();
    for (BlockDevice device : wanted.volumes()) {
      device(device);
    }
    texts();
    files();
    if (!wanted.hints().isEmpty()) {
      wanted.hints().forEach(root.putObject("os:scheduler_hints")::put);
    }
  }

  int minor() {
    return minor;
  }

  /** What must not be logged, in the forms in which it is sent. */
  List<Secret> secrets() {
    return secrets;
  }

  /** For a person to look at: where something is secret it says only how much there is of it. */
  String masked() {
    ObjectNode copy = root.deepCopy();
    ObjectNode shown = (ObjectNode) copy.path("server");
    if (shown.has("adminPass")) {
      shown.put("adminPass", MASK);
    }
    if (shown.path("user_data").isString()) {
      shown.put("user_data", mask(shown.path("user_data").asString("")));
    }
    for (JsonNode file : shown.path("personality")) {
      ((ObjectNode) file).put("contents", mask(file.path("contents").asString("")));
    }
    return Json.pretty(copy);
  }

  private static String mask(String base64) {
    return Text.of("launch.request.masked", MASK, base64.length());
  }

  private String hidden(byte[] content) {
    String base64 = Base64.getEncoder().encodeToString(content);
    secrets.add(Secret.of(base64));
    return base64;
  }

  ObjectNode json() {
    return root;
  }

  private void basics() {
    server.put("name", wanted.name());
    if (compute.isFirstGeneration()) {
      server.put("imageId", Json.number(wanted.imageId()));
      server.put("flavorId", Json.number(wanted.flavorId()));
    } else {
      server.put("flavorRef", wanted.flavorId());
      server.put("imageRef", wanted.imageId() == null ? "" : wanted.imageId());
    }
    if (!wanted.metadata().isEmpty()) {
      wanted.metadata().forEach(server.putObject("metadata")::put);
    }
    if (wanted.count() > 1) {
      server.put("min_count", wanted.count()).put("max_count", wanted.count());
    }
    if (wanted.adminPass() != null) {
      secrets.add(wanted.adminPass());
      server.put("adminPass", wanted.adminPass().reveal());
    }
    if (wanted.configDrive() != null) {
      server.put("config_drive", wanted.configDrive());
    }
    if (wanted.userData() != null) {
      byte[] text = wanted.userData().reveal().getBytes(StandardCharsets.UTF_8);
      secrets.add(wanted.userData());
      server.put("user_data", hidden(text));
    }
  }

  private void networks() {
    switch (wanted.networks()) {
      case Networks.Usual _ -> {
        // From 2.37 it must be said, which would be too new for files anyway.
        if (compute.requires(37)) {
          server.put("networks", "auto");
        }
      }
      case Networks.Auto _ -> {
        if (compute.speaks(37)) {
          needs(37, "launch.tooOld.networks");
          server.put("networks", "auto");
        }
      }
      case Networks.None _ -> {
        needs(37, "launch.tooOld.noNetwork");
        server.put("networks", "none");
      }
      case Networks.These these -> {
        server.putArray("networks");
        these.nics().forEach(this::nic);
      }
    }
  }

  private void nic(Nic nic) {
    ObjectNode node = server.withArray("networks").addObject();
    if (nic.portId() != null) {
      node.put("port", nic.portId());
    } else if (nic.networkId() != null) {
      node.put("uuid", nic.networkId());
    }
    if (nic.fixedIp() != null) {
      node.put("fixed_ip", nic.fixedIp());
    }
  }

  private void device(BlockDevice device) {
    ObjectNode node = server.withArray("block_device_mapping_v2").addObject();
    node.put("source_type", device.source());
    node.put("destination_type", "volume");
    node.put("boot_index", device.bootIndex());
    node.put("delete_on_termination", device.deleteOnTermination());
    if (device.sourceId() != null) {
      node.put("uuid", device.sourceId());
    }
    if (device.size() != null) {
      node.put("volume_size", device.size());
    }
  }

  private void texts() {
    if (wanted.keyName() != null) {
      server.put("key_name", wanted.keyName());
    }
    for (String group : wanted.securityGroups()) {
      server.withArray("security_groups").addObject().put("name", group);
    }
    if (wanted.availabilityZone() != null) {
      server.put("availability_zone", wanted.availabilityZone());
    }
    if (wanted.description() != null) {
      needs(19, "launch.tooOld.description");
      server.put("description", wanted.description());
    }
    if (!wanted.tags().isEmpty()) {
      needs(52, "launch.tooOld.tags");
      wanted.tags().forEach(server.putArray("tags")::add);
    }
    if (wanted.hostname() != null) {
      needs(wanted.hostname().indexOf('.') >= 0 ? 94 : 90, "launch.tooOld.hostname");
      server.put("hostname", wanted.hostname());
    }
    // Asking for more than 2.36 obliges to say which networks.
    if (minor >= 37 && !server.has("networks")) {
      server.put("networks", "auto");
    }
  }

  private void files() {
    if (wanted.files().isEmpty()) {
      return;
    }
    if (minor > FILES || compute.requires(FILES + 1)) {
      throw refused(Text.of("launch.tooNew.files"));
    }
    for (Map.Entry<String, byte[]> file : wanted.files().entrySet()) {
      server
          .withArray("personality")
          .addObject()
          .put("path", file.getKey())
          .put("contents", hidden(file.getValue()));
    }
  }

  private void needs(int wantedMinor, String sentence) {
    if (!compute.speaks(wantedMinor)) {
      throw refused(Text.of(sentence, String.valueOf(wantedMinor)));
    }
    minor = Math.max(minor, wantedMinor);
  }

  private ApiException refused(String sentence) {
    return new ApiException(
        sentence,
        new ApiException.Facts(
            Category.BAD_REQUEST, "POST", compute.url(), 0, null, null, null, null, null, false),
        null);
  }
}
