package io.novadesk.cloud.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.novadesk.api.ApiException;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.TestCloud;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many calls whose token is refused at once. */
class RenewalTest {
  private static final int CALLS = 24;

  private DemoCloud cloud;
  private Session session;

  @BeforeEach
  void connect() throws Exception {
    cloud = DemoCloud.start(DemoSettings.standard().withLatency(Duration.ofMillis(40)));
    session =
        new Connector(HttpSettings.standard(), Clock.systemUTC())
            .connect(
                TestCloud.login(
                    "demo",
                    cloud.authUrl(),
                    cloud.userName(),
                    cloud.password(),
                    cloud.projectName()),
                (_, _) -> {});
  }

  @AfterEach
  void close() {
    session.close();
    cloud.close();
  }

  private void revoke() throws Exception {
    String token = session.identity().id().reveal();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(cloud.authUrl() + "/auth/tokens"))
              .header("X-Auth-Token", token)
              .header("X-Subject-Token", token)
              .DELETE()
              .build();
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }
  }

  private long logins() {
    return session.exchanges().all().stream()
        .filter(e -> e.method().equals("POST") && e.uri().getPath().endsWith("/auth/tokens"))
        .count();
  }

  /** What came of as many calls as are said, all sent at the same moment. */
  private static List<@Nullable Throwable> allAtOnce(Callable<?> call) throws Exception {
    CyclicBarrier start = new CyclicBarrier(CALLS);
    List<Future<@Nullable Throwable>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLS; i++) {
        calls.add(
            threads.submit(
                () -> {
                  start.await();
                  return catchThrowable(call::call);
                }));
      }
    }
    List<@Nullable Throwable> failures = new ArrayList<>();
    for (Future<@Nullable Throwable> one : calls) {
      failures.add(one.get());
    }
    return failures;
  }

  @Test
  void shareOneLogin() throws Exception {
    revoke();
    long before = logins();
    List<@Nullable Throwable> failures =
        allAtOnce(() -> session.regions().getFirst().flavorShelf().read());
    assertThat(failures).containsOnlyNulls();
    assertThat(logins() - before).isEqualTo(1);
    assertThat(
            session.exchanges().all().stream()
                .filter(e -> e.uri().getPath().contains("/flavors"))
                .map(Exchange::status))
        .contains(401, 200);
  }

  /** A wrong clock must not mean a login before every call, nor another end of the token. */
  @ParameterizedTest
  @ValueSource(longs = {-24, -2, 2, 24})
  void logInOnceThoughOurClockIsWrong(long hours) throws Exception {
    Clock ours = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
    try (Session wrong =
        new Connector(HttpSettings.standard(), ours).connect(session.login(), (_, _) -> {})) {
      assertThat(wrong.tokenLeft()).isCloseTo(Duration.ofHours(1), Duration.ofMinutes(2));
      for (int i = 0; i < 3; i++) {
        wrong.regions().getFirst().flavorShelf().read();
      }
      assertThat(wrong.exchanges().all())
          .filteredOn(e -> e.method().equals("POST") && e.uri().getPath().endsWith("/auth/tokens"))
          .hasSize(1);
    }
  }

  @Test
  void shareOneFailedLogin() throws Exception {
    // Nobody answers any more: what all of them wait for fails, and they are told so at once.
    var refused = session.identity().id();
    cloud.close();
    long before = logins();
    List<@Nullable Throwable> failures = allAtOnce(() -> session.renew(refused));
    assertThat(failures).doesNotContainNull().allMatch(ApiException.class::isInstance);
    assertThat(failures.stream().distinct().count()).isLessThan(CALLS);
    assertThat(logins() - before).isLessThan(CALLS);
  }
}
