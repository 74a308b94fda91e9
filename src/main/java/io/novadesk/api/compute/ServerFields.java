package io.novadesk.api.compute;

import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.compute.Server.Fault;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.api.wire.Interner;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Scalars;
import io.novadesk.api.wire.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of one server, gathered as they come. The parser stands on its opening brace. */
final class ServerFields {
  private static final Set<String> SCALARS =
      Set.of(
          "id",
          "uuid",
          "name",
          "status",
          "OS-EXT-STS:task_state",
          "OS-EXT-STS:vm_state",
          "OS-EXT-STS:power_state",
          "progress",
          "created",
          "updated",
          "OS-SRV-USG:launched_at",
          "locked",
          "locked_reason",
          "tenant_id",
          "tenantId",
          "project_id",
          "user_id",
          "userId",
          "key_name",
          "hostId",
          "OS-EXT-SRV-ATTR:host",
          "OS-EXT-AZ:availability_zone",
          "accessIPv4",
          "accessIPv6",
          "description",
          "OS-EXT-SRV-ATTR:hostname",
          "config_drive",
          "pinned_availability_zone");

  private final JsonParser p;
  private final Interner texts;
  private final Map<String, @Nullable String> scalars = HashMap.newHashMap(40);
  private @Nullable String imageId;
  private Map<String, String> imageProperties = Map.of();
  private @Nullable FlavorOfServer flavor;
  private @Nullable List<Address> addresses;
  private Map<String, String> metadata = Map.of();
  private Map<String, String> hints = Map.of();
  private @Nullable Fault fault;
  private List<String> tags = List.of();
  private List<String> groups = List.of();
  private List<String> volumes = List.of();

  ServerFields(JsonParser p, Interner texts) {
    this.p = p;
    this.texts = texts;
  }

  /**
   * @throws io.novadesk.api.ApiException BAD_ANSWER when the server has no id
   */
  Server read() {
    while (p.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = p.currentName();
      p.nextToken();
      field(name);
    }
    String id = scalars.get("id");
    if (id == null || id.isEmpty()) {
      throw Json.bad("The cloud's answer has a server without an id.", null);
    }
    String status = repeated("status");
    return new Server(
        id,
        different(scalars.get("uuid"), id),
        scalars.get("name"),
        status == null ? "UNKNOWN" : status,
        imageId,
        flavor,
        addresses,
        metadata,
        repeated("OS-EXT-STS:task_state"),
        repeated("OS-EXT-STS:vm_state"),
        integer("OS-EXT-STS:power_state"),
        integer("progress"),
        time("created"),
        time("updated"),
        time("OS-SRV-USG:launched_at"),
        fault,
        Json.truth(scalars.get("locked")),
        filled("locked_reason"),
        repeated("tenant_id", "tenantId", "project_id"),
        repeated("user_id", "userId"),
        repeated("key_name"),
        repeated("hostId"),
        repeated("OS-EXT-SRV-ATTR:host"),
        repeated("OS-EXT-AZ:availability_zone"),
        filled("accessIPv4"),
        filled("accessIPv6"),
        filled("description"),
        filled("OS-EXT-SRV-ATTR:hostname"),
        repeated("config_drive"),
        tags,
        groups,
        volumes,
        repeated("pinned_availability_zone"),
        imageProperties,
        hints);
  }

  private void field(String name) {
    switch (name) {
      case "image" -> image();
      case "imageId", "imageRef" -> imageId(reference(Scalars.filled(p)));
      case "flavor" -> flavor();
      case "flavorId", "flavorRef" -> flavorId(reference(Scalars.filled(p)));
      case "addresses" -> addresses = new AddressReader(p, texts).read();
      case "metadata" -> metadata = compact(Scalars.texts(p, texts));
      case "scheduler_hints" -> hints();
      case "fault" -> fault();
      case "tags" -> tags = names("name");
      case "security_groups" -> groups = names("name");
      case "os-extended-volumes:volumes_attached", "volumes_attached" -> volumes = names("id");
      case "links" -> p.skipChildren();
      default -> {
        if (!SCALARS.contains(name)) {
          // Neither a text nor a number is made of what nobody asks for.
          p.skipChildren();
        } else {
          scalars.put(name, Scalars.text(p));
        }
      }
    }
  }

  private @Nullable String reference(@Nullable String text) {
    String id = Json.lastSegment(text);
    return id == null ? null : texts.intern(id);
  }

  /** An older form of the field that is there too, but empty, takes nothing away. */
  private void imageId(@Nullable String id) {
    imageId = id == null ? imageId : id;
  }

