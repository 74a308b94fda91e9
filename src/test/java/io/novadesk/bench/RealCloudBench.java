package io.novadesk.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.Listing;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A real OpenStack: of the file that NOVADESK_CLOUDS_YAML names the cloud that OS_CLOUD names, else
 * {@code demo}, with the servers that it has. Novadesk beside the command line clients that people
 * use today.
 */
@Tag("bench")
class RealCloudBench {
  private static final int ROUNDS = 6;

  /** It takes as long as all others together. */
  private static final int CLIENT_ROUNDS = 3;

  /** A filter that all pass: such a list is read page after page, in the cloud's order. */
  private static final ServerQuery IN_TURN =
      new ServerQuery(
          null, false, Map.of("name", "."), ServerQuery.ALL.firstPage(), ServerQuery.ALL.page());

  /** Changes are asked for this far back, as the live model does. */
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private final String cloud = Objects.requireNonNullElse(System.getenv("OS_CLOUD"), "demo");
  private Path clouds = Path.of("");

  @BeforeEach
  void find() {
    String file = System.getenv("NOVADESK_CLOUDS_YAML");
    assumeTrue(file != null, "NOVADESK_CLOUDS_YAML names no clouds.yaml: no real cloud to measure");
    clouds = Path.of(Objects.requireNonNull(file));
  }

  /** In turns, so that what else the machine does falls on all alike. */
  @Test
  void listsAllServers() throws Exception {
    try (Session session = connect()) {
      Servers servers = session.regions().getFirst().servers();
      List<String> ids = new ArrayList<>();
      Pages pages =
          Pages.record(session, IN_TURN, page -> page.stream().map(Server::id).forEach(ids::add));
      assumeTrue(!ids.isEmpty(), "the cloud has no servers: nothing to measure");
      List<Pages> inTurn = pages.inParts(1, ids, ServerQuery.ALL.page());
      List<Pages> quarters = pages.inParts(4, ids, ServerQuery.ALL.page());
      Samples first = new Samples(0);
      Samples firstVisit = new Samples(0);
      Samples later = new Samples(0);
      Samples curl = new Samples(0);
      Samples curlQuarters = new Samples(0);
      Samples client = new Samples(0);
      // The first of the later visits measures what one request alone costs.
      Listing last = servers.list(ServerQuery.ALL, _ -> {});
      for (int round = 0; round < ROUNDS; round++) {
        oneThenTheOther(round, () -> firstVisit.add(visit(first)), () -> curl.add(curl(inTurn)));
        oneThenTheOther(
            round,
            () -> later.add(servers.list(ServerQuery.ALL, _ -> {}).took().toNanos()),
            () -> curlQuarters.add(curl(quarters)));
        if (round < CLIENT_ROUNDS && hasClient()) {
          client.add(client(last.items()));
        }
      }
      assertThat(last.items()).isEqualTo(ids.size());
      Listing poll =
          servers.list(
              ServerQuery.ALL.since(Objects.requireNonNull(last.cloudTime()).minus(OVERLAP)),
              _ -> {});
      Figures figures =
          new Figures("Real OpenStack, %,d servers".formatted(last.items()))
              .say("first page, median", "ms", first.median())
              .say("all on the first visit, median", "ms", firstVisit.median())
              .say("all on later visits, median", "ms", later.median())
              .say("curl, one page after another, median", "ms", curl.median())
              .say("curl on four quarters at once, median", "ms", curlQuarters.median())
              .say("first visit against curl, median", "times", firstVisit.timesAsMuch(curl), 1.05)
              .say(
                  "later visits against curl on four quarters, median",
                  "times",
                  later.timesAsMuch(curlQuarters),
                  1.05)
              .ratio(
                  "bytes of a refresh against a full list",
                  (double) poll.bytes(),
                  (double) last.bytes(),
                  0.02)
              .ratio(
                  "time of a refresh against a later visit",
                  poll.took().toNanos() / 1e6,
                  later.median(),
                  0.02);
      if (hasClient()) {
        figures
            .say("openstack server list --limit -1, median", "ms", client.median())
            .ratio("first page against it", first.median(), client.median(), 0.1)
            .ratio("all on the first visit against it", firstVisit.median(), client.median(), 1);
      }
      figures.print();
    }
  }

