package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.filter.FilterKey;
import io.novadesk.cloud.filter.FilterWord;
import io.novadesk.cloud.filter.Needle;
import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.i18n.Folded;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.NaturalOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a filter can go on: fields, and the values that servers have in them. */
public final class FilterHelp {
  private static final int MOST = 12;
  private static final int MOST_VALUES = 500;

  /** One letter alone may be the beginning of anything. */
  private static final int SHORTEST = 2;

  private static final String META = "meta.";

  private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4,12}){4}");
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+");

  private FilterHelp() {}

  /**
   * A way to go on.
   *
   * @param label what is offered
   * @param explanation beside it
   * @param text the whole filter as it will be
   * @param caret where to type on
   */
  public record Suggestion(String label, String explanation, String text, int caret) {}

  static List<Suggestion> at(String text, int at, boolean all, Collection<ServerRow> rows) {
    // A box tells of its text before it moves the caret.
    int caret = Math.min(at, text.length());
    FilterWord word =
        FilterWord.of(text).stream()
            .filter(w -> w.start() < caret && caret <= w.end())
            .findFirst()
            .orElse(new FilterWord(caret, caret, false, "", List.of("")));
    Place place = new Place(text, word.start() + (word.negated() ? 1 : 0), word.end());
    String begun = text.substring(place.from, Math.max(place.from, caret));
    if (!begun.contains(":")) {
      return begun.length() < SHORTEST && !all ? List.of() : fields(begun, place, all, rows);
    }
    return values(word, place, rows);
  }

  /**
   * @param from where the word begins, its minus aside
   */
  private record Place(String text, int from, int to) {
    Suggestion with(String word, boolean complete, String label, String explanation) {
      String end = text.substring(to);
      String gap = complete && !end.startsWith(" ") ? " " : "";
      String before = text.substring(0, from) + word + gap;
      return new Suggestion(label, explanation, before + end, before.length());
    }
  }

  private static List<Suggestion> fields(
      String begun, Place place, boolean all, Collection<ServerRow> rows) {
    String lower = Folded.of(begun);
    List<Suggestion> found = new ArrayList<>();
    for (FilterKey key : FilterKey.values()) {
      if (key.word().startsWith(lower)) {
        found.add(place.with(key.word() + ":", false, key.word() + ":", key.help()));
      }
    }
    boolean meta = lower.startsWith(META);
    String keyBegun = meta ? lower.substring(META.length()) : lower;
    for (String key : metadataKeys(rows)) {
      if (Folded.of(key).startsWith(keyBegun) && (all || found.size() < MOST)) {
        String word = (meta ? quoted(META + key) : metadataField(key)) + ":";
        found.add(place.with(word, false, word, Text.of("filter.field.metadata")));
      }
    }
    return List.copyOf(found);
  }

  /** How a metadata key is typed before the colon: plainly, unless a field has its name. */
  static String metadataField(String key) {
    return quoted((FilterKey.of(key).isPresent() ? META : "") + key);
  }

  /** The keys of all metadata, in natural order; of very many only some. */
  static List<String> metadataKeys(Collection<ServerRow> rows) {
    Set<String> keys = new HashSet<>();
    for (ServerRow row : rows) {
      if (keys.size() < MOST_VALUES) {
        keys.addAll(row.server().metadata().keySet());
      }
    }
    return keys.stream().sorted(NaturalOrder.INSTANCE).toList();
  }

  private static List<Suggestion> values(FilterWord word, Place place, Collection<ServerRow> rows) {
    Optional<FilterKey> key = FilterKey.of(word.field());
    String begun = word.values().getLast();
    if (key.isPresent() && key.get().isTime()) {
      return begun.length() > 1
          ? List.of()
          : List.of("<1h", "<1d", ">7d", ">30d", ">1y").stream()
              .filter(v -> v.startsWith(begun))
              .map(
                  v ->
                      place.with(
                          word.field() + ":" + v,
                          true,
                          v,
                          Text.of(
                              v.startsWith("<") ? "filter.age.younger" : "filter.age.older",
                              v.substring(1))))
              .toList();
    }
    Map<String, Integer> counts = count(word, key, rows);
    Needle needle = new Needle(begun);
    boolean exact = counts.containsKey(begun);
    if (exact && counts.keySet().stream().filter(needle::isIn).count() == 1) {
      return List.of();
    }
    String before =
        String.join(
            ",",
            word.values().subList(0, word.values().size() - 1).stream()
                .map(FilterHelp::quoted)
                .toList());
    return counts.keySet().stream()
        .filter(needle::isIn)
        .sorted(NaturalOrder.INSTANCE)
        .limit(MOST)
        .map(
            v ->
                place.with(
                    quoted(word.field()) + ":" + before + (before.isEmpty() ? "" : ",") + quoted(v),
                    true,
                    v,
                    Text.of("servers.count", counts.getOrDefault(v, 0))))
        .toList();
  }

  private static Map<String, Integer> count(
      FilterWord word, Optional<FilterKey> key, Collection<ServerRow> rows) {
    Map<String, Integer> counts = new HashMap<>();
    Consumer<String> counting =
        text -> {
          if (counts.size() < MOST_VALUES || counts.containsKey(text)) {
            counts.merge(text, 1, Integer::sum);
          }
        };
    if (key.isPresent()) {
      boolean tellsApart =
          key.get() == FilterKey.NAME || key.get() == FilterKey.ID || key.get() == FilterKey.IP;
      if (!tellsApart) {
        rows.forEach(row -> key.get().texts(row, counting));
      }
      return counts;
    }
    String metadata =
        word.field().startsWith(META) ? word.field().substring(META.length()) : word.field();
    for (ServerRow row : rows) {
      String value = row.server().metadata().get(metadata);
      if (value != null) {
        counting.accept(value);
      }
    }
    return counts;
  }

  /** What cannot be understood in a filter, in a sentence; empty when all can. */
  public static String problem(String text) {
    return ServerFilter.parse(text).problem();
  }

  /** A filter for the servers whose field has just this value. */
  public static String ofValue(FilterKey key, String value) {
    return key.word() + ":" + quoted("=" + value);
  }

  static String quoted(String text) {
    boolean plain =
        !text.startsWith("\"")
            && !text.startsWith("=\"")
            && !text.startsWith("-")
            && text.chars().noneMatch(c -> Character.isWhitespace(c) || c == ',' || c == ':');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /**
   * A filter for any of the lines that were pasted, as they come out of a table or a mail: by ID
   * where all are ids, by address where all are addresses, else by name. One line is itself.
   */
  static String ofLines(String pasted) {
    List<String> lines =
        pasted.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
    if (lines.size() < 2) {
      return lines.isEmpty() ? "" : lines.getFirst();
    }
    FilterKey key =
        lines.stream().allMatch(line -> UUID.matcher(line).matches())
            ? FilterKey.ID
            : lines.stream().allMatch(line -> ADDRESS.matcher(line).matches())
                ? FilterKey.IP
                : FilterKey.NAME;
    return key.word()
        + ":"
        + lines.stream().map(line -> quoted("=" + line)).collect(Collectors.joining(","));
  }
}
