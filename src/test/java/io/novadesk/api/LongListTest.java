package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Ten thousand servers, listed while others create and delete some. */
class LongListTest {
  private static final int SERVERS = 10_000;

  private static List<String> list(ComputeClient compute) {
    List<String> ids = new ArrayList<>();
    compute
        .servers()
        .list(ServerQuery.ALL, page -> page.stream().map(Server::id).forEach(ids::add));
    return ids;
  }

  @Test
  void losesNothingWhileServersComeAndGo() throws Exception {
    DemoSettings settings = DemoSettings.standard().withServers(SERVERS).withTimeScale(0.02);
    try (DemoCloud demo = DemoCloud.start(settings);
        ContractCloud cloud = ContractCloud.demo(demo);
        ExecutorService others = Executors.newSingleThreadExecutor()) {
      ComputeClient compute = cloud.compute();
      List<String> before = list(compute);
      assertThat(before).hasSize(SERVERS).doesNotHaveDuplicates();
      Set<String> touched = ConcurrentHashMap.newKeySet();
      Future<?> busy = others.submit(() -> comeAndGo(cloud, before, touched));
      for (int visit = 0; visit < 4; visit++) {
        List<String> now = list(compute);
        assertThat(now).doesNotHaveDuplicates();
        Set<String> missing = new HashSet<>(before);
        now.forEach(missing::remove);
        assertThat(touched).containsAll(missing);
      }
      others.shutdownNow();
      assertThat(busy).succeedsWithin(Duration.ofMinutes(2));
      assertThat(touched).isNotEmpty();
    }
  }

  private static void delete(ComputeClient compute, String id) {
    try {
      compute.servers().delete(id);
    } catch (ApiException e) {
      // Some are locked.
      if (e.category() != ApiException.Category.CONFLICT) {
        throw e;
      }
    }
  }

  /** Deletes from everywhere and creates, until it is interrupted. */
  private static void comeAndGo(ContractCloud cloud, List<String> ids, Set<String> touched) {
    ComputeClient compute = cloud.compute();
    String flavor =
        compute.flavors().list().stream()
            .filter(f -> f.name().equals("m1.tiny"))
            .findFirst()
            .orElseThrow()
            .id();
    String image =
        cloud.images(compute).list().stream()
            .filter(i -> i.name().startsWith("cirros"))
            .findFirst()
            .orElseThrow()
            .id();
    try {
      for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
        String victim = ids.get((int) (i * 7_919L % ids.size()));
        if (touched.add(victim)) {
          delete(compute, victim);
        }
        Objects.requireNonNull(
            compute.servers().create(NewServer.of("come-" + i, image, flavor)).subjectId());
      }
    } catch (ApiException e) {
      if (e.category() != ApiException.Category.CANCELLED) {
        throw e;
      }
    }
  }
}
