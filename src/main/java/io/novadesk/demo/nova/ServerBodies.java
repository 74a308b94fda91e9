package io.novadesk.demo.nova;

import static io.novadesk.demo.schema.Schema.array;
import static io.novadesk.demo.schema.Schema.body;
import static io.novadesk.demo.schema.Schema.length;
import static io.novadesk.demo.schema.Schema.object;
import static io.novadesk.demo.schema.Schema.oneOf;
import static io.novadesk.demo.schema.Schema.pattern;
import static io.novadesk.demo.schema.Schema.type;

import io.novadesk.demo.schema.ObjectSchema;
import io.novadesk.demo.schema.Schema;
import java.util.List;

/** What the bodies of requests about servers hold, in each version. */
final class ServerBodies {
  private static final int MAX_TAGS = 50;

  private ServerBodies() {}

  static Schema create(NovaCall call) {
    ObjectSchema server =
        object()
            .with("name", Types.NAME)
            .with("imageRef", oneOf(Types.UUID_TEXT, Types.STRING.and(length(0, 0))))
            .with("flavorRef", Types.FLAVOR_REF)
            .with("adminPass", Types.STRING)
            .with("metadata", Types.METADATA)
            .with("networks", networks(call))
            .with("OS-DCF:diskConfig", Types.DISK_CONFIG)
            .with("accessIPv4", Types.IPV4)
            .with("accessIPv6", Types.IPV6)
            .with(!call.atLeast(57), "personality", Types.PERSONALITY)
            .with("availability_zone", Types.NAME)
            .with("block_device_mapping", array(legacyDevice()))
            .with("block_device_mapping_v2", array(device(call)))
            .with("config_drive", Types.BOOLEAN)
            .with("key_name", Types.NAME)
            .with("min_count", Types.POSITIVE)
            .with("max_count", Types.POSITIVE)
            .with("return_reservation_id", Types.BOOLEAN)
            .with("security_groups", array(object().with("name", Types.NAME)))
            .with("user_data", call.isLegacy() ? Types.BASE64.orNull() : Types.BASE64)
            .with(call.atLeast(19), "description", Types.DESCRIPTION)
            .with(call.atLeast(52), "tags", array(Types.TAG, 0, MAX_TAGS))
            .with(call.atLeast(63), "trusted_image_certificates", Types.TRUSTED)
            .with(call.atLeast(74), "host", Types.HOST)
            .with(call.atLeast(74), "hypervisor_hostname", Types.HOST)
            .with(call.atLeast(90), "hostname", hostname(call))
            .required("name", "flavorRef")
            .required(call.atLeast(37), "networks");
    return object()
        .with("server", server)
        .with("os:scheduler_hints", hints())
        .with("OS-SCH-HNT:scheduler_hints", hints())
        .required("server");
  }

  private static Schema hostname(NovaCall call) {
    return call.atLeast(94) ? Types.FULL_HOST_NAME : Types.HOST_NAME;
  }

  private static Schema networks(NovaCall call) {
    boolean tagged = call.atLeast(42) || (call.atLeast(32) && !call.atLeast(37));
    Schema networks =
        array(
            object()
                .with("fixed_ip", Types.IP)
                .with("port", oneOf(Types.UUID_TEXT, type("null")))
                .with("uuid", call.atLeast(37) ? Types.UUID_TEXT : Types.STRING)
                .with(tagged, "tag", Types.TAG));
    return call.atLeast(37)
        ? oneOf(networks, Types.STRING.and(oneOf(List.of("none", "auto"))))
        : networks;
  }

  private static ObjectSchema legacyDevice() {
    return object()
        .with("virtual_name", Types.STRING.and(length(0, 255)))
        .with("volume_id", Types.UUID_TEXT)
        .with("snapshot_id", Types.UUID_TEXT)
        .with("volume_size", Types.SIZE)
        .with("device_name", Types.TEXT_1_TO_255.and(pattern("^[a-zA-Z0-9._-r/]*$")))
        .with("delete_on_termination", Types.BOOLEAN)
        .with("no_device", Schema.anything())
        .with("connection_info", Types.STRING);
  }

  private static Schema device(NovaCall call) {
    Schema text = Types.STRING.and(length(0, 255));
    return legacyDevice()
        .with(
            "source_type", Types.STRING.and(oneOf(List.of("volume", "image", "snapshot", "blank"))))
        .with("uuid", Types.TEXT_1_TO_255.and(pattern("^[a-zA-Z0-9._-]*$")))
        .with("image_id", Types.UUID_TEXT)
        .with("destination_type", Types.STRING.and(oneOf(List.of("local", "volume"))))
        .with("guest_format", text)
        .with("device_type", text)
        .with("disk_bus", text)
        .with("boot_index", type("integer", "string", "null").and(pattern("^-?[0-9]+$")))
        .with(call.version() == 32 || call.atLeast(42), "tag", Types.TAG)
        .with(call.atLeast(67), "volume_type", text.orNull());
  }

