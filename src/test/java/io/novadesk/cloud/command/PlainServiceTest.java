package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.http.Certificates;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.cloud.connect.ConnectStep;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Place;
import io.novadesk.cloud.live.PlainAddresses;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clouds that log in over TLS and then name addresses without it. */
class PlainServiceTest {
  private static final String VERSION =
      "{\"versions\": [{\"id\": \"v2.1\", \"status\": \"CURRENT\", \"version\": \"2.96\","
          + " \"min_version\": \"2.1\", \"links\": [{\"rel\": \"self\", \"href\":"
          + " \"http://nova.internal:8774/v2.1/\"}]}]}";

  @TempDir private static Path folder;
  private static Certificates certificate;

  private final List<String> told = new ArrayList<>();
  private CannedCloud secure;
  private CannedCloud plain;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = Certificates.make(folder, "cloud", "ip:127.0.0.1");
  }

  @BeforeEach
  void start() throws Exception {
    secure = new CannedCloud(certificate.server());
    plain = new CannedCloud();
    secure.answer("GET /v3", 200, "{\"version\": {\"id\": \"v3.14\", \"status\": \"stable\"}}");
    for (CannedCloud cloud : List.of(secure, plain)) {
      cloud.answer("GET /compute/", 200, VERSION);
      cloud.answer("GET /compute/v2.1/flavors/detail", 200, "{\"flavors\": []}");
      cloud.answer("GET /image/", 300, "{\"versions\": [{\"id\": \"v2.9\"}]}");
      cloud.answer("GET /image/v2/images", 200, "{\"images\": []}");
      cloud.answer("GET /network/v2.0/networks", 200, "{\"networks\": []}");
    }
  }

  @AfterEach
  void end() {
    secure.close();
    plain.close();
  }

  private void tell(URI compute, URI image, URI network) {
    String service =
        "{\"type\": \"%s\", \"endpoints\": [{\"interface\": \"public\", \"region\": \"r\","
            + " \"url\": \"%s\"}]}";
    secure.answer(
        "POST /v3/auth/tokens",
        201,
        Map.of("X-Subject-Token", "the-token"),
        ("{\"token\": {\"user\": {\"id\": \"u\", \"name\": \"ada\"}, \"project\": {\"id\": \"p\","
                + " \"name\": \"web\"}, \"catalog\": [%s, %s, %s]}}")
            .formatted(
                service.formatted("compute", compute),
                service.formatted("image", image),
                service.formatted("network", network)));
  }

  private Login login(Endpoints endpoints) throws Exception {
    return new Login(
        "lab",
        secure.uri("/v3"),
        new Credentials.Password("ada", "Default", Secret.of("sesame")),
        new Scope.Project(null, "web", null),
        null,
        Interface.PUBLIC,
        new TlsSettings(certificate.pem(folder), null, null, null, Map.of()),
        endpoints);
  }

  private Session connect(Endpoints endpoints) throws Exception {
    told.clear();
    return new Connector(HttpSettings.standard(), Clock.systemUTC())
        .connect(login(endpoints), (_, found) -> told.add(found));
  }

  private Remedy.SendInClear asked(Endpoints endpoints) {
    ConnectException e =
        catchThrowableOfType(ConnectException.class, () -> connect(endpoints).close());
    assertThat(e.step()).isEqualTo(ConnectStep.CATALOGUE);
    assertThat(plain.asked()).isEmpty();
    FaultMatrix.row(
        Area.CATALOGUE,
        "the catalogue puts a service at http:// after a login over https",
        0,
        String.valueOf(e.getMessage()));
    return (Remedy.SendInClear) e.remedy();
  }

  private String host() {
    return plain.uri("").getAuthority();
  }

  private Endpoints decided(Set<String> used, Set<String> left) {
    return Endpoints.OF_CATALOGUE.withPlain(new PlainAddresses(places(used), places(left)));
  }

  private Set<Place> places(Set<String> services) {
    return Set.copyOf(services.stream().map(service -> new Place(service, host())).toList());
  }

  @Test
  void asksForEachServiceByItsName() {
    tell(plain.uri("/compute/v2.1"), plain.uri("/image"), plain.uri("/network"));
    assertThat(asked(decided(Set.of(), Set.of())))
        .isEqualTo(new Remedy.SendInClear("compute", List.of(host()), true));
    // That the compute service may be used says nothing of the image service beside it.
    assertThat(asked(decided(Set.of("compute"), Set.of())))
        .isEqualTo(new Remedy.SendInClear("image", List.of(host()), false));
    assertThat(asked(decided(Set.of("compute", "image"), Set.of())))
        .isEqualTo(new Remedy.SendInClear("network", List.of(host()), false));
  }

  @Test
  void sendsNothingToAServiceThatIsLeftOut() throws Exception {
    tell(secure.uri("/compute/v2.1"), plain.uri("/image"), plain.uri("/network"));
    try (Session session = connect(decided(Set.of(), Set.of("image", "network")))) {
      Region region = session.regions().getFirst();
      assertThat(region.networks()).isNull();
      region.flavorShelf().read();
      assertThat(told)
          .contains(
              "the image service is not used: " + plain.uri("/image") + " is not encrypted",
              "the network service is not used: " + plain.uri("/network") + " is not encrypted");
    }
    assertThat(plain.asked()).isEmpty();
    FaultMatrix.row(
        Area.CATALOGUE,
        "the person leaves out a service that is not encrypted",
        plain.asked().size(),
        told.get(told.size() - 2));
  }

  @Test
  void usesThemWhereThePersonSaidSo() throws Exception {
    tell(plain.uri("/compute/v2.1"), plain.uri("/image"), secure.uri("/network"));
    try (Session session = connect(decided(Set.of("compute", "image"), Set.of()))) {
      session.regions().getFirst().flavorShelf().read();
    }
    assertThat(plain.asked()).isNotEmpty();
  }

  @Test
  void anAddressThatThePersonTypedIsNotAskedAbout() throws Exception {
    tell(secure.uri("/compute/v2.1"), secure.uri("/image"), secure.uri("/network"));
    Endpoints typed = Endpoints.OF_CATALOGUE.with(Endpoints.COMPUTE, plain.uri("/compute/v2.1"));
    try (Session session = connect(typed)) {
      session.regions().getFirst().flavorShelf().read();
    }
    assertThat(plain.asked()).isNotEmpty();
  }

  @Test
  void aRedirectIntoTheClearIsNotFollowed() throws Exception {
    tell(secure.uri("/compute/v2.1"), secure.uri("/image"), secure.uri("/network"));
    try (Session session = connect(Endpoints.OF_CATALOGUE)) {
      secure.answer(
          "GET /compute/v2.1/flavors/detail",
          302,
          Map.of("Location", plain.uri("/compute/v2.1/flavors/detail").toString()),
          "");
      ApiException e =
          catchThrowableOfType(
              ApiException.class, () -> session.regions().getFirst().flavorShelf().read());
      assertThat(e).hasMessageContaining("not encrypted: nothing was sent there");
      assertThat(plain.asked()).isEmpty();
      FaultMatrix.row(
          Area.TLS,
          "a service redirects from https to http",
          plain.asked().size(),
          String.valueOf(e.getMessage()));
    }
  }

  @Test
  void aVersionRootThatRedirectsIntoTheClearCostsOnlyTheVersions() throws Exception {
    tell(secure.uri("/compute/v2.1"), secure.uri("/image"), secure.uri("/network"));
    secure.answer("GET /compute/", 302, Map.of("Location", plain.uri("/compute/").toString()), "");
    try (Session session = connect(Endpoints.OF_CATALOGUE)) {
      session.regions().getFirst().flavorShelf().read();
      assertThat(plain.asked()).isEmpty();
    }
  }

  @Test
  void aNextLinkIntoTheClearLeadsNowhere() throws Exception {
    tell(secure.uri("/compute/v2.1"), secure.uri("/image"), secure.uri("/network"));
    try (Session session = connect(Endpoints.OF_CATALOGUE)) {
      secure.answer(
          "GET /network/v2.0/networks",
          200,
          "{\"networks\": [], \"networks_links\": [{\"rel\": \"next\", \"href\": \"%s\"}]}"
              .formatted(plain.uri("/network/v2.0/networks?marker=x")));
      assertThat(Objects.requireNonNull(session.regions().getFirst().networks()).networks())
          .isEmpty();
      assertThat(plain.asked()).isEmpty();
      FaultMatrix.row(
          Area.TLS, "a next link leads from https to http", 0, "only its marker is used");
    }
  }

  @Test
  void aLoginInClearAsksNothing() {
    // The person typed the address without encryption: there is nothing left to hide.
    assertThat(
            Endpoints.OF_CATALOGUE.inClear(
                "compute",
                catalogueOf(plain.uri("/compute/v2.1")),
                null,
                Interface.PUBLIC,
                plain.uri("/v3")))
        .isEmpty();
  }

  private static Catalogue catalogueOf(URI compute) {
    return new Catalogue(
        List.of(
            new Catalogue.Service(
                "compute",
                null,
                List.of(new Catalogue.Endpoint(Interface.PUBLIC, null, compute, null)))));
  }
}
