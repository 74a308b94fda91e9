package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clouds that no longer take the login of an open session. */
@Timeout(120)
class LoginLostTest {
  private static final int CALLS = 24;
  private static final String LOGIN = "POST /v3/auth/tokens";
  private static final String REFUSED =
      "{\"error\": {\"code\": 401, \"message\": \"The account is locked for user: u.\"}}";

  private final BlockingQueue<Inventory.State> states = new LinkedBlockingQueue<>();
  private CannedCloud cloud;
  private @Nullable Session session;

  @BeforeEach
  void start() throws Exception {
    cloud = new CannedCloud();
    cloud.answer("GET /v3", 200, "{\"version\": {\"id\": \"v3.14\", \"status\": \"stable\"}}");
    for (String region : List.of("one", "two")) {
      cloud.answer(
          "GET /" + region + "/",
          200,
          "{\"versions\": [{\"id\": \"v2.1\", \"status\": \"CURRENT\", \"version\": \"2.96\","
              + " \"min_version\": \"2.1\"}]}");
    }
    letIn("first", "web");
    serve(true);
  }

  @AfterEach
  void end() {
    if (session != null) {
      session.close();
    }
    cloud.close();
  }

  private void letIn(String token, String project) {
    String endpoint = "{\"interface\": \"public\", \"region\": \"%s\", \"url\": \"%s\"}";
    cloud.answer(
        LOGIN,
        201,
        Map.of("X-Subject-Token", token),
        ("{\"token\": {\"user\": {\"id\": \"u\", \"name\": \"ada\"}, \"project\": {\"id\": \"%s\","
                + " \"name\": \"%s\"}, \"catalog\": [{\"type\": \"compute\", \"endpoints\":"
                + " [%s, %s]}]}}")
            .formatted(
                project,
                project,
                endpoint.formatted("One", cloud.uri("/one/v2.1")),
                endpoint.formatted("Two", cloud.uri("/two/v2.1"))));
  }

  private void refuse() {
    cloud.answer(LOGIN, 401, REFUSED);
    serve(false);
  }

  private void serve(boolean well) {
    int status = well ? 200 : 401;
    for (String region : List.of("one", "two")) {
      cloud.answer("GET /" + region + "/v2.1/servers/detail", status, "{\"servers\": []}");
      cloud.answer("GET /" + region + "/v2.1/flavors/detail", status, "{\"flavors\": []}");
    }
  }

  private Session open(Credentials who) throws Exception {
    Session opened =
        new Connector(HttpSettings.standard(), Clock.systemUTC())
            .connect(
                new Login(
                    "lab",
                    cloud.uri("/v3"),
                    who,
                    new Scope.Project(null, "web", null),
                    null,
                    Interface.PUBLIC,
                    TlsSettings.SYSTEM,
                    Endpoints.OF_CATALOGUE),
                (_, _) -> {});
    session = opened;
    return opened;
  }

  private static Credentials.Password password(String password) {
    return new Credentials.Password("ada", "Default", Secret.of(password));
  }

  private long logins() {
    return cloud.asked().stream().filter(asked -> asked.call().equals(LOGIN)).count();
  }

  private void await(Region region, Predicate<Inventory.State> wanted) throws InterruptedException {
    while (!wanted.test(region.inventory().state())) {
      assertThat(states.poll(60, TimeUnit.SECONDS)).isNotNull();
    }
  }

  private static boolean waitsForLogin(Inventory.State state) {
    return state.phase() == Inventory.Phase.STALE
        && state.problem() != null
        && Session.isLoginNeeded(state.problem())
        && state.nextTry() == null;
  }

