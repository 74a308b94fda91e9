package io.novadesk.viewmodel.forms;

import io.novadesk.api.compute.Operations.ComputeService;
import io.novadesk.cloud.live.Region;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a form is about: one server in a dialog, or the servers of a plan.
 *
 * @param servers not empty
 * @param many whether a plan is drafted; even one of a single server is
 * @param steps whether each may get more than one command
 * @param made when the form was opened
 * @param tasks asks the cloud what a form has to know
 */
public record Takers(
    List<ServerRow> servers, boolean many, boolean steps, Instant made, TaskRunner tasks) {
  public Takers {
    servers = List.copyOf(servers);
  }

  public static Takers one(ServerRow server, TaskRunner tasks) {
    return new Takers(List.of(server), false, true, Instant.now(), tasks);
  }

  /** One that gets one command and no more, as where another login lasts no longer. */
  public static Takers once(ServerRow server, TaskRunner tasks) {
    return new Takers(List.of(server), false, false, Instant.now(), tasks);
  }

  public static Takers many(List<ServerRow> servers, TaskRunner tasks) {
    return new Takers(servers, true, true, Instant.now(), tasks);
  }

  /** The one; any of many. */
  ServerRow first() {
    return servers.getFirst();
  }

  List<Region> regions() {
    return servers.stream().map(server -> server.region().region()).distinct().toList();
  }

  /** The hosts of servers in a region. Blocking. */
  static Stream<ComputeService> hosts(Region region) {
    return region.compute().operations().services().stream()
        .filter(service -> service.binary().equals("nova-compute"));
  }
}
