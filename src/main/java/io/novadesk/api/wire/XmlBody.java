package io.novadesk.api.wire;

import io.novadesk.api.ApiException;
import io.novadesk.i18n.Text;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the XML of clouds up to Juno into the JSON that the same clouds would have sent, so that
 * one set of readers serves both.
 */
final class XmlBody {
  private static final int DEEPEST = 64;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Elements that hold a list of their children. */
  private static final Set<String> LISTS =
      Set.of(
          "servers",
          "images",
          "flavors",
          "versions",
          "choices",
          "tenants",
          "keypairs",
          "security_groups",
          "roles",
          "rates",
          "extensions",
          "volumeAttachments",
          "instanceActions",
          "events",
          "projects");

  /** Elements that hold keyed texts: {@code <meta key="K">V</meta>}. */
  private static final Set<String> KEYED = Set.of("metadata", "extra_specs", "properties");

  /** Repeated children and the list that JSON keeps them in. */
  private static final Map<String, String> REPEATED =
      Map.of("link", "links", "endpoint", "endpoints", "media-type", "media-types");

  private XmlBody() {}

  /** An XML document, not an HTML page. */
  static boolean looksLikeXml(byte[] body) {
    int i = 0;
    while (i < body.length && (body[i] <= ' ' || (i < 3 && (body[i] & 0xff) >= 0xbb))) {
      i++;
    }
    if (i >= body.length || body[i] != '<') {
      return false;
    }
    String head = new String(body, i, Math.min(400, body.length - i), StandardCharsets.UTF_8);
    return (head.startsWith("<?xml") && !head.toLowerCase(Locale.ROOT).contains("<html"))
        || head.contains("xmlns=\"http://docs.")
        || head.contains("xmlns=\"http://common.api.");
  }

  /**
   * @throws ApiException BAD_ANSWER when it is no well-formed XML
   */
  static byte[] toJson(byte[] body) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // As text, so that bytes which are no UTF-8 become marks instead of an error.
    String text = new String(body, StandardCharsets.UTF_8).strip();
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text));
      while (in.next() != XMLStreamConstants.START_ELEMENT) {
        // Up to the root element.
      }
      return Json.bytes(root(in));
    } catch (XMLStreamException | RuntimeException e) {
      throw e instanceof ApiException api ? api : Json.bad(Text.of("answer.notXml"), null);
    }
  }

  private static ObjectNode root(XMLStreamReader in) throws XMLStreamException {
    ObjectNode root = NODES.objectNode();
    String name = in.getLocalName();
    switch (name) {
      // One item of metadata, and the addresses of one network, name themselves by an attribute.
      case "meta" -> {
        String key = in.getAttributeValue(null, "key");
        root.putObject(name).put(key == null ? name : key, in.getElementText().strip());
      }
      case "network" -> root.set("addresses", XmlAddresses.ofOneNetwork(in));
      default -> root.set(name, element(in, 0));
    }
    return root;
  }

  private static JsonNode element(XMLStreamReader in, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw Json.bad(Text.of("answer.xmlTooDeep"), null);
    }
    String name = in.getLocalName();
    if (name.equals("addresses")) {
      return XmlAddresses.read(in);
    }
    if (KEYED.contains(name)) {
      return keyed(in);
    }
    if (LISTS.contains(name) || name.equals("serviceCatalog")) {
      return list(in, depth);
    }
    if (name.equals("absolute")) {
      return absolute(in);
    }
    return object(in, depth);
  }

  private static JsonNode object(XMLStreamReader in, int depth) throws XMLStreamException {
    ObjectNode node = NODES.objectNode();
    attributes(in, node);
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (in.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(in.getText());
        case XMLStreamConstants.START_ELEMENT -> {
          String child = in.getLocalName();
          JsonNode value = element(in, depth + 1);
          String plural = child.equals("limit") ? "limit" : REPEATED.get(child);
          if (child.equals("rates")) {
            node.set("rate", value);
          } else if (plural != null) {
            list(node, plural).add(value);
          } else {
            node.set(child, value);
          }
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return node.isEmpty() ? NODES.stringNode(text.toString().strip()) : node;
        }
        default -> {
          // Comments and the like say nothing.
        }
      }
    }
  }

  private static ArrayNode list(ObjectNode node, String name) {
    return node.path(name) instanceof ArrayNode there ? there : node.putArray(name);
  }

  private static JsonNode list(XMLStreamReader in, int depth) throws XMLStreamException {
    ArrayNode items = NODES.arrayNode();
    while (true) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          JsonNode item = element(in, depth + 1);
          if (!(item.isString() && item.asString().isEmpty())) {
            items.add(item);
          }
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return items;
        }
        default -> {
          // White space between items.
        }
      }
    }
  }

  private static JsonNode keyed(XMLStreamReader in) throws XMLStreamException {
    ObjectNode node = NODES.objectNode();
    while (true) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String key = in.getAttributeValue(null, "key");
          String name = key == null ? in.getLocalName() : key;
          node.put(name, in.getElementText().strip());
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return node;
        }
        default -> {
          // White space between items.
        }
      }
    }
  }

  private static JsonNode absolute(XMLStreamReader in) throws XMLStreamException {
    ObjectNode node = NODES.objectNode();
    while (true) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = in.getAttributeValue(null, "name");
          String value = in.getAttributeValue(null, "value");
          if (name != null && value != null) {
            node.put(name, value);
          }
          in.getElementText();
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return node;
        }
        default -> {
          // White space between items.
        }
      }
    }
  }

  static void attributes(XMLStreamReader in, ObjectNode node) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String prefix = in.getAttributePrefix(i);
      String local = in.getAttributeLocalName(i);
      node.put(
          prefix == null || prefix.isEmpty() ? local : prefix + ":" + local,
          in.getAttributeValue(i));
    }
  }
}
