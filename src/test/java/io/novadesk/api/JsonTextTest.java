package io.novadesk.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.JsonText.Document;
import io.novadesk.api.JsonText.Line;
import io.novadesk.api.JsonText.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @Test
  void laysOutOneMemberPerLine() {
    Document document =
        JsonText.parse("{\"server\":{\"id\":1,\"tags\":[\"a\",\"b\"],\"none\":[],\"x\":null}}");

    assertThat(document.problem()).isNull();
    assertThat(document.pretty())
        .isEqualTo(
            """
            {
              "server": {
                "id": 1,
                "tags": [
                  "a",
                  "b"
                ],
                "none": [],
                "x": null
              }
            }\
            """);
  }

  @Test
  void linesKnowTheirPartnersParentsAndChildren() {
    Document document = JsonText.parse("{\"a\":{\"b\":[1,2]},\"c\":3}");

    Line root = document.lines().getFirst();
    Line a = document.lines().get(1);
    Line b = document.lines().get(2);
    assertThat(root.partner()).isEqualTo(document.lines().size() - 1);
    assertThat(root.children()).isEqualTo(2);
    assertThat(b.children()).isEqualTo(2);
    assertThat(document.lines().get(b.partner()).partner()).isEqualTo(b.index());
    assertThat(document.lines().get(3).parent()).isEqualTo(b.index());
    assertThat(a.parent()).isEqualTo(root.index());
    assertThat(document.lines().get(a.partner()).comma()).isTrue();
  }

  /** A viewer that changes a digit is worse than none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.10",
        "1E400",
        "-0",
        "123456789012345678901234567890.123456789012345678901234567890",
        "\"\\u0000\\u202e\"",
        "\"grün 🙂\"",
        "{\"a\":1,\"a\":2}",
        "[[[[]]]]",
        "{\"\":{}}",
        "true"
      })
  void minifiedIsTheSameText(String json) {
    assertThat(JsonText.parse(json).minified()).isEqualTo(json);
    assertThat(JsonText.parse(JsonText.parse(json).pretty()).minified()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":}            | 1 | 6
          {"a":1}}          | 1 | 8
          {"a":1} x         | 1 | 9
          [1 2]             | 1 | 4
          <html></html>     | 1 | 1
          {"a": 1, "b": tru}| 1 | 15
          """)
  void tellsWhereItIsNotJson(String text, int line, int column) {
    Document document = JsonText.parse(text);

    Problem problem = requireNonNull(document.problem());
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.column()).isBetween(column - 1, column + 4);
    assertThat(problem.reason()).isNotBlank().doesNotContain("Source").doesNotContain("\n");
    assertThat(document.pretty()).isEqualTo(text);
    assertThat(document.minified()).isEqualTo(text);
  }

  @Test
  void problemOnALaterLineIsFoundThere() {
    Problem problem = requireNonNull(JsonText.parse("{\n  \"a\": 1,\n  b: 2\n}").problem());

    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.column()).isEqualTo(3);
  }

  @Test
  void twoDocumentsInARowAreNotOne() {
    Problem problem = requireNonNull(JsonText.parse("{} {}").problem());

    assertThat(problem.column()).isEqualTo(4);
  }

  @Test
  void beginningOfALongerTextIsLaidOutAsFarAsItGoes() {
    Document document = JsonText.parseBeginning("{\"servers\":[{\"id\":\"a\"},{\"id\":\"b");

    assertThat(document.problem()).isNotNull();
    assertThat(document.pretty())
        .isEqualTo(
            """
            {
              "servers": [
                {
                  "id": "a"
                },
                {\
            """);
  }

  @Test
  void valueOfAStringIsItsCharacters() {
    Document document = JsonText.parse("{\"a\":\"one\\ntwo \\\"three\\\"\",\"b\":{\"c\":[1]}}");

    assertThat(document.valueAt(document.lines().get(1))).isEqualTo("one\ntwo \"three\"");
    assertThat(document.valueAt(document.lines().get(2))).isEqualTo("{\n  \"c\": [\n    1\n  ]\n}");
  }

  @Test
  void depthBombsAndHugeNumbersAreOnlyText() {
    assertThat(JsonText.parse("[".repeat(9_000) + "]".repeat(9_000)).problem()).isNull();
    assertThat(JsonText.parse("[".repeat(100_000)).problem()).isNotNull();
    assertThat(JsonText.parse("9".repeat(50_000)).minified()).hasSize(50_000);
  }

  @Test
  void charactersThatWouldDeceiveAreEscaped() {
    assertThat(JsonText.quoted("a\u202eb\u0007\ud800")).isEqualTo("\"a\\u202eb\\u0007\\ud800\"");
  }
}