  private interface Measurement {
    void take() throws Exception;
  }

  /** Now the one first and now the other: what a run leaves behind falls on both. */
  private static void oneThenTheOther(int round, Measurement one, Measurement other)
      throws Exception {
    if (round % 2 == 0) {
      one.take();
      other.take();
    } else {
      other.take();
      one.take();
    }
  }

  /** Of a cloud of which nothing is known; nanoseconds. */
  private long visit(Samples first) throws Exception {
    try (Session session = connect()) {
      AtomicLong firstPage = new AtomicLong();
      long start = System.nanoTime();
      Listing visit =
          session
              .regions()
              .getFirst()
              .servers()
              .list(ServerQuery.ALL, _ -> firstPage.compareAndSet(0, System.nanoTime() - start));
      first.add(firstPage.get());
      return visit.took().toNanos();
    }
  }

  private Session connect() throws Exception {
    CloudsYaml.Entry entry =
        new CloudsYaml(List.of(clouds), List.of())
            .read().entries().stream()
                .filter(e -> e.connection().name().equals(cloud))
                .findFirst()
                .orElseThrow();
    Connection c = entry.connection();
    return new Connector(HttpSettings.standard(), Clock.systemUTC())
        .connect(
            new Login(
                c.name(),
                URI.create(c.authUrl()),
                new Credentials.Password(
                    c.signIn().user(),
                    "Default",
                    Secret.of(Objects.requireNonNull(entry.secret()).reveal())),
                new Scope.Project(null, c.target().project(), "Default"),
                c.target().region(),
                Catalogue.Interface.PUBLIC,
                TlsSettings.SYSTEM,
                Endpoints.OF_CATALOGUE),
            (_, _) -> {});
  }

  /** One curl for each list of pages, all at once. */
  private static long curl(List<Pages> lists) throws IOException, InterruptedException {
    List<String> configs = lists.stream().map(RealCloudBench::config).toList();
    List<Process> running = new ArrayList<>();
    long start = System.nanoTime();
    for (String config : configs) {
      Process process = new ProcessBuilder("curl", "--config", "-").start();
      try (var in = process.getOutputStream()) {
        in.write(config.getBytes(StandardCharsets.UTF_8));
      }
      running.add(process);
    }
    for (Process process : running) {
      assertThat(process.waitFor()).as("curl's exit status").isZero();
    }
    return System.nanoTime() - start;
  }

  /** One curl for all pages: it keeps its connection, and the token is not among its arguments. */
  private static String config(Pages pages) {
    StringBuilder config = new StringBuilder();
    for (HttpRequest request : pages.requests()) {
      config.append(config.isEmpty() ? "" : "next\n");
      config.append("silent\nfail\noutput = /dev/null\n");
      config.append("url = \"").append(request.uri()).append("\"\n");
      request
          .headers()
          .map()
          .forEach(
              (name, values) ->
                  values.forEach(v -> config.append("header = \"%s: %s\"%n".formatted(name, v))));
    }
    return config.toString();
  }

  private static boolean hasClient() {
    return List.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":")).stream()
        .anyMatch(folder -> Path.of(folder, "openstack").toFile().canExecute());
  }

  private long client(int servers) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "openstack", "server", "list", "--limit", "-1", "-f", "value", "-c", "ID");
    builder.environment().put("OS_CLIENT_CONFIG_FILE", clouds.toAbsolutePath().toString());
    builder.environment().put("OS_CLOUD", cloud);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("the client's exit status").isZero();
    long took = System.nanoTime() - start;
    assertThat(out.lines().count()).isEqualTo(servers);
    return took;
  }
}
