package io.novadesk.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.i18n.Language;
import io.novadesk.i18n.Text;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccentTest {
  @AfterEach
  void speakPlainly() {
    Text.speak(Language.ENGLISH, UnaryOperator.identity());
  }

  @Test
  void marksAndLengthensASentenceAndLeavesWhatFillsIt() {
    Text.speak(Language.ENGLISH, Accent::of);
    assertThat(Accent.of("Delete {0}")).isEqualTo("«Déeléetée {0}»");
    assertThat(Text.of("disconnect.title", "web-01"))
        .startsWith("«")
        .endsWith("»")
        .contains("web-01");
    assertThat(Text.of("launch.names.hint")).contains("{000}");
  }
}
