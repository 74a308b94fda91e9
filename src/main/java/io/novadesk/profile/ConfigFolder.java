package io.novadesk.profile;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a person's own files of Novadesk lie, by the custom of each operating system. */
public final class ConfigFolder {
  private ConfigFolder() {}

  /** The folder of this person on this machine. It need not exist. */
  public static Path ofThisUser() {
    return of(
        System.getProperty("os.name", ""),
        System.getenv(),
        Path.of(System.getProperty("user.home", "")));
  }

  static Path of(String system, Map<String, String> environment, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return home.resolve("Library/Application Support/novadesk");
    }
    if (name.startsWith("windows")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      return (roaming.isEmpty() ? home.resolve("AppData/Roaming") : Path.of(roaming))
          .resolve("novadesk");
    }
    // The XDG rules say that a relative path there is to be ignored.
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    boolean usable = !xdg.isEmpty() && Path.of(xdg).isAbsolute();
    return (usable ? Path.of(xdg) : home.resolve(".config")).resolve("novadesk");
  }
}
