package io.novadesk.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Holds the sentences of {@code resources/i18n} against the calls in the code. */
class MessagesTest {
  private static final Path RESOURCES = Path.of("resources", "i18n");
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern CALL = Pattern.compile("\\bText\\.of\\(");
  private static final Pattern QUOTED = Pattern.compile("'[{}][^']*'");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\d.-]*");

  /** Names, units and abbreviations that no language translates. */
  private static final String EVERYWHERE =
      "B CPU CPUs GiB ID IDs IP IPs JSON KiB MAC MD5 MiB Novadesk OK RAM RDP SHA-256 SPICE URL UUID"
          + " YAML clouds.yaml d h j min ms noVNC s vCPU vCPUs web-";

  /** Words that a language has in common with English beyond those. */
  private static final Map<Language, String> ALIKE =
      Map.of(
          Language.GERMAN,
          "Admin Cloud Clouds Container Credential Default Demo Filter Flavor Flavors Floating"
              + " Format Host Hostname Image Images Interface Limits Log Min. Name Orange Port"
              + " Ports Region Secret Server Snapshot Status Swap Tag Tags Team Token Trust Volume"
              + " Volumes Zone in");

  private static final Pattern CHOICE = Pattern.compile("\\{\\d, ?choice,(?:[^{}]|\\{[^{}]*})*}");

  /** A number and what is counted. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\{\\d} (?:\\p{L}+"
              + " )?(?:answers|bytes|characters|clouds|commands|days|entries|errors|files"
              + "|flavors|hours|images|items|keys|lines|minutes|networks|ports|projects|requests|rows"
              + "|seconds|servers|services|steps|tags|values|volumes)\\b");

  /** What they count is never one: two at least, a limit, or no number at all. */
  private static final Set<String> NEVER_ONE =
      Set.of(
          "action.refused.noneOf",
          "answer.jsonTooMuch",
          "cli.severalServers",
          "compare.set.done",
          "compare.set.failed",
          "compare.set.tooMany",
          "connect.file.busy",
          "detail.many",
          "flavor.delete.headingOfMany",
          "form.userDataTooLong",
          "http.slow",
          "http.span.days",
          "http.span.hours",
          "http.span.minutes",
          "image.delete.headingOfMany",
          "keychain.silent",
          "keychain.tooLong",
          "launch.error.description",
          "launch.error.fileTooLarge",
          "launch.error.metadataTooLong",
          "launch.error.pathTooLong",
          "launch.error.tag",
          "launch.error.tagsMany",
          "launch.error.tooLargeToRead",
          "launch.userData.size",
          "list.endless",
          "matrix.title",
          "name.cut",
          "palette.onMany",
          "palette.onManyOf",
          "password.many",
          "plan.draft.clouds",
          "play.cancelled",
          "play.stopped",
          "servers.countFiltered",
          "servers.cut",
          "status.clouds",
          "tags.full",
          "trend.ANSWERS",
          "watched.full");

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[,}]");

  /**
   * One call of Text.of.
   *
   * @param key the first argument as it stands in the code
   * @param arguments how many follow it
   */
  private record Call(Path file, String key, int arguments) {
    @Override
    public String toString() {
      return file.getFileName() + ": Text.of(" + key.replaceAll("\\s+", " ") + ", …)";
    }
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static Properties english() {
    return read(RESOURCES.resolve("messages.properties"));
  }

  /** The file of a language, its keys all in order. */
  private static Map<String, String> sentences(Language language) {
    String name =
        language == Language.ENGLISH
            ? "messages.properties"
            : "messages_" + language.tag() + ".properties";
    TreeMap<String, String> sentences = new TreeMap<>();
    read(RESOURCES.resolve(name))
        .forEach((key, sentence) -> sentences.put((String) key, (String) sentence));
    return sentences;
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** "1 errors" is no English. */
  @Test
  void whatIsCountedMayBeOne() {
    Set<String> always = new TreeSet<>();
    sentences(Language.ENGLISH)
        .forEach(
            (key, sentence) -> {
              String rest = CHOICE.matcher(sentence).replaceAll("");
              if (COUNTED.matcher(rest).find() && !key.startsWith("action.refused.status.")) {
                always.add(key);
              }
            });
    assertThat(always).isEqualTo(new TreeSet<>(NEVER_ONE));
  }

  /** The keys, or the beginnings of keys, in the first argument of a call. */
  private static List<String> keys(Call call) {
    String code = call.key().replaceAll("\\.(equals|startsWith|contains)\\(\"[^\"]*\"\\)", "");
    return code.startsWith("key(") ? List.of() : literals(code);
  }

  private static List<String> literals(String code) {
    return LITERAL.matcher(code).results().map(found -> found.group(1)).toList();
  }

  private static List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (Path file : sources()) {
      String code = text(file);
      Matcher call = CALL.matcher(code);
      while (call.find()) {
        calls.add(call(file, code, call.end()));
      }
    }
    assertThat(calls).hasSizeGreaterThan(500);
    return calls;
  }

  /** Reads the arguments of a call up to its closing bracket. */
  private static Call call(Path file, String code, int from) {
    int depth = 0;
    int commas = 0;
    int endOfKey = -1;
    for (int i = from; ; i++) {
      char c = code.charAt(i);
      if (c == '"') {
        do {
          i += code.charAt(i) == '\\' ? 2 : 1;
        } while (code.charAt(i) != '"');
      } else if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if (c == ')' && depth == 0) {
        return new Call(file, code.substring(from, endOfKey < 0 ? i : endOfKey), commas);
      } else if (c == ')' || c == '}' || c == ']') {
        depth--;
      } else if (c == ',' && depth == 0) {
        commas++;
        endOfKey = endOfKey < 0 ? i : endOfKey;
      }
    }
  }

  @Test
  void everyKeyInTheCodeHasASentence() {
    Set<String> keys = english().stringPropertyNames();
    Set<String> missing = new TreeSet<>();
    for (Call call : calls()) {
      // A key that is put together has at least one that begins like it.
      boolean parts = call.key().contains("+");
      for (String literal : keys(call)) {
        boolean known =
            parts
                ? keys.stream().anyMatch(key -> key.startsWith(literal) || key.endsWith(literal))
                : keys.contains(literal);
        if (!known) {
          missing.add(literal + " in " + call);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everySentenceIsUsed() {
    Set<String> used = new HashSet<>();
    Set<String> beginnings = new HashSet<>();
    for (Path file : sources()) {
      for (String literal : literals(text(file))) {
        used.add(literal);
        if (literal.matches("[\\w-]+(\\.[\\w-]+)*\\.")) {
          beginnings.add(literal);
        }
      }
    }
    Set<String> idle = new TreeSet<>(english().stringPropertyNames());
    idle.removeIf(used::contains);
    idle.removeIf(key -> beginnings.stream().anyMatch(key::startsWith));
    // Put together from a prefix that a room hands in, as in "image" + ".action." + an action.
    Set<String> middles =
        Set.of(
            ".action.",
            ".filter",
            ".none",
            ".broken",
            ".title",
            ".done",
            ".delete.heading",
            ".refused.nothingSelected");
    Set<String> tails = Set.of(".heading", ".text", ".verb");
    idle.removeIf(
        key ->
            middles.stream().anyMatch(key::contains)
                || (tails.stream().anyMatch(key::endsWith)
                    && used.contains(key.substring(0, key.lastIndexOf('.')))));
    assertThat(idle).isEmpty();
  }

  @Test
  void everySentenceGetsAsManyArgumentsAsItNames() {
    Properties english = english();
    Set<String> wrong = new TreeSet<>();
    for (Call call : calls()) {
      if (call.key().contains("+")) {
        continue;
      }
      for (String key : keys(call)) {
        String sentence = english.getProperty(key);
        // Several keys in one call may leave some of the arguments out; none may ask for more.
        boolean one = keys(call).size() == 1;
        int named = sentence == null ? 0 : named(sentence);
        if (named > call.arguments() || (one && named < call.arguments())) {
          wrong.add(key + " names " + named + ", gets " + call.arguments() + " in " + call);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static int named(String sentence) {
    return ARGUMENT
        .matcher(QUOTED.matcher(sentence).replaceAll(""))
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)) + 1)
        .max()
        .orElse(0);
  }

  /** With any number filled in: a choice must have something for each. */
  @Test
  void noKeyStandsTwice() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES)) {
      for (Path file : files.toList()) {
        List<String> keys =
            Files.readAllLines(file).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
        assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everySentenceIsAPatternThatCanBeRead(Language language) {
    TreeMap<String, String> broken = new TreeMap<>();
    sentences(language)
        .forEach(
            (key, sentence) -> {
              try {
                MessageFormat format = new MessageFormat(sentence, language.locale());
                for (int number : new int[] {0, 1, 2, 12_345}) {
                  Object[] filled = new Object[9];
                  for (int i = 0; i < filled.length; i++) {
                    boolean date = sentence.contains("{" + i + ",dtf_date");
                    filled[i] = date ? LocalDate.EPOCH.plusDays(number) : (Object) number;
                  }
                  format.format(filled);
                }
                // A lone quote swallows the braces that follow it; quoted braces are meant.
                if (QUOTED.matcher(sentence.replace("''", "")).replaceAll("").contains("'")) {
                  broken.put(key, sentence);
                }
              } catch (IllegalArgumentException e) {
                broken.put(key, String.valueOf(e.getMessage()));
              }
            });
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Language.class, mode = Mode.EXCLUDE, names = "ENGLISH")
  void everySentenceIsThereInEveryLanguage(Language language) {
    assertThat(sentences(language).keySet()).isEqualTo(sentences(Language.ENGLISH).keySet());
  }

  /** The same is filled in, and what asks, breaks off or leads on does so in every language. */
  @ParameterizedTest
  @EnumSource(value = Language.class, mode = Mode.EXCLUDE, names = "ENGLISH")
  void everySentenceNamesTheSameAndEndsAlike(Language language) {
    TreeMap<String, String> other = new TreeMap<>();
    Map<String, String> english = sentences(Language.ENGLISH);
    sentences(language)
        .forEach(
            (key, sentence) -> {
              String original = english.getOrDefault(key, "");
              if (!arguments(sentence).equals(arguments(original))
                  || !ending(sentence).equals(ending(original))) {
                other.put(key, original + " -> " + sentence);
              }
            });
    assertThat(other).isEmpty();
  }

  private static Set<String> arguments(String sentence) {
    return ARGUMENT
        .matcher(QUOTED.matcher(sentence).replaceAll(""))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Dots, colon or question mark at the end. */
  private static String ending(String sentence) {
    return sentence.matches("(?s).*[.…:?]") ? sentence.substring(sentence.length() - 1) : "";
  }

  /** What is alike in both is made of words that are alike, names and units above all. */
  @ParameterizedTest
  @EnumSource(value = Language.class, mode = Mode.EXCLUDE, names = "ENGLISH")
  void noSentenceIsLeftInEnglish(Language language) {
    Set<String> words =
        Set.of((EVERYWHERE + " " + ALIKE.getOrDefault(language, "")).strip().split(" "));
    Map<String, String> english = sentences(Language.ENGLISH);
    TreeMap<String, String> left = new TreeMap<>();
    sentences(language)
        .forEach(
            (key, sentence) -> {
              if (sentence.equals(english.get(key))
                  && !words.containsAll(
                      WORD.matcher(bare(sentence)).results().map(MatchResult::group).toList())) {
                left.put(key, sentence);
              }
            });
    assertThat(left).isEmpty();
  }

  /** Without what is filled in and without addresses. */
  private static String bare(String sentence) {
    return sentence.replaceAll("\\{[^}]*\\}|https?://\\S+|\\\\n", " ");
  }
}
