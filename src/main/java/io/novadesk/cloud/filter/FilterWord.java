package io.novadesk.cloud.filter;

import io.novadesk.i18n.Folded;
import java.util.ArrayList;
import java.util.List;

/**
 * One word of a filter as it was typed.
 *
 * @param start where it begins in the text, its minus included
 * @param end where the next one may begin
 * @param negated it began with a minus
 * @param field what stands before its first colon outside quotes; empty when there is none
 * @param values what stands after that colon, or all of a word without one: alternatives, parted by
 *     commas outside quotes; never empty
 */
public record FilterWord(int start, int end, boolean negated, String field, List<String> values) {

  /** The words of a text. A quote that is not closed reaches to the end. */
  public static List<FilterWord> of(String text) {
    List<FilterWord> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        FilterWord word = read(text, at);
        words.add(word);
        at = word.end();
      }
    }
    return List.copyOf(words);
  }

  /** The value, where there are no alternatives. */
  public String value() {
    return String.join(",", values);
  }

  /** Whether it matches nothing that the other one does not match. */
  boolean narrows(FilterWord other) {
    if (negated != other.negated || !field.equals(other.field)) {
      return false;
    }
    if (values.equals(other.values)) {
      return true;
    }
    // Fewer contain the longer text; wholes and ages are other questions.
    return !negated
        && values.size() == 1
        && other.values.size() == 1
        && Folded.of(values.getFirst()).startsWith(Folded.of(other.values.getFirst()))
        && !isComparison(values.getFirst());
  }

  private static boolean isComparison(String value) {
    return value.startsWith("=") || value.startsWith("<") || value.startsWith(">");
  }

  private static FilterWord read(String text, int start) {
    boolean negated =
        text.charAt(start) == '-' && start + 1 < text.length() && !isBlankAt(text, start + 1);
    StringBuilder part = new StringBuilder();
    List<String> values = new ArrayList<>();
    String field = "";
    boolean quoted = false;
    int at = negated ? start + 1 : start;
    int from = at;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted && c == '"' && isQuoteAt(text, at + 1)) {
        part.append(c);
        at++;
      } else if (quoted ? c == '"' && isEndAt(text, at + 1) : c == '"' && mayOpen(part)) {
        quoted = !quoted;
      } else if (!quoted && Character.isWhitespace(c)) {
        break;
      } else if (!quoted && c == ':' && field.isEmpty() && values.isEmpty() && at > from) {
        field = part.toString();
        part.setLength(0);
      } else if (!quoted && c == ',' && !field.isEmpty()) {
        values.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    values.add(part.toString());
    return new FilterWord(start, at, negated, field, List.copyOf(values));
  }

  /** A quote within a word is a letter like others: names have them. */
  private static boolean mayOpen(StringBuilder before) {
    String part = before.toString();
    return part.isEmpty() || part.equals("=") || part.equals("meta.");
  }

  private static boolean isQuoteAt(String text, int at) {
    return at < text.length() && text.charAt(at) == '"';
  }

  private static boolean isEndAt(String text, int at) {
    return at == text.length()
        || isBlankAt(text, at)
        || text.charAt(at) == ':'
        || text.charAt(at) == ',';
  }

  private static boolean isBlankAt(String text, int at) {
    return Character.isWhitespace(text.charAt(at));
  }
}
