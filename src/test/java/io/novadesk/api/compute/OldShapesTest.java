package io.novadesk.api.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.wire.Interner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shapes of 2011 that no recorded answer holds. */
class OldShapesTest {
  private static final String NAMESPACE = "xmlns=\"http://docs.openstack.org/compute/api/v1.1\"";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsOneItemOfMetadataInXml() {
    assertThat(MetadataResource.read(bytes("<meta " + NAMESPACE + " key=\"a b\">1 2</meta>")))
        .containsExactly(Map.entry("a b", "1 2"));
  }

  @Test
  void readsTheAddressesOfOneNetworkInXml() throws IOException {
    String xml =
        "<network " + NAMESPACE + " id=\"public\"><ip version=\"4\" addr=\"1.2.3.4\"/></network>";
    assertThat(AddressReader.body(bytes(xml), new Interner()))
        .containsExactly(new Address("public", 4, "1.2.3.4", null, null));
  }

  @Test
  void readsAListOfServersInXml() throws IOException {
    String xml =
        """
        <?xml version="1.0"?><servers %s><server id="1" name="a" status="ACTIVE"><addresses>
        <network id="n"><ip version="6" addr="::1"/></network></addresses>
        <fault code="500" created="2012-01-01T00:00:00Z"><message>no</message></fault>
        </server><server id="2" name="b" status="BUILD"/></servers>\
        """
            .formatted(NAMESPACE);
    var page = new ServerReader(new Interner()).page(new ByteArrayInputStream(bytes(xml)));
    assertThat(page.items()).extracting(Server::name).containsExactly("a", "b");
    assertThat(page.items().getFirst().addresses())
        .containsExactly(new Address("n", 6, "::1", null, null));
    assertThat(page.items().getFirst().fault()).extracting(Server.Fault::message).isEqualTo("no");
  }

  @Test
  void readsWrappedNetworks() throws IOException {
    String json =
        """
        {"addresses":{"values":[{"id":"public","values":[{"version":4,"addr":"1.2.3.4"}]},
        {"id":"private","ip":"10.0.0.1"}]}}\
        """;
    assertThat(AddressReader.body(bytes(json), new Interner()))
        .containsExactly(
            new Address("public", 4, "1.2.3.4", null, null),
            new Address("private", 4, "10.0.0.1", null, null));
  }
}
