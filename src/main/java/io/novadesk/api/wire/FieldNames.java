package io.novadesk.api.wire;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * The fields that are looked for in one kind of object. They are told apart by their bytes, so that
 * a long list makes no text of a name, and all others are passed over unread.
 *
 * @param <F> one constant for each name
 */
public final class FieldNames<F extends Enum<F>> {
  private final F[] fields;
  private final PropertyNameMatcher matcher;

  private FieldNames(F[] fields, PropertyNameMatcher matcher) {
    this.fields = fields;
    this.matcher = matcher;
  }

  /**
   * @param wire what a field is called on the wire, another name for each
   */
  public static <F extends Enum<F>> FieldNames<F> of(F[] fields, Function<F, String> wire) {
    List<Named> names =
        Arrays.stream(fields).map(field -> Named.fromString(wire.apply(field))).toList();
    return new FieldNames<>(fields, new JsonFactory().constructNameMatcher(names, false));
  }

  /**
   * Goes on to the next of these fields; the parser then stands on the first token of its value.
   * Null at the end of the object.
   */
  public @Nullable F next(JsonParser p) {
    int match = p.nextNameMatch(matcher);
    while (match == PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
      p.nextToken();
      p.skipChildren();
      match = p.nextNameMatch(matcher);
    }
    if (match < 0) {
      return null;
    }
    p.nextToken();
    return fields[match];
  }
}
