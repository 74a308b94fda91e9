package io.novadesk.app;

import io.novadesk.api.Version;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.demo.Dialect;
import io.novadesk.demo.identity.Policy;
import io.novadesk.tour.Route;
import io.novadesk.tour.Tour;
import io.novadesk.window.Startup;
import io.novadesk.window.StartupTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "novadesk",
    mixinStandardHelpOptions = true,
    versionProvider = NovadeskCommand.VersionLine.class,
    description =
        "A desktop console for the OpenStack Compute API. Without options: the connect dialog.",
    sortOptions = false)
final class NovadeskCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true)
  private @Nullable Start start;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "With --demo-server: the port to listen on (default: a free one).")
  private int port;

  @Option(
      names = "--servers",
      paramLabel = "N",
      description =
          "With --demo or --demo-server: how many servers (default: about 60 of a small company).")
  private int servers;

  @Option(
      names = "--latency",
      paramLabel = "MS",
      description = "With --demo-server: how much later every answer comes.")
  private int latency;

  @Option(
      names = "--time-scale",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "With --demo or --demo-server: how many times shorter everything takes that takes time.")
  private double timeScale = 1;

  @Option(
      names = "--policy",
      paramLabel = "AGE",
      converter = PolicyConverter.class,
      defaultValue = "new",
      description =
          "With --demo or --demo-server: new (a reader only looks) or old (any role may change).")
  private Policy policy = Policy.NEW;

  @Option(
      names = "--dialect",
      paramLabel = "NAME",
      converter = DialectConverter.class,
      defaultValue = "v2.1",
      description = "With --demo or --demo-server: v2.1 (today's) or v1.1 (2011's; integer ids).")
  private Dialect dialect = Dialect.V2_1;

  @Option(
      names = "--route",
      hidden = true,
      paramLabel = "ROUTE",
      description =
          "With --tour: whole; steps (without firing every control); or accented (the steps in"
              + " marked and longer English; prints what is not, or cut off).")
  private Route route = Route.WHOLE;

  @Option(
      names = "--team",
      paramLabel = "FOLDER",
      defaultValue = "",
      description =
          "Show the connections, filters and templates of that folder too; nothing is written"
              + " there.")
  private String team = "";

  @Option(
      names = "--startup-trace",
      description =
          "Print when each step of the start was reached, in milliseconds since the process began.")
  private boolean startupTrace;

  NovadeskCommand() {
    // picocli fills it before anything is called.
    spec = CommandSpec.create();
  }

  /** What the program is started for. */
  static final class Start {
    @Option(
        names = "--demo",
        description = "Go straight into the demo cloud, which runs inside the program.")
    boolean demo;

    @Option(
        names = "--cloud",
        paramLabel = "NAME",
        description =
            "Go straight into that entry of clouds.yaml or of the saved clouds. Given several"
                + " times, all of them are opened side by side.")
    List<String> clouds = List.of();

    @Option(
        names = "--demo-server",
        description =
            "Serve only the demo cloud, on 127.0.0.1: print its openrc, then the line \"# ready\","
                + " and serve until killed.")
    boolean demoServer;

    @Option(
        names = "--tour",
        paramLabel = "DIR",
        description =
            "Drive the demo cloud through the main journey and save a picture of each screen in"
                + " DIR; no display needed.")
    @Nullable Path tour;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (servers < 0 || latency < 0 || port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "A port is 0 to 65535; servers and latency are not negative.");
    }
    if (!(timeScale > 0 && timeScale <= 10_000)) {
      throw new ParameterException(
          spec.commandLine(), "A time scale is more than 0, at most 10000.");
    }
    DemoSettings demo =
        DemoSettings.standard()
            .withServers(servers)
            .withDialect(dialect)
            .withPolicy(policy)
            .withPort(port)
            .withTimeScale(1 / timeScale)
            .withLatency(Duration.ofMillis(latency));
    Start wanted = start == null ? new Start() : start;
    if (wanted.demoServer) {
      return serve(demo);
    }
    if (wanted.tour != null) {
      return Tour.run(wanted.tour, demo, route);
    }
    StartupTrace.enable(startupTrace);
    return Startup.open(demo, wanted.demo, wanted.clouds, team);
  }

  private static int serve(DemoSettings settings) throws IOException, InterruptedException {
    DemoCloud cloud = DemoCloud.start(settings);
    System.out.print(cloud.openrc());
    System.out.println("# ready");
    System.out.flush();
    Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
    new CountDownLatch(1).await();
    return 0;
  }

  /** Reads {@code v2.1} and {@code v1.1}. */
  static final class DialectConverter implements ITypeConverter<Dialect> {
    @Override
    public Dialect convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "v2.1" -> Dialect.V2_1;
        case "v1.1" -> Dialect.V1_1;
        default ->
            throw new picocli.CommandLine.TypeConversionException(
                "'" + value + "' is not v2.1 or v1.1");
      };
    }
  }

  /** Reads {@code new} and {@code old}. */
  static final class PolicyConverter implements ITypeConverter<Policy> {
    @Override
    public Policy convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "new" -> Policy.NEW;
        case "old" -> Policy.OLD;
        default ->
            throw new picocli.CommandLine.TypeConversionException(
                "'" + value + "' is not new or old");
      };
    }
  }

  /** Tells the version. */
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"novadesk " + Version.text()};
    }
  }
}
