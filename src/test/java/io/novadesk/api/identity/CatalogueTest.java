package io.novadesk.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.identity.Catalogue.Endpoint;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Catalogue.Service;
import io.novadesk.api.wire.Json;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a catalogue tells, whatever order its entries come in. */
class CatalogueTest {
  private static Endpoint at(String region) {
    return new Endpoint(Interface.PUBLIC, region, URI.create("http://cloud/" + region), null);
  }

  private static Catalogue of(String... regions) {
    return new Catalogue(
        List.of(
            new Service("compute", "nova", Stream.of(regions).map(CatalogueTest::at).toList())));
  }

  @Test
  void regionsStandAlikeAtEveryLogin() {
    assertThat(of("west", "east", "", "east").regions("compute"))
        .isEqualTo(of("east", "west").regions("compute"))
        .containsExactly("east", "west");
    assertThat(of("west").regions("image")).isEmpty();
  }

  private static Catalogue read(String json) {
    return CatalogueReader.read(Json.tree(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String url(Catalogue catalogue, String type, @Nullable String region) {
    return catalogue
        .endpoint(type, region, Interface.PUBLIC)
        .map(endpoint -> endpoint.url().getPath())
        .orElse("none");
  }

  @Test
  void anEndpointOfTheRegionStarIsGoodForEveryRegion() {
    Catalogue catalogue =
        read(
            """
            [{"type": "compute", "endpoints": [
               {"interface": "public", "region": "*", "url": "http://c/every"},
               {"interface": "public", "region": "east", "url": "http://c/east"}]},
             {"type": "image", "endpoints": [
               {"interface": "public", "region_id": "*", "region": "*", "url": "http://c/image"}]},
             {"type": "network", "endpoints": [
               {"interface": "public", "region": "", "url": "http://c/network"}]}]
            """);
    assertThat(catalogue.regions("compute")).containsExactly("east");
    assertThat(url(catalogue, "compute", "east")).isEqualTo("/east");
    assertThat(url(catalogue, "compute", "west")).isEqualTo("/every");
    assertThat(catalogue.regions("image")).isEmpty();
    assertThat(url(catalogue, "image", "east")).isEqualTo("/image");
    assertThat(url(catalogue, "network", "east")).isEqualTo("/network");
    FaultMatrix.row(Area.CATALOGUE, "endpoints of the region *", 0, "used for every region");
  }

  @Test
  void whatIsNoAddressIsLeftOut() {
    Catalogue catalogue =
        read(
            """
            [{"type": "compute", "endpoints": [
               {"interface": "public", "region": "east", "url": null},
               {"interface": "public", "region": "east", "url": ""},
               {"interface": "public", "region": "east", "url": "//c/no-scheme"},
               {"interface": "public", "region": "east", "url": "ftp://c/"},
               {"interface": "public", "region": "east", "url": "http://c/$(tenant_id)s"},
               {"interface": "admin", "region": "east", "url": "http://c/admin"},
               {"interface": "public", "region": "east", "url": "http://c/good"}]},
             {"type": "image", "endpoints": null},
             {"type": null, "name": null, "endpoints": [{"url": null}]}]
            """);
    assertThat(url(catalogue, "compute", "east")).isEqualTo("/good");
    assertThat(url(catalogue, "image", "east")).isEqualTo("none");
    FaultMatrix.row(Area.CATALOGUE, "endpoints without an address", 0, "left out");
  }

  @Test
  void ofSeveralEndpointsOfOneFaceTheFirstIsTaken() {
    Catalogue catalogue =
        read(
            """
            [{"type": "compute", "endpoints": [
               {"interface": "public", "region": "east", "url": "http://c/first"},
               {"interface": "public", "region": "east", "url": "http://c/second"}]}]
            """);
    assertThat(url(catalogue, "compute", "east")).isEqualTo("/first");
    FaultMatrix.row(Area.CATALOGUE, "several endpoints of one interface", 0, "the first is used");
  }

  @Test
  void servicesAreFoundUnderTheirOtherNames() {
    String service =
        "{\"type\": \"%s\", \"endpoints\": [{\"interface\": \"public\", \"region\": \"r\","
            + " \"url\": \"http://c/%s\"}]}";
    Catalogue old =
        read(
            "["
                + String.join(
                    ",",
                    service.formatted("compute_legacy", "legacy"),
                    service.formatted("volume", "v1"),
                    service.formatted("block-storage", "block"))
                + "]");
    assertThat(url(old, "compute", "r")).isEqualTo("/legacy");
    assertThat(old.regions("compute")).containsExactly("r");
    assertThat(url(old, "volume", "r")).isEqualTo("/block");
    Catalogue both =
        read(
            "["
                + service.formatted("compute_legacy", "legacy")
                + ","
                + service.formatted("compute", "new")
                + "]");
    assertThat(url(both, "compute", "r")).isEqualTo("/new");
    FaultMatrix.row(
        Area.CATALOGUE,
        "services under their other names (compute_legacy)",
        0,
        "found all the same");
  }
}
