package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.i18n.Language;
import io.novadesk.i18n.Text;
import io.novadesk.profile.SettingsStore;
import io.novadesk.testing.Pictures;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A window whose settings say German, on a system that is English. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
@SuppressWarnings("NullAway.Init") // The start method fills the fields.
class GermanWindowTest {
  private static final Path SENTENCES = Path.of("resources", "i18n");

  /** Where every label must be read whole. */
  private static final List<String> NEVER_CUT =
      List.of(".action-bar", ".tab-header-area", ".tree-view", ".menu-bar", ".status-bar");

  private static final int NARROW = 1024;

  /** Those with the longest bars and labels. */
  private static final Set<String> PICTURED =
      Set.of(Tab.OVERVIEW.name(), Tab.METADATA.name(), "demo-cloud-RegionOne-images");

  @TempDir static Path folder;

  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) throws IOException {
    Path settings = folder.resolve("settings.json");
    Files.writeString(settings, "{\"language\": \"de\"}");
    desk = DemoWindow.entering(stage, folder);
    window = desk.window();
  }

  @Stop
  void close() {
    window.hide();
    Text.speak(Language.ENGLISH);
  }

  @Test
  void isGermanAllOverAndCutNowhere(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.select("db-01");
    Set<String> wrong = new TreeSet<>();
    for (int[] size : new int[][] {{1440, 900}, {NARROW, 700}}) {
      desk.resize(size[0], size[1]);
      desk.throughEveryScreen(where -> look(robot, wrong, where, size[0]));
      desk.select("db-01");
    }
    assertThat(wrong).isEmpty();
    assertThat(robot.lookup("#action-reboot-soft").queryLabeled().getText())
        .isEqualTo("Neu starten");

    choosesAnotherForTheNextStart(robot);
  }

  private void choosesAnotherForTheNextStart(FxRobot robot) throws Exception {
    robot.clickOn("Ansicht").clickOn("Sprache").clickOn("English");
    until(
        () -> {
          String told = robot.lookup("#failure-text").queryLabeled().getText();
          return told != null && told.contains("ab dem nächsten Start English");
        });
    SettingsStore store = new SettingsStore(folder.resolve("settings.json"));
    until(() -> store.load().settings().preferences().language().equals("en"));
    assertThat(Text.language()).isEqualTo(Language.GERMAN);
  }

  private void look(FxRobot robot, Set<String> wrong, String where, int width) throws IOException {
    if (width == NARROW && PICTURED.contains(where)) {
      robot.interact(
          () -> Pictures.save(window.scene(), "german-" + where.toLowerCase(Locale.ROOT)));
    }
    Properties english = sentences("messages.properties");
    Set<Object> foreign = new HashSet<>(english.values());
    foreign.removeAll(sentences("messages_de.properties").values());
    // Between two frames, so that a text which changes meanwhile is not taken for one cut off.
    robot.interact(() -> look(wrong, width, english, foreign));
  }

  private void look(Set<String> wrong, int width, Properties english, Set<Object> foreign) {
    Parent root = window.scene().getRoot();
    root.applyCss();
    root.layout();
    for (Labeled label : painted(root)) {
      String text = label.getText();
      if (english.containsKey(text)) {
        wrong.add("raw key: " + text);
      } else if (foreign.contains(text)) {
        wrong.add("English: " + text);
      }
    }
    for (String place : NEVER_CUT) {
      for (Node node : root.lookupAll(place)) {
        for (Labeled label : painted(node)) {
          String seen = ((javafx.scene.text.Text) label.lookup(".text")).getText();
          if (!label.isWrapText() && !seen.equals(label.getText().replaceFirst("^_", ""))) {
            wrong.add(width + " " + place + ": " + label.getText() + " is seen as " + seen);
          }
        }
      }
    }
  }

  private static Properties sentences(String file) throws IOException {
    Properties sentences = new Properties();
    try (Reader reader = Files.newBufferedReader(SENTENCES.resolve(file))) {
      sentences.load(reader);
    }
    return sentences;
  }

  /** The labels with a text that can be seen now. */
  private static List<Labeled> painted(Node node) {
    List<Labeled> found = new ArrayList<>();
    if (!node.isVisible()) {
      return found;
    }
    if (node instanceof Labeled label
        && label.getText() != null
        && label.lookup(".text") instanceof javafx.scene.text.Text) {
      found.add(label);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(painted(child)));
    }
    return found;
  }
}
