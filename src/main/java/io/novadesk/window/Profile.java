package io.novadesk.window;

import io.novadesk.keychain.Keychain;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConfigFolder;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.Exposure;
import io.novadesk.profile.LaunchStore;
import io.novadesk.profile.SavedFilterStore;
import io.novadesk.profile.SettingsStore;
import io.novadesk.profile.Team;
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

  /** The same, and beside it what a team shares. */
  Profile withTeam(Team team) {
    return new Profile(connections, clouds.withTeam(team), settings, folder, keychain);
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

  /** Filters with names: one's own, and those of a team. */
  SavedFilterStore savedFilters() {
    return new SavedFilterStore(folder.resolve("filters.json"), clouds.team());
  }

  /** What was typed into the Launch page, and templates, those of a team too. */
  LaunchStore launches() {
    return new LaunchStore(folder.resolve("launch.json"), clouds.team());
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
    Team team = clouds.team();
    if (team != null) {
      all.put(team.filters(), own.getOrDefault("filters.json", () -> {}));
      all.put(team.launch(), own.getOrDefault("launch.json", () -> {}));
    }
    clouds.places().forEach(place -> all.put(place, onClouds));
    return all;
  }

  /** Sentences about files here that other people may change. */
  List<String> exposed() {
    return Exposure.writable(folder);
  }
}
