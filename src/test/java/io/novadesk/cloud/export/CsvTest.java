package io.novadesk.cloud.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CsvTest {
  private static final Path NAMES = Path.of("..", "shared", "cases", "names", "odd-names.json");

  private static String guarded(String value) {
    return CsvReader.read(Csv.line(List.of(value), true)).getFirst().getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\tx",
        "\uff1d1+1",
        "\uff0b1+1",
        "\uff0d1+1",
        "\uff20A1",
        " =1",
        "\u00a0=1",
        "\"=1",
        " \" =1",
        "web;=1+1",
        "web; =1+1",
        "web\t=1+1",
        "line\n@x",
        "a;b;\uff1dx",
        "-minus",
        "--"
      })
  void guardsWhatASpreadsheetWouldRun(String value) {
    assertThat(Csv.isFormula(value)).isTrue();
    String cell = guarded(value);
    assertThat(cell.replace("'", "")).as("nothing else is changed").isEqualTo(value);
    for (String part : cell.split("[;\\t\\r\\n]", -1)) {
      assertThat(part).doesNotMatch("(?U)[\\s\\xa0\"]*[=+@\uff1d\uff0b\uff0d\uff20-].*");
    }
    FaultMatrix.row(FaultMatrix.Area.FILE, "a cell of a CSV file is " + value, 0, cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "+5", "-1.5", "-1,5", "-1e3", "1;-2;3", "a=b", "a-b", "web", ""})
  void leavesNumbersAndTextsAlone(String value) {
    assertThat(Csv.isFormula(value)).isFalse();
    assertThat(guarded(value)).isEqualTo(value);
  }

  @Test
  void writesLinesThatAreReadBackTheSame() {
    List<String> cells =
        List.of("a,b", "say \"x\"", "line1\nline2", " x ", "a;b", "a\tb", "\u202ex");
    assertThat(CsvReader.read(Csv.line(cells, false))).containsExactly(cells);
  }

  @Test
  void keepsOddNamesWholeInAnExport() throws IOException {
    assumeTrue(Files.isReadable(NAMES), "the sample (" + NAMES + ") is not here");
    String[] names = new JsonMapper().readValue(Files.readAllBytes(NAMES), String[].class);
    List<String> cells = List.of(names);
    assertThat(CsvReader.read(Csv.line(cells, false))).containsExactly(cells);
    assertThat(cells.stream().filter(Csv::isFormula))
        .containsExactlyInAnyOrder("web;=HYPERLINK(\"http://x\")", "tab\t=1+1", "-minus");
  }
}
