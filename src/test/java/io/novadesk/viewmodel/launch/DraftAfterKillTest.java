package io.novadesk.viewmodel.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.LaunchStore;
import io.novadesk.testing.QueueTaskRunner;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was typed outlives a program that is killed. */
@Timeout(180)
class DraftAfterKillTest {
  @TempDir Path folder;

  /** Types, and then does nothing more: whoever started it kills it. */
  public static final class Typist {
    private Typist() {}

    public static void main(String[] args) throws Exception {
      QueueTaskRunner tasks = new QueueTaskRunner();
      LaunchStore store = new LaunchStore(Path.of(args[0]));
      LaunchDrafts drafts = new LaunchDrafts(tasks, store);
      LaunchForm form = new LaunchForm();
      form.onChange(() -> drafts.changed("here", form::write));
      form.text(LaunchField.NAME).set("half-ty");
      form.text(LaunchField.NAME).set("half-typed");
      form.metadata().add(new Pair("purpose", "kept"));
      tasks.until(() -> store.load().drafts().containsKey("here"));
      System.out.println("kept");
      Thread.sleep(60_000);
    }
  }

  @Test
  void isThereAtTheNextStart() throws Exception {
    Path file = folder.resolve("launch.json");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Typist.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      BufferedReader out = program.inputReader();
      assertThat(out.readLine()).isEqualTo("kept");
    } finally {
      program.destroyForcibly().waitFor();
    }
    Map<String, String> draft = new LaunchStore(file).load().drafts().get("here");
    LaunchForm form = new LaunchForm();
    form.read(java.util.Objects.requireNonNull(draft));
    assertThat(form.get(LaunchField.NAME)).isEqualTo("half-typed");
    assertThat(form.metadata())
        .singleElement()
        .satisfies(p -> assertThat(p.key().get()).isEqualTo("purpose"));
  }
}
