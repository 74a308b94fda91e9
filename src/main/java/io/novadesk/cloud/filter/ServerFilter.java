package io.novadesk.cloud.filter;

import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the filter box understands: words that must all occur somewhere in a server, and {@code
 * field:value} for the fields of {@link FilterKey}, {@code meta.KEY} and any metadata key. A
 * leading {@code -} negates, commas part alternatives ({@code status:error,shutoff}), {@code =}
 * asks for the whole value ({@code name:=web-1}), quotes at the beginning and the end of a word or
 * value keep blanks, commas and colons together (a quote within them is written twice). A field
 * without a value asks whether there is one. A filter that cannot be understood matches nothing: a
 * slip must not offer more servers than were asked for.
 */
public final class ServerFilter implements Predicate<Described> {
  public static final ServerFilter EVERYTHING =
      new ServerFilter(List.of(), List.of(), List.of(), List.of(), "", false);

  private static final String META = "meta.";

  /** Words that look as if a field was meant; addresses and times do not. */
  private static final Pattern FIELD = Pattern.compile("[A-Za-z][\\w.-]*");

  private final List<FilterWord> words;
  private final List<Predicate<Described>> terms;

  /** Those of them that ask for nothing but the cloud. */
  private final List<Predicate<CloudName>> places;

  private final List<String> strangers;
  private final String problem;
  private final boolean timed;

  private ServerFilter(
      List<FilterWord> words,
      List<Predicate<Described>> terms,
      List<Predicate<CloudName>> places,
      List<String> strangers,
      String problem,
      boolean timed) {
    this.words = words;
    this.terms = terms;
    this.places = places;
    this.strangers = strangers;
    this.problem = problem;
    this.timed = timed;
  }

  public static ServerFilter parse(String text) {
    List<Predicate<Described>> terms = new ArrayList<>();
    List<Predicate<CloudName>> places = new ArrayList<>();
    List<String> strangers = new ArrayList<>();
    String problem = "";
    boolean timed = false;
    List<FilterWord> words = FilterWord.of(text);
    for (FilterWord word : words) {
      Optional<FilterKey> key = FilterKey.of(word.field());
      boolean time = key.isPresent() && key.get().isTime();
      if (time && FilterAge.isBegun(word.value())) {
        continue;
      }
      Predicate<Described> term;
      if (time) {
        FilterAge age = FilterAge.parse(word.value());
        if (age == null) {
          problem =
              problem.isEmpty()
                  ? Text.of("filter.problem.age", word.field(), word.value())
                  : problem;
          term = _ -> false;
        } else {
          timed = true;
          term = row -> age.test(FilterKey.time(key.get(), row), row.now());
        }
      } else if (key.isPresent() && key.get() == FilterKey.CLOUD) {
        Predicate<CloudName> place = isInCloud(word);
        places.add(word.negated() ? place.negate() : place);
        term = row -> place.test(row.cloudName());
      } else if (key.isPresent()) {
        term = looksInto(key.get(), word);
      } else if (word.field().startsWith(META)) {
        term = looksIntoMetadata(word.field().substring(META.length()), word);
      } else {
        if (isFieldLike(word)) {
          strangers.add(word.field());
        }
        term = anywhere(word);
      }
      terms.add(word.negated() ? term.negate() : term);
    }
    if (!problem.isEmpty()) {
      // A negated term must not turn the refusal round.
      terms = List.of(_ -> false);
    }
    return new ServerFilter(
        words, List.copyOf(terms), List.copyOf(places), List.copyOf(strangers), problem, timed);
  }

  @Override
  public boolean test(Described row) {
    for (Predicate<Described> term : terms) {
      if (!term.test(row)) {
        return false;
      }
    }
    return true;
  }

  /** Whether servers of this cloud can match, as far as its cloud decides that. */
  public boolean mayBeIn(CloudName cloud) {
    return places.stream().allMatch(place -> place.test(cloud));
  }

  /**
   * Whether what matches this is among what matches the other one for certain: as a rule when a
   * person types on. Then only that has to be looked through.
   */
  public boolean narrows(ServerFilter other) {
    if (!other.problem.isEmpty() || words.size() < other.words.size()) {
      return false;
    }
    for (int i = 0; i < other.words.size(); i++) {
      if (!words.get(i).narrows(other.words.get(i))) {
        return false;
      }
    }
    return true;
  }

  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** What cannot be understood, in a sentence; empty when all can. */
  public String problem() {
    return problem;
  }

  /** Whether servers come and go by time alone. */
  public boolean isTimed() {
    return timed;
  }

  /** Words before a colon that are no field: metadata keys, or slips. */
  public List<String> strangers() {
    return strangers;
  }

  /** What to say of a word that is neither a field nor a metadata key of any server. */
  public static String unknownField(String word) {
    int near = word.length() < 4 ? 2 : 3;
    FilterKey nearest = null;
    for (FilterKey key : FilterKey.values()) {
      int distance = distance(word.toLowerCase(Locale.ROOT), key.word());
      if (distance < near) {
        near = distance;
        nearest = key;
      }
    }
    return nearest == null
        ? Text.of("filter.problem.field", word)
        : Text.of("filter.problem.fieldNear", word, nearest.word());
  }

  private static boolean isFieldLike(FilterWord word) {
    return FIELD.matcher(word.field()).matches()
        && !word.value().contains(":")
        && !word.value().startsWith("//");
  }

  private static Predicate<CloudName> isInCloud(FilterWord word) {
    List<Value> values = Value.of(word);
    return cloud -> {
      Probe probe = new Probe(values);
      cloud.tell(probe);
      return probe.found;
    };
  }

  private static Predicate<Described> looksInto(FilterKey key, FilterWord word) {
    List<Value> values = Value.of(word);
    return row -> {
      Probe probe = new Probe(values);
      key.texts(row, probe);
      return probe.found;
    };
  }

  private static Predicate<Described> looksIntoMetadata(String key, FilterWord word) {
    List<Value> values = Value.of(word);
    return row -> {
      String found = row.server().metadata().get(key);
      return found != null && anyMatches(values, found);
    };
  }

  /** A metadata key where the server has one of that name; else the word as it was typed. */
  private static Predicate<Described> anywhere(FilterWord word) {
    if (word.field().isEmpty()) {
      return new Needle(word.value())::occursIn;
    }
    List<Value> values = Value.of(word);
    Needle asTyped = new Needle(word.field() + ":" + word.value());
    return row -> {
      String found = row.server().metadata().get(word.field());
      return found != null ? anyMatches(values, found) : asTyped.occursIn(row);
    };
  }

  private static boolean anyMatches(List<Value> values, String text) {
    for (Value value : values) {
      if (value.matches(text)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param whole whether it must be the whole text
   */
  private record Value(Needle needle, boolean whole) {
    static List<Value> of(FilterWord word) {
      return word.values().stream().map(Value::of).toList();
    }

    private static Value of(String typed) {
      boolean whole = typed.startsWith("=");
      return new Value(new Needle(whole ? typed.substring(1) : typed), whole);
    }

    boolean matches(String in) {
      return whole ? needle.is(in) : needle.isIn(in);
    }
  }

  /** Looks through the texts of one field. */
  private static final class Probe implements Consumer<String> {
    private final List<Value> values;
    private boolean found;

    Probe(List<Value> values) {
      this.values = values;
    }

    @Override
    public void accept(String text) {
      found = found || anyMatches(values, text);
    }
  }

  /** How many letters to put in, take out or change. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        corner = above;
      }
    }
    return row[b.length()];
  }
}
