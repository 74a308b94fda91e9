package io.novadesk.window;

import io.novadesk.keychain.Keychain;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConfigFolder;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.Exposure;
import io.novadesk.profile.SettingsStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The files of one person, and where their secrets are.
 *
 * @param folder where all else is kept: drafts, templates, journals
 * @param keychain finds it; may block
 */
public record Profile(
    ConnectionStore connections,
    CloudsYaml clouds,
    SettingsStore settings,
    Path folder,
    Callable<Keychain> keychain) {
  public static Profile ofThisUser() {
    return new Profile(
        ConnectionStore.ofThisUser(),
        CloudsYaml.ofThisUser(),
        SettingsStore.ofThisUser(),
        ConfigFolder.ofThisUser(),
        Keychain::ofSystem);
  }

  /** Kept in that folder alone; it has no clouds.yaml and no keychain. */
  public static Profile in(Path folder) {
    return in(folder, new CloudsYaml(List.of(), List.of()));
  }

  static Profile in(Path folder, CloudsYaml clouds) {
    return new Profile(
        new ConnectionStore(folder.resolve("connections.json")),
        clouds,
        new SettingsStore(folder.resolve("settings.json")),
        folder,
        Keychain::none);
  }

  /**
   * What to do when one of this person's files has changed.
   *
   * @param own by the names of files in the profile's folder
   * @param onClouds for those in which other tools keep clouds, be they there or not
   */
  Map<Path, Runnable> watched(Map<String, Runnable> own, Runnable onClouds) {
    Map<Path, Runnable> all = new HashMap<>();
    own.forEach((name, action) -> all.put(folder.resolve(name), action));
    clouds.places().forEach(place -> all.put(place, onClouds));
    return all;
  }

  /** Sentences about files here that other people may change. */
  List<String> exposed() {
    return Exposure.writable(folder);
  }
}
