package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerJson;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Request;
import io.novadesk.cloud.action.Asker;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.action.ServerActions;
import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.compute.KeyPairs;
import io.novadesk.demo.compute.NewServer;
import io.novadesk.demo.compute.Quota;
import io.novadesk.demo.compute.Settling;
import io.novadesk.demo.compute.Situations;
import io.novadesk.demo.compute.Situations.Situation;
import io.novadesk.demo.compute.TaskState;
import io.novadesk.demo.compute.VmState;
import io.novadesk.demo.http.InProcess;
import io.novadesk.demo.http.WebServer;
import io.novadesk.demo.identity.Policy;
import io.novadesk.demo.identity.Project;
import io.novadesk.demo.identity.Tickets;
import io.novadesk.demo.identity.Tokens;
import io.novadesk.demo.image.Images;
import io.novadesk.demo.network.Networks;
import io.novadesk.demo.nova.NovaService;
import io.novadesk.demo.seed.Seed;
import io.novadesk.demo.volume.Volumes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every situation that a server can be in, every action, everyone who may ask: what is offered is
 * taken, what is refused would have been refused.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Filled before the first test.
class LegalityMatrixTest {
  private static final Project PROJECT = new Project("0123456789abcdef0123456789abcdef", "matrix");
  private static final Map<String, Set<String>> ROLES =
      new TreeMap<>(
          Map.of(
              "reader", Set.of("reader"),
              "member", Set.of("member", "reader"),
              "manager", Set.of("manager", "member", "reader"),
              "admin", Set.of("admin", "manager", "member", "reader")));

  private final InstantSource clock = Clock.systemUTC();
  private final Tokens tokens = new Tokens(clock, Duration.ofHours(1), Policy.NEW);
  private final Map<String, Asker> askers = new LinkedHashMap<>();
  private final Map<String, String> tickets = new LinkedHashMap<>();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger cells = new AtomicInteger();
  private final AtomicInteger offered = new AtomicInteger();

  private ComputeCloud cloud;
  private InProcess nova;
  private WebServer web;
  private HttpTransport http;
  private ComputeClient compute;
  private Flavor flavor;
  private Settling settling;
  private String image;

  @BeforeAll
  void start() throws Exception {
    Images images = new Images(clock);
    Networks networks = new Networks(clock, "owner");
    networks.groups().plant(PROJECT.id());
    Seed seed = new Seed(images, networks, new Seed.Owner(PROJECT.id(), "matrix"), null);
    Volumes volumes = new Volumes(clock, 1);
    seed.plantImages(clock.millis());
    var region =
        new io.novadesk.demo.compute.Region(
            "RegionOne", clock, 4, new Quota(1000, 100_000, 100_000_000));
    settling = new Settling(region, 1);
    cloud = new ComputeCloud(region, seed.flavors(), images, networks, volumes, new KeyPairs(), 1);
    flavor = seed.flavors().named("m1.medium");
    image =
        images.all().stream()
            .filter(i -> i.name().startsWith("cirros"))
            .findFirst()
            .orElseThrow()
            .id();
    NovaService service = new NovaService(cloud, tokens, "http://127.0.0.1/identity");
    web = WebServer.listen(0, Duration.ZERO);
    web.serve(Map.of("/compute", service));
    nova = new InProcess(service, "/compute");
    http = new HttpTransport(HttpSettings.standard(), new ExchangeLog(10));
    ROLES.forEach((name, roles) -> tickets.put(name, Tickets.issue(tokens, name, PROJECT, roles)));
    compute =
        ComputeClient.open(
            http,
            URI.create("http://127.0.0.1:" + web.port() + "/compute/v2.1"),
            new Ticket(Secret.of(Objects.requireNonNull(tickets.get("admin")))));
    ROLES.forEach(
        (name, roles) -> askers.put(name, Asker.withRoles(List.copyOf(roles), compute.maximum())));
  }

  private record Ticket(Secret token) implements TokenSource {
    @Override
    public Secret renew(Secret refused) {
      return token;
    }
  }

  @AfterAll
  void stop() {
    http.close();
    web.close();
  }

  @Test
  void offersWhatTheCloudTakesAndRefusesWhatItRefuses() {
    Arrays.stream(VmState.values())
        // Lists do not show those.
        .filter(state -> state != VmState.DELETED)
        .parallel()
        .forEach(this::tryAll);
    assertThat(wrong).isEmpty();
    assertThat(cells.get()).isGreaterThan(90_000);
    // A table that refuses everything would be right nearly always.
    assertThat(offered.get()).isGreaterThan(8_000);
  }

