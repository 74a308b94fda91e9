package io.novadesk.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  private final Locale usual = Locale.getDefault();

  @AfterEach
  void back() {
    Locale.setDefault(usual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR", "th-TH-u-nu-thai", "de-DE", "en-US"})
  void numbersFollowTheLanguageOfTheSentence(String language) {
    Locale.setDefault(Locale.forLanguageTag(language));
    assertThat(Text.of("servers.count", 12_345)).isEqualTo("12,345 servers");
    assertThat(Text.of("age.tenths", 1.5)).contains("1.5");
  }
}
