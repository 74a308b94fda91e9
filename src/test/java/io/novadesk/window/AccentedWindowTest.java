package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.i18n.Language;
import io.novadesk.i18n.Text;
import io.novadesk.testing.Fx;
import io.novadesk.tour.Accent;
import io.novadesk.tour.PaintedTexts;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A window that speaks English with an accent: all that it says comes from the sentences. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
@SuppressWarnings("NullAway.Init") // The start method fills the fields.
class AccentedWindowTest {
  @TempDir static Path folder;

  private DemoWindow desk;

  @Start
  void open(Stage stage) {
    Text.speak(Language.ENGLISH, Accent::of);
    desk = DemoWindow.entering(stage, folder);
  }

  @Stop
  void close() {
    desk.window().hide();
    Text.speak(Language.ENGLISH, UnaryOperator.identity());
  }

  @Test
  void isTranslatedAllOverAndNothingMoreIsCut(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.select("db-01");
    desk.resize(1440, 900);
    PaintedTexts texts = Fx.read(() -> new PaintedTexts(desk.window()));
    desk.throughEveryScreen(_ -> robot.interact(texts::look));
    assertThat(texts.untranslated()).isEmpty();
    // As wide as a word more than half again would need; their words in German fit.
    assertThat(texts.cutOff())
        .isSubsetOf(
            Text.of("nav.zones"),
            Text.of("metadata.countOf", 5, 128),
            Text.of("console.lastLines", 500),
            // The bar of the JSON beside a table: its icons say the same.
            Text.of("json.foldAll"),
            Text.of("json.unfoldAll"),
            Text.of("json.find"),
            Text.of("json.copyAll"));
  }
}
