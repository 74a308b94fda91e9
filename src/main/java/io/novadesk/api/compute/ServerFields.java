package io.novadesk.api.compute;

import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.compute.Server.Fault;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.api.wire.FieldNames;
import io.novadesk.api.wire.Interner;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Scalars;
import io.novadesk.api.wire.Times;
import io.novadesk.i18n.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of one server, gathered as they come. The parser stands on its opening brace. */
final class ServerFields {
  /** What is read of a server. Clouds of different ages have different names for some. */
  private enum Field {
    ID("id"),
    UUID("uuid"),
    NAME("name"),
    STATUS("status"),
    TASK_STATE("OS-EXT-STS:task_state"),
    VM_STATE("OS-EXT-STS:vm_state"),
    POWER_STATE("OS-EXT-STS:power_state"),
    PROGRESS("progress"),
    CREATED("created"),
    UPDATED("updated"),
    LAUNCHED_AT("OS-SRV-USG:launched_at"),
    LOCKED("locked"),
    LOCKED_REASON("locked_reason"),
    TENANT_ID("tenant_id"),
    TENANT_ID_OF_2011("tenantId"),
    PROJECT_ID("project_id"),
    USER_ID("user_id"),
    USER_ID_OF_2011("userId"),
    KEY_NAME("key_name"),
    HOST_ID("hostId"),
    HOST("OS-EXT-SRV-ATTR:host"),
    AVAILABILITY_ZONE("OS-EXT-AZ:availability_zone"),
    ACCESS_IPV4("accessIPv4"),
    ACCESS_IPV6("accessIPv6"),
    DESCRIPTION("description"),
    HOSTNAME("OS-EXT-SRV-ATTR:hostname"),
    CONFIG_DRIVE("config_drive"),
    PINNED_ZONE("pinned_availability_zone"),
    IMAGE("image"),
    IMAGE_ID("imageId"),
    IMAGE_REF("imageRef"),
    FLAVOR("flavor"),
    FLAVOR_ID("flavorId"),
    FLAVOR_REF("flavorRef"),
    ADDRESSES("addresses"),
    METADATA("metadata"),
    SCHEDULER_HINTS("scheduler_hints"),
    FAULT("fault"),
    TAGS("tags"),
    SERVER_GROUPS("server_groups"),
    SECURITY_GROUPS("security_groups"),
    VOLUMES("os-extended-volumes:volumes_attached"),
    VOLUMES_OF_OLD("volumes_attached");

    private final String wire;

    Field(String wire) {
      this.wire = wire;
    }
  }

  private enum ImageField {
    ID("id"),
    PROPERTIES("properties");

    private final String wire;

    ImageField(String wire) {
      this.wire = wire;
    }
  }

  private enum FlavorField {
    ID("id"),
    ORIGINAL_NAME("original_name"),
    RAM("ram"),
    VCPUS("vcpus"),
    DISK("disk"),
    EPHEMERAL("ephemeral"),
    SWAP("swap"),
    EXTRA_SPECS("extra_specs");

    private final String wire;

    FlavorField(String wire) {
      this.wire = wire;
    }
  }

  private enum FaultField {
    CODE("code"),
    MESSAGE("message"),
    DETAILS("details"),
    CREATED("created");

    private final String wire;

    FaultField(String wire) {
      this.wire = wire;
    }
  }

  private static final FieldNames<Field> FIELDS = FieldNames.of(Field.values(), f -> f.wire);
  private static final FieldNames<ImageField> OF_IMAGE =
      FieldNames.of(ImageField.values(), f -> f.wire);
  private static final FieldNames<FlavorField> OF_FLAVOR =
      FieldNames.of(FlavorField.values(), f -> f.wire);
  private static final FieldNames<FaultField> OF_FAULT =
      FieldNames.of(FaultField.values(), f -> f.wire);

  private final JsonParser p;
  private final Interner texts;

  /** The fields that are plain texts, where they are not empty. */
  private final Map<Field, String> words = new EnumMap<>(Field.class);

