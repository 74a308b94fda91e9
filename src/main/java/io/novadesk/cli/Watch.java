package io.novadesk.cli;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.export.Exported;
import io.novadesk.cloud.export.TableExport;
import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.cloud.live.Inventory.Update;
import io.novadesk.cloud.live.Region;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** Tells what changes as JSON lines, until it is interrupted or nobody reads it any more. */
final class Watch {
  private record Heard(OpenClouds.Open cloud, Region region, Update update) {}

  /** A server and what happened to it. */
  private record Change(FoundServer server, String event) {}

  private static final List<Output.Column<Change>> COLUMNS =
      Stream.concat(
              Stream.of(new Output.Column<Change>("event", true, c -> Exported.of(c.event))),
              Columns.OF_SERVERS.stream()
                  .map(
                      column ->
                          new Output.Column<Change>(
                              column.exportName(), true, c -> column.exported(c.server))))
          .toList();

  private final OpenClouds clouds;
  private final ServerFilter wanted;
  private final List<String> named;
  private final Desk desk;
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final Map<Region, Map<String, String>> names = new HashMap<>();

  /** Those that were told and are still there and wanted. */
  private final Map<String, FoundServer> told = new HashMap<>();

  Watch(OpenClouds clouds, String filter, List<String> named, Desk desk) {
    this.clouds = clouds;
    this.wanted = Finder.understood(filter);
    this.named = named;
    this.desk = desk;
  }

  int run() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (OpenClouds.Open cloud : clouds.all()) {
        for (Region region : cloud.session().regions()) {
          names.put(region, Finder.names(region, threads));
          region.inventory().listen(update -> heard.add(new Heard(cloud, region, update)));
          region.inventory().start();
        }
      }
      while (!desk.out().checkError()) {
        tell(heard.take());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Exit.DONE;
  }

  private void tell(Heard moved) {
    Map<String, String> known = names.getOrDefault(moved.region, Map.of());
    for (Server server : moved.update.changed()) {
      FoundServer now =
          Finder.found(
              moved.cloud, moved.region, server, known, moved.region.inventory().clock().instant());
      String key = key(moved, server.id());
      boolean isWanted = wanted.test(now) && isNamed(server);
      if (isWanted) {
        FoundServer before = told.put(key, now);
        if (before == null || !before.server().equals(server)) {
          line(new Change(now, before == null ? "there" : "changed"));
        }
      } else if (told.remove(key) != null) {
        line(new Change(now, "left"));
      }
    }
    for (String id : moved.update.removed()) {
      FoundServer gone = told.remove(key(moved, id));
      if (gone != null) {
        line(new Change(gone, "gone"));
      }
    }
    if (moved.update.state().problem() != null && moved.update.state().isStale()) {
      desk.say(String.valueOf(moved.update.state().problem().getMessage()));
    }
  }

  private boolean isNamed(Server server) {
    return named.isEmpty() || named.contains(server.id()) || named.contains(server.displayName());
  }

  private static String key(Heard moved, String id) {
    return moved.cloud.name() + "/" + moved.region.name() + "/" + id;
  }

  private void line(Change change) {
    desk.out().println(new TableExport<>(COLUMNS, List.of(change)).line(change));
    desk.out().flush();
  }
}
