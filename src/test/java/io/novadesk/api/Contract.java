package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.Listing;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.http.RequestTemplate;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.Images;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every cloud must do for us, of whichever age; each kind of cloud runs all of it. */
abstract class Contract {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PREFIX = "novadesk-contract-";

  private ContractCloud cloud;
  private ComputeClient compute;
  private Servers servers;
  private @Nullable String made;

  abstract ContractCloud connect() throws Exception;

  @BeforeEach
  void open() throws Exception {
    cloud = connect();
    compute = cloud.compute();
    servers = compute.servers();
  }

  @AfterEach
  void close() {
    if (made != null) {
      servers.delete(made);
    }
    if (cloud != null) {
      cloud.close();
    }
  }

  private String make() {
    Flavor flavor =
        compute.flavors().list().stream()
            .filter(f -> f.name().equals("m1.tiny"))
            .findFirst()
            .orElseThrow();
    Image image =
        cloud.images(compute).list().stream()
            .filter(i -> i.name().startsWith("cirros"))
            .findFirst()
            .orElseThrow();
    Accepted accepted =
        servers.create(NewServer.of(PREFIX + System.nanoTime(), image.id(), flavor.id()));
    String id = Objects.requireNonNull(accepted.subjectId());
    made = id;
    await(id, s -> s.state() == ServerStatus.ACTIVE && s.taskState() == null);
    return id;
  }

