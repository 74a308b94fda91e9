package io.novadesk.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where SQLite itself is: in the runtime of a package, else in the driver's own jar. */
final class NativeLibrary {
  private static final String PATH = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /** A library that is not unpacked at each start needs no room that may run programs. */
  static void find() {
    if (System.getProperty(PATH) != null) {
      return;
    }
    Path home = Path.of(System.getProperty("java.home", "."));
    String name = System.mapLibraryName("sqlitejdbc");
    for (Path folder : List.of(home.resolve("lib"), home.resolve("bin"))) {
      if (Files.exists(folder.resolve(name))) {
        System.setProperty(PATH, folder.toString());
        System.setProperty("org.sqlite.lib.name", name);
      }
    }
  }
}
