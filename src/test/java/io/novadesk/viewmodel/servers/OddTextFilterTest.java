package io.novadesk.viewmodel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novadesk.cloud.filter.ServerFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Filters for names that have more forms than one, or quotes, and for whole lists of names. */
class OddTextFilterTest {
  private static final Path NAMES = Path.of("..", "shared", "cases", "names", "odd-names.json");
  private static final Locale USUAL = Locale.getDefault();

  private static SmallRegion region;

  @BeforeAll
  static void open() throws Exception {
    region = new SmallRegion();
  }

  @AfterAll
  static void close() {
    region.close();
  }

  @AfterEach
  void back() {
    Locale.setDefault(USUAL);
  }

  private static ServerRow row(String name) {
    return new ServerRow(
        region.model(),
        ServerRows.server(
            "0d0f1f2e-0000-4000-8000-000000000001",
            name,
            "ACTIVE",
            Duration.ofDays(1),
            Map.of("owner", name)),
        "m1.small",
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "M\u00fcller, Mu\u0308ller-NFD",
    "mu\u0308ller, M\u00fcller-NFC",
    "M\u00dcLLER, mu\u0308ller",
    "istanbul, \u0130STANBUL-db",
    "istanbul, I\u0307STANBUL-db",
    "istanbul, i\u0307stanbul-db",
    "\u0130stanbul, ISTANBUL",
    "\u0130stanbul, istanbul",
    "\u0131stanbul, ISTANBUL",
    "DATA-\u0131, data-I",
    "\u0434\u0430\u0442\u0430, \u0414\u0410\u0422\u0410-\u0411\u0410\u0417\u0410",
    "\u212aelvin, kelvin",
    "kelvin, \u212aelvin",
    "\u4e1c\u4eac, \u670d\u52a1\u5668-\u4e1c\u4eac",
    "\ud83d\ude80, \ud83d\ude00 rocket \ud83d\ude80",
    "\uff11\uff12, node-\uff11\uff12",
    "a\"quoted\"b, a\"quoted\"b",
    "\"quoted\"b, a quoted\"b",
    "'c++[x]*?(y)', 'c++[x]*?(y)'",
  })
  void findsANameInEveryFormOfItsLetters(String typed, String name) {
    String filter = typed.startsWith("\"") ? "\"\"" + typed.substring(1) : typed;
    for (String locale : List.of("tr-TR", "ar-EG", "de-DE", "th-TH-u-nu-thai")) {
      Locale.setDefault(Locale.forLanguageTag(locale));
      if (!typed.startsWith("\"")) {
        assertThat(ServerFilter.parse(filter)).as(locale).accepts(row(name));
        assertThat(ServerFilter.parse("name:" + filter)).as(locale).accepts(row(name));
        assertThat(ServerFilter.parse("-" + filter)).as(locale).rejects(row(name));
      }
      assertThat(ServerFilter.parse("owner:=" + FilterHelp.quoted(name))).accepts(row(name));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "muller, M\u00fcller",
    "m\u00fcller, Muller",
    "istanbul, istambul",
    "12, node-\uff11\uff12",
    "\uff11, node-1",
    "name:=istanbul, \u0130STANBUL-db",
  })
  void tellsLettersApartThatAreOthers(String typed, String name) {
    assertThat(ServerFilter.parse(typed)).rejects(row(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "say \"hi\"",
        "\"",
        "a\"b",
        "\"a\"",
        "a, \"b\": c",
        "\"\"",
        "it's, a name",
        "=x y"
      })
  void everyTextCanBeAskedForAsAWhole(String name) {
    ServerFilter filter = ServerFilter.parse("name:" + FilterHelp.quoted("=" + name));
    assertThat(filter).accepts(row(name)).rejects(row(name + "x"));
  }

  @Test
  void doesNotTakeAnAccentForMoreOfTheSameWord() {
    ServerFilter begun = ServerFilter.parse("mu");
    ServerFilter accented = ServerFilter.parse("mu\u0308");
    assertThat(accented.narrows(begun)).isFalse();
    assertThat(ServerFilter.parse("mul").narrows(begun)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web-1\\n|web-1",
        "\\n web-1 \\r\\n|web-1",
        "web-1\\nweb 2\\r\\nweb-1|name:=web-1,\"=web 2\"",
        "10.0.0.1\\n10.0.0.2|ip:=10.0.0.1,=10.0.0.2",
        "2001:db8::1\\n10.0.0.2|ip:\"=2001:db8::1\",=10.0.0.2",
        "0d0f1f2e-0000-4000-8000-000000000001\\n0d0f1f2e-0000-4000-8000-000000000002"
            + "|id:=0d0f1f2e-0000-4000-8000-000000000001,=0d0f1f2e-0000-4000-8000-000000000002",
      })
  void takesPastedLinesForAlternatives(String pasted, String filter) {
    String text = pasted.replace("\\r", "\r").replace("\\n", "\n");
    assertThat(FilterHelp.ofLines(text)).isEqualTo(filter);
  }

  @Test
  void findsEveryOddNameAmongPastedOnes() throws IOException {
    assumeTrue(Files.isReadable(NAMES), "the sample (" + NAMES + ") is not here");
    String[] names = new JsonMapper().readValue(Files.readAllBytes(NAMES), String[].class);
    ServerFilter pasted =
        ServerFilter.parse(FilterHelp.ofLines("web-1\nweb-2\n" + String.join("\n", names)));
    for (String name : names) {
      if (!name.isBlank() && name.lines().count() == 1) {
        assertThat(pasted).accepts(row(name));
        for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
          String other = Normalizer.normalize(name, form);
          assertThat(ServerFilter.parse(FilterHelp.quoted(other))).as(other).accepts(row(name));
        }
      }
    }
  }
}
