package io.novadesk.cloud.plan;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** A demo cloud with many servers, and plans over them. */
public final class PlanCloud implements AutoCloseable {
  private final DemoCloud cloud;
  private final Set<String> given = new HashSet<>();
  private final Session session;

  private PlanCloud(DemoCloud cloud, Session session) {
    this.cloud = cloud;
    this.session = session;
  }

  public static PlanCloud of(int servers, double timeScale) throws IOException, ConnectException {
    DemoCloud cloud =
        DemoCloud.start(DemoSettings.standard().withServers(servers).withTimeScale(timeScale));
    return new PlanCloud(
        cloud, connect(cloud.authUrl(), cloud.userName(), cloud.password(), cloud.projectName()));
  }

  /** With the servers that the demo cloud always has, volumes and addresses included. */
  public static PlanCloud seeded() throws IOException, ConnectException {
    DemoCloud cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.1));
    return new PlanCloud(
        cloud, connect(cloud.authUrl(), cloud.userName(), cloud.password(), cloud.projectName()));
  }

  public static Session connect(URI authUrl, String user, String password, String project)
      throws ConnectException {
    Login login =
        new Login(
            "demo",
            authUrl,
            new Credentials.Password(user, "Default", Secret.of(password)),
            new Scope.Project(null, project, "Default"),
            null,
            Catalogue.Interface.PUBLIC,
            TlsSettings.SYSTEM,
            Endpoints.OF_CATALOGUE);
    return new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
  }

  public DemoCloud demo() {
    return cloud;
  }

  public Session session() {
    return session;
  }

  public Region region() {
    return session.regions().getFirst();
  }

  List<Server> all() {
    return all(region());
  }

  static List<Server> all(Region region) {
    List<Server> servers = new ArrayList<>();
    region.servers().list(ServerQuery.ALL, servers::addAll);
    return servers;
  }

  /** Servers that nobody was given before: what their records tell is the caller's own doing. */
  List<Server> idle(int count) {
    List<Server> idle = idle(region()).filter(s -> !given.contains(s.id())).limit(count).toList();
    if (idle.size() < count) {
      throw new AssertionError("only " + idle.size() + " servers are idle");
    }
    idle.forEach(s -> given.add(s.id()));
    return idle;
  }

  /** Servers that take everything. */
  static Stream<Server> idle(Region region) {
    return all(region).stream()
        .filter(s -> s.state() == ServerStatus.ACTIVE && !s.isInTransition())
        .filter(s -> !Boolean.TRUE.equals(s.locked()));
  }

  static Plan plan(
      Region region, List<Server> servers, PlanOptions options, Function<Server, Command> command) {
    List<PlanItem> items =
        servers.stream().map(s -> new PlanItem(region, s, List.of(command.apply(s)))).toList();
    return Plan.of(items.getFirst().steps().getFirst().action(), items, options, List.of("member"));
  }

  PlanRun run(Plan plan, Ledger ledger, Patience patience) {
    return new PlanRun(plan, session, ledger, patience);
  }

  /** How often the cloud took this action from that server. */
  public long times(String server, String action) {
    return region().servers().actions(server).stream()
        .map(InstanceAction::action)
        .filter(action::equals)
        .count();
  }

  public static void until(BooleanSupplier condition, Duration patience) {
    Instant end = Instant.now().plus(patience);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  static void untilEnded(PlanRun run) {
    until(() -> run.status().phase() == PlanStatus.Phase.ENDED, Duration.ofMinutes(3));
  }

  @Override
  public void close() {
    session.close();
    cloud.close();
  }
}
