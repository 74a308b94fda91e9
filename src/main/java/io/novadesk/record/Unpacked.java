package io.novadesk.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Packed} wrote. Bytes that make no sense are an {@link IllegalStateException}.
 */
final class Unpacked {
  private final byte[] bytes;
  private final Words words;
  private final int end;
  private int at;

  Unpacked(byte[] bytes, Words words) {
    this(bytes, words, 0, bytes.length);
  }

  private Unpacked(byte[] bytes, Words words, int begin, int end) {
    this.bytes = bytes;
    this.words = words;
    this.at = begin;
    this.end = end;
  }

  boolean hasMore() {
    return at < end;
  }

  /** The next bytes by themselves; this goes on behind them. */
  Unpacked part(long length) {
    if (length > end - at) {
      throw new IllegalStateException("cut off");
    }
    Unpacked part = new Unpacked(bytes, words, at, at + (int) length);
    at += (int) length;
    return part;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw new IllegalStateException("cut off");
      }
      byte next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("no number");
  }

  long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  @Nullable String text() {
    long mark = number();
    if (mark == 0) {
      return null;
    }
    if ((mark & 1) == 1) {
      return words.word((int) (mark >>> 1));
    }
    long length = (mark >>> 1) - 1;
    if (length > end - at) {
      throw new IllegalStateException("cut off");
    }
    String text = new String(bytes, at, (int) length, StandardCharsets.UTF_8);
    at += (int) length;
    return text;
  }

  /** Goes on behind a text. */
  void skipText() {
    long mark = number();
    if (mark == 0 || (mark & 1) == 1) {
      return;
    }
    part((mark >>> 1) - 1);
  }

  /** The fields of a server: name and value in turn. */
  String[] pairs() {
    String[] pairs = new String[(int) number()];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = Objects.requireNonNull(text());
    }
    return pairs;
  }

  /** Until the end. */
  List<Difference> differences() {
    List<Difference> all = new ArrayList<>(3);
    while (hasMore()) {
      all.add(new Difference(Objects.requireNonNull(text()), text(), text()));
    }
    return all;
  }
}
