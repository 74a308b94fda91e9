package io.novadesk.api.compute;

import io.novadesk.api.wire.Json;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One run over the list of servers. The whole list of a cloud with microversions is read by more
 * than one request at a time where that pays; everything else page after page.
 */
final class ServerList {
  /**
   * Queens: from there on nova sorts the servers of all cells into one order. Before it, those that
   * were never scheduled stood first whatever the order asked for.
   */
  private static final int ONE_ORDER = 60;

  private final ComputeClient compute;
  private final ServerQuery query;
  private final ServerPages source;
  private final Set<String> handedOver = new HashSet<>();

  ServerList(ComputeClient compute, ServerQuery query) {
    this.compute = compute;
    this.query = query;
    this.source = new ServerPages(compute, query);
  }

  Listing run(Consumer<List<Server>> pages) {
    long start = System.nanoTime();
    if (!query.isWhole() || !compute.speaks(ONE_ORDER) || !inParallel(pages)) {
      inTurn(pages);
    }
    return source.listing(handedOver.size(), Duration.ofNanos(System.nanoTime() - start));
  }

  private boolean inParallel(Consumer<List<Server>> pages) {
    ListMemory memory = compute.listMemory(query.allProjects());
    return memory.isWorthTrying()
        && new ParallelList(source, memory, query, page -> handOver(page, pages)).run();
  }

  private void inTurn(Consumer<List<Server>> pages) {
    new ListInTurn(source, query, compute.maximum() != null).run(page -> handOver(page, pages));
  }

  /** Hands over what was not handed over before; tells how many that were. */
  private int handOver(List<Server> page, Consumer<List<Server>> pages) {
    List<Server> fresh = new ArrayList<>(page.size());
    for (Server server : page) {
      if (handedOver.add(server.id())) {
        fresh.add(server);
      }
    }
    if (!fresh.isEmpty()) {
      pages.accept(fresh);
    }
    if (handedOver.size() > query.most()) {
      throw Json.bad(Text.of("servers.cut", handedOver.size()), null);
    }
    return fresh.size();
  }
}
