package io.novadesk.profile;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder that the people of a team share, such as a checkout: connections, filters and templates.
 * It is only ever read.
 */
public record Team(Path folder) {
  /** Connections, in the form of clouds.yaml, without secrets. */
  public Path clouds() {
    return folder.resolve("clouds.yaml");
  }

  /** Filters, in the form of the file of one's own. */
  public Path filters() {
    return folder.resolve("filters.json");
  }

  /** Templates of launches, in the form of the file of one's own. */
  public Path launch() {
    return folder.resolve("launch.json");
  }

  /** Whether there is such a folder now. */
  public boolean isThere() {
    return folder.toFile().isDirectory();
  }

  /** What is read of it. */
  public List<Path> files() {
    return List.of(clouds(), filters(), launch());
  }
}
