package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.Preferences.Density;
import io.novadesk.profile.Preferences.Questions;
import io.novadesk.profile.Settings.Column;
import io.novadesk.profile.Settings.Sort;
import io.novadesk.profile.Settings.Theme;
import io.novadesk.profile.Settings.Window;
import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
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
            .withPreferences(
                Preferences.DEFAULT
                    .withTheme(Theme.HIGH_CONTRAST)
                    .withDensity(Density.COMPACT)
                    .withTextSize(125)
                    .withRefreshEvery(Duration.ofSeconds(30))
                    .withQuestions(Questions.MORE)
                    .withClipboardClearsAfter(Duration.ZERO)
                    .withReopen(false)
                    .withKeys("DRAWER", "Alt+D"))
            .withLastConnection("Zürich")
            .withOpenClouds(
                List.of(OpenCloud.of("Zürich"), new OpenCloud("Bern", "Bern / web", "p-1")))
            .withSplit("tree", 0.2)
            .withSplit("drawer", 0.75)
            .withTable(
                "servers",
                List.of(
                    new Column("name", 240, true, Sort.ASCENDING, 1),
                    new Column("id", 80.5, false, Sort.NONE, 0)));
    store.save(Settings.DEFAULT, settings);
    assertThat(store.load()).isEqualTo(new SettingsStore.Loaded(settings, null));
  }

  @Test
  void passesOverWhatMakesNoSense() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(
        file,
        """
        {"theme": "mauve", "density": 3, "textSize": 4000, "refreshSeconds": -1,
         "clipboardSeconds": "soon", "questions": null, "keys": {"DRAWER": 7, "TASKS": "Alt+T"},
         "window": {"width": -5, "height": "x"}, "lastConnection": null,
         "reopen": "never", "openClouds": [7, {"name": "x"}, {"connection": "a", "scope": 3}],
         "splits": {"a": 7, "b": 0.5, "c": "left"},
         "tables": {"t": [{"width": 4}, {"id": "n", "sort": "sideways"}], "u": 3}}
        """);
    Settings settings = new SettingsStore(file).load().settings();
    assertThat(settings.window()).isNull();
    assertThat(settings.preferences())
        .isEqualTo(
            Preferences.DEFAULT
                .withTextSize(Preferences.LARGEST)
                .withRefreshEvery(Preferences.OFTENEST)
                .withKeys("TASKS", "Alt+T"));
    assertThat(settings.lastConnection()).isEmpty();
    assertThat(settings.openClouds()).extracting(OpenCloud::connection).containsExactly("a");
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

  /** Cut off anywhere: what is rescued is what was there, and the rest is as at the first start. */
  @Test
  void rescuesWhatStandsBeforeAnyCut() throws IOException {
    Path file = folder.resolve("settings.json");
    SettingsStore store = new SettingsStore(file);
    Settings whole =
        Settings.DEFAULT
            .withWindow(new Window(-8, 4, 1280, 800, true))
            .withPreferences(Preferences.DEFAULT.withTheme(Theme.DARK))
            .withLastConnection("Zürich")
            .withSplit("tree", 0.25)
            .withTable("servers", List.of(new Column("name", 240, true, Sort.ASCENDING, 1)));
    store.save(Settings.DEFAULT, whole);
    byte[] bytes = Files.readAllBytes(file);
    int rescued = 0;
    for (int cut = 0; cut < bytes.length - 2; cut++) {
      Files.write(file, Arrays.copyOf(bytes, cut));
      SettingsStore.Loaded loaded = store.load();
      assertThat(loaded.complaint()).as("cut at %d", cut).contains("unreadable-");
      Settings some = loaded.settings();
      assertThat(some.preferences().theme()).isIn(Theme.SYSTEM, Theme.DARK);
      assertThat(some.lastConnection()).isIn("", "Zürich");
      assertThat(some.splits()).isIn(Map.of(), whole.splits());
      if (some.window() != null) {
        assertThat(some.window().width()).isEqualTo(1280);
        assertThat(some.window().height()).isEqualTo(800);
      }
      rescued += some.preferences().theme() == Theme.DARK ? 1 : 0;
    }
    assertThat(rescued).isPositive();
    FaultMatrix.row(
        FaultMatrix.Area.FILE,
        "settings cut off at any byte",
        0,
        String.valueOf(store.load().complaint()));
  }

  @Test
  void keepsWhatAnotherWindowSetMeanwhile() throws IOException {
    Path file = folder.resolve("settings.json");
    SettingsStore one = new SettingsStore(file);
    SettingsStore other = new SettingsStore(file);
    Settings before = Settings.DEFAULT.withSplit("tree", 0.2);
    one.save(Settings.DEFAULT, before);
    one.save(
        before,
        before.withPreferences(Preferences.DEFAULT.withTheme(Theme.DARK)).withSplit("tree", 0.3));
    other.save(before, before.withLastConnection("Oslo").withSplit("drawer", 0.6));
    assertThat(one.load().settings())
        .isEqualTo(
            before
                .withPreferences(Preferences.DEFAULT.withTheme(Theme.DARK))
                .withSplit("tree", 0.3)
                .withLastConnection("Oslo")
                .withSplit("drawer", 0.6));
  }

  @Test
  void passesOverTheMarkThatSomeEditorsPutFirst() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, "\uFEFF{\"theme\": \"dark\"}");
    SettingsStore.Loaded loaded = new SettingsStore(file).load();
    assertThat(loaded.settings().preferences().theme()).isEqualTo(Theme.DARK);
    assertThat(loaded.complaint()).isNull();
  }

  @Test
  void rescuesBesideAValueThatIsNull() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(
        file, "{\"lastConnection\": null, \"later\": [null, 1], \"theme\": \"dark\",");
    assertThat(new SettingsStore(file).load().settings().preferences().theme())
        .isEqualTo(Theme.DARK);
  }
}
