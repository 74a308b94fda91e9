package io.novadesk.viewmodel.launch;

import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads files of this machine in the background, never more of them than a server may get. */
final class LocalFiles {
  private final TaskRunner tasks;

  LocalFiles(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /** Reads what the file comes from; what goes wrong stands in the file itself. */
  void read(InjectedFile file, int most) {
    String local = file.local().get();
    tasks.run(
        () -> readAtMost(Path.of(local), most),
        content -> file.comesFrom(local, content, ""),
        failure -> file.comesFrom(local, null, sentence(local, failure)));
  }

  void readText(Path local, int most, Consumer<String> text, Consumer<String> problem) {
    tasks.run(
        () -> new String(readAtMost(local, most), StandardCharsets.UTF_8),
        text,
        failure -> problem.accept(sentence(local.toString(), failure)));
  }

  private static byte[] readAtMost(Path file, int most) throws IOException {
    long size = Files.size(file);
    if (size > most) {
      throw new IOException(Text.of("launch.error.tooLargeToRead", size, most));
    }
    return Files.readAllBytes(file);
  }

  private static String sentence(String file, Exception e) {
    String reason =
        switch (e) {
          case NoSuchFileException _ -> Text.of("connect.file.missing");
          case AccessDeniedException _ -> Text.of("connect.file.noAccess");
          default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    return Text.of("launch.error.fileUnreadable", file, reason);
  }
}