  private static Schema hints() {
    Schema servers = oneOf(Types.UUID_TEXT, array(Types.UUID_TEXT));
    return object()
        .with("group", Types.UUID_TEXT)
        .with("different_host", servers)
        .with("same_host", type("string", "array"))
        .with("query", type("string", "object"))
        .with("target_cell", Types.NAME)
        .with("different_cell", type("string", "array"))
        .with("build_near_host_ip", Types.IP)
        .with("cidr", Types.STRING.and(pattern("^/[0-9a-f.:]+$")))
        .open();
  }

  static Schema update(NovaCall call) {
    return body(
        "server",
        object()
            .with("name", Types.NAME)
            .with("OS-DCF:diskConfig", Types.DISK_CONFIG)
            .with("accessIPv4", Types.IPV4)
            .with("accessIPv6", Types.IPV6)
            .with(call.atLeast(19), "description", Types.DESCRIPTION)
            .with(call.atLeast(90), "hostname", hostname(call)));
  }

  static Schema rebuild(NovaCall call) {
    return body(
        "rebuild",
        object()
            .with("name", Types.NAME)
            .with("imageRef", Types.UUID_TEXT)
            .with("adminPass", Types.STRING)
            .with("metadata", Types.METADATA)
            .with("preserve_ephemeral", Types.BOOLEAN)
            .with("OS-DCF:diskConfig", Types.DISK_CONFIG)
            .with("accessIPv4", Types.IPV4)
            .with("accessIPv6", Types.IPV6)
            .with(!call.atLeast(57), "personality", Types.PERSONALITY)
            .with(call.atLeast(19), "description", Types.DESCRIPTION)
            .with(call.atLeast(54), "key_name", oneOf(Types.TEXT_1_TO_255, type("null")))
            .with(call.atLeast(57), "user_data", oneOf(Types.BASE64, type("null")))
            .with(call.atLeast(63), "trusted_image_certificates", Types.TRUSTED)
            .with(call.atLeast(90), "hostname", hostname(call))
            .required("imageRef"));
  }

  /** What an action's body holds; anything, where nova does not look. */
  static Schema action(NovaCall call, String action) {
    Schema schema =
        switch (action) {
          case "resize" ->
              object()
                  .with("flavorRef", Types.FLAVOR_REF)
                  .with("OS-DCF:diskConfig", Types.DISK_CONFIG)
                  .required("flavorRef");
          case "reboot" ->
              object()
                  .with(
                      "type",
                      Types.STRING.and(
                          oneOf(List.of("HARD", "Hard", "hard", "SOFT", "Soft", "soft"))))
                  .required("type");
          case "createImage" ->
              object().with("name", Types.NAME).with("metadata", Types.METADATA).required("name");
          case "createBackup" ->
              object()
                  .with("name", Types.NAME)
                  .with("backup_type", Types.STRING)
                  .with("rotation", Types.NOT_NEGATIVE)
                  .with("metadata", Types.METADATA)
                  .required("name", "backup_type", "rotation");
          case "changePassword" -> object().with("adminPass", Types.STRING).required("adminPass");
          case "os-resetState" ->
              object()
                  .with("state", Types.STRING.and(oneOf(List.of("active", "error"))))
                  .required("state");
          case "rescue" ->
              object()
                  .with("adminPass", Types.STRING)
                  .with("rescue_image_ref", Types.UUID_TEXT)
                  .orNull();
          case "addFloatingIp" ->
              object()
                  .with("address", Types.IP)
                  .with("fixed_address", Types.IP)
                  .required("address");
          case "removeFloatingIp" -> object().with("address", Types.IP).required("address");
          case "os-getVNCConsole" -> console("novnc", "xvpvnc");
          case "os-getSPICEConsole" -> console("spice-html5");
          case "os-getRDPConsole" -> console("rdp-html5");
          case "os-getSerialConsole" -> console("serial");
          case "addSecurityGroup", "removeSecurityGroup" ->
              object().with("name", Types.STRING.and(length(1, 255))).required("name");
          default -> placing(call, action);
        };
    return body(action, schema);
  }

  private static Schema console(String... types) {
    return object().with("type", Types.STRING.and(oneOf(List.of(types)))).required("type");
  }

