package io.novadesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Listing;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.Servers;
import io.novadesk.cloud.live.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listing the servers of a large cloud without a window. */
@Tag("bench")
class ServerListBench {
  private static final int WARM_UP = 2;

  /** A filter that all pass: such a list is read page after page, as the bare client reads it. */
  private static final ServerQuery IN_TURN =
      new ServerQuery(
          null, false, Map.of("name", "."), ServerQuery.ALL.firstPage(), ServerQuery.ALL.page());

  @ParameterizedTest
  @CsvSource({"10000, 12", "100000, 3"})
  void listsAllServers(int count, int rounds) throws Exception {
    try (DemoProcess cloud = DemoProcess.start(count);
        Session session = cloud.connect()) {
      Servers servers = session.regions().getFirst().servers();
      Samples ours = new Samples(WARM_UP);
      Samples bare = new Samples(WARM_UP);
      Samples together = new Samples(WARM_UP);
      Samples work = new Samples(WARM_UP);
      // The first list tells which requests to repeat.
      Pages pages = Pages.record(session, IN_TURN, ServerListBench::drop);
      Listing last = servers.list(IN_TURN, ServerListBench::drop);
      for (int round = 0; round < WARM_UP + rounds; round++) {
        long before = Held.processorTime();
        last = servers.list(IN_TURN, ServerListBench::drop);
        work.add(Held.processorTime() - before);
        assertThat(last.items()).isEqualTo(count);
        assertThat(last.requests()).isEqualTo(pages.requests().size());
        ours.add(last.took().toNanos());
        bare.add(pages.fetch());
        together.add(servers.list(ServerQuery.ALL, ServerListBench::drop).took().toNanos());
      }
      new Figures("List of %,d servers".formatted(count))
          .say("pages", "requests", last.requests())
          .say("bare client, median", "ms", bare.median())
          .say("Novadesk, median", "ms", ours.median())
          .ratio("Novadesk against the bare client", ours.median(), bare.median(), 1.15)
          .say("Novadesk, several requests at once, median", "ms", together.median())
          .say("read, waiting included", "MB/s", last.bytes() / 1e3 / ours.median())
          .say("processor time of Novadesk, median", "ms", work.median())
          .say("answers per server", "bytes", (double) last.bytes() / count)
          .print();
      heap(servers, count);
    }
  }

  private static void drop(List<Server> page) {
    assertThat(page).isNotEmpty();
  }

  private static void heap(Servers servers, int count) {
    List<Server> all = new ArrayList<>(count);
    servers.list(ServerQuery.ALL, all::addAll);
    assertThat(all).hasSize(count);
    double texts = (double) Held.texts(all) / count;
    long with = Held.heap();
    all.clear();
    double each = (double) (with - Held.heap()) / count;
    new Figures("Heap of %,d servers held".formatted(count))
        .say("per server", "bytes", each)
        .say("of these in texts, each copy counted once", "bytes", texts)
        .say("of these in fields", "bytes", each - texts, 1024)
        .print();
  }
}
