package io.novadesk.common.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.cloud.copy.Hostile;
import io.novadesk.cloud.copy.Programs;
import io.novadesk.profile.own.OwnCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server is called, a program gets it as one word, and never as an option. */
class OwnWordsTest {
  @TempDir private Path folder = Path.of(".");

  private static OwnCommand command(String... run) {
    return new OwnCommand("x", List.of(run), false, false, OwnCommand.Where.ALL);
  }

  private static Map<String, String> named(String name) {
    return Map.of("id", "7", "name", name, "ip", "", "cloud", "c", "region", "r");
  }

  @Test
  void aLeadingDashIsRefusedUnlessItCanDoNoHarm() throws RefusedException {
    Map<String, String> hostile = named("-rf");
    assertThatThrownBy(() -> OwnWords.of(command("rm", "{name}"), hostile))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("-rf");
    assertThat(OwnWords.of(command("rm", "--", "{name}"), hostile))
        .containsExactly("rm", "--", "-rf");
    assertThat(OwnWords.of(command("x", "--name={name}"), hostile)).endsWith("--name=-rf");
    assertThat(OwnWords.of(command("x", "-n{name}"), hostile)).endsWith("-n-rf");
    assertThat(OwnWords.of(command("x", "{id}", "{cloud}/{name}"), hostile))
        .containsExactly("x", "7", "c/-rf");
  }

  @Test
  void whatAServerDoesNotHaveIsTold() {
    assertThatThrownBy(() -> OwnWords.of(command("ping", "{ip}"), named("n")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("{ip}");
    assertThatThrownBy(() -> OwnWords.of(command("x.CMD", "{name}"), named("n")))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> OwnWords.of(command("x", "{name}"), named("a\0b")))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void aNameIsNotFilledInOnceMore() throws RefusedException {
    assertThat(OwnWords.of(command("x", "{name}"), named("{id}$1\\"))).endsWith("{id}$1\\");
  }

  @Test
  void everyNameReachesTheProgramAsOneWord() throws Exception {
    Programs.need("python3");
    Path out = folder.resolve("out");
    String tell =
        "import os, sys; open(sys.argv[1], 'ab').write("
            + "b''.join(os.fsencode(w) + b'\\0' for w in sys.argv[2:]))";
    List<String> names =
        Hostile.strings(1_000).stream().filter(n -> !n.isEmpty() && n.indexOf('\0') < 0).toList();
    List<String> run = new ArrayList<>(List.of("python3", "-c", tell, out.toString(), "--"));
    StringBuilder expected = new StringBuilder();
    // One program for all of them: what counts is how each word arrives.
    for (String name : names) {
      List<String> words =
          OwnWords.of(command("python3", "--", "{name}", "a {name} b"), named(name));
      run.addAll(words.subList(2, 4));
      expected.append(name).append('\0').append("a ").append(name).append(" b").append('\0');
    }
    assertThat(new OwnProcess(run).run(_ -> {})).isZero();
    assertThat(Files.readString(out)).isEqualTo("--\0" + expected);
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @Test
  void theExitStatusAndTheOutputAreTold() throws Exception {
    Programs.need("python3");
    List<String> lines = new ArrayList<>();
    int status =
        new OwnProcess(
                List.of(
                    "python3",
                    "-c",
                    "import sys; print('one'); sys.stderr.write('two'); sys.exit(3)"))
            .run(lines::add);
    assertThat(status).isEqualTo(3);
    assertThat(String.join("|", lines)).contains("one").contains("two");
  }
}
