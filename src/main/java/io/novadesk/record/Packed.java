package io.novadesk.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers and texts in few bytes: small numbers in one byte, frequent texts as their number.
 */
final class Packed {
  /** Fields whose values are hardly ever those of another server. */
  private static final Set<String> RARE =
      Set.of(
          ServerFacts.NAME,
          ServerFacts.ADDRESSES,
          ServerFacts.DESCRIPTION,
          ServerFacts.FAULT,
          ServerFacts.VOLUMES);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);
  private final Words words;

  Packed(Words words) {
    this.words = words;
  }

  /**
   * @param value not negative
   */
  Packed number(long value) {
    long rest = value;
    while (rest >= 0x80) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  Packed signed(long value) {
    return number((value << 1) ^ (value >> 63));
  }

  private Packed field(String name) {
    return text(name, true);
  }

  private Packed value(String field, @Nullable String text) {
    return text(text, !RARE.contains(field));
  }

  /** Null, the number of a word, or the text itself. */
  private Packed text(@Nullable String text, boolean frequent) {
    if (text == null) {
      return number(0);
    }
    int word = frequent ? words.numberOf(text) : 0;
    if (word > 0) {
      return number(((long) word << 1) | 1);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number((bytes.length + 1L) << 1);
    out.write(bytes, 0, bytes.length);
    return this;
  }

  Packed facts(ServerFacts facts) {
    List<String> pairs = facts.pairs();
    number(pairs.size());
    for (int i = 0; i < pairs.size(); i += 2) {
      field(pairs.get(i)).value(pairs.get(i), pairs.get(i + 1));
    }
    return this;
  }

  Packed differences(List<Difference> differences) {
    for (Difference each : differences) {
      field(each.field()).value(each.field(), each.before()).value(each.field(), each.after());
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
