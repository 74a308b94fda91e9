package io.novadesk.cloud.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.Request;
import io.novadesk.api.identity.ApplicationCredential;
import io.novadesk.api.identity.ApplicationCredentials;
import io.novadesk.api.identity.ApplicationCredentials.Made;
import io.novadesk.api.identity.ApplicationCredentials.Wish;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.wire.Json;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.TestCloud;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Application credentials, on the demo cloud and on a real one alike. */
abstract class ApplicationCredentialFacts {
  private final String name = "novadesk-" + UUID.randomUUID();
  private final List<Session> open = new ArrayList<>();
  private TestCloud cloud;
  private ApplicationCredentials mine;

  abstract TestCloud cloud() throws Exception;

  /** What stands before a service's own paths. */
  abstract String compute();

  /** Services must be told what they are, or they refuse whatever a rule would allow. */
  void assumeServicesKeepRules() {}

  @BeforeEach
  void connect() throws Exception {
    cloud = cloud();
    mine = Objects.requireNonNull(cloud.session().applicationCredentials());
  }

  @AfterEach
  void leave() throws Exception {
    if (cloud == null) {
      return;
    }
    for (Session session : open) {
      session.end().get();
    }
    for (ApplicationCredential each : mine.list()) {
      if (each.name().startsWith(name)) {
        mine.delete(each.id());
      }
    }
    cloud.close();
  }

  private Session connect(String id, Secret secret) throws Exception {
    Login by = cloud.session().login();
    Login login =
        new Login(
            "robot",
            by.authUrl(),
            new Credentials.ApplicationCredential(id, null, secret),
            new Scope.Unscoped(),
            null,
            by.face(),
            by.tls(),
            by.endpoints());
    Session session =
        new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
    open.add(session);
    return session;
  }

  @Test
  void opensTheProjectForWhichItWasMade() throws Exception {
    Instant end = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    Made made = mine.create(new Wish(name, end, List.of("reader"), false));
    assertThat(made.credential().name()).isEqualTo(name);
    assertThat(made.credential().expires()).isEqualTo(end);
    assertThat(made.credential().roles()).containsExactly("reader");
    assertThat(made.credential().unrestricted()).isFalse();
    assertThat(mine.list()).extracting(ApplicationCredential::name).contains(name);

    Session session = connect(made.credential().id(), made.secret());
    assertThat(session.identity().project()).isEqualTo(cloud.session().identity().project());
    assertThat(session.identity().roles()).containsExactly("reader");
    ApplicationCredential with = Objects.requireNonNull(session.identity().credential());
    assertThat(with.name()).isEqualTo(name);
    assertThat(with.unrestricted()).isFalse();
    assertThat(with.rules()).isEmpty();

    mine.delete(made.credential().id());
    assertThat(mine.list()).extracting(ApplicationCredential::name).doesNotContain(name);
  }

  @Test
  void restrictedOneMayNotMakeOthersAndUnrestrictedOneMay() throws Exception {
    Made restricted = mine.create(new Wish(name, null, List.of(), false));
    Made free = mine.create(new Wish(name + "-free", null, List.of(), true));
    assertThat(free.credential().unrestricted()).isTrue();
    assertThat(restricted.credential().expires()).isNull();

    Session narrow = connect(restricted.credential().id(), restricted.secret());
    ApplicationCredentials its = Objects.requireNonNull(narrow.applicationCredentials());
    assertThat(its.list()).extracting(ApplicationCredential::name).contains(name);
    ApiException refused =
        catchThrowableOfType(
            ApiException.class, () -> its.create(new Wish(name + "-2", null, List.of(), false)));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused).hasMessageContaining("application_credential");
    ApiException kept =
        catchThrowableOfType(ApiException.class, () -> its.delete(restricted.credential().id()));
    assertThat(kept.status()).isEqualTo(403);

    Session wide = connect(free.credential().id(), free.secret());
    assertThat(Objects.requireNonNull(wide.identity().credential()).unrestricted()).isTrue();
    Made third =
        Objects.requireNonNull(wide.applicationCredentials())
            .create(new Wish(name + "-3", null, List.of(), false));
    assertThat(third.secret().isEmpty()).isFalse();
  }

  @Test
  void takenNameIsAConflict() {
    mine.create(new Wish(name, null, List.of(), false));
    ApiException taken =
        catchThrowableOfType(
            ApiException.class, () -> mine.create(new Wish(name, null, List.of(), false)));
    assertThat(taken.category()).isEqualTo(Category.CONFLICT);
    assertThat(taken).hasMessageContaining(name);
    FaultMatrix.row(Area.LOGIN, "application credential's name is taken", 2, taken.getMessage());
  }

  @Test
  void rulesAreToldWhereTheyRefuseAndNobodyLogsInAgainForIt() throws Exception {
    assumeServicesKeepRules();
    ObjectNode body = Json.object();
    ObjectNode wish = body.putObject("application_credential").put("name", name);
    wish.withArray("access_rules")
        .addObject()
        .put("service", "compute")
        .put("method", "GET")
        .put("path", compute() + "/v2.1/**");
    Session session = cloud.session();
    URI where =
        URI.create(
            session.where().url().toString().replaceAll("/+$", "")
                + "/users/"
                + session.identity().userId()
                + "/application_credentials");
    ObjectNode made =
        session
            .http()
            .exchange(
                Request.post(where, body).token(session),
                answer -> (ObjectNode) Json.member(answer.bytes(), "application_credential"));
    Session narrow = connect(made.path("id").asString(), Secret.of(made.path("secret").asString()));
    assertThat(narrow.regions()).isNotEmpty();
    String first = narrow.identity().id().reveal();
    long logins = logins(narrow);

    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () -> narrow.regions().getFirst().servers().delete("no-such-server"));

    assertThat(refused.category()).isEqualTo(Category.FORBIDDEN);
    assertThat(refused)
        .hasMessage(
            "The application credential “%s” is not good for DELETE %s/v2.1/servers/no-such-server. It allows only: GET %s/v2.1/** (compute)."
                .formatted(name, compute(), compute()));
    assertThat(logins(narrow)).isEqualTo(logins);
    assertThat(narrow.identity().id().reveal()).isEqualTo(first);
    assertThat(narrow.loginNeeded()).isNull();
    assertThatCode(() -> narrow.regions().getFirst().servers().list(ServerQuery.ALL, _ -> {}))
        .doesNotThrowAnyException();
    FaultMatrix.row(Area.COMMAND, "access rules do not allow it", 1, refused.getMessage());
  }

  private static long logins(Session session) {
    return session.exchanges().all().stream()
        .filter(e -> e.method().equals("POST"))
        .map(Exchange::uri)
        .filter(uri -> uri.getPath().endsWith("/auth/tokens"))
        .count();
  }
}
