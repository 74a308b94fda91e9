package io.novadesk.api.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.api.wire.Interner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Shapes that clouds are known to send and that no recorded answer holds. */
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

  private static Server server(String fields) throws IOException {
    return new ServerReader(new Interner())
        .server(bytes("{\"server\": {\"id\": 7" + fields + "}}"));
  }

  private static @Nullable String imageOf(String fields) throws IOException {
    return server(fields).imageId();
  }

  @Test
  void findsTheImageInWhicheverFieldItStands() throws IOException {
    assertThat(imageOf(",\"image\": {\"id\": \"a\", \"name\": \"n\", \"links\": []}"))
        .isEqualTo("a");
    assertThat(imageOf(",\"imageId\": 5")).isEqualTo("5");
    assertThat(imageOf(",\"imageRef\": \"http://h/v1.1/images/5\"")).isEqualTo("5");
    assertThat(imageOf(",\"image\": {\"id\": \"a\"}, \"imageRef\": null")).isEqualTo("a");
    assertThat(imageOf(",\"imageId\": 5, \"image\": \"\"")).isEqualTo("5");
    for (String none : List.of("\"\"", "null", "{}", "{\"id\": null}", "[]")) {
      assertThat(imageOf(",\"image\": " + none)).as(none).isNull();
    }
  }

  @Test
  void findsTheFlavorInWhicheverFieldItStands() throws IOException {
    FlavorOfServer five = new FlavorOfServer.ById("5");
    assertThat(server(",\"flavor\": {\"id\": 5}").flavor()).isEqualTo(five);
    assertThat(server(",\"flavorId\": 5").flavor()).isEqualTo(five);
    assertThat(server(",\"flavorRef\": \"http://h/flavors/5\"").flavor()).isEqualTo(five);
    assertThat(server(",\"flavorId\": 5, \"flavor\": null").flavor()).isEqualTo(five);
    assertThat(server("").flavor()).isNull();
  }

  @Test
  void readsScalarsThatCloudsWriteInManyWays() throws IOException {
    assertThat(server(",\"config_drive\": \"\", \"key_name\": \"\"").configDrive()).isNull();
    assertThat(server(",\"config_drive\": true").configDrive()).isEqualTo("true");
    assertThat(server(",\"config_drive\": \"True\"").configDrive()).isEqualTo("True");
    assertThat(server(",\"key_name\": null").keyName()).isNull();
    assertThat(server(",\"security_groups\": [\"a\", {\"name\": \"b\"}]").securityGroups())
        .containsExactly("a", "b");
    assertThat(server(",\"security_groups\": null").securityGroups()).isEmpty();
    assertThat(server(",\"tenantId\": 9, \"userId\": \"u\"").projectId()).isEqualTo("9");
  }

  @Test
  void showsAFaultWheneverThereIsOne() throws IOException {
    Server odd =
        server(",\"status\": \"ACTIVE\", \"fault\": {\"code\": \"500\", \"message\": \"m\"}");
    assertThat(odd.fault()).isEqualTo(new Server.Fault(500, "m", null, null));
    assertThat(server(",\"status\": \"ERROR\"").fault()).isNull();
  }

  @Test
  void keepsWhatIsKnownWhenOnlyTheStatusIsNew() throws IOException {
    Server known =
        server(
            """
            ,"name": "n", "pinned_availability_zone": "z", "image": {"id": "i", "properties": {"a": "b"}},
            "scheduler_hints": {"group": "g"}, "status": "ACTIVE"\
            """);
    Server now = known.withStatus("UNKNOWN");
    assertThat(now.state()).isEqualTo(ServerStatus.UNKNOWN);
    assertThat(now.withStatus("ACTIVE")).isEqualTo(known);
  }

  @Test
  void readsWordsOfStatusOfEveryAge() throws IOException {
    assertThat(server(",\"status\": \"BUILD(scheduling)\"").state()).isEqualTo(ServerStatus.BUILD);
    assertThat(server(",\"status\": \"stopped\"").state()).isEqualTo(ServerStatus.SHUTOFF);
    Server odd = server(",\"status\": \"UNRECOGNIZED\"");
    assertThat(odd.state()).isEqualTo(ServerStatus.OTHER);
    assertThat(odd.status()).isEqualTo("UNRECOGNIZED");
  }

  @Test
  void readsANetworkThatIsCalledLikeTheWrapper() throws IOException {
    String json = "{\"addresses\": {\"values\": [{\"version\": 4, \"addr\": \"1.2.3.4\"}]}}";
    assertThat(AddressReader.body(bytes(json), new Interner()))
        .containsExactly(new Address("values", 4, "1.2.3.4", null, null));
  }

  @Test
  void readsSwapAndWhatIsMissingInAFlavor() {
    String json =
        """
        {"flavors": [{"id": 1, "name": "a", "ram": 512, "swap": "", "disk": 1},
        {"id": "performance1-1", "ram": 1024, "swap": 64, "disk": "20", "vcpus": "2", "rxtx_cap": 200}]}\
        """;
    List<Flavor> flavors = FlavorReader.page(bytes(json)).items();
    assertThat(flavors).extracting(Flavor::id).containsExactly("1", "performance1-1");
    assertThat(flavors).extracting(Flavor::swap).containsExactly(0, 64);
    assertThat(flavors.getFirst().vcpus()).isNull();
    assertThat(flavors.getLast().vcpus()).isEqualTo(2);
    assertThat(flavors.getLast().rxtx()).isEqualTo(200.0);
  }

  @Test
  void readsLimitsOfWhichPartsAreMissing() {
    String flat =
        """
        {"limits": {"rate": [{"verb": "POST", "URI": "*", "value": 10, "remaining": 2, "unit": "MINUTE",
        "resetTime": 1244425439}], "absolute": {"maxTotalRAMSize": "51200", "odd": {}}}}\
        """;
    Limits old = LimitsReader.read(bytes(flat));
    assertThat(old.absolute("maxTotalRAMSize")).hasValue(51200);
    assertThat(old.absolute("maxTotalCores")).isEmpty();
    assertThat(old.rates())
        .containsExactly(
            new Limits.Rate("POST", "*", 10, 2, "MINUTE", Instant.ofEpochSecond(1244425439)));
    String grouped =
        """
        {"limits": {"rate": [{"uri": "/servers", "limit": [{"verb": "GET", "value": 3, "unit": "MINUTE",
        "next-available": "2011-12-15T22:42:45Z"}]}]}}\
        """;
    Limits today = LimitsReader.read(bytes(grouped));
    assertThat(today.rates())
        .containsExactly(
            new Limits.Rate(
                "GET", "/servers", 3, null, "MINUTE", Instant.parse("2011-12-15T22:42:45Z")));
    assertThat(LimitsReader.read(bytes("{\"limits\": {\"rate\": []}}")).absolute()).isEmpty();
  }

  private static Optional<String> publicOf(String... addresses) {
    return PublicAddress.of(privately(addresses), addresses[0].contains(":") ? 6 : 4);
  }

  private static Server privately(String... addresses) {
    String list =
        Arrays.stream(addresses)
            .map(a -> "{\"version\": %d, \"addr\": \"%s\"}".formatted(a.contains(":") ? 6 : 4, a))
            .collect(Collectors.joining(","));
    try {
      return server(",\"addresses\": {\"private\": [" + list + "]}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the table and the filter show of a server: by ranges too, and whatever the version. */
  @Test
  void findsTheOneAddressByWhichAPersonConnects() {
    assertThat(PublicAddress.of(privately("100.64.0.1", "15.185.1.2"))).contains("15.185.1.2");
    assertThat(PublicAddress.of(privately("169.254.0.9", "15.185.1.2"))).contains("15.185.1.2");
    assertThat(PublicAddress.of(privately("10.0.0.1", "2001:db8::7"))).contains("2001:db8::7");
    assertThat(PublicAddress.of(privately("fe90::1", "FC00::1", "10.0.0.1"))).contains("10.0.0.1");
    assertThat(PublicAddress.of(privately("2001:db8::7", "15.185.1.2"))).contains("15.185.1.2");
    assertThat(PublicAddress.of(privately("fd00::5"))).contains("fd00::5");
    assertThat(PublicAddress.of(privately())).isEmpty();
  }

  @Test
  void tellsAddressesThatAreReachedFromOutsideByTheirRange() {
    assertThat(publicOf("10.0.0.1", "172.16.0.1", "100.64.0.1", "192.168.1.1", "15.185.1.2"))
        .contains("15.185.1.2");
    assertThat(publicOf("fe80::1", "fd00::10.0.0.1", "FC00:0:0:0::1", "::1", "::babe:67.23.10.132"))
        .contains("::babe:67.23.10.132");
    assertThat(publicOf("fd00::1", "fc::1")).contains("fc::1");
    assertThat(publicOf("10.0.0.1", "not-an-address")).contains("not-an-address");
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
