package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("state/plans.jsonl");
  }

  @Test
  void whatWasWrittenIsThereForTheNextProgram() throws IOException {
    try (Journal journal = new Journal(file())) {
      journal.write("plan-1", Map.of("server", "a", "state", "sending"));
      journal.write("plan-1", Map.of("server", "a", "state", "line\nbreak \"quoted\" ü"));
    }
    try (Journal journal = new Journal(file())) {
      assertThat(journal.read())
          .extracting(Journal.Entry::subject, entry -> entry.facts().get("state"))
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("plan-1", "sending"),
              org.assertj.core.groups.Tuple.tuple("plan-1", "line\nbreak \"quoted\" ü"));
    }
  }

  @Test
  void aLineThatACrashCutOffCostsNoOther() throws IOException {
    try (Journal journal = new Journal(file())) {
      journal.write("a", Map.of());
    }
    Files.write(file(), new byte[] {'\n', '{', '"', (byte) 0xC3}, StandardOpenOption.APPEND);
    try (Journal journal = new Journal(file())) {
      journal.write("b", Map.of());
      assertThat(journal.read()).extracting(Journal.Entry::subject).containsExactly("a", "b");
    }
  }

  @Test
  void aSubjectThatIsSettledIsForgottenAndWritingGoesOn() throws IOException {
    try (Journal journal = new Journal(file())) {
      journal.write("a", Map.of());
      journal.write("b", Map.of());
      journal.forget("a");
      journal.write("c", Map.of());
      assertThat(journal.read()).extracting(Journal.Entry::subject).containsExactly("b", "c");
    }
  }

  @Test
  void aSecondProgramDoesNotOwnIt() throws IOException {
    try (Journal first = new Journal(file())) {
      assertThat(first.isOwner()).isTrue();
      try (Journal second = new Journal(file())) {
        assertThat(second.isOwner()).isFalse();
      }
    }
    try (Journal next = new Journal(file())) {
      assertThat(next.isOwner()).isTrue();
    }
  }

  @Test
  void nobodyElseMayReadIt() throws IOException {
    try (Journal journal = new Journal(file())) {
      journal.write("a", Map.of());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }
}
