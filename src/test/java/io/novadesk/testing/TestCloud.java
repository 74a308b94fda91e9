package io.novadesk.testing;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A cloud to test against, real or demo, with the servers that a test makes there; they go when it
 * is closed.
 */
public final class TestCloud implements AutoCloseable {
  private final Session session;
  private final Duration patience;
  private final Runnable under;
  private final List<String> made = new ArrayList<>();

  private @Nullable Session admin;

  private TestCloud(Session session, Duration patience, Runnable under) {
    this.session = session;
    this.patience = patience;
    this.under = under;
  }

  public static TestCloud demo(DemoSettings settings) throws IOException, ConnectException {
    return demo(settings, InstantSource.system());
  }

  /** One with a time of its own. */
  public static TestCloud demo(DemoSettings settings, InstantSource clock)
      throws IOException, ConnectException {
    DemoCloud cloud = DemoCloud.start(settings.withTimeScale(0.05), clock);
    Login login =
        login("demo", cloud.authUrl(), cloud.userName(), cloud.password(), cloud.projectName());
    return new TestCloud(connect(login), Duration.ofSeconds(30), cloud::close);
  }

  /**
   * The cloud {@code demo} of the file that NOVADESK_CLOUDS_YAML names; skips the test where it is
   * not set.
   */
  public static TestCloud real() throws ConnectException {
    String file = System.getenv("NOVADESK_CLOUDS_YAML");
    Assumptions.assumeTrue(
        file != null, "NOVADESK_CLOUDS_YAML names no clouds.yaml: no real cloud to test against");
    List<CloudsYaml.Entry> entries =
        new CloudsYaml(List.of(Path.of(Objects.requireNonNull(file))), List.of()).read().entries();
    Login login = login(entries, "demo");
    return new TestCloud(connect(login), Duration.ofMinutes(10), () -> {});
  }

  /** As that user of the file, in the project that the tests work in. */
  private static Login login(List<CloudsYaml.Entry> entries, String name) {
    CloudsYaml.Entry entry =
        entries.stream().filter(e -> e.connection().name().equals(name)).findFirst().orElseThrow();
    Connection c = entry.connection();
    return login(
        c.name(),
        URI.create(c.authUrl()),
        c.signIn().user(),
        Objects.requireNonNull(entry.secret()).reveal(),
        "demo");
  }

  public static Login login(
      String name, URI authUrl, String user, String password, String project) {
    return new Login(
        name,
        authUrl,
        new Credentials.Password(user, "Default", Secret.of(password)),
        new Scope.Project(null, project, "Default"),
        null,
        Interface.PUBLIC,
        TlsSettings.SYSTEM,
        Endpoints.OF_CATALOGUE);
  }

  private static Session connect(Login login) throws ConnectException {
    return new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
  }

  public Session session() {
    return session;
  }

  /** The same project, seen by an administrator. */
  public Session admin() throws ConnectException {
    Session open = admin == null ? administrator() : admin;
    admin = open;
    return open;
  }

  /** The region with several hosts, where servers can be moved. */
  public Region region() {
    return main(session);
  }

  /** The same region, seen by an administrator. */
  public Region adminRegion() throws ConnectException {
    return main(admin());
  }

  private static Region main(Session session) {
    return session.regions().stream()
        .filter(region -> region.name().equals("RegionOne"))
        .findFirst()
        .orElse(session.regions().getFirst());
  }

  /** Another login to the same cloud and project, as its administrator; with the same password. */
  public Session administrator() throws ConnectException {
    Login mine = session.login();
    Credentials.Password who = (Credentials.Password) mine.credentials();
    return connect(
        login(
            "admin",
            mine.authUrl(),
            "admin",
            who.password().reveal(),
            Objects.requireNonNull(session.identity().project()).name()));
  }

  Duration patience() {
    return patience;
  }

  /** Makes a small server and waits until it is ACTIVE. */
  public Server server(String name, Map<String, String> metadata) {
    Region region = region();
    String image =
        region.images().list().stream()
            .filter(i -> i.name().startsWith("cirros"))
            .findFirst()
            .orElseThrow()
            .id();
    String id =
        Objects.requireNonNull(
            region
                .servers()
                .create(newServer(name, image, flavor("m1.tiny"), metadata))
                .subjectId());
    made.add(id);
    return await(
        id,
        s ->
            (s.state() == ServerStatus.ACTIVE && !s.isInTransition())
                || s.state() == ServerStatus.ERROR);
  }

  static NewServer newServer(
      String name, String image, String flavor, Map<String, String> metadata) {
    return new NewServer(
        name,
        image,
        flavor,
        new NewServer.Networks.Usual(),
        List.of(),
        metadata,
        null,
        List.of(),
        null,
        null,
        null,
        1,
        null,
        null,
        List.of(),
        null,
        Map.of(),
        Map.of());
  }

  public String flavor(String name) {
    return region().compute().flavors().list().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  Server await(String id, Predicate<Server> condition) {
    Instant end = Instant.now().plus(patience);
    while (true) {
      Server now = region().servers().get(id);
      if (condition.test(now)) {
        return now;
      }
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(
            "waited in vain; the server is " + now.status() + " " + now.taskState());
      }
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
  }

  /** The cloud goes away; the session stays. */
  public void stopServing() {
    under.run();
  }

  @Override
  public void close() {
    for (String id : made) {
      try {
        region().servers().delete(id);
      } catch (ApiException _) {
        // The test may have deleted it.
      }
    }
    session.close();
    if (admin != null) {
      admin.close();
    }
    under.run();
  }
}
