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
    int depth = 1;
    ArrayNode current = JsonNodeFactory.instance.arrayNode();
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
    return networks;
  }
}
