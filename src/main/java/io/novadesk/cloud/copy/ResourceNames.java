package io.novadesk.cloud.copy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that templates may give to what they describe, each once. */
final class ResourceNames {
  private static final int LONGEST = 60;

  private final Set<String> taken = new HashSet<>();

  /** Of small letters of ASCII, digits and low lines, with a letter in front. */
  String of(String wanted) {
    String plain =
        wanted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String begun = plain.matches("[a-z].*") ? plain : "server_" + plain;
    String name = begun.substring(0, Math.min(LONGEST, begun.length())).replaceAll("_+$", "");
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
