package io.novadesk.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as they are painted. */
class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "'line1\nline2', 'line1↵line2'",
    "'a\r\nb', 'a‹U+000D›↵b'",
    "'tab\t=1', 'tab⇥=1'",
    "'\u200bweb', '‹U+200B›web'",
    "'evil\u202egnp.exe', 'evil‹U+202E›gnp.exe'",
    "'a\u2066b\u2069', 'a‹U+2066›b‹U+2069›'",
    "'a\u2028b', 'a‹U+2028›b'",
    "'\u001b[31mred', '‹U+001B›[31mred'",
    "'we\u00adb', 'we‹U+00AD›b'",
    "'\ufeffweb', '‹U+FEFF›web'",
    "'a\u3164', 'a‹U+3164›'",
    "'a\ud83d', 'a‹U+D83D›'",
    "'a\udb40\udc41', 'a‹U+E0041›'",
    "'   ', '␣␣␣'",
    "' web ', '␣web␣'",
  })
  void marksWhatCannotBeSeen(String name, String shown) {
    assertThat(Names.shown(name)).isEqualTo(shown);
    assertThat(Names.shown(shown)).as("a mark stays a mark").isEqualTo(shown);
    assertThat(Names.isPlain(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web-1", "", "M\u00fcller", "Mu\u0308ller", "\u0130STANBUL", "\u05e9\u05e8\u05ea",
        "\u670d\u52a1\u5668", "\ud83d\ude80", "two words", "it's {0}", "\u0661", "c++[x]*?(y)"
      })
  void leavesAloneWhatIsSeen(String name) {
    assertThat(Names.shown(name)).isSameAs(name);
    assertThat(Names.isPlain(name)).isTrue();
  }

  @Test
  void cutsWhatIsVeryLongAndSaysHowLongItIs() {
    String name = "x".repeat(10_000_000);
    assertThat(Names.shown(name)).isEqualTo("x".repeat(500) + "\u2026 (10,000,000 characters)");
    assertThat(Text.of("form.typeName", name)).hasSizeLessThan(5_000);
    assertThat(Names.lines(name)).hasSizeLessThan(5_000);
    String pairs = "\ud83d\ude80".repeat(300);
    assertThat(Names.shown("x" + pairs)).doesNotContain("U+D83D");
  }

  @Test
  void keepsTheLinesOfAPlaceOfSeveralLines() {
    assertThat(Names.lines("a\n\u202eb")).isEqualTo("a\n\u2039U+202E\u203ab");
  }

  @Test
  void aSentenceShowsTheMarksOfWhatItNames() {
    assertThat(Text.of("form.typeName", "evil\u202egnp\n.exe"))
        .isEqualTo("Type evil\u2039U+202E\u203agnp\u21b5.exe to confirm");
  }
}