  /** Actions that may say where the server shall go, and the lock with its reason. */
  private static Schema placing(NovaCall call, String action) {
    Schema host = Types.HOST.orNull();
    boolean forced = call.atLeast(30) && !call.atLeast(68);
    return switch (action) {
      case "lock" ->
          call.atLeast(73)
              ? object().with("locked_reason", Types.TEXT_1_TO_255).orNull()
              : Schema.anything();
      case "migrate" -> call.atLeast(56) ? object().with("host", host).orNull() : Schema.anything();
      case "os-migrateLive" ->
          call.atLeast(25)
              ? object()
                  .with("block_migration", oneOf(Types.BOOLEAN, oneOf(List.of("auto"))))
                  .with("host", host)
                  .with(forced, "force", Types.BOOLEAN)
                  .required("block_migration", "host")
              : object()
                  .with("block_migration", Types.BOOLEAN)
                  .with("disk_over_commit", Types.BOOLEAN)
                  .with("host", host)
                  .required("block_migration", "disk_over_commit", "host");
      case "evacuate" ->
          object()
              .with("host", Types.HOST)
              .with(!call.atLeast(14), "onSharedStorage", Types.BOOLEAN)
              .with("adminPass", Types.STRING)
              .with(call.atLeast(29) && !call.atLeast(68), "force", Types.BOOLEAN)
              .required(!call.atLeast(14), "onSharedStorage");
      case "unshelve" ->
          call.atLeast(91)
              ? oneOf(
                  object()
                      .with("availability_zone", Types.STRING.orNull())
                      .with("host", Types.STRING),
                  type("null"))
              : call.atLeast(77)
                  ? object()
                      .with("availability_zone", Types.NAME)
                      .required("availability_zone")
                      .orNull()
                  : Schema.anything();
      default -> Schema.anything();
    };
  }

  static Schema remoteConsole(NovaCall call) {
    List<String> protocols =
        call.atLeast(8)
            ? List.of("vnc", "spice", "rdp", "serial", "mks")
            : List.of("vnc", "spice", "rdp", "serial");
    List<String> types =
        call.atLeast(8)
            ? List.of("novnc", "xvpvnc", "rdp-html5", "spice-html5", "serial", "webmks")
            : List.of("novnc", "xvpvnc", "rdp-html5", "spice-html5", "serial");
    return body(
        "remote_console",
        object()
            .with("protocol", Types.STRING.and(oneOf(protocols)))
            .with("type", Types.STRING.and(oneOf(types)))
            .required("protocol", "type"));
  }

  static Schema metadata() {
    return body("metadata", Types.METADATA);
  }

  static Schema metadataItem() {
    return body("meta", Types.ONE_METADATA);
  }

  static Schema tags() {
    return body("tags", array(Types.TAG, 0, MAX_TAGS));
  }

  static Schema group(NovaCall call) {
    List<String> policies =
        call.atLeast(15)
            ? List.of("anti-affinity", "affinity", "soft-anti-affinity", "soft-affinity")
            : List.of("anti-affinity", "affinity");
    Schema policy = Types.STRING.and(oneOf(policies));
    return body(
        "server_group",
        object()
            .with("name", Types.NAME)
            .with(!call.atLeast(64), "policies", array(policy, 1, 1))
            .with(call.atLeast(64), "policy", policy)
            .with(call.atLeast(64), "rules", object().with("max_server_per_host", Types.POSITIVE))
            .required("name", call.atLeast(64) ? "policy" : "policies"));
  }

  static Schema volumeAttachment(NovaCall call) {
    return body(
        "volumeAttachment",
        object()
            .with("volumeId", Types.UUID_TEXT)
            .with("device", Types.DEVICE)
            .with(call.atLeast(49), "tag", Types.TAG)
            .with(call.atLeast(79), "delete_on_termination", Types.BOOLEAN)
            .required("volumeId"));
  }

  static Schema changedAttachment(NovaCall call) {
    boolean whole = call.atLeast(85);
    return body(
        "volumeAttachment",
        object()
            .with("volumeId", Types.UUID_TEXT)
            .with(whole, "device", Types.DEVICE)
            .with(whole || call.atLeast(49), "tag", Types.TAG)
            .with(whole, "delete_on_termination", Types.BOOLEAN)
            .with(whole, "serverId", Types.UUID_TEXT)
            .with(whole, "id", Types.UUID_TEXT)
            .required("volumeId"));
  }

  static Schema interfaceAttachment(NovaCall call) {
    return object()
        .with(
            "interfaceAttachment",
            object()
                .with("net_id", Types.UUID_TEXT)
                .with("port_id", Types.UUID_TEXT)
                .with(
                    "fixed_ips",
                    array(object().with("ip_address", Types.IP).required("ip_address"), 1, 1))
                .with(call.atLeast(49), "tag", Types.TAG));
  }
}
