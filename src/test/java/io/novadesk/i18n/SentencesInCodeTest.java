package io.novadesk.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a person reads does not stand in the code: a translation could not reach it there. */
class SentencesInCodeTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "io", "novadesk");

  /**
   * The demo cloud speaks as a cloud does; the tour prints for the one who builds; the help of the
   * command line is picocli's, before a window is there.
   */
  private static final Set<String> OTHER_READERS = Set.of("demo", "tour", "app");

  private static final Set<String> NOT_FOR_PEOPLE =
      Set.of(
          // What clouds and the JDK say, to be recognised.
          "no valid host",
          "no name matching",
          "maximum number of",
          // Causes of a failure that is told in a sentence of its own.
          "no authorities are known",
          "this side only connects",
          "the body broke off",
          "nothing more came for ",
          // Lines of --trace-startup, for the one who builds.
          "connect dialog usable",
          "list on screen");

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern BROKEN_LINE = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern SENTENCE =
      Pattern.compile("(?:^|\\s)[A-Za-z][a-z']* [a-z']+ [a-z']+(?:\\W|$)");

  /** Slips of a programmer, which are told as such. */
  private static final Pattern SLIP =
      Pattern.compile(
          "(Illegal(Argument|State)Exception|AssertionError|requireNonNull)\\([^;{}]*$");

  private static final Pattern LABEL =
      Pattern.compile(
          "(?:new (?:Label|Button|Tooltip|MenuItem|Menu|CheckBox|RadioButton|Text|Tab|Hyperlink)"
              + "|\\.?set(?:Text|PromptText|Title|HeaderText|AccessibleText))"
              + "\\(\\s*\"[^\"\\n]*[A-Za-z]{2}[^\"\\n]*\"");

  private static final String TEXT = "Text\\.of\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)";

  private static final Pattern GLUED =
      Pattern.compile(TEXT + "\\s*\\+\\s*[\"\\w]|[\"\\w)]\\s*\\+\\s*" + TEXT);

  private record Source(Path file, String code) {}

  private static List<Source> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> java =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(
                  file -> !OTHER_READERS.contains(SOURCES.relativize(file).getName(0).toString()))
              .toList();
      assertThat(java).hasSizeGreaterThan(300);
      return java.stream().map(SentencesInCodeTest::source).toList();
    }
  }

  private static Source source(Path file) {
    try {
      String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
      return new Source(file, BROKEN_LINE.matcher(code).replaceAll(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noSentenceStandsInTheCode() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Source source : sources()) {
      Matcher literal = LITERAL.matcher(source.code());
      while (literal.find()) {
        String before =
            source.code().substring(Math.max(0, literal.start() - 200), literal.start());
        if (SENTENCE.matcher(literal.group(1)).find()
            && !NOT_FOR_PEOPLE.contains(literal.group(1))
            && !SLIP.matcher(before).find()) {
          found.add(source.file().getFileName() + ": " + literal.group());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void noLabelIsWrittenInTheCode() throws IOException {
    Set<String> labels = found(LABEL);
    // Samples of what is to be typed, the same in every language.
    labels.removeIf(place -> place.contains("ssh-ed25519") || place.contains("hw:cpu_policy"));
    assertThat(labels).isEmpty();
  }

  @Test
  void noSentenceIsGluedTogether() throws IOException {
    Set<String> glued = found(GLUED);
    // Blanks before the note beside a folded line.
    glued.removeIf(place -> place.startsWith("JsonCell.java"));
    assertThat(glued).isEmpty();
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Source source : sources()) {
      pattern
          .matcher(source.code())
          .results()
          .forEach(
              match ->
                  found.add(
                      source.file().getFileName() + ": " + match.group().replaceAll("\\s+", " ")));
    }
    return found;
  }
}
