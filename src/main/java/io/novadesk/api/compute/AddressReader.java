package io.novadesk.api.compute;

import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.wire.FieldNames;
import io.novadesk.api.wire.Interner;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Scalars;
import io.novadesk.api.wire.XmlBodies;
import io.novadesk.i18n.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads addresses: an object of networks with objects or plain texts, a draft's list of {@code {id,
 * ip}}, with or without a wrapper.
 */
final class AddressReader {
  /** What lists were wrapped in in 2011. */
  private static final String WRAPPER = "values";

  /** What is read of an address, or of a network that names itself. */
  private enum Field {
    ADDR("addr"),
    IP("ip"),
    VERSION("version"),
    TYPE("OS-EXT-IPS:type"),
    MAC("OS-EXT-IPS-MAC:mac_addr"),
    MAC_OF_OLD("mac_addr"),
    ID("id"),
    VALUES(WRAPPER);

    private final String wire;

    Field(String wire) {
      this.wire = wire;
    }
  }

  private static final FieldNames<Field> FIELDS = FieldNames.of(Field.values(), f -> f.wire);

  private final JsonParser p;
  private final Interner texts;
  private final List<Address> found = new ArrayList<>();

  AddressReader(JsonParser p, Interner texts) {
    this.p = p;
    this.texts = texts;
  }

  /** Null when the cloud told nothing; empty when it told that there are none. */
  @Nullable List<Address> read() {
    JsonToken token = p.currentToken();
    if (token == JsonToken.START_OBJECT) {
      while (p.nextToken() == JsonToken.PROPERTY_NAME) {
        String network = texts.intern(p.currentName());
        p.nextToken();
        if (network.equals(WRAPPER) && p.currentToken() == JsonToken.START_ARRAY) {
          // Networks in the wrapper name themselves; a network of that very name does not.
          drafts(network);
        } else {
          network(network);
        }
      }
    } else if (token == JsonToken.START_ARRAY) {
      drafts("");
    } else {
      return null;
    }
    return List.copyOf(found);
  }

  /** A list of networks that name themselves: {@code {id, ip}} or {@code {id, values}}. */
  private void drafts(String unnamed) {
    while (p.nextToken() != JsonToken.END_ARRAY && p.currentToken() != null) {
      if (p.currentToken() == JsonToken.START_OBJECT) {
        draft(unnamed);
      } else {
        p.skipChildren();
      }
    }
  }

  /** The body of {@code GET /servers/{id}/ips}, or of one network without a wrapper. */
  static List<Address> body(byte[] body, Interner texts) throws IOException {
    try (JsonParser p = Json.parser(XmlBodies.asJson(new ByteArrayInputStream(body)))) {
      return body(p, texts);
    } catch (JacksonException e) {
      throw Json.failed(e);
    }
  }

  private static List<Address> body(JsonParser p, Interner texts) {
    AddressReader reader = new AddressReader(p, texts);
    if (p.nextToken() != JsonToken.START_OBJECT) {
      throw Json.bad(Text.of("answer.no.addresses"), null);
    }
    while (p.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = texts.intern(p.currentName());
      p.nextToken();
      if (name.equals("addresses")) {
        reader.read();
      } else {
        reader.network(name);
      }
    }
    return List.copyOf(reader.found);
  }

  private void network(String network) {
    if (p.currentToken() == JsonToken.START_OBJECT) {
      // {"values": [..]} of 2011.
      while (p.nextToken() == JsonToken.PROPERTY_NAME) {
        p.nextToken();
        network(network);
      }
      return;
    }
    if (p.currentToken() != JsonToken.START_ARRAY) {
      return;
    }
    while (p.nextToken() != JsonToken.END_ARRAY && p.currentToken() != null) {
      if (p.currentToken() == JsonToken.START_OBJECT) {
        entry(network);
      } else {
        add(network, null, Scalars.text(p), null, null);
      }
    }
  }

  private void entry(String network) {
    Integer version = null;
    String addr = null;
    String type = null;
    String mac = null;
    for (Field field = FIELDS.next(p); field != null; field = FIELDS.next(p)) {
      switch (field) {
        case VERSION -> version = Scalars.integer(p);
        case ADDR -> addr = Scalars.filled(p);
        case IP -> addr = addressOrList(network);
        case TYPE -> type = Scalars.filled(p);
        case MAC, MAC_OF_OLD -> mac = Scalars.filled(p);
        case ID, VALUES -> p.skipChildren();
      }
    }
    add(network, version, addr, type, mac);
  }

  private void draft(String unnamed) {
    String network = unnamed;
    int from = found.size();
    Integer version = null;
    String addr = null;
    String type = null;
    String mac = null;
    for (Field field = FIELDS.next(p); field != null; field = FIELDS.next(p)) {
      switch (field) {
        case ID -> {
          String id = Scalars.text(p);
          network = id == null ? unnamed : texts.intern(id);
        }
        case VERSION -> version = Scalars.integer(p);
        case ADDR -> addr = Scalars.filled(p);
        case IP -> addr = addressOrList(network);
        case TYPE -> type = Scalars.filled(p);
        case MAC, MAC_OF_OLD -> mac = Scalars.filled(p);
        case VALUES -> network(network);
      }
    }
    String named = network;
    // The network's name may stand behind its addresses.
    found.subList(from, found.size()).replaceAll(a -> a.in(named));
    add(network, version, addr, type, mac);
  }

  /** An address, or a list of them which is read at once. */
  private @Nullable String addressOrList(String network) {
    if (p.currentToken() != JsonToken.START_ARRAY) {
      return Scalars.filled(p);
    }
    network(network);
    return null;
  }

  private void add(
      String network,
      @Nullable Integer version,
      @Nullable String addr,
      @Nullable String type,
      @Nullable String mac) {
    if (addr != null && !addr.isEmpty()) {
      int family = version != null ? version : addr.indexOf(':') >= 0 ? 6 : 4;
      found.add(new Address(network, family, addr, type == null ? null : texts.intern(type), mac));
    }
  }
}
