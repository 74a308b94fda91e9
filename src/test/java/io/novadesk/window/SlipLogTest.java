package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.SecretSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlipLogTest {
  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();

  private SlipLog log(Path file) {
    return new SlipLog(file, (sentence, _) -> told.add(sentence), printed::add);
  }

  @Test
  void keepsWhereItHappenedAndNothingThatWasTyped() throws Exception {
    Path file = folder.resolve("new").resolve("errors.log");
    log(file)
        .uncaughtException(
            Thread.currentThread(),
            new IllegalStateException("canary", new NumberFormatException("For input: canary")));
    assertThat(Files.readString(file))
        .contains("IllegalStateException", "caused by java.lang.NumberFormatException")
        .contains("SlipLogTest.keepsWhereItHappened")
        .doesNotContain("canary");
    assertThat(Files.readString(file)).isEqualTo(printed.getFirst() + "\n");
    assertThat(told)
        .singleElement()
        .asString()
        .contains("IllegalStateException", file.toString())
        .doesNotContain("canary");
  }

  @Test
  void keepsNoneOfTheSecretsThatAnExceptionQuotes() throws Exception {
    Path file = folder.resolve("errors.log");
    for (String text : SecretSamples.texts()) {
      log(file).uncaughtException(Thread.currentThread(), new IllegalStateException(text));
    }
    assertThat(Files.readString(file) + told + printed).doesNotContain(SecretSamples.CANARY);
  }

  @Test
  void aSlipAtEveryRedrawIsToldAFewTimesOnly() throws Exception {
    Path file = folder.resolve("errors.log");
    SlipLog log = log(file);
    for (int i = 0; i < 1_000; i++) {
      log.uncaughtException(Thread.currentThread(), new IllegalStateException());
    }
    assertThat(told).hasSizeBetween(1, 5);
    assertThat(printed).hasSameSizeAs(told);
    assertThat(Files.size(file)).isLessThan(100_000);
  }

  @Test
  void aFolderThatCannotBeWrittenToCostsTheReportOnly() throws Exception {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");
    log(notAFolder.resolve("errors.log"))
        .uncaughtException(Thread.currentThread(), new IllegalStateException());
    assertThat(told).singleElement().asString().doesNotContain("errors.log");
    assertThat(printed).singleElement().asString().contains("IllegalStateException");
  }
}
