package io.novadesk.window;

import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConfigFolder;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.Exposure;
import io.novadesk.profile.SettingsStore;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of one person.
 *
 * @param folder where all else is kept: drafts, templates, journals
 */
public record Profile(
    ConnectionStore connections, CloudsYaml clouds, SettingsStore settings, Path folder) {
  public static Profile ofThisUser() {
    return new Profile(
        ConnectionStore.ofThisUser(),
        CloudsYaml.ofThisUser(),
        SettingsStore.ofThisUser(),
        ConfigFolder.ofThisUser());
  }

  /** Kept in that folder alone; it has no clouds.yaml. */
  public static Profile in(Path folder) {
    return in(folder, new CloudsYaml(List.of(), List.of()));
  }

  static Profile in(Path folder, CloudsYaml clouds) {
    return new Profile(
        new ConnectionStore(folder.resolve("connections.json")),
        clouds,
        new SettingsStore(folder.resolve("settings.json")),
        folder);
  }

  /** Sentences about files here that other people may change. */
  List<String> exposed() {
    return Exposure.writable(folder);
  }
}
