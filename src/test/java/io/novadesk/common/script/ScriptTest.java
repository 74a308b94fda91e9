package io.novadesk.common.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.cloud.copy.Hostile;
import io.novadesk.cloud.copy.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script is read here as a shell reads it, or not at all. */
class ScriptTest {
  private static final String TELLS =
      """
      #!/usr/bin/env python3
      import os
      import sys
      out = b"".join(os.fsencode(word) + b"\\0" for word in sys.argv[1:])
      sys.stdout.buffer.write(out)
      """;

  @TempDir private Path folder = Path.of(".");

  private static List<List<String>> words(String text, Map<String, String> variables)
      throws ScriptException {
    return Script.read(text).steps(variables).stream().map(Script.Step::words).toList();
  }

  @Test
  void readsCommandsAndVariables() throws ScriptException {
    String text =
        """
        #!/usr/bin/env bash
        # What it does
        set -e

        FLAVOR=m1.large   # a note
        CLOUD='my cloud'
        NONE=
        ODD=#odd
        novadesk server resize --flavor="$FLAVOR" --cloud "${CLOUD}" \\
          --filter 'tag:web status:active' web\\-01
        novadesk server list
        """;
    assertThat(words(text, Map.of()))
        .containsExactly(
            List.of(
                "server",
                "resize",
                "--flavor=m1.large",
                "--cloud",
                "my cloud",
                "--filter",
                "tag:web status:active",
                "web-01"),
            List.of("server", "list"));
    assertThat(Script.read(text).variables())
        .containsExactly(
            Map.entry("FLAVOR", "m1.large"),
            Map.entry("CLOUD", "my cloud"),
            Map.entry("NONE", ""),
            Map.entry("ODD", "#odd"));
    assertThat(words(text, Map.of("FLAVOR", "x$y")).getFirst()).contains("--flavor=x$y");
    assertThat(Script.read(text).steps(Map.of()).getLast().line()).isEqualTo(11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "novadesk server list; rm -rf x",
        "novadesk server list $(id)",
        "novadesk server list \"$(id)\"",
        "novadesk server list `id`",
        "novadesk server list \"`id`\"",
        "novadesk server list > x",
        "novadesk server list | sh",
        "novadesk server list *",
        "novadesk server list &",
        "X=1 novadesk server list",
        "curl http://x",
        "novadesk server list $NONE",
        "novadesk server list 'no end",
        "novadesk server list \"no end",
        "novadesk server list \\",
        "novadesk server list ${X",
        "novadesk server list $"
      })
  void whatAShellWouldTakeOtherwiseIsAFaultWithItsLine(String line) {
    assertThatThrownBy(() -> Script.read("# first\n" + line))
        .isInstanceOf(ScriptException.class)
        .hasMessageStartingWith("Line 2: ");
  }

  @Test
  void everyTextStaysOneWordHereAndInBash() throws Exception {
    Programs.need("bash", "python3");
    Path program = Files.writeString(folder.resolve("novadesk"), TELLS);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    // Each is a program of its own, so that fewer of them are run than are read.
    StringBuilder text = new StringBuilder(ScriptText.head());
    StringBuilder expected = new StringBuilder();
    List<String> all = Hostile.strings(1_000);
    for (int i = 0; i < all.size(); i++) {
      List<String> words = List.of("server", "rename", "--name=" + all.get(i), "x" + all.get(i));
      String line = ScriptText.line(words);
      assertThat(words(line, Map.of())).containsExactly(words);
      if (i % 20 == 0) {
        text.append(line).append("\n");
        words.forEach(word -> expected.append(word).append('\0'));
      }
    }
    Map<String, String> path = Map.of("PATH", folder + ":" + System.getenv("PATH"));
    Path bash = Files.writeString(folder.resolve("script"), text);
    Programs.Ran ran = Programs.run(folder, path, "bash", bash.toString());
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.text()).isEqualTo(expected.toString());
    Path python =
        Files.writeString(folder.resolve("script.py"), ScriptText.python(text.toString()));
    ran = Programs.run(folder, path, "python3", python.toString());
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.text()).isEqualTo(expected.toString());
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @Test
  void pythonHasTheVariablesToo() throws ScriptException {
    assertThat(ScriptText.python("F='its'\nnovadesk server resize --flavor=\"$F\" x"))
        .contains("F = 'its'\nnovadesk('server', 'resize', '--flavor=' + F, 'x')");
  }
}
