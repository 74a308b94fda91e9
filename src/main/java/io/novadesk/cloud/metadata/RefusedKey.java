package io.novadesk.cloud.metadata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the key that a cloud's refusal is about, so that it can stand beside its row. */
public final class RefusedKey {
  /** Nova names the place of a bad value, then the whole value, then what is wrong with it. */
  private static final Pattern PLACE = Pattern.compile("field/attribute (.+?)\\. Value: ");

  private static final Pattern WHOLE_VALUE = Pattern.compile("Value: \\{.*}\\. ", Pattern.DOTALL);

  private RefusedKey() {}

  /** The one of {@code sent} that the sentence names; empty when it names none or several. */
  public static Optional<String> in(String sentence, Collection<String> sent) {
    Matcher place = PLACE.matcher(sentence);
    if (place.find() && sent.contains(place.group(1))) {
      return Optional.of(place.group(1));
    }
    return theOnly(WHOLE_VALUE.matcher(sentence).replaceAll(""), sent);
  }

  private static Optional<String> theOnly(String sentence, Collection<String> sent) {
    List<String> quoted = new ArrayList<>();
    List<String> bare = new ArrayList<>();
    for (String key : sent) {
      String literal = Pattern.quote(key);
      if (find("['\"`]" + literal + "['\"`]", sentence)) {
        quoted.add(key);
      } else if (find("(?<![\\w-])" + literal + "(?![\\w-])", sentence)) {
        bare.add(key);
      }
    }
    if (quoted.size() == 1) {
      return Optional.of(quoted.getFirst());
    }
    return quoted.isEmpty() && bare.size() == 1 ? Optional.of(bare.getFirst()) : Optional.empty();
  }

  private static boolean find(String pattern, String sentence) {
    return Pattern.compile(pattern).matcher(sentence).find();
  }
}
