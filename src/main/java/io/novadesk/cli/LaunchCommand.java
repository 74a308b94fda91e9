package io.novadesk.cli;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.NewServer;
import io.novadesk.cli.OpenClouds.Open;
import io.novadesk.cloud.live.Region;
import io.novadesk.common.script.LaunchWish;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes servers, each exactly once, and waits until they run. */
final class LaunchCommand implements Callable<Integer> {
  private final Desk desk;
  @Mixin private CloudOptions clouds = new CloudOptions();

  @Parameters(paramLabel = "NAME", arity = "1..*", descriptionKey = "new-names")
  private List<String> names = List.of();

  @Option(names = "--image", paramLabel = "IMAGE", required = true, descriptionKey = "image")
  private String image = "";

  @Option(names = "--flavor", paramLabel = "FLAVOR", required = true, descriptionKey = "new-flavor")
  private String flavor = "";

  @Option(names = "--network", paramLabel = "NETWORK", descriptionKey = "networks")
  private List<String> networks = List.of();

  @Option(names = "--key", paramLabel = "NAME")
  private @Nullable String key;

  @Option(names = "--group", paramLabel = "NAME", descriptionKey = "groups")
  private List<String> groups = List.of();

  @Option(names = "--zone", paramLabel = "ZONE")
  private @Nullable String zone;

  @Option(names = "--description", paramLabel = "TEXT")
  private @Nullable String description;

  @Option(names = "--tag", paramLabel = "TAG", descriptionKey = "tags")
  private List<String> tags = List.of();

  @Option(names = "--property", paramLabel = "KEY=VALUE")
  private Map<String, String> metadata = new LinkedHashMap<>();

  @Option(names = "--user-data", paramLabel = "FILE")
  private @Nullable Path userData;

  @Option(names = "--region", paramLabel = "NAME")
  private String region = "";

  @Option(names = "--at-once", paramLabel = "N")
  private int atOnce = LaunchWish.AT_ONCE;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--wait")
  private boolean progress;

  @Option(names = "--show-passwords")
  private boolean showsPasswords;

  @Option(names = "--unlock", paramLabel = "CLOUD", split = ",")
  private List<String> unlocked = List.of();

  LaunchCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public @Nullable Integer call() {
    try (OpenClouds open = OpenClouds.of(desk, clouds.names())) {
      if (open.all().size() != 1) {
        throw new EndException(Exit.USAGE, Text.of("cli.launch.oneCloud"));
      }
      Open cloud = open.all().getFirst();
      Region there = region(cloud);
      NewServer wanted = wish().in(there);
      if (dryRun) {
        names.forEach(name -> desk.out().println(name));
        desk.out().flush();
        return Exit.DONE;
      }
      if (cloud.guarded() && !unlocked.contains(cloud.name())) {
        throw new EndException(Exit.GUARDED, Text.of("cli.guarded", cloud.name()));
      }
      List<Launched> ends =
          new LaunchWork(desk, progress, showsPasswords)
              .run(cloud.session(), there, wanted, names, atOnce);
      clouds.output().write(Launched.COLUMNS, ends, desk.out());
      return Launched.exit(ends);
    }
  }

  private Region region(Open cloud) {
    List<Region> all = cloud.session().regions();
    List<Region> found =
        region.isEmpty() ? all : all.stream().filter(r -> r.name().equals(region)).toList();
    if (found.size() != 1) {
      throw new EndException(
          Exit.USAGE,
          Text.of("cli.whichRegion", String.join(", ", all.stream().map(Region::name).toList())));
    }
    return found.getFirst();
  }

  private LaunchWish wish() {
    return new LaunchWish(
        names,
        image,
        flavor,
        networks,
        key,
        groups,
        zone,
        description,
        tags,
        metadata,
        userData == null ? null : read(userData));
  }

  private static Secret read(Path file) {
    try {
      return Secret.of(Files.readString(file));
    } catch (IOException e) {
      throw new EndException(Exit.USAGE, Text.of("cli.password.file", String.valueOf(e)));
    }
  }
}
