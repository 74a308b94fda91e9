package io.novadesk.testing;

import com.sun.net.httpserver.HttpExchange;
import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.Gateway.Mood;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A demo cloud and a session by a token that cannot be renewed. It ends at a request that the test
 * names; a person then logs in again with another token.
 */
public final class EndingLogin implements AutoCloseable {
  private final DemoCloud cloud;
  private final Login byPassword;
  private final Gateway compute;
  private final Gateway images;
  private final Session session;
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int last;
  private volatile boolean hasEnded;

  public EndingLogin() throws Exception {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.01));
    byPassword =
        TestCloud.login(
            "demo", cloud.authUrl(), cloud.userName(), cloud.password(), cloud.projectName());
    Region straight;
    try (Session found = connect(byPassword)) {
      straight = found.regions().getFirst();
    }
    compute = new Gateway(straight.compute().url());
    images = new Gateway(cloud.authUrl().resolve("/image"));
    compute.judge(this::judge);
    images.judge(this::judge);
    session =
        connect(
            new Login(
                "demo",
                byPassword.authUrl(),
                token(),
                byPassword.scope(),
                "RegionOne",
                byPassword.face(),
                byPassword.tls(),
                Endpoints.OF_CATALOGUE
                    .with(Endpoints.COMPUTE, compute.url())
                    .with(Endpoints.IMAGE, images.url())));
    AutoCloseable _ = session.onLogin(this::logInAgain);
  }

  private static Session connect(Login login) throws ConnectException {
    return new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
  }

  /** A token of its own, as another program would have got it. */
  private Credentials.Token token() throws ConnectException {
    // Not closed: the token would end with it.
    return new Credentials.Token(Secret.of(connect(byPassword).identity().id().reveal()));
  }

  private Mood judge(HttpExchange exchange) {
    @Nullable String token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
    if (token == null) {
      return Mood.HONEST;
    }
    if (ended.contains(token)) {
      return Mood.UNAUTHORISED;
    }
    if (requests.incrementAndGet() == last) {
      ended.add(token);
      hasEnded = true;
      return Mood.UNAUTHORISED;
    }
    return Mood.HONEST;
  }

  private void logInAgain() {
    if (session.loginNeeded() == null) {
      return;
    }
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                session.logInAgain(token());
              } catch (ConnectException | ApiException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  /** The token ends at that request from now on, counted from 1. */
  public void endAt(int request) {
    requests.set(0);
    hasEnded = false;
    last = request;
  }

  /** It ends no more; whether it has since {@link #endAt}. */
  public boolean stop() {
    last = 0;
    return hasEnded;
  }

  public Session session() {
    return session;
  }

  public Region region() {
    return session.regions().getFirst();
  }

  /** All servers there are now. */
  public List<Server> servers() {
    List<Server> all = new ArrayList<>();
    region().servers().list(ServerQuery.ALL, all::addAll);
    return all;
  }

  @Override
  public void close() {
    session.close();
    compute.close();
    images.close();
    cloud.close();
  }
}
