package io.novadesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The papers are written in sentences that can be read in one breath. */
class PapersTest {
  private static final int MOST_WORDS = 30;

  private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```|(?m)^ {4}\\S.*$");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern LINK = Pattern.compile("!?\\[([^]]*)]\\([^)]*\\)");

  /** A paragraph ends at an empty line, an entry of a list, a cell of a table, a heading. */
  private static final Pattern PARAGRAPH =
      Pattern.compile("\\n\\s*\\n|\\n(?=\\s*(?:[-*]|\\d+\\.) )|\\||\\n(?=#)");

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])[\"”)*]*\\s+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’.,/-]*");

  static Stream<Path> papers() throws IOException {
    Stream<Path> top =
        Stream.of("ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "SECURITY.md").map(Path::of);
    try (Stream<Path> decisions = Files.list(Path.of("docs", "decisions"))) {
      return Stream.concat(top, decisions.sorted().toList().stream());
    }
  }

  @ParameterizedTest
  @MethodSource("papers")
  void noSentenceIsLongerThanThirtyWords(Path paper) throws IOException {
    assertThat(tooLong(Files.readString(paper))).as(paper.toString()).isEmpty();
  }

  @Test
  void findsWhatIsTooLong() {
    String thirty = "word ".repeat(MOST_WORDS - 1) + "word.";
    assertThat(tooLong("# Title\n\n" + thirty + " " + thirty)).isEmpty();
    assertThat(tooLong("- one\n- " + thirty.replace(".", " more."))).hasSize(1);
    assertThat(tooLong("A `code that\nhas ` [link](with/a/long/address) " + thirty)).hasSize(1);
  }

  private static List<String> tooLong(String paper) {
    String text = BLOCK.matcher(paper).replaceAll("");
    text = LINK.matcher(CODE.matcher(text).replaceAll("code")).replaceAll("$1");
    List<String> found = new ArrayList<>();
    for (String paragraph : PARAGRAPH.split(text, -1)) {
      for (String sentence : SENTENCE.split(paragraph, -1)) {
        long words = WORD.matcher(sentence).results().count();
        if (words > MOST_WORDS) {
          found.add(String.format(Locale.ROOT, "%d words: %s", words, sentence.strip()));
        }
      }
    }
    return found;
  }
}
