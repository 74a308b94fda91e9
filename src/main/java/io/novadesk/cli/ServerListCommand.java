package io.novadesk.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Tells servers, all or those that are named. */
final class ServerListCommand implements Callable<Integer> {
  private final Desk desk;
  @Mixin private CloudOptions clouds = new CloudOptions();
  @Mixin private FilterOptions which = new FilterOptions();

  ServerListCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public @Nullable Integer call() {
    try (OpenClouds open = OpenClouds.of(desk, clouds.names())) {
      List<FoundServer> found = new Finder(open).find(which.filter(), which.servers());
      clouds.output().write(Columns.OF_SERVERS, found, desk.out());
      return Exit.DONE;
    }
  }
}
