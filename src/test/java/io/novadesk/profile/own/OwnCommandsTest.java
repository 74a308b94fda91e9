package io.novadesk.profile.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.i18n.Text;
import io.novadesk.profile.own.OwnCommand.Where;
import io.novadesk.profile.own.OwnText.Fault;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the file is told by its line, and costs only its command. */
class OwnCommandsTest {
  @Test
  void theExampleIsWithoutAFault() {
    OwnCommands.Reading reading = OwnCommands.read(Text.of("own.example"));
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.commands())
        .containsExactly(
            new OwnCommand("Ping", List.of("ping", "-c", "3", "{ip}"), false, false, Where.ALL));
  }

  @Test
  void aFileMayBeJsonOrEmpty() {
    assertThat(OwnCommands.read("").commands()).isEmpty();
    assertThat(OwnCommands.read("# nothing\n").faults()).isEmpty();
    assertThat(
            OwnCommands.read("[{\"name\": \"x\", \"run\": [\"a b\", \"{name}\"], \"ask\": true}]")
                .commands())
        .containsExactly(new OwnCommand("x", List.of("a b", "{name}"), true, false, Where.ALL));
  }

  @Test
  void aCommandSaysWhereItIsOffered() {
    OwnCommands.Reading reading =
        OwnCommands.read(
            """
            - name: a
              run: [a]
              where: [context, palette]
            - name: b
              run: [b]
              where: [toolbar]
            - name: c
              run: [c]
              where: []
            """);
    assertThat(reading.commands()).extracting(OwnCommand::name).containsExactly("a");
    assertThat(reading.commands().getFirst().where())
        .containsExactlyInAnyOrder(Where.CONTEXT, Where.PALETTE);
    assertThat(reading.faults()).extracting(Fault::line).containsExactly(6, 9);
    FaultMatrix.row(
        Area.FILE,
        "an own command is to be offered where nothing is",
        0,
        reading.faults().getFirst().sentence());
  }

  @Test
  void whatIsWrongCostsOnlyItsCommand() {
    OwnCommands.Reading reading =
        OwnCommands.read(
            """
            - name: first
              run: [a]
            - name: second
              run: a {name}; rm -rf
            - name: third
              run: [b, '{name}']
            - name: first
              run: [c]
            """);
    assertThat(reading.commands()).extracting(OwnCommand::name).containsExactly("first", "third");
    assertThat(reading.faults()).extracting(Fault::line).containsExactly(4, 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: x\\nrun: [a] | 1",
        "- name: x\\n  run: [a, {name}] | 2",
        "- name: x\\n  run: [a, '{nmae}'] | 2",
        "- name: x\\n  run: ['{name}', a] | 2",
        "- name: x\\n  run: [] | 2",
        "- name: x | 1",
        "- run: [a] | 1",
        "- name: x\\n  run: [a]\\n  ask: perhaps | 3",
        "- name: x\\n  run: [a]\\n  shell: true | 3",
        "- name: x\\n  run: [a | 2",
        "- just text | 1"
      })
  void eachFaultHasItsLine(String text, int line) {
    OwnCommands.Reading reading = OwnCommands.read(text.replace("\\n", "\n"));
    assertThat(reading.commands()).isEmpty();
    assertThat(reading.faults()).extracting(Fault::line).containsOnly(line);
  }

  @Test
  void itIsKeptAsItWasTyped(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("commands.yaml");
    assertThat(OwnText.load(file, "")).isEmpty();
    OwnText.save(file, "# ä\n- name: x\n");
    assertThat(OwnText.load(file, "")).isEqualTo("# ä\n- name: x\n");
  }
}
