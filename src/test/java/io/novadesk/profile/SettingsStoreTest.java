package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.Settings.Column;
import io.novadesk.profile.Settings.Sort;
import io.novadesk.profile.Settings.Theme;
import io.novadesk.profile.Settings.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
  @TempDir Path folder;

  @Test
  void givesBackWhatWasSaved() throws IOException {
    SettingsStore store = new SettingsStore(folder.resolve("settings.json"));
    assertThat(store.load()).isEqualTo(new SettingsStore.Loaded(Settings.DEFAULT, null));
    Settings settings =
        Settings.DEFAULT
            .withWindow(new Window(-8, 4, 1280, 800, true))
            .withTheme(Theme.DARK)
            .withLastConnection("Zürich")
            .withSplit("tree", 0.2)
            .withSplit("drawer", 0.75)
            .withTable(
                "servers",
                List.of(
                    new Column("name", 240, true, Sort.ASCENDING, 1),
                    new Column("id", 80.5, false, Sort.NONE, 0)));
    store.save(settings);
    assertThat(store.load()).isEqualTo(new SettingsStore.Loaded(settings, null));
  }

  @Test
  void passesOverWhatMakesNoSense() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(
        file,
        """
        {"theme": "mauve", "window": {"width": -5, "height": "x"}, "lastConnection": null,
         "splits": {"a": 7, "b": 0.5, "c": "left"},
         "tables": {"t": [{"width": 4}, {"id": "n", "sort": "sideways"}], "u": 3}}
        """);
    Settings settings = new SettingsStore(file).load().settings();
    assertThat(settings.window()).isNull();
    assertThat(settings.theme()).isEqualTo(Theme.SYSTEM);
    assertThat(settings.lastConnection()).isEmpty();
    assertThat(settings.splits()).isEqualTo(Map.of("b", 0.5));
    assertThat(settings.tables())
        .isEqualTo(Map.of("t", List.of(new Column("n", 0, true, Sort.NONE, 0)), "u", List.of()));
  }

  @Test
  void startsAfreshBesideAFileThatIsBroken() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, "[]");
    SettingsStore.Loaded loaded = new SettingsStore(file).load();
    assertThat(loaded.settings()).isEqualTo(Settings.DEFAULT);
    assertThat(loaded.complaint()).contains("settings.json.unreadable-1");
  }
}