  private static List<@Nullable Throwable> manyAtOnce(Session of) throws Exception {
    CyclicBarrier start = new CyclicBarrier(CALLS);
    List<Future<@Nullable Throwable>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLS; i++) {
        Region region = of.regions().get(i % 2);
        calls.add(
            threads.submit(
                () -> {
                  start.await();
                  return catchThrowable(() -> region.flavorShelf().read());
                }));
      }
    }
    List<@Nullable Throwable> failures = new ArrayList<>();
    for (Future<@Nullable Throwable> call : calls) {
      failures.add(call.get());
    }
    return failures;
  }

  @Test
  void stopsAfterOneAttemptOfAllThreadsAndRegionsAndGoesOnWhenAsked() throws Exception {
    Session open = open(password("sesame"));
    for (Region region : open.regions()) {
      region.inventory().listen(update -> states.add(update.state()));
      region.inventory().start();
      await(region, state -> state.phase() == Inventory.Phase.LIVE);
    }
    refuse();
    long before = logins();
    List<@Nullable Throwable> failures = manyAtOnce(open);
    assertThat(failures)
        .allSatisfy(
            e -> {
              assertThat(e).isInstanceOf(ApiException.class);
              assertThat(e).hasMessageContaining("account is locked");
              assertThat(e).hasMessageContaining("until you log in again");
            });
    for (Region region : open.regions()) {
      region.inventory().refresh(true);
      await(region, LoginLostTest::waitsForLogin);
    }
    assertThat(logins() - before).isEqualTo(1);
    assertThat(open.loginNeeded()).isNotNull();

    int sent = cloud.asked().size();
    for (Region region : open.regions()) {
      states.clear();
      region.inventory().refresh(false);
      assertThat(states.poll(60, TimeUnit.SECONDS)).matches(LoginLostTest::waitsForLogin);
    }
    assertThat(manyAtOnce(open)).doesNotContainNull();
    assertThat(cloud.asked()).hasSize(sent);

    ApiException wrong =
        catchThrowableOfType(ApiException.class, () -> open.logInAgain(password("still wrong")));
    assertThat(wrong.category()).isEqualTo(ApiException.Category.UNAUTHORISED);
    assertThat(cloud.asked()).hasSize(sent + 1);
    assertThat(open.loginNeeded()).isNotNull();

    letIn("second", "web");
    serve(true);
    open.logInAgain(password("new"));
    assertThat(open.loginNeeded()).isNull();
    for (Region region : open.regions()) {
      await(region, state -> state.phase() == Inventory.Phase.LIVE);
    }
    assertThat(manyAtOnce(open)).containsOnlyNulls();
    assertThat(cloud.asked().getLast().body()).isEmpty();
    FaultMatrix.row(
        Area.LOGIN,
        "the password is changed while two regions are polled and 24 calls are under way",
        1,
        String.valueOf(Objects.requireNonNull(failures.getFirst()).getMessage()));
  }

  @Test
  void aSecretOfAnApplicationCredentialIsTriedOnce() throws Exception {
    Session open =
        open(new Credentials.ApplicationCredential("id", null, null, Secret.of("sesame")));
    refuse();
    long before = logins();
    assertThat(manyAtOnce(open)).doesNotContainNull();
    assertThat(manyAtOnce(open)).doesNotContainNull();
    assertThat(logins() - before).isEqualTo(1);
    FaultMatrix.row(
        Area.LOGIN,
        "the application credential is deleted while the session is open",
        1,
        String.valueOf(Objects.requireNonNull(open.loginNeeded()).getMessage()));
  }

  @Test
  void whatIsGoodForOneLoginIsNotSentASecondTime() throws Exception {
    for (Credentials once :
        List.of(
            new Credentials.Token(Secret.of("typed")),
            new Credentials.PasswordAndTotp("ada", null, Secret.of("sesame"), Secret.of("123")))) {
      letIn("first", "web");
      serve(true);
      try (Session open = open(once)) {
        refuse();
        long before = logins();
        assertThat(manyAtOnce(open)).doesNotContainNull();
        assertThat(logins() - before).isZero();
        ApiException why = Objects.requireNonNull(open.loginNeeded());
        assertThat(why).hasMessageContaining("cannot be renewed");
        FaultMatrix.row(
            Area.LOGIN,
            "the token ends and cannot be renewed: " + once.getClass().getSimpleName(),
            0,
            String.valueOf(why.getMessage()));
      }
    }
  }

  @Test
  void aLoginForAnotherProjectIsNotTaken() throws Exception {
    Session open = open(new Credentials.Token(Secret.of("typed")));
    refuse();
    assertThat(manyAtOnce(open)).doesNotContainNull();
    letIn("second", "other");
    ApiException e =
        catchThrowableOfType(
            ApiException.class,
            () -> open.logInAgain(new Credentials.Token(Secret.of("of another"))));
    assertThat(e).hasMessageContaining("another user or project");
    assertThat(open.loginNeeded()).isNotNull();
    FaultMatrix.row(
        Area.LOGIN, "a new token is good for another project", 1, String.valueOf(e.getMessage()));
  }

  @Test
  void anIdentityServiceThatIsAwayIsAskedAgain() throws Exception {
    Session open = open(password("sesame"));
    serve(false);
    cloud.answer(LOGIN, 500, "");
    assertThat(catchThrowable(() -> open.regions().getFirst().flavorShelf().read())).isNotNull();
    assertThat(open.loginNeeded()).isNull();
    letIn("second", "web");
    // The answers are those of a cloud that takes the new token.
    serve(true);
    open.renew(open.identity().id());
    assertThat(open.identity().id().reveal()).isEqualTo("second");
  }
}
