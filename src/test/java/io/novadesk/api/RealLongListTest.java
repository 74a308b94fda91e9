package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.Listing;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.image.Images;
import io.novadesk.api.image.NewImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A list that is long enough to be read by several requests at once, on a real OpenStack. Its
 * servers fit nowhere, so that hundreds of them cost nothing but rows; many are of one second.
 */
@Tag("bench")
class RealLongListTest {
  private static final int SERVERS = 420;
  private static final String NAME = "novadesk-nowhere";

  private ContractCloud cloud;
  private ComputeClient compute;

  private List<String> list(String what, ServerQuery query) {
    List<String> ids = new ArrayList<>();
    Listing cost = list(query, ids);
    System.out.printf(
        "%s: %d servers, %d requests, %d ms%n",
        what, cost.items(), cost.requests(), cost.took().toMillis());
    assertThat(ids).doesNotHaveDuplicates();
    return ids;
  }

  private Listing list(ServerQuery query, List<String> ids) {
    return compute.servers().list(query, page -> page.stream().map(Server::id).forEach(ids::add));
  }

  @BeforeEach
  void connect() throws IOException {
    cloud = ContractCloud.real("demo-two");
    compute = cloud.compute();
  }

  @AfterEach
  void close() {
    if (cloud != null) {
      cloud.close();
    }
  }

  @Test
  void comesWhole() {
    Images images = cloud.images(compute);
    Map<String, String> elsewhere = Map.of("hw_architecture", "sparc64", "img_hv_type", "xen");
    String image =
        images
            .create(new NewImage(NAME, "raw", "bare", null, false, 0, 0, List.of(), elsewhere))
            .id();
    try {
      images.upload(image, new ByteArrayInputStream(new byte[1024]), 1024, _ -> {});
      make(image);
      compareLists();
    } finally {
      deleteAll();
      images.delete(image);
    }
  }

  private void make(String image) {
    String flavor =
        compute.flavors().list().stream()
            .filter(f -> f.name().equals("m1.tiny"))
            .findFirst()
            .orElseThrow()
            .id();
    NewServer one = NewServer.of(NAME, image, flavor);
    for (int i = 0; i < 3; i++) {
      compute
          .servers()
          .create(
              new NewServer(
                  one.name(),
                  one.imageId(),
                  one.flavorId(),
                  new NewServer.Networks.None(),
                  one.volumes(),
                  one.metadata(),
                  null,
                  one.securityGroups(),
                  null,
                  null,
                  null,
                  SERVERS / 3,
                  null,
                  null,
                  one.tags(),
                  null,
                  one.files(),
                  one.hints()));
    }
  }

  private void compareLists() {
    // A filtered list is read in turn.
    ServerQuery inTurn =
        new ServerQuery(
            null, false, Map.of("name", NAME), ServerQuery.ALL.firstPage(), ServerQuery.ALL.page());
    // While servers are being scheduled they change their place: no list is whole then.
    list("while they are scheduled", ServerQuery.ALL);
    awaitErrors();
    List<String> known = list("in turn", inTurn);
    assertThat(known).hasSizeGreaterThanOrEqualTo(SERVERS);
    for (int i = 0; i < 2; i++) {
      compute = cloud.compute();
      assertThat(list("in turn", inTurn)).containsExactlyInAnyOrderElementsOf(known);
      assertThat(list("from both ends", ServerQuery.ALL)).containsAll(known);
      assertThat(list("in quarters", ServerQuery.ALL)).containsAll(known);
      assertThat(list("in quarters", ServerQuery.ALL)).containsAll(known);
    }
  }

  private void awaitErrors() {
    List<String> building = new ArrayList<>();
    ServerQuery query = new ServerQuery(null, false, Map.of("name", NAME, "status", "BUILD"), 1, 1);
    do {
      building.clear();
      LockSupport.parkNanos(500_000_000L);
      list(query, building);
    } while (!building.isEmpty());
  }

  private void deleteAll() {
    List<String> ids = new ArrayList<>();
    list(new ServerQuery(null, false, Map.of("name", NAME), 200, 200), ids);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ids.forEach(id -> threads.execute(() -> compute.servers().delete(id)));
    }
  }
}