  private void tryAll(VmState state) {
    io.novadesk.demo.compute.Server server = server("matrix-" + state);
    List<@Nullable TaskState> tasks = new ArrayList<>(Arrays.asList(TaskState.values()));
    tasks.add(null);
    boolean runs = state != VmState.BUILDING;
    boolean onHost = state != VmState.SHELVED_OFFLOADED;
    for (TaskState task : tasks) {
      for (String asker : ROLES.keySet()) {
        tryEvery(server, new Situation(state, task, false, false, runs, onHost, image), asker);
      }
      for (String asker : List.of("member", "admin")) {
        tryEvery(server, new Situation(state, task, true, false, runs, onHost, image), asker);
        tryEvery(server, new Situation(state, task, true, true, runs, onHost, image), asker);
      }
    }
    for (String asker : List.of("member", "admin")) {
      tryEvery(server, new Situation(state, null, false, false, !runs, onHost, image), asker);
      tryEvery(server, new Situation(state, null, false, false, runs, !onHost, image), asker);
      tryEvery(server, new Situation(state, null, false, false, runs, onHost, ""), asker);
    }
  }

  private io.novadesk.demo.compute.Server server(String name) {
    NewServer wanted =
        new NewServer(
            name,
            flavor,
            image,
            "",
            null,
            null,
            null,
            null,
            false,
            false,
            Map.of(),
            List.of(),
            List.of(),
            List.of("default"),
            List.of(),
            "",
            "");
    Settling.Condition condition =
        new Settling.Condition(VmState.ACTIVE, clock.millis(), null, null, null, null, false);
    return settling.settle(wanted, condition, PROJECT.id(), "member");
  }

  private void tryEvery(io.novadesk.demo.compute.Server server, Situation situation, String asker) {
    Situations.put(server, situation, cloud.region(), flavor);
    Trials trials =
        new Trials(
            compute,
            image,
            Objects.requireNonNull(cloud.flavors().named("m1.large")).id(),
            Long.toString(Situations.migrationId(server)));
    Server seen =
        ServerJson.read(send(compute.request("GET", "/servers/" + server.id(), 96), asker).body());
    for (ServerAction action : Trials.actions()) {
      Situations.put(server, situation, cloud.region(), flavor);
      Legality legality =
          ServerActions.check(action, seen, Objects.requireNonNull(askers.get(asker)));
      InProcess.Reply reply = send(trials.request(action, server.id()), asker);
      cells.incrementAndGet();
      if (legality.isAllowed()) {
        offered.incrementAndGet();
      }
      if (legality.isAllowed() != reply.isAccepted() && !isNoNews(action, situation, asker)) {
        wrong.add(
            "%s by %s of %s: %s, but the cloud answers %d %s"
                .formatted(action, asker, situation, legality, reply.status(), reply.body()));
      }
    }
  }

  /** Where the two may differ, and why. */
  private static boolean isNoNews(ServerAction action, Situation situation, String asker) {
    return switch (action) {
      // The cloud takes it and nothing changes.
      case LOCK -> situation.locked();
      // Who locked it shows nowhere.
      case UNLOCK -> !situation.locked() || (situation.byAdmin() && asker.equals("member"));
      default -> false;
    };
  }

  private InProcess.Reply send(Request request, String asker) {
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.put("X-Auth-Token", Objects.requireNonNull(tickets.get(asker)));
    byte[] body = request.body() == null ? null : request.body().logged();
    return nova.send(request.method(), request.uri(), headers, body == null ? new byte[0] : body);
  }

  @Test
  void everyActionHasARuleAndEveryRefusalASentence() {
    Map<ServerAction, Integer> sentences = new EnumMap<>(ServerAction.class);
    io.novadesk.demo.compute.Server server = server("sentences");
    for (VmState state : VmState.values()) {
      if (state == VmState.DELETED) {
        continue;
      }
      Situations.put(
          server,
          new Situation(state, null, false, false, true, true, image),
          cloud.region(),
          flavor);
      Server seen =
          ServerJson.read(
              send(compute.request("GET", "/servers/" + server.id(), 96), "admin").body());
      for (ServerAction action : Trials.actions()) {
        Asker admin = Objects.requireNonNull(askers.get("admin"));
        if (ServerActions.check(action, seen, admin) instanceof Legality.Refused(String reason)) {
          assertThat(reason).as(action + " in " + state).doesNotContain("{", "}").endsWith(".");
          assertThat(reason).doesNotContain("action.");
          sentences.merge(action, 1, Integer::sum);
        }
      }
    }
    assertThat(sentences.keySet()).contains(ServerAction.START, ServerAction.RESTORE);
  }
}
