package io.novadesk.cli;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Finds the servers that a command names. */
final class Finder {
  private final OpenClouds clouds;
  private final boolean named;

  Finder(OpenClouds clouds) {
    this(clouds, true);
  }

  /**
   * @param named whether anything is asked or told of flavors and images; without that they are not
   *     read
   */
  Finder(OpenClouds clouds, boolean named) {
    this.clouds = clouds;
    this.named = named;
  }

  /**
   * @param named names or ids, each of which must be one server; empty: all that the filter takes
   * @throws EndException when nothing matches, a name is not one server, or the filter makes no
   *     sense
   */
  List<FoundServer> find(String filter, List<String> named) {
    ServerFilter wanted = understood(filter);
    List<FoundServer> all = everything().stream().filter(wanted).toList();
    List<FoundServer> found =
        named.isEmpty() ? all : named.stream().map(n -> one(n, all)).distinct().toList();
    if (found.isEmpty()) {
      throw new EndException(Exit.NOTHING_MATCHED, Text.of("cli.nothing"));
    }
    return found;
  }

  /**
   * @throws EndException when it makes no sense
   */
  static ServerFilter understood(String filter) {
    ServerFilter wanted = ServerFilter.parse(filter);
    if (!wanted.problem().isEmpty()) {
      throw new EndException(Exit.USAGE, wanted.problem());
    }
    return wanted;
  }

  private static FoundServer one(String name, List<FoundServer> all) {
    List<FoundServer> found = all.stream().filter(s -> s.server().id().equals(name)).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(s -> name.equals(s.server().name())).toList();
    }
    return switch (found.size()) {
      case 0 -> throw new EndException(Exit.NOTHING_MATCHED, Text.of("cli.noServer", name));
      case 1 -> found.getFirst();
      // Two servers may have one name: nobody guesses which is meant.
      default ->
          throw new EndException(Exit.USAGE, Text.of("cli.severalServers", name, found.size()));
    };
  }

  private List<FoundServer> everything() {
    List<FoundServer> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<FoundServer>>> regions = new ArrayList<>();
      for (OpenClouds.Open cloud : clouds.all()) {
        for (Region region : cloud.session().regions()) {
          regions.add(threads.submit(() -> of(cloud, region, threads)));
        }
      }
      for (Future<List<FoundServer>> region : regions) {
        all.addAll(result(region));
      }
    }
    return all;
  }

  private List<FoundServer> of(OpenClouds.Open cloud, Region region, ExecutorService threads) {
    Future<Map<String, String>> names =
        threads.submit(() -> named ? names(region, threads) : Map.of());
    List<Server> servers = Collections.synchronizedList(new ArrayList<>());
    Instant now =
        Objects.requireNonNullElse(
            region.servers().list(ServerQuery.WHOLE, servers::addAll).cloudTime(), Instant.now());
    Map<String, String> known = result(names);
    return List.copyOf(servers).stream().map(s -> found(cloud, region, s, known, now)).toList();
  }

  /** What flavors and images are called, by kind and id. */
  static Map<String, String> names(Region region, ExecutorService threads) {
    Future<List<Flavor>> flavors = threads.submit(() -> region.flavorShelf().read());
    Future<List<Image>> images = threads.submit(() -> region.imageShelf().read());
    Map<String, String> names = new HashMap<>();
    read(flavors).forEach(f -> names.put("flavor " + f.id(), f.name()));
    read(images).forEach(i -> names.put("image " + i.id(), i.name()));
    return names;
  }

  static FoundServer found(
      OpenClouds.Open cloud, Region region, Server server, Map<String, String> names, Instant now) {
    return new FoundServer(
        cloud, region, server, flavor(server, names), image(server.imageId(), names), now);
  }

  private static String flavor(Server server, Map<String, String> names) {
    return switch (server.flavor()) {
      case FlavorOfServer.ById(String id) -> names.getOrDefault("flavor " + id, id);
      case FlavorOfServer.Embedded embedded -> embedded.originalName();
      case null -> "";
    };
  }

  private static @Nullable String image(@Nullable String id, Map<String, String> names) {
    return id == null ? null : names.getOrDefault("image " + id, id);
  }

  /** Names are only for the eye: without them ids are told. */
  private static <T> List<T> read(Future<List<T>> names) {
    try {
      return result(names);
    } catch (EndException _) {
      return List.of();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ApiException refused) {
        throw new EndException(Exit.SOME_FAILED, String.valueOf(refused.getMessage()));
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new EndException(Exit.UNKNOWN, Text.of("cli.interrupted"));
    }
  }
}
