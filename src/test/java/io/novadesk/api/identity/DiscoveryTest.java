package io.novadesk.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.ApiException;
import io.novadesk.api.http.Certificates;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.IdentityEndpoint.IdentityVersion;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses as people type them, and identity services that answer at them, or elsewhere. */
class DiscoveryTest {
  private static final String V3 =
      "{\"id\": \"v3.14\", \"status\": \"stable\", \"links\": [{\"rel\": \"self\", \"href\":"
          + " \"http://keystone.internal:5000/v3/\"}]}";

  private CannedCloud cloud;
  private HttpTransport http;

  @BeforeEach
  void start() throws Exception {
    cloud = new CannedCloud();
    cloud.answer("GET /v3", 200, "{\"version\": " + V3 + "}");
    cloud.answer("GET /", 300, "{\"versions\": {\"values\": [" + V3 + "]}}");
    http = new HttpTransport(HttpSettings.standard(), new ExchangeLog(100));
  }

  @AfterEach
  void end() {
    http.close();
    cloud.close();
  }

  private IdentityEndpoint find(URI typed) {
    return new Identity(http).discover(typed);
  }

  private ApiException failure(URI typed) {
    return catchThrowableOfType(ApiException.class, () -> find(typed));
  }

  private static @Nullable URI proposed(ApiException e) {
    return e.getCause() instanceof OtherAddressException other ? other.address() : null;
  }

  private void blames(String path, String instead) {
    int before = cloud.asked().size();
    ApiException e = failure(cloud.uri(path));
    assertThat(e).as(path).isNotNull();
    assertThat(proposed(e)).isEqualTo(cloud.uri(instead));
    assertThat(e)
        .hasMessageContaining(cloud.uri(path).toString())
        .hasMessageContaining(cloud.uri(instead).toString());
    FaultMatrix.row(
        Area.LOGIN,
        "the auth URL ends in " + path + " on a cloud with v3",
        cloud.asked().size() - before,
        String.valueOf(e.getMessage()));
  }

  @Test
  void takesWhatPeopleCopyAlong() {
    for (String typed :
        new String[] {"", "/", "/v3", "/v3/", "/v3//", "/v3/auth/tokens", "/v3/auth"}) {
      assertThat(find(cloud.uri(typed)))
          .as(typed)
          .isEqualTo(new IdentityEndpoint(cloud.uri("/v3"), IdentityVersion.V3));
    }
  }

  @Test
  void blamesAnAddressAtWhichNoIdentityServiceAnswersAndFindsTheRightOne() {
    blames("/v3/v3", "/v3");
    blames("/v2.0", "/v3");
    blames("/v3/projects/v3", "/v3");
    assertThat(cloud.asked()).noneMatch(asked -> asked.call().startsWith("POST"));
  }

  @Test
  void findsItBelowAPathOfItsOwn() {
    cloud.answer("GET /identity/v3", 200, "{\"version\": " + V3 + "}");
    cloud.answer("GET /identity", 300, "{\"versions\": {\"values\": [" + V3 + "]}}");
    blames("/identity/v2.0", "/identity/v3");
    assertThat(find(cloud.uri("/identity")).url()).isEqualTo(cloud.uri("/identity/v3"));
  }

  @Test
  void blamesAnAddressWithoutAnyIdentityServiceNear() {
    cloud.answer("GET /", 404, "");
    cloud.answer("GET /v3", 404, "");
    ApiException e = failure(cloud.uri("/v3"));
    assertThat(e.category()).isEqualTo(ApiException.Category.NOT_OPENSTACK);
    assertThat(proposed(e)).isNull();
    FaultMatrix.row(
        Area.LOGIN,
        "a versioned auth URL where nothing is",
        cloud.asked().size(),
        String.valueOf(e.getMessage()));
  }

  @Test
  void findsItThoughTheRootHidesItsVersions() {
    cloud.answer("GET /", 404, "");
    blames("/v2.0", "/v3");
  }

  @Test
  void believesOneThatHidesItsVersions() {
    cloud.answer("GET /hidden/v3", 401, "{\"error\": {\"code\": 401, \"message\": \"no\"}}");
    assertThat(find(cloud.uri("/hidden/v3")).url()).isEqualTo(cloud.uri("/hidden/v3"));
  }

