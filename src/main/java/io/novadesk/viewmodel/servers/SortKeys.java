package io.novadesk.viewmodel.servers;

import io.novadesk.viewmodel.base.NaturalOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What rows sort by: bytes that stand, compared without sign, as the values do. One form for all
 * kinds of values, so that one sort does for all of them.
 */
final class SortKeys {
  private SortKeys() {}

  /** As people order texts. */
  static byte[] natural(String text) {
    return NaturalOrder.key(text);
  }

  /** Character by character. */
  static byte[] exact(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] oldestFirst(@Nullable Instant time) {
    return number(time == null ? Long.MAX_VALUE : millis(time));
  }

  static byte[] youngestFirst(@Nullable Instant time) {
    return number(time == null ? Long.MAX_VALUE : -millis(time));
  }

  /** What {@link Instant#toEpochMilli} gives, without its guards against years beyond all use. */
  private static long millis(Instant time) {
    return time.getEpochSecond() * 1_000 + time.getNano() / 1_000_000;
  }

  private static byte[] number(long value) {
    byte[] bytes = new byte[Long.BYTES];
    long rest = value ^ Long.MIN_VALUE;
    for (int i = bytes.length - 1; i >= 0; i--) {
      bytes[i] = (byte) rest;
      rest >>>= Byte.SIZE;
    }
    return bytes;
  }
}
