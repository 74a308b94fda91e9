package io.novadesk.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells servers, all or those that are named. */
final class ServerListCommand implements Callable<Integer> {
  private final Desk desk;
  @Mixin private CloudOptions clouds = new CloudOptions();
  @Mixin private FilterOptions which = new FilterOptions();

  @Option(names = "--watch")
  private boolean watch;

  ServerListCommand(Desk desk) {
    this.desk = desk;
  }

  private boolean needsNames() {
    return clouds.output() != Output.NAME || !which.filter().isBlank();
  }

  @Override
  public @Nullable Integer call() {
    try (OpenClouds open = OpenClouds.of(desk, clouds.names())) {
      if (watch) {
        return new Watch(open, which.filter(), which.servers(), desk).run();
      }
      List<FoundServer> found =
          new Finder(open, needsNames()).find(which.filter(), which.servers());
      clouds.output().write(Columns.OF_SERVERS, found, desk.out());
      return Exit.DONE;
    }
  }
}
