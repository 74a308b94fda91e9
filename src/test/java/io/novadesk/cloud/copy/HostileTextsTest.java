package io.novadesk.cloud.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.copy.Programs.Ran;
import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text is, a shell and Python take it as that text and nothing more. */
class HostileTextsTest {
  private static final List<String> TEXTS = Hostile.strings(1_000);

  @TempDir private Path folder = Path.of(".");

  @ParameterizedTest
  @ValueSource(strings = {"bash", "dash", "zsh"})
  void aShellReadsNothingIntoATextInQuotes(String shell) throws Exception {
    Programs.need(shell);
    check(shell, Shell.POSIX::quoted, "printf '%s\\0' ");
  }

  @Test
  void fishReadsNothingIntoATextInQuotes() throws Exception {
    Programs.need("fish");
    check("fish", Shell.FISH::quoted, "printf '%s\\0' ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "dash", "zsh"})
  void aWordThatIsLeftPlainIsOne(String shell) throws Exception {
    Programs.need(shell);
    check(shell, Shell.POSIX::plain, "printf '%s\\0' ");
  }

  @Test
  void pythonReadsNothingIntoAText() throws Exception {
    Programs.need("python3");
    check(
        "python3",
        text ->
            "import sys; sys.stdout.buffer.write(("
                + PythonText.quoted(text)
                + " + chr(0)).encode())",
        "");
  }

  private void check(String program, UnaryOperator<String> quoted, String before)
      throws IOException, InterruptedException {
    Path script = folder.resolve("script");
    Files.writeString(
        script,
        TEXTS.stream().map(t -> before + quoted.apply(t) + "\n").collect(Collectors.joining()));
    Ran ran = Programs.run(folder, Map.of(), program, script.toString());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    // A NUL ends each: nothing else can be told from what is in them.
    assertThat(List.of(ran.text().split("\0", -1)).subList(0, TEXTS.size()))
        .containsExactlyElementsOf(TEXTS);
    assertThat(folder.resolve("pwned")).doesNotExist();
    FaultMatrix.row(FaultMatrix.Area.COMMAND, "1,000 hostile texts in " + program, 0, "0 wrong");
  }
}
