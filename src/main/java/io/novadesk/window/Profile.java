package io.novadesk.window;

import io.novadesk.keychain.Keychain;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConfigFolder;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.Exposure;
import io.novadesk.profile.SettingsStore;
import java.nio.file.Path;
import java.util.List;
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

  /** Sentences about files here that other people may change. */
  List<String> exposed() {
    return Exposure.writable(folder);
  }
}
