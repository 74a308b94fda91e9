package io.novadesk.cloud.launch;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.journal.FileJournal;
import io.novadesk.profile.Journal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Orders servers as the program does: in the test itself, and as a program of its own that can be
 * killed. Its arguments are the login address, then for each order its name, the address of the
 * compute service and the journal's file.
 */
final class LaunchChild {
  static final Pace QUICK = new Pace(Duration.ofMillis(20), 5, Duration.ofMillis(50));
  static final int SERVERS = 5;

  private LaunchChild() {}

  public static void main(String[] args) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i < args.length; i += 3) {
        Session session = connect(URI.create(args[0]), URI.create(args[i + 1]));
        Journal journal = new Journal(Path.of(args[i + 2]));
        Region region = session.regions().getFirst();
        LaunchOrder order = order(session, args[i], SERVERS, 1);
        LaunchRun run =
            LaunchRun.of(order, region, new LaunchBook(new FileJournal(journal)), QUICK);
        threads.execute(() -> runAll(run));
      }
      // Whoever started it kills it.
      threads.awaitTermination(60, TimeUnit.SECONDS);
    }
  }

  static Session connect(URI authUrl, @Nullable URI compute) throws ConnectException {
    return connect("demo", authUrl, compute);
  }

  static Session connect(String user, URI authUrl, @Nullable URI compute) throws ConnectException {
    Login login =
        new Login(
            "demo",
            authUrl,
            new Credentials.Password(user, "Default", Secret.of("secret")),
            new Scope.Project(null, "demo", "Default"),
            null,
            Interface.PUBLIC,
            TlsSettings.SYSTEM,
            compute == null
                ? Endpoints.OF_CATALOGUE
                : Endpoints.OF_CATALOGUE.with(Endpoints.COMPUTE, compute));
    return new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
  }

  static LaunchOrder order(Session session, String name, int servers, int atOnce) {
    Region region = session.regions().getFirst();
    return LaunchOrder.of(
        LaunchOrder.newId(),
        region,
        "demo",
        LaunchOrder.Owner.of(session),
        wanted(region, name),
        names(name, servers),
        false,
        atOnce,
        OptionalInt.empty());
  }

  static List<String> names(String name, int servers) {
    return IntStream.rangeClosed(1, servers).mapToObj(i -> name + "-" + i).toList();
  }

  static NewServer wanted(Region region, String name) {
    String image =
        region.images().list().stream()
            .filter(i -> i.name().startsWith("cirros"))
            .findFirst()
            .orElseThrow()
            .id();
    String flavor =
        region.compute().flavors().list().stream()
            .filter(f -> f.name().equals("m1.tiny"))
            .findFirst()
            .orElseThrow()
            .id();
    return NewServer.of(name, image, flavor).withMetadata(Map.of("purpose", "test"));
  }

  /**
   * How one server ended.
   *
   * @param notes what was told beside
   */
  record End(
      OperationState state, @Nullable String id, @Nullable Secret password, List<String> notes) {}

  static Map<Integer, End> runAll(LaunchRun run) {
    return run(run, IntStream.range(0, run.order().names().size()).boxed().toList());
  }

  static Map<Integer, End> run(LaunchRun run, Iterable<Integer> indices) {
    Map<Integer, End> ends = new ConcurrentHashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int index : indices) {
        threads.execute(
            () -> {
              Heard heard = new Heard();
              run.run(index, heard);
              ends.put(index, heard.end());
            });
      }
    }
    return ends;
  }

  /** Takes up everything that a journal left behind. */
  static Map<Integer, End> takeUp(Path file, Session session) throws IOException {
    Map<Integer, End> ends = new ConcurrentHashMap<>();
    Region region = session.regions().getFirst();
    try (Journal journal = new Journal(file)) {
      LaunchBook book = new LaunchBook(new FileJournal(journal));
      for (LaunchBook.Unfinished left :
          book.unfinished("demo", LaunchOrder.Owner.of(session)).orders()) {
        ends.putAll(run(LaunchRun.takeUp(left, region, book, QUICK), left.open()));
      }
    }
    return ends;
  }
}
