package io.novadesk.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  private final Locale usual = Locale.getDefault();

  @AfterEach
  void back() {
    Locale.setDefault(usual);
    Text.speak(Language.ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR", "th-TH-u-nu-thai", "de-DE", "en-US"})
  void numbersFollowTheLanguageOfTheSentence(String language) {
    Locale.setDefault(Locale.forLanguageTag(language));
    assertThat(Text.of("servers.count", 12_345)).isEqualTo("12,345 servers");
    assertThat(Text.of("age.tenths", 1.5)).contains("1.5");
  }

  @ParameterizedTest
  @CsvSource({
    "de-CH, GERMAN",
    "de, GERMAN",
    "en-GB, ENGLISH",
    "fr-FR, ENGLISH",
    "ar-EG-u-nu-arab, ENGLISH",
    "und, ENGLISH"
  })
  void theLanguageIsThatOfTheSystemOrEnglish(String system, Language spoken) {
    Locale.setDefault(Locale.forLanguageTag(system));
    assertThat(Language.of("")).isEqualTo(spoken);
    assertThat(Language.of("tlh")).as("a tag of a newer version").isEqualTo(spoken);
    Text.speak(Language.of(""));
    assertThat(Text.of("yes")).isEqualTo(spoken == Language.GERMAN ? "Ja" : "Yes");
  }

  @Test
  void theLanguageThatIsChosenDoesNotDependOnTheSystem() {
    Locale.setDefault(Locale.GERMANY);
    Text.speak(Language.of("en"));
    assertThat(Text.of("servers.countFiltered", 2, 12_345)).isEqualTo("2 of 12,345 servers");
    Locale.setDefault(Locale.US);
    Text.speak(Language.of("de"));
    assertThat(Text.of("servers.countFiltered", 2, 12_345)).isEqualTo("2 von 12.345 Servern");
    assertThat(Text.of("age.tenths", 1.5)).isEqualTo("1,5 s");
    assertThat(Language.GERMAN.nativeName()).isEqualTo("Deutsch");
  }
}