  private Server await(String id, Predicate<Server> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Server server = servers.get(id);
      if (wanted.test(server)) {
        return server;
      }
      assertThat(server.state()).as("%s", server.fault()).isNotEqualTo(ServerStatus.ERROR);
      assertThat(System.nanoTime()).as("%s is %s", id, server.status()).isLessThan(end);
      LockSupport.parkNanos(200_000_000L);
    }
  }

  private static ApiException failure(Runnable call) {
    return catchThrowableOfType(ApiException.class, call::run);
  }

  @Test
  void tellsProjectsAndRegions() {
    assertThat(cloud.identity.projects(cloud.endpoint, cloud.token))
        .anyMatch(p -> p.name().equals("demo") && p.enabled());
    assertThat(cloud.token.catalogue().regions("compute")).contains(cloud.region);
    assertThat(cloud.token.expires()).isAfter(Instant.now());
  }

  @Test
  void refusesAWrongPassword() {
    Credentials wrong =
        new Credentials.Password(cloud.who.user(), "Default", Secret.of("not-the-password"));
    ApiException e = failure(() -> cloud.identity.login(cloud.endpoint, wrong, cloud.project));
    assertThat(e.category()).isEqualTo(Category.UNAUTHORISED);
  }

  @Test
  void listsServersFlavorsImagesAndLimits() {
    List<Server> all = new ArrayList<>();
    Listing listing = servers.list(ServerQuery.ALL, all::addAll);
    assertThat(listing.items()).isEqualTo(all.size());
    assertThat(listing.cloudTime()).isNotNull();
    List<Flavor> flavors = compute.flavors().list();
    assertThat(compute.flavors().get(flavors.getFirst().id())).isEqualTo(flavors.getFirst());
    assertThat(compute.flavors().raw(flavors.getFirst().id())).contains("\"flavor\"");
    Images images = cloud.images(compute);
    Image first = images.list().getFirst();
    assertThat(images.get(first.id()).name()).isEqualTo(first.name());
    assertThat(images.raw(first.id())).contains(first.id());
    assertThat(images.metadata().get(first.id())).isEqualTo(images.get(first.id()).properties());
    assertThat(compute.limits().absolute("maxTotalInstances")).isPresent();
  }

  @Test
  void tellsWhatIsNotThere() {
    ApiException e = failure(() -> servers.get("11111111-2222-3333-4444-555555555555"));
    assertThat(e.category()).isEqualTo(Category.NOT_FOUND);
    if (compute.maximum() != null) {
      assertThat(e.requestId()).startsWith("req-");
    }
    assertThat(e.facts().fault()).isEqualTo("itemNotFound");
  }

  @Test
  void leadsAServerThroughItsLife() {
    String id = make();
    Instant before = Instant.now().minusSeconds(60);
    assertThat(servers.rename(id, PREFIX + "renamed").name()).isEqualTo(PREFIX + "renamed");

    assertThat(servers.metadata().merge(id, Map.of("a", "1", "b", "2")))
        .containsEntry("a", "1")
        .containsEntry("b", "2");
    assertThat(servers.metadata().replace(id, Map.of("b", "3"))).isEqualTo(Map.of("b", "3"));
    servers.metadata().delete(id, "b");
    assertThat(servers.metadata().get(id)).isEmpty();

    // The first Compute API can neither stop nor start, and shows no console.
    if (compute.maximum() != null) {
      stopAndStart(id);
      assertThat(servers.consoleOutput(id, 10)).isNotNull();
    }
    Accepted reboot = servers.reboot(id, Servers.RebootType.HARD);
    await(id, s -> s.state() == ServerStatus.ACTIVE && s.taskState() == null);

    if (!servers.actions(id).isEmpty()) {
      assertThat(servers.actions(id))
          .extracting(InstanceAction::action)
          .contains("create", "stop", "start", "reboot");
      String request = Objects.requireNonNull(reboot.requestId());
      assertThat(request).startsWith("req-");
      assertThat(Objects.requireNonNull(servers.action(id, request)).action()).isEqualTo("reboot");
    }
    assertThat(servers.raw(id)).contains(PREFIX + "renamed");

    servers.delete(id);
    made = null;
    awaitGone(id);
    List<Server> changed = new ArrayList<>();
    servers.list(ServerQuery.ALL.since(before), changed::addAll);
    assertThat(changed).anyMatch(s -> s.id().equals(id) && s.state() == ServerStatus.DELETED);
  }

  private void stopAndStart(String id) {
    servers.stop(id);
    await(id, s -> s.state() == ServerStatus.SHUTOFF && s.taskState() == null);
    ApiException refused = failure(() -> servers.reboot(id, Servers.RebootType.SOFT));
    assertThat(refused.category()).isEqualTo(Category.CONFLICT);
    assertThat(refused).hasMessageContaining("Cannot 'reboot'");
    servers.start(id);
    await(id, s -> s.state() == ServerStatus.ACTIVE && s.taskState() == null);
  }

  private void awaitGone(String id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      ApiException e = failure(() -> servers.get(id));
      if (e != null) {
        assertThat(e.category()).isEqualTo(Category.NOT_FOUND);
        return;
      }
      LockSupport.parkNanos(200_000_000L);
    }
    throw new AssertionError(id + " is still there");
  }

  @Test
  void resizesAndConfirms() {
    String id = make();
    Flavor larger =
        compute.flavors().list().stream()
            .filter(f -> f.name().equals("m1.small"))
            .findFirst()
            .orElseThrow();
    servers.resize(id, larger.id());
    await(id, s -> s.state() == ServerStatus.VERIFY_RESIZE && s.taskState() == null);
    servers.confirmResize(id);
    Server server = await(id, s -> s.state() == ServerStatus.ACTIVE && s.taskState() == null);
    switch (server.flavor()) {
      case Server.FlavorOfServer.Embedded e -> assertThat(e.originalName()).isEqualTo("m1.small");
      case Server.FlavorOfServer.ById(String flavor) -> assertThat(flavor).isEqualTo(larger.id());
      case null -> throw new AssertionError("no flavor");
    }
  }

  @Test
  void makesAnImageAndChangesItsMetadata() {
    String id = make();
    Accepted accepted = servers.createImage(id, PREFIX + "image", Map.of("purpose", "test"));
    String imageId = Objects.requireNonNull(accepted.subjectId());
    await(id, s -> s.taskState() == null);
    Images images = cloud.images(compute);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!images.get(imageId).status().equals("ACTIVE")) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(200_000_000L);
    }
    assertThat(images.get(imageId).isSnapshot()).isTrue();
    assertThat(images.metadata().get(imageId)).containsEntry("purpose", "test");
    assertThat(images.metadata().merge(imageId, Map.of("a/b", "x~y"))).containsEntry("a/b", "x~y");
    images.metadata().delete(imageId, "purpose");
    assertThat(images.metadata().get(imageId)).doesNotContainKey("purpose");
    images.delete(imageId);
  }

  /** For clouds that have key pairs. */
  void assertKeepsKeyPairs() {
    String name = PREFIX + System.nanoTime();
    KeyPair pair = compute.keyPairs().create(name, null, null);
    assertThat(pair.privateKey()).isNotNull();
    assertThat(compute.keyPairs().list()).extracting(KeyPair::name).contains(name);
    compute.keyPairs().delete(name);
    assertThat(compute.keyPairs().list()).extracting(KeyPair::name).doesNotContain(name);
  }

  @Test
  void logsWithoutSecrets() {
    compute.limits();
    String log = cloud.http.log().all().toString();
    assertThat(log).doesNotContain(cloud.token.id().reveal()).contains("/limits");
    assertThat(RequestTemplate.of(cloud.http.log().all().getLast()).headers())
        .containsEntry(
            "X-Auth-Token", List.of(new RequestTemplate.Part.Variable(RequestTemplate.TOKEN)));
  }

  ContractCloud cloud() {
    return cloud;
  }

  ComputeClient compute() {
    return compute;
  }

  /** A server of its own, deleted after the test. */
  String server() {
    return make();
  }
}
