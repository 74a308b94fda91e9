package io.novadesk.profile;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders in which the tools of OpenStack look for their files.
 *
 * @param folders best first
 */
record SearchPath(List<Path> folders) {
  private static final Pattern COLON = Pattern.compile(":");

  static SearchPath of(
      String system, Map<String, String> environment, Path home, Path workingFolder) {
    LinkedHashSet<Path> folders = new LinkedHashSet<>();
    folders.add(workingFolder);
    String snapHome = environment.getOrDefault("SNAP_REAL_HOME", "");
    Path dotConfig =
        (snapHome.isEmpty() ? home : Path.of(snapHome)).resolve(".config").resolve("openstack");
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      folders.add(home.resolve("Library/Application Support/openstack"));
      folders.add(dotConfig);
      folders.add(Path.of("/Library/Application Support/openstack"));
    } else if (name.startsWith("windows")) {
      folders.add(
          folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
              .resolve("OpenStack/openstack"));
      folders.add(dotConfig);
      folders.add(
          folder(environment, "ProgramData", Path.of("C:\\ProgramData"))
              .resolve("OpenStack/openstack"));
    } else {
      folders.add(
          folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("openstack"));
      folders.add(dotConfig);
      String site = environment.getOrDefault("XDG_CONFIG_DIRS", "");
      COLON
          .splitAsStream(site.isEmpty() ? "/etc/xdg" : site)
          .filter(each -> !each.isEmpty())
          .forEach(each -> folders.add(Path.of(each).resolve("openstack")));
    }
    folders.add(Path.of("/etc/openstack"));
    return new SearchPath(List.copyOf(folders));
  }

  private static Path folder(Map<String, String> environment, String key, Path usual) {
    String told = environment.getOrDefault(key, "");
    return told.isEmpty() ? usual : Path.of(told);
  }

  /**
   * Where a file of this name may be, best first.
   *
   * @param named a file that the person named, which comes before all
   */
  List<Path> files(@Nullable String named, String baseName) {
    Stream<Path> usual =
        folders.stream()
            .flatMap(
                folder ->
                    Stream.of(".yaml", ".yml", ".json")
                        .map(suffix -> folder.resolve(baseName + suffix)));
    return named == null || named.isEmpty()
        ? usual.toList()
        : Stream.concat(Stream.of(Path.of(named)), usual).toList();
  }
}
