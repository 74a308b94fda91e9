package io.novadesk.cli;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.RemoteConsole;
import io.novadesk.api.compute.RemoteConsole.Kind;
import io.novadesk.api.compute.Servers;
import io.novadesk.common.console.ConsoleLine;
import io.novadesk.common.console.Screens;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is asked of servers that are named: all that is known, their logs, their screens. */
abstract class ServerReads implements Callable<Integer> {
  final Desk desk;
  @Mixin private CloudOptions clouds = new CloudOptions();
  @Mixin private FilterOptions which = new FilterOptions();

  ServerReads(Desk desk) {
    this.desk = desk;
  }

  final Output output() {
    return clouds.output();
  }

  @Override
  public final @Nullable Integer call() {
    if (which.servers().isEmpty() && which.filter().isBlank()) {
      throw new EndException(Exit.USAGE, Text.of("cli.whichServers"));
    }
    try (OpenClouds open = OpenClouds.of(desk, clouds.names())) {
      List<FoundServer> found = new Finder(open).find(which.filter(), which.servers());
      return read(found);
    }
  }

  abstract int read(List<FoundServer> found);

  /** Asks each; one that cannot be read keeps no other from being told. */
  final int each(List<FoundServer> found, java.util.function.Consumer<FoundServer> tell) {
    int status = Exit.DONE;
    for (FoundServer server : found) {
      try {
        tell.accept(server);
      } catch (ApiException e) {
        desk.say(String.valueOf(e.getMessage()));
        status = Exit.SOME_FAILED;
      }
      desk.out().flush();
    }
    return status;
  }

  /** Which of several it is that follows; to people only. */
  final void head(List<FoundServer> found, FoundServer server) {
    if (found.size() > 1) {
      desk.say(Names.shown(server.server().displayName()));
    }
  }

  /** Tells all that is known of them. */
  static final class Show extends ServerReads {
    Show(Desk desk) {
      super(desk);
    }

    @Override
    int read(List<FoundServer> found) {
      if (output() == Output.TABLE) {
        Output.fields(Columns.OF_ONE_SERVER, found, desk.out());
      } else {
        output().write(Columns.OF_ONE_SERVER, found, desk.out());
      }
      return Exit.DONE;
    }
  }

  /** Prints what servers write on their consoles. */
  static final class Log extends ServerReads {
    @Option(names = "--lines", paramLabel = "N")
    private int lines = 500;

    Log(Desk desk) {
      super(desk);
    }

    @Override
    int read(List<FoundServer> found) {
      if (lines < 0) {
        throw new EndException(Exit.USAGE, Text.of("cli.negative"));
      }
      return each(
          found,
          server -> {
            String log = server.region().servers().consoleOutput(server.server().id(), lines);
            head(found, server);
            // As the window shows it: a guest must not steer the terminal of whoever reads it.
            ConsoleLine.parseAll(log).forEach(line -> desk.out().println(line.text()));
          });
    }
  }

  /** Prints the addresses of servers' screens. */
  static final class Console extends ServerReads {
    @Option(names = "--type", paramLabel = "TYPE")
    private @Nullable Kind type;

    Console(Desk desk) {
      super(desk);
    }

    @Override
    int read(List<FoundServer> found) {
      return each(
          found,
          server -> {
            Servers servers = server.region().servers();
            String id = server.server().id();
            RemoteConsole console =
                type == null
                    ? Screens.first(kind -> servers.console(id, kind))
                    : servers.console(id, type);
            head(found, server);
            desk.out().println(console.url().replaceAll("\\p{Cntrl}", ""));
          });
    }
  }
}
