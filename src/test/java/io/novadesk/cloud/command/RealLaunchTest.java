package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.NewServer.BlockDevice;
import io.novadesk.api.compute.NewServer.Networks;
import io.novadesk.api.compute.NewServer.Nic;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerGroups.ServerGroup;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.launch.LaunchBook;
import io.novadesk.cloud.launch.LaunchJournal;
import io.novadesk.cloud.launch.LaunchOrder;
import io.novadesk.cloud.launch.LaunchRun;
import io.novadesk.cloud.launch.Pace;
import io.novadesk.cloud.launch.Surplus;
import io.novadesk.cloud.live.Region;
import io.novadesk.testing.TestCloud;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Launching on a real OpenStack, with each field that it takes. */
@Tag("cloud")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealLaunchTest {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8yWcz9gZ3nq8nV5WJk1oYtq0b0m0n6oVZkJb2jW0aB launch";

  private final List<String> made = new CopyOnWriteArrayList<>();
  private TestCloud cloud;
  private NewServer small;

  @BeforeAll
  void open() throws Exception {
    cloud = TestCloud.real();
    String image =
        cloud.region().images().list().stream()
            .filter(i -> i.name().startsWith("cirros"))
            .findFirst()
            .orElseThrow()
            .id();
    small = NewServer.of("novadesk-launch", image, cloud.flavor("m1.tiny"));
  }

  @AfterAll
  void end() {
    if (cloud != null) {
      for (String id : made) {
        try {
          cloud.region().servers().delete(id);
        } catch (ApiException _) {
          // It is gone already.
        }
      }
      cloud.close();
    }
  }

  /** Nothing of it is needed later. */
  private static final class Forgetful implements LaunchJournal {
    @Override
    public void write(String subject, Map<String, String> facts) {}

    @Override
    public List<Entry> read() {
      return List.of();
    }

    @Override
    public void forget(String subject) {}
  }

  /** How one server ended. */
  private record End(OperationState state, @Nullable String id, @Nullable Secret password) {}

  private Map<Integer, End> launch(NewServer wanted, List<String> names, boolean together) {
    Region region = cloud.region();
    LaunchOrder order =
        LaunchOrder.of(
            LaunchOrder.newId(),
            region,
            "test",
            LaunchOrder.Owner.of(cloud.session()),
            wanted.named(names.getFirst()),
            names,
            together,
            5,
            OptionalInt.of(128));
    LaunchRun run =
        LaunchRun.of(
            order,
            region,
            new LaunchBook(new Forgetful()),
            new Pace(Duration.ofSeconds(1), 5, Duration.ofSeconds(1)));
    Map<Integer, End> ends = new ConcurrentHashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < names.size(); i++) {
        int index = i;
        threads.execute(() -> ends.put(index, one(run, index)));
      }
    }
    return ends;
  }

  private End one(LaunchRun run, int index) {
    List<OperationState> states = new ArrayList<>();
    @Nullable String[] id = new String[1];
    @Nullable Secret[] secret = new Secret[1];
    run.run(
        index,
        new LaunchRun.Listener() {
          @Override
          public void state(OperationState state) {
            states.add(state);
          }

          @Override
          public void made(String serverId, @Nullable Secret password) {
            made.add(serverId);
            id[0] = serverId;
            secret[0] = password;
          }

          @Override
          public void surplus(Surplus job) {
            throw new AssertionError(job.serverId() + " is too many");
          }

          @Override
          public void told(String serverName, String sentence) {
            throw new AssertionError(sentence);
          }
        });
    return new End(Objects.requireNonNull(states.getLast()), id[0], secret[0]);
  }

  private Server assertDone(@Nullable End ended) {
    End end = Objects.requireNonNull(ended);
    assertThat(end.state()).as(end.state().toString()).isInstanceOf(Done.class);
    return cloud.region().servers().get(Objects.requireNonNull(end.id()));
  }

  @Test
  void withEverythingThatTodaysCloudTakes() {
    Region region = cloud.region();
    String network =
        Objects.requireNonNull(region.networks()).networks().stream()
            .filter(n -> n.name().equals("private"))
            .findFirst()
            .orElseThrow()
            .id();
    region.compute().keyPairs().create("novadesk-launch-key", KEY, null);
    ServerGroup group =
        region.compute().serverGroups().create("novadesk-launch-group", "soft-anti-affinity");
    try {
      NewServer wanted =
          new NewServer(
              "novadesk-launch-all",
              small.imageId(),
              small.flavorId(),
              new Networks.These(List.of(new Nic(network, null, null))),
              List.of(),
              Map.of("purpose", "contract"),
              "novadesk-launch-key",
              List.of("default"),
              "nova",
              Secret.of("#cloud-config\n{}\n"),
              true,
              1,
              Secret.of("Own-pass-1"),
              "made by a test",
              List.of("blue", "green"),
              "launched-host",
              Map.of(),
              Map.of("group", group.id()));
      End end =
          Objects.requireNonNull(launch(wanted, List.of("novadesk-launch-all"), false).get(0));
      Server server = assertDone(end);
      assertThat(end.password()).isEqualTo(Secret.of("Own-pass-1"));
      assertThat(server.name()).isEqualTo("novadesk-launch-all");
      assertThat(server.metadata()).containsExactly(Map.entry("purpose", "contract"));
      assertThat(server.tags()).as("the stamp is gone").containsExactlyInAnyOrder("blue", "green");
      assertThat(server.keyName()).isEqualTo("novadesk-launch-key");
      assertThat(server.description()).isEqualTo("made by a test");
      assertThat(server.hostname()).isEqualTo("launched-host");
      assertThat(server.addresses()).allMatch(a -> a.network().equals("private")).isNotEmpty();
      assertThat(region.compute().serverGroups().list())
          .filteredOn(g -> g.id().equals(group.id()))
          .allMatch(g -> g.members().contains(server.id()));
    } finally {
      region.compute().keyPairs().delete("novadesk-launch-key");
      region.compute().serverGroups().delete(group.id());
    }
  }

  @Test
  void withAFileAndThePasswordThatTheCloudChooses() {
    NewServer wanted =
        new NewServer(
            "novadesk-launch-file",
            small.imageId(),
            small.flavorId(),
            new Networks.Auto(),
            List.of(),
            Map.of(),
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
            Map.of("/etc/motd", "hello".getBytes(StandardCharsets.UTF_8)),
            Map.of());
    End end = Objects.requireNonNull(launch(wanted, List.of("novadesk-launch-file"), false).get(0));
    assertDone(end);
    assertThat(end.password()).isNotNull();
  }

  @Test
  void fromANewVolume() {
    NewServer wanted =
        new NewServer(
            "novadesk-launch-volume",
            null,
            small.flavorId(),
            new Networks.None(),
            List.of(new BlockDevice("image", small.imageId(), 1, 0, true)),
            Map.of(),
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
    Server server = assertDone(launch(wanted, List.of("novadesk-launch-volume"), false).get(0));
    assertThat(server.volumeIds()).hasSize(1);
    assertThat(server.addresses()).isNullOrEmpty();
  }

  @Test
  void severalByOneRequest() {
    List<String> names = List.of("novadesk-launch-many-1", "novadesk-launch-many-2");
    Map<Integer, End> ends = launchTogether("novadesk-launch-many", names);
    assertThat(assertDone(ends.get(0)).name()).isEqualTo(names.getFirst());
    assertThat(assertDone(ends.get(1)).name()).isEqualTo(names.getLast());
  }

  private Map<Integer, End> launchTogether(String base, List<String> names) {
    Region region = cloud.region();
    LaunchOrder order =
        LaunchOrder.of(
            LaunchOrder.newId(),
            region,
            "test",
            LaunchOrder.Owner.of(cloud.session()),
            small.named(base),
            names,
            true,
            5,
            OptionalInt.of(128));
    LaunchRun run =
        LaunchRun.of(
            order,
            region,
            new LaunchBook(new Forgetful()),
            new Pace(Duration.ofSeconds(1), 5, Duration.ofSeconds(1)));
    Map<Integer, End> ends = new ConcurrentHashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> ends.put(0, one(run, 0)));
      threads.execute(() -> ends.put(1, one(run, 1)));
    }
    return ends;
  }

  @Test
  void aQuotaIsToldInTheCloudsWordsWithWhatWouldHelp() {
    Map<String, String> much = new HashMap<>();
    for (int i = 0; i < 129; i++) {
      much.put("key-" + i, "value");
    }
    End end =
        Objects.requireNonNull(
            launch(small.withMetadata(much), List.of("novadesk-launch-refused"), false).get(0));
    assertThat(end.state())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.sentence()).contains("128").contains("Remove some");
              assertThat(failed.requestId()).startsWith("req-");
            });
    assertThat(end.id()).isNull();
  }
}