  /** A reference, an empty text for a server that boots from a volume, or nothing. */
  private void image() {
    if (p.currentToken() != JsonToken.START_OBJECT) {
      imageId(reference(Scalars.filled(p)));
      return;
    }
    while (p.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = p.currentName();
      p.nextToken();
      switch (name) {
        case "id" -> imageId(reference(Scalars.filled(p)));
        case "properties" -> imageProperties = compact(Scalars.texts(p, texts));
        default -> p.skipChildren();
      }
    }
  }

  private void flavorId(@Nullable String id) {
    flavor = id == null ? flavor : new FlavorOfServer.ById(id);
  }

  private void flavor() {
    if (p.currentToken() != JsonToken.START_OBJECT) {
      flavorId(reference(Scalars.filled(p)));
      return;
    }
    Map<String, @Nullable String> values = new HashMap<>();
    Map<String, String> extra = Map.of();
    while (p.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = p.currentName();
      p.nextToken();
      if (name.equals("extra_specs")) {
        extra = compact(Scalars.texts(p, texts));
      } else {
        values.put(name, Scalars.text(p));
      }
    }
    String id = values.get("id");
    String original = values.get("original_name");
    if (original != null) {
      flavor =
          new FlavorOfServer.Embedded(
              texts.intern(original),
              size(values.get("ram")),
              size(values.get("vcpus")),
              size(values.get("disk")),
              size(values.get("ephemeral")),
              size(values.get("swap")),
              extra);
    } else {
      flavorId(reference(id));
    }
  }

  private static int size(@Nullable String text) {
    Integer value = Json.integer(Json.number(text));
    return value == null ? 0 : value;
  }

  private void fault() {
    if (p.currentToken() != JsonToken.START_OBJECT) {
      String text = Scalars.filled(p);
      fault = text == null ? null : new Fault(0, text, null, null);
      return;
    }
    Map<String, @Nullable String> values = new HashMap<>();
    while (p.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = p.currentName();
      p.nextToken();
      values.put(name, Scalars.text(p));
    }
    String message = values.get("message");
    String details = values.get("details");
    fault =
        new Fault(
            size(values.get("code")),
            message == null ? "" : message,
            details == null || details.isEmpty() ? null : details,
            Times.parse(values.get("created")));
  }

  /** A list of texts, or of objects of which {@code key} counts. */
  private List<String> names(String key) {
    if (p.currentToken() != JsonToken.START_ARRAY) {
      p.skipChildren();
      return List.of();
    }
    List<String> names = new ArrayList<>();
    while (p.nextToken() != JsonToken.END_ARRAY && p.currentToken() != null) {
      if (p.currentToken() == JsonToken.START_OBJECT) {
        while (p.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean wanted = p.currentName().equals(key);
          p.nextToken();
          String value = Scalars.text(p);
          if (wanted && value != null) {
            names.add(texts.intern(value));
          }
        }
      } else {
        String value = Scalars.text(p);
        if (value != null) {
          names.add(texts.intern(value));
        }
      }
    }
    return List.copyOf(names);
  }

  /** Hints are texts or lists of texts. */
  private void hints() {
    if (p.currentToken() != JsonToken.START_OBJECT) {
      p.skipChildren();
      return;
    }
    Map<String, String> read = new HashMap<>();
    while (p.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = texts.intern(p.currentName());
      p.nextToken();
      String value =
          p.currentToken() == JsonToken.START_ARRAY
              ? String.join(", ", names("name"))
              : Scalars.text(p);
      if (value != null) {
        read.put(name, value);
      }
    }
    hints = compact(read);
  }

  private static Map<String, String> compact(Map<String, String> map) {
    return map.isEmpty() ? Map.of() : map.size() == 1 ? Map.copyOf(map) : unmodifiable(map);
  }

  private static Map<String, String> unmodifiable(Map<String, String> map) {
    return Collections.unmodifiableMap(map);
  }

  private @Nullable String filled(String name) {
    String value = scalars.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** A text that many servers share. */
  private @Nullable String repeated(String... names) {
    for (String name : names) {
      String value = filled(name);
      if (value != null) {
        return texts.intern(value);
      }
    }
    return null;
  }

  private static @Nullable String different(@Nullable String text, String from) {
    return text == null || text.isEmpty() || text.equals(from) ? null : text;
  }

  private @Nullable Integer integer(String name) {
    return Json.integer(Json.number(scalars.get(name)));
  }

  private @Nullable Instant time(String name) {
    return Times.parse(scalars.get(name));
  }
}
