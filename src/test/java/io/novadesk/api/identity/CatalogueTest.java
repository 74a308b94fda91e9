package io.novadesk.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.identity.Catalogue.Endpoint;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Catalogue.Service;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
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
}
