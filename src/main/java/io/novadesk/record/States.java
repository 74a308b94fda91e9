package io.novadesk.record;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every server while changes are replayed, by its number. Numbers count up from
 * one, so they are places of an array; each server's fields are changed where they stand.
 */
final class States {
  private static final int FEW = 1_024;

  private String[] @Nullable [] servers = new String[FEW][];

  /** Behind the last that is there. */
  private int end;

  /** Walks through servers in the order of their numbers. */
  interface Visitor {
    void visit(long number, ServerFacts facts);
  }

  /**
   * @param pairs name and value in turn; not the caller's any more
   */
  void put(long number, String[] pairs) {
    int at = place(number);
    servers[at] = pairs;
  }

  private int place(long number) {
    int at = Math.toIntExact(number);
    if (at >= servers.length) {
      servers = Arrays.copyOf(servers, Math.max(at + 1, servers.length * 2));
    }
    end = Math.max(end, at + 1);
    return at;
  }

  /** Takes a change as it is kept: when it happened, and fields with their values. */
  void apply(long number, Unpacked what) {
    int at = place(number);
    String @Nullable [] pairs = servers[at];
    String[] now = pairs == null ? new String[0] : pairs;
    what.number();
    while (what.hasMore()) {
      String field = Objects.requireNonNull(what.text());
      what.skipText();
      now = with(now, field, what.text());
    }
    servers[at] = now.length == 0 ? null : now;
  }

  private static String[] with(String[] pairs, String field, @Nullable String value) {
    int at = 0;
    while (at < pairs.length && !pairs[at].equals(field)) {
      at += 2;
    }
    if (at == pairs.length) {
      return value == null ? pairs : appended(pairs, field, value);
    }
    if (value == null) {
      return without(pairs, at);
    }
    pairs[at + 1] = value;
    return pairs;
  }

  private static String[] appended(String[] pairs, String field, String value) {
    String[] more = Arrays.copyOf(pairs, pairs.length + 2);
    more[pairs.length] = field;
    more[pairs.length + 1] = value;
    return more;
  }

  private static String[] without(String[] pairs, int at) {
    String[] less = Arrays.copyOf(pairs, pairs.length - 2);
    System.arraycopy(pairs, at + 2, less, at, pairs.length - at - 2);
    return less;
  }

  /** Those that are there. */
  void each(Visitor visitor) {
    for (int i = 0; i < end; i++) {
      String @Nullable [] pairs = servers[i];
      if (pairs != null) {
        visitor.visit(i, ServerFacts.ofPairs(pairs));
      }
    }
  }

  /** A server as it is; none: it is not there. */
  ServerFacts of(long number) {
    String @Nullable [] pairs = number < end ? servers[(int) number] : null;
    return pairs == null ? ServerFacts.NONE : ServerFacts.ofPairs(pairs);
  }

  /** Not more than these are there. */
  int size() {
    return end;
  }
}
