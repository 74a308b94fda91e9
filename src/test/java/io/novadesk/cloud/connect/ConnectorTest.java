package io.novadesk.cloud.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.novadesk.api.ApiException;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.ConnectException.Field;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.PlainAddresses;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.AwayRegion;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.TestCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Connecting, and every way in which it can go wrong. */
class ConnectorTest {
  private final Connector connector = new Connector(HttpSettings.standard(), Clock.systemUTC());

  @Test
  void tellsEachStepAndFindsEveryRegion() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      List<ConnectStep> steps = new ArrayList<>();
      try (Session session =
          connector.connect(login(cloud, cloud.password()), (step, _) -> steps.add(step))) {
        assertThat(session.regions())
            .extracting(Region::name)
            .containsExactly("RegionOne", "RegionTwo");
        assertThat(session.identity().project()).isNotNull();
      }
      assertThat(steps)
          .startsWith(
              ConnectStep.RESOLVE,
              ConnectStep.REACH,
              ConnectStep.VERSIONS,
              ConnectStep.LOGIN,
              ConnectStep.CATALOGUE)
          .contains(ConnectStep.COMPUTE);
    }
  }

  @Test
  void aRegionThatIsAwayIsOpenedAllTheSameAndAskedAgain() throws Exception {
    try (AwayRegion cloud = AwayRegion.start()) {
      List<String> told = new ArrayList<>();
      Login login = loginAt(cloud, null);
      try (Session session = connector.connect(login, (_, found) -> told.add(found))) {
        assertThat(session.regions()).extracting(Region::hasAnswered).containsExactly(true, false);
        assertThat(told.getLast()).contains("RegionTwo").contains("/region-two/compute");
        Region second = session.regions().getLast();
        ApiException e = catchThrowableOfType(ApiException.class, second.compute()::ask);
        assertThat(e.category()).isEqualTo(ApiException.Category.UNREACHABLE);
        cloud.comeBack();
        second.compute().ask();
        assertThat(second.microversion()).isNotNull();
        assertThat(second.compute().flavors().list()).isNotEmpty();
      }
    }
  }

  @Test
  void aRegionThatWasAskedForByNameHasToAnswer() throws Exception {
    try (AwayRegion cloud = AwayRegion.start()) {
      ConnectException e = failure(loginAt(cloud, "RegionTwo"));
      assertThat(e.step()).isEqualTo(ConnectStep.COMPUTE);
    }
  }

  private static Login loginAt(AwayRegion cloud, @Nullable String region) {
    Login usual =
        TestCloud.login(
            "x",
            cloud.authUrl(),
            cloud.cloud().userName(),
            cloud.cloud().password(),
            cloud.cloud().projectName());
    return with(usual, region, Endpoints.OF_CATALOGUE);
  }

  @Test
  void aWrongPasswordStandsBesideThePassword() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      ConnectException e = failure(login(cloud, "wrong"));
      assertThat(e.step()).isEqualTo(ConnectStep.LOGIN);
      assertThat(e.remedy()).isEqualTo(new Remedy.CheckField(Field.PASSWORD));
      assertThat(e.getMessage()).doesNotContain("wrong");
    }
  }

  @Test
  void anUnknownHostStandsBesideTheAddress() {
    ConnectException e =
        failure(TestCloud.login("x", URI.create("http://no-such-host.invalid/v3"), "u", "p", "p"));
    assertThat(e.step()).isEqualTo(ConnectStep.RESOLVE);
    assertThat(e.getMessage()).contains("no-such-host.invalid");
  }

  @Test
  void aRefusedConnectionIsTold() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    ConnectException e =
        failure(
            TestCloud.login("x", URI.create("http://127.0.0.1:" + free + "/v3"), "u", "p", "p"));
    assertThat(e.step()).isEqualTo(ConnectStep.REACH);
    assertThat(e.remedy()).isEqualTo(new Remedy.CheckField(Field.AUTH_URL));
  }

  @Test
  void aWebPageIsNoOpenStack() throws IOException {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/",
        exchange -> {
          byte[] page = "<html><title>Welcome</title></html>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    web.start();
    try {
      ConnectException e =
          failure(
              TestCloud.login(
                  "x",
                  URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/v3"),
                  "u",
                  "p",
                  "p"));
      assertThat(e.step()).isEqualTo(ConnectStep.VERSIONS);
    } finally {
      web.stop(0);
    }
  }

  @Test
  void anUnknownRegionIsAnsweredWithThoseThereAre() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      Login usual = login(cloud, cloud.password());
      ConnectException e = failure(with(usual, "Atlantis", Endpoints.OF_CATALOGUE));
      assertThat(e.remedy()).isEqualTo(new Remedy.CheckField(Field.REGION));
      assertThat(e.getMessage()).contains("RegionOne");
    }
  }

  @Test
  void addressesOfThePersonWinOverTheCatalogue() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      Login usual = login(cloud, cloud.password());
      URI compute = cloud.authUrl().resolve("/region-two/compute/v2.1");
      Endpoints told =
          Endpoints.OF_CATALOGUE
              .with(Endpoints.COMPUTE, compute)
              .with(Endpoints.IMAGE, cloud.authUrl().resolve("/image/v2"));
      try (Session session = connector.connect(with(usual, "x", told), (_, _) -> {})) {
        assertThat(session.regions()).hasSize(1);
        assertThat(session.regions().getFirst().compute().url()).isEqualTo(compute);
        assertThat(session.regions().getFirst().imageShelf().read()).isNotEmpty();
      }
    }
  }

  @Test
  void theHostOfTheLoginReplacesThatOfTheServicesNamed() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      Login usual = login(cloud, cloud.password());
      URI login = URI.create(cloud.authUrl().toString().replace("127.0.0.1", "localhost"));
      Endpoints told = new Endpoints(Map.of(), Set.of(Endpoints.COMPUTE), PlainAddresses.NONE);
      Login other =
          new Login(
              "x",
              login,
              usual.credentials(),
              usual.scope(),
              null,
              usual.face(),
              usual.tls(),
              told);
      try (Session session = connector.connect(other, (_, _) -> {})) {
        session.regions().getFirst().imageShelf().read();
        assertThat(session.regions().getFirst().compute().url().getHost()).isEqualTo("localhost");
        assertThat(session.exchanges().all())
            .filteredOn(e -> e.uri().getPath().startsWith("/image"))
            .isNotEmpty()
            .allMatch(e -> e.uri().getHost().equals("127.0.0.1"));
      }
    }
  }

  private static final String COMPUTE =
      "{\"type\": \"compute\", \"endpoints\": [{\"interface\": \"public\", \"url\": \"%s\"}]}";

  /** A cloud with an identity service of v3 whose token says {@code fields}. */
  private static Login canned(CannedCloud cloud, String fields, @Nullable String region) {
    cloud.answer("GET /v3", 200, "{\"version\": {\"id\": \"v3.14\", \"status\": \"stable\"}}");
    cloud.answer(
        "POST /v3/auth/tokens",
        201,
        Map.of("X-Subject-Token", "t"),
        "{\"token\": {\"user\": {\"id\": \"u\", \"name\": \"ada\"}, %s}}".formatted(fields));
    return with(
        TestCloud.login("x", cloud.uri("/v3"), "ada", "sesame", "web"),
        region,
        Endpoints.OF_CATALOGUE);
  }

  @Test
  void anEndpointWithoutARegionIsGoodForEveryRegion() throws Exception {
    try (CannedCloud cloud = new CannedCloud()) {
      String services = COMPUTE.formatted(cloud.uri("/compute/v2.1"));
      Login login = canned(cloud, "\"catalog\": [" + services + "]", "RegionOne");
      try (Session session = connector.connect(login, (_, _) -> {})) {
        assertThat(session.regions()).extracting(Region::name).containsExactly("RegionOne");
      }
    }
  }

  /** As some catalogues, and some files of other clients, write it. */
  @Test
  void theRegionStarIsEveryRegion() throws Exception {
    String endpoint = "{\"interface\": \"public\", \"region\": \"%s\", \"url\": \"%s\"}";
    try (CannedCloud cloud = new CannedCloud()) {
      Login login =
          canned(
              cloud,
              ("\"catalog\": [{\"type\": \"compute\", \"endpoints\": [%s, %s]},"
                      + " {\"type\": \"network\", \"endpoints\": [%s]}]")
                  .formatted(
                      endpoint.formatted("east", cloud.uri("/east/v2.1")),
                      endpoint.formatted("west", cloud.uri("/west/v2.1")),
                      endpoint.formatted("*", cloud.uri("/network"))),
              "*");
      try (Session session = connector.connect(login, (_, _) -> {})) {
        assertThat(session.regions()).extracting(Region::name).containsExactly("east", "west");
        assertThat(session.regions()).extracting(Region::networks).doesNotContainNull();
      }
      String alone =
          "\"catalog\": [{\"type\": \"compute_legacy\", \"endpoints\": [%s]}]"
              .formatted(endpoint.formatted("*", cloud.uri("/every/v2")));
      try (Session session = connector.connect(canned(cloud, alone, "*"), (_, _) -> {})) {
        assertThat(session.regions()).extracting(Region::name).containsExactly("");
      }
      FaultMatrix.row(
          FaultMatrix.Area.CATALOGUE, "region_name is *", cloud.asked().size(), "every region");
    }
  }

  @Test
  void serversAreThereWhileTheImageServiceIsAway() throws Exception {
    try (CannedCloud cloud = new CannedCloud()) {
      cloud.answer("GET /image/", 500, "");
      String images = COMPUTE.replace("compute", "image").formatted(cloud.uri("/image"));
      String services = COMPUTE.formatted(cloud.uri("/compute/v2.1")) + "," + images;
      Login login = canned(cloud, "\"catalog\": [" + services + "]", null);
      try (Session session = connector.connect(login, (_, _) -> {})) {
        Region region = session.regions().getFirst();
        assertThat(region.images().features()).isEmpty();
        assertThat(catchThrowableOfType(ApiException.class, () -> region.images().list()))
            .isNotNull();
        cloud.answer("GET /image/", 300, "{\"versions\": [{\"id\": \"v2.9\"}]}");
        cloud.answer("GET /image/v2/images", 200, "{\"images\": []}");
        assertThat(region.images().list()).isEmpty();
        assertThat(region.images().features()).isNotEmpty();
      }
    }
  }

  @Test
  void aLoginThatIsGoodForNoProjectIsTold() throws Exception {
    try (CannedCloud cloud = new CannedCloud()) {
      ConnectException domain =
          failure(canned(cloud, "\"domain\": {\"id\": \"d\", \"name\": \"Users\"}", null));
      assertThat(domain.remedy()).isEqualTo(new Remedy.CheckField(Field.PROJECT));
      assertThat(domain).hasMessageContaining("good for a domain");
      assertThat(failure(canned(cloud, "\"system\": {\"all\": true}", null)))
          .hasMessageContaining("cloud as a whole");
    }
  }

  @Test
  void theAddressOfAnotherServiceOfAnyAgeIsTold() throws Exception {
    try (CannedCloud cloud = new CannedCloud()) {
      Login login = TestCloud.login("x", cloud.uri("/"), "ada", "sesame", "web");
      cloud.answer(
          "GET /",
          200,
          "{\"versions\": [{\"id\": \"v2.0\", \"status\": \"CURRENT\", \"links\":"
              + " [{\"rel\": \"self\", \"href\": \"http://h:8774/v2/\"}]}]}");
      assertThat(failure(login)).hasMessageContaining("compute or image service");
      cloud.answer(
          "GET /",
          200,
          "{\"versions\": [{\"id\": \"v2.0\", \"version\": \"\", \"min_version\": \"\"},"
              + " {\"id\": \"v2.1\", \"version\": \"2.96\", \"min_version\": \"2.1\"}]}");
      assertThat(failure(login)).hasMessageContaining("compute service");
    }
  }

  private static Login with(Login login, @Nullable String region, Endpoints endpoints) {
    return new Login(
        login.cloudName(),
        login.authUrl(),
        login.credentials(),
        login.scope(),
        region,
        login.face(),
        login.tls(),
        endpoints);
  }

  @Test
  void tokensAreRenewedWithoutAnyoneNoticing() throws Exception {
    try (DemoCloud cloud =
            DemoCloud.start(DemoSettings.standard().withTokenLife(Duration.ofSeconds(1)));
        Session session = connector.connect(login(cloud, cloud.password()), (_, _) -> {})) {
      String first = session.identity().id().reveal();
      java.util.concurrent.locks.LockSupport.parkNanos(1_500_000_000);
      assertThat(session.regions().getFirst().flavorShelf().read()).isNotEmpty();
      assertThat(session.identity().id().reveal()).isNotEqualTo(first);
    }
  }

  private static Login login(DemoCloud cloud, String password) {
    return TestCloud.login(
        "demo", cloud.authUrl(), cloud.userName(), password, cloud.projectName());
  }

  private ConnectException failure(Login login) {
    ConnectException e =
        catchThrowableOfType(ConnectException.class, () -> connector.connect(login, (_, _) -> {}));
    assertThat(e).isNotNull();
    return e;
  }
}
