package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void aLineThatMakesNoSenseIsKeptAsideAndTold() throws IOException {
    try (Journal journal = new Journal(file())) {
      journal.write("a", Map.of());
    }
    Files.writeString(
        file(), "\n{\"subject\": \"b\", \"at\": \"noon\"}", StandardOpenOption.APPEND);
    try (Journal journal = new Journal(file())) {
      journal.write("c", Map.of());
    }
    List<String> told = new ArrayList<>();
    try (Journal journal = Journals.open(file())) {
      assertThat(journal.read()).extracting(Journal.Entry::subject).containsExactly("a", "c");
      journal.complaints().tellTo(told::add);
      assertThat(told)
          .singleElement()
          .asString()
          .contains("Line 3 of " + file())
          .contains("plans.jsonl.unreadable");
      journal.forget("a");
      assertThat(journal.read()).extracting(Journal.Entry::subject).containsExactly("c");
    }
    Path aside = file().resolveSibling("plans.jsonl.unreadable");
    assertThat(Files.readString(aside)).contains("noon");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(aside)))
        .isEqualTo("rw-------");
    try (Journal journal = Journals.open(file())) {
      assertThat(journal.read()).hasSize(1);
      List<String> again = new ArrayList<>();
      journal.complaints().tellTo(again::add);
      assertThat(again).isEmpty();
    }
    FaultMatrix.row(
        FaultMatrix.Area.FILE, "a line of a journal cannot be read", 0, told.getFirst());
  }

  @Test
  void whatAnEndedProgramLeftIsTakenOverLineByLine() throws IOException {
    try (Journal first = Journals.open(file());
        Journal second = Journals.open(file())) {
      assertThat(second.isOwner()).isTrue();
      first.write("a", Map.of());
      second.write("b", Map.of());
    }
    Path left = file().resolveSibling("plans-2.jsonl");
    Files.writeString(left, "\nhalf a li", StandardOpenOption.APPEND);
    try (Journal journal = Journals.open(file())) {
      assertThat(journal.read()).extracting(Journal.Entry::subject).containsExactly("a", "b");
      List<String> told = new ArrayList<>();
      journal.complaints().tellTo(told::add);
      assertThat(told).singleElement().asString().contains("plans-2.jsonl.unreadable");
    }
    assertThat(left).doesNotExist();
  }

  @Test
  void isNeverRewrittenThroughALink() throws IOException {
    Path victim = folder.resolve("victim");
    Files.writeString(victim, "mine");
    try (Journal journal = new Journal(file())) {
      Files.createSymbolicLink(file().resolveSibling("plans.jsonl.tmp"), victim);
      journal.write("a", Map.of());
      journal.write("b", Map.of());
      journal.forget("a");
      assertThat(journal.read()).extracting(Journal.Entry::subject).containsExactly("b");
    }
    assertThat(Files.readString(victim)).isEqualTo("mine");
    FaultMatrix.row(FaultMatrix.Area.FILE, "a link stands where a draft would be", 0, "");
  }

  @Test
  void whatAFullDiskDoesNotTakeIsNotSent() throws IOException {
    List<String> told = new ArrayList<>();
    Path full = folder.resolve("full.jsonl");
    Files.createSymbolicLink(full, Path.of("/dev/full"));
    try (Journal journal = new Journal(full)) {
      assertThatThrownBy(() -> journal.write("a", Map.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");
      assertThatThrownBy(() -> journal.write("b", Map.of())).isInstanceOf(IOException.class);
      journal.complaints().tellTo(told::add);
    }
    assertThat(told).singleElement().asString().contains(full + " cannot be written: No space");
    FaultMatrix.row(FaultMatrix.Area.FILE, "disk full under a journal", 0, told.getFirst());
  }

  @Test
  void aSecondOneInTheSameProgramLeavesTheLockAlone() throws Exception {
    try (Journal first = new Journal(file())) {
      try (Journal second = new Journal(file())) {
        assertThat(second.isOwner()).isFalse();
      }
      Process other = Child.of(OwnershipOfAnother.class, file().toString()).start();
      assertThat(other.inputReader().readLine()).isEqualTo("false");
      assertThat(other.waitFor()).isZero();
      assertThat(first.isOwner()).isTrue();
    }
  }

  /** Says whether it owns the journal. */
  public static final class OwnershipOfAnother {
    private OwnershipOfAnother() {}

    public static void main(String[] args) throws IOException {
      try (Journal journal = new Journal(Path.of(args[0]))) {
        System.out.println(journal.isOwner());
      }
    }
  }
}