  private @Nullable String name;
  private @Nullable Integer powerState;
  private @Nullable Integer progress;
  private @Nullable Instant created;
  private @Nullable Instant updated;
  private @Nullable Instant launchedAt;
  private @Nullable Boolean locked;
  private @Nullable String imageId;
  private Map<String, String> imageProperties = Map.of();
  private @Nullable FlavorOfServer flavor;
  private @Nullable List<Address> addresses;
  private Map<String, String> metadata = Map.of();
  private Map<String, String> hints = Map.of();
  private @Nullable Fault fault;
  private List<String> tags = List.of();
  private List<String> serverGroups = List.of();
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
    for (Field field = FIELDS.next(p); field != null; field = FIELDS.next(p)) {
      read(field);
    }
    String id = words.get(Field.ID);
    if (id == null) {
      throw Json.bad(Text.of("answer.serverWithoutId"), null);
    }
    String uuid = words.get(Field.UUID);
    String status = repeated(Field.STATUS);
    return new Server(
        id,
        id.equals(uuid) ? null : uuid,
        name,
        status == null ? "UNKNOWN" : status,
        imageId,
        flavor,
        addresses,
        metadata,
        repeated(Field.TASK_STATE),
        repeated(Field.VM_STATE),
        powerState,
        progress,
        created,
        updated,
        launchedAt,
        fault,
        locked,
        words.get(Field.LOCKED_REASON),
        repeated(Field.TENANT_ID, Field.TENANT_ID_OF_2011, Field.PROJECT_ID),
        repeated(Field.USER_ID, Field.USER_ID_OF_2011),
        repeated(Field.KEY_NAME),
        repeated(Field.HOST_ID),
        repeated(Field.HOST),
        repeated(Field.AVAILABILITY_ZONE),
        words.get(Field.ACCESS_IPV4),
        words.get(Field.ACCESS_IPV6),
        words.get(Field.DESCRIPTION),
        words.get(Field.HOSTNAME),
        repeated(Field.CONFIG_DRIVE),
        tags,
        groups,
        volumes,
        repeated(Field.PINNED_ZONE),
        imageProperties,
        hints,
        serverGroups);
  }

  private void read(Field field) {
    switch (field) {
      case NAME -> name = Scalars.text(p);
      case POWER_STATE -> powerState = Scalars.integer(p);
      case PROGRESS -> progress = Scalars.integer(p);
      case CREATED -> created = Times.parse(Scalars.text(p));
      case UPDATED -> updated = Times.parse(Scalars.text(p));
      case LAUNCHED_AT -> launchedAt = Times.parse(Scalars.text(p));
      case LOCKED -> locked = Scalars.truth(p);
      case IMAGE -> image();
      case IMAGE_ID, IMAGE_REF -> imageId(reference(Scalars.filled(p)));
      case FLAVOR -> flavor();
      case FLAVOR_ID, FLAVOR_REF -> flavorId(reference(Scalars.filled(p)));
      case ADDRESSES -> addresses = new AddressReader(p, texts).read();
      case METADATA -> metadata = compact(Scalars.texts(p, texts));
      case SCHEDULER_HINTS -> hints();
      case FAULT -> fault();
      case TAGS -> tags = names("name");
      case SERVER_GROUPS -> serverGroups = names("id");
      case SECURITY_GROUPS -> groups = names("name");
      case VOLUMES, VOLUMES_OF_OLD -> volumes = names("id");
      default -> {
        String word = Scalars.filled(p);
        if (word != null) {
          words.put(field, word);
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
    for (ImageField of = OF_IMAGE.next(p); of != null; of = OF_IMAGE.next(p)) {
      switch (of) {
        case ID -> imageId(reference(Scalars.filled(p)));
        case PROPERTIES -> imageProperties = compact(Scalars.texts(p, texts));
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
    String id = null;
    String original = null;
    int ram = 0;
    int vcpus = 0;
    int disk = 0;
    int ephemeral = 0;
    int swap = 0;
    Map<String, String> extra = Map.of();
    for (FlavorField of = OF_FLAVOR.next(p); of != null; of = OF_FLAVOR.next(p)) {
      switch (of) {
        case ID -> id = Scalars.filled(p);
        case ORIGINAL_NAME -> original = Scalars.text(p);
        case RAM -> ram = size();
        case VCPUS -> vcpus = size();
        case DISK -> disk = size();
        case EPHEMERAL -> ephemeral = size();
        case SWAP -> swap = size();
        case EXTRA_SPECS -> extra = compact(Scalars.texts(p, texts));
      }
    }
    if (original == null) {
      flavorId(reference(id));
    } else {
      flavor =
          new FlavorOfServer.Embedded(
              texts.intern(original), ram, vcpus, disk, ephemeral, swap, extra);
    }
  }

  private int size() {
    Integer value = Scalars.integer(p);
    return value == null ? 0 : value;
  }

  private void fault() {
    if (p.currentToken() != JsonToken.START_OBJECT) {
      String text = Scalars.filled(p);
      fault = text == null ? null : new Fault(0, text, null, null);
      return;
    }
    Integer code = null;
    String message = null;
    String details = null;
    Instant when = null;
    for (FaultField of = OF_FAULT.next(p); of != null; of = OF_FAULT.next(p)) {
      switch (of) {
        case CODE -> code = Scalars.integer(p);
        case MESSAGE -> message = Scalars.text(p);
        case DETAILS -> details = Scalars.filled(p);
        case CREATED -> when = Times.parse(Scalars.text(p));
      }
    }
    fault = new Fault(code == null ? 0 : code, message == null ? "" : message, details, when);
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

  /** A text that many servers share. */
  private @Nullable String repeated(Field... names) {
    for (Field field : names) {
      String value = words.get(field);
      if (value != null) {
        return texts.intern(value);
      }
    }
    return null;
  }
}