  @Test
  void followsOneThatHidesItsVersionsToo() throws Exception {
    cloud.answer("GET /v3", 401, "{\"error\": {\"code\": 401, \"message\": \"no\"}}");
    try (CannedCloud old = new CannedCloud()) {
      old.answer("GET /v3", 302, Map.of("Location", cloud.uri("/v3").toString()), "");
      assertThat(find(old.uri("/v3")).url()).isEqualTo(cloud.uri("/v3"));
    }
  }

  @Test
  void aBrokenRootDoesNotHideWhatIsWrong() {
    cloud.answer("GET /", 500, "");
    cloud.answer("GET /v3", 500, "");
    ApiException e = failure(cloud.uri("/v2.0"));
    assertThat(e).hasMessageContaining("HTTP status 404");
    FaultMatrix.row(
        Area.LOGIN,
        "the auth URL ends in /v2.0 where nothing else answers",
        cloud.asked().size(),
        String.valueOf(e.getMessage()));
  }

  @Test
  void takesNothingOfLinksToInnerHosts() {
    assertThat(find(cloud.uri("")).url().getAuthority()).isEqualTo(cloud.uri("").getAuthority());
  }

  @Test
  void followsAServiceThatHasMovedToAnotherPort() throws Exception {
    try (CannedCloud old = new CannedCloud()) {
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        old.answer("GET /v3", status, Map.of("Location", cloud.uri("/v3").toString()), "");
        assertThat(find(old.uri("/v3"))).isEqualTo(find(cloud.uri("/v3")));
      }
      old.answer("GET /", 302, Map.of("Location", cloud.uri("/").toString()), "");
      assertThat(find(old.uri("")).url()).isEqualTo(cloud.uri("/v3"));
      FaultMatrix.row(
          Area.LOGIN,
          "the whole identity service redirects to another port of the host",
          old.asked().size(),
          "It sends on to another address, which is used from here on");
    }
  }

  @Test
  void offersAnotherHostOnly() throws Exception {
    try (CannedCloud old = new CannedCloud()) {
      URI other = URI.create(cloud.uri("/v3").toString().replace("127.0.0.1", "localhost"));
      old.answer("GET /v3", 302, Map.of("Location", other.toString()), "");
      ApiException e = failure(old.uri("/v3"));
      assertThat(proposed(e)).isEqualTo(other);
      assertThat(e).hasMessageContaining("another host");
      FaultMatrix.row(
          Area.LOGIN,
          "the identity service redirects to another host",
          old.asked().size(),
          String.valueOf(e.getMessage()));
    }
  }

  @Test
  void doesNotFollowIntoTheClear(@TempDir Path folder) throws Exception {
    Certificates certificate = Certificates.make(folder, "cloud", "ip:127.0.0.1");
    TlsSettings tls = new TlsSettings(certificate.pem(folder), null, null, null, Map.of());
    try (CannedCloud secure = new CannedCloud(certificate.server());
        HttpTransport over =
            new HttpTransport(HttpSettings.standard().withTls(tls), new ExchangeLog(10))) {
      secure.answer("GET /v3", 301, Map.of("Location", cloud.uri("/v3").toString()), "");
      ApiException e =
          catchThrowableOfType(
              ApiException.class, () -> new Identity(over).discover(secure.uri("/v3")));
      assertThat(e).isNotNull();
      assertThat(e).hasMessageContaining("not encrypted");
      assertThat(proposed(e)).isEqualTo(cloud.uri("/v3"));
      assertThat(cloud.asked()).noneMatch(asked -> asked.call().startsWith("POST"));
      FaultMatrix.row(
          Area.LOGIN,
          "the identity service redirects from https to http",
          secure.asked().size(),
          String.valueOf(e.getMessage()));

      // And the other way is what everybody wants.
      secure.answer("GET /v3", 200, "{\"version\": " + V3 + "}");
      cloud.answer("GET /v3", 301, Map.of("Location", secure.uri("/v3").toString()), "");
      assertThat(new Identity(over).discover(cloud.uri("/v3")).url()).isEqualTo(secure.uri("/v3"));
    }
  }
}
