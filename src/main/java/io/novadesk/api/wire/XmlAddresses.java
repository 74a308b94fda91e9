package io.novadesk.api.wire;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The addresses of a server in XML: {@code <network id="public"><ip version addr/></network>}, or
 * {@code <public><ip addr/></public>} in v1.0.
 */
final class XmlAddresses {
  private XmlAddresses() {}

  static JsonNode read(XMLStreamReader in) throws XMLStreamException {
    ObjectNode networks = JsonNodeFactory.instance.objectNode();
    read(in, networks, JsonNodeFactory.instance.arrayNode());
    return networks;
  }

  /** The reader stands on the network itself. */
  static JsonNode ofOneNetwork(XMLStreamReader in) throws XMLStreamException {
    ObjectNode networks = JsonNodeFactory.instance.objectNode();
    String id = in.getAttributeValue(null, "id");
    read(in, networks, networks.putArray(id == null ? "" : id));
    return networks;
  }

  private static void read(XMLStreamReader in, ObjectNode networks, ArrayNode first)
      throws XMLStreamException {
    ArrayNode current = first;
    int depth = 1;
    while (depth > 0) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (in.getLocalName().equals("ip")) {
            XmlBody.attributes(in, current.addObject());
          } else {
            String id = in.getAttributeValue(null, "id");
            current = networks.putArray(id == null ? in.getLocalName() : id);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.END_DOCUMENT -> depth = 0;
        default -> {
          // White space between addresses.
        }
      }
    }
  }
}
