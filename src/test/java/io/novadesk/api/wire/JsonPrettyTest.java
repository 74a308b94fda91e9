package io.novadesk.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonPrettyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil\u202egnp.exe",
        "\u200bweb",
        "a\u2028b",
        "a\u0085b",
        "a\udb40\udc41b",
        "a\nb"
      })
  void hidesNothingAndKeepsTheText(String name) {
    JsonNode node = Json.object().put("name", name);
    String shown = Json.pretty(node);
    assertThat(shown.replace("\n", "")).matches("\\{ *\"name\" : \"[ -~]*\" *\\}");
    assertThat(Json.tree(shown.getBytes(StandardCharsets.UTF_8))).isEqualTo(node);
  }

  @ParameterizedTest
  @ValueSource(strings = {"M\u00fcller", "\u670d\u52a1", "\ud83d\ude80", "C:\\\\a"})
  void leavesAloneWhatIsSeen(String name) {
    assertThat(Json.pretty(Json.object().put("name", name))).contains(name.replace("\\", "\\\\"));
  }
}
