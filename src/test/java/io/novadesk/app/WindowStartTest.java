package io.novadesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What is read without picocli, against what picocli reads. */
class WindowStartTest {
  private static String[] words(String line) {
    return line.isEmpty() ? new String[0] : line.split(" ", -1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--demo",
        "--startup-trace",
        "--cloud mycloud",
        "--cloud one --cloud two",
        "--cloud one --startup-trace --cloud two",
        "--demo --startup-trace",
        "--team ../team",
        "--cloud one --team /srv/team",
        "--startup-trace --demo",
        "--cloud mycloud --startup-trace"
      })
  void readsWhatPicocliReads(String line) {
    ParseResult picocli = new CommandLine(new NovadeskCommand()).parseArgs(words(line));
    assertThat(WindowStart.of(words(line)))
        .isEqualTo(
            new WindowStart(
                picocli.matchedOptionValue("--demo", false),
                picocli.matchedOptionValue("--cloud", List.<String>of()),
                picocli.matchedOptionValue("--team", ""),
                picocli.matchedOptionValue("--startup-trace", false)));
  }

  @ParameterizedTest
  @CsvSource({
    "--help",
    "--version",
    "--tour pictures",
    "--demo-server",
    "--demo --servers 1000",
    "--demo --cloud mycloud",
    "--demo --demo",
    "--cloud",
    "--cloud --startup-trace",
    "--cloud=mycloud",
    "mycloud"
  })
  void leavesAllElseToPicocli(String line) {
    assertThat(WindowStart.of(words(line))).isNull();
  }

  @Test
  void takesAnyNameOfACloud() {
    assertThat(WindowStart.of("--cloud", "Team A: test"))
        .isEqualTo(new WindowStart(false, List.of("Team A: test"), "", false));
  }
}
