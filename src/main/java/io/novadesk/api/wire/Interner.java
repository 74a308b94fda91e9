package io.novadesk.api.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One copy of texts that repeat from server to server: statuses, zones, flavors, metadata keys.
 * Bounded: a cloud where nothing repeats costs no more than the bound. Safe to use from many
 * threads.
 */
public final class Interner {
  private static final int MOST = 20_000;
  private static final int LONGEST = 80;

  private final Map<String, String> known = new ConcurrentHashMap<>();

  public String intern(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    String there = known.get(text);
    if (there != null) {
      return there;
    }
    if (known.size() < MOST) {
      known.put(text, text);
    }
    return text;
  }
}
