package io.novadesk.demo.network;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses with a common beginning.
 *
 * @param first its first address
 * @param length of the beginning, in bits
 * @param bits of an address
 */
record Cidr(BigInteger first, int length, int bits) {

  /** The range of that text, whatever host it names; null when it is none. */
  static @Nullable Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
      return null;
    }
    String address = text.substring(0, slash);
    BigInteger number = Ip.number(address);
    int length = Integer.parseInt(text.substring(slash + 1));
    int bits = Ip.bits(address);
    if (number == null || length > bits) {
      return null;
    }
    return new Cidr(number.shiftRight(bits - length).shiftLeft(bits - length), length, bits);
  }

  int version() {
    return bits == Ip.BITS_4 ? 4 : 6;
  }

  BigInteger last() {
    return first.add(BigInteger.ONE.shiftLeft(bits - length)).subtract(BigInteger.ONE);
  }

  boolean contains(BigInteger address) {
    return first.compareTo(address) <= 0 && last().compareTo(address) >= 0;
  }

  boolean overlaps(Cidr other) {
    return bits == other.bits && (contains(other.first) || other.contains(first));
  }

  /** The gateway that a subnet gets when nobody names one. */
  BigInteger gateway() {
    return version() == 4 ? first.add(BigInteger.ONE) : first;
  }

  /** What servers may have of it: all but the ends, which of IPv6 is the first one only. */
  Pool hosts() {
    return version() == 4
        ? new Pool(first.add(BigInteger.ONE), last().subtract(BigInteger.ONE))
        : new Pool(first, last());
  }

  String text(BigInteger address) {
    return Ip.text(address, bits);
  }

  @Override
  public String toString() {
    return text(first) + '/' + length;
  }

  /** Addresses that follow each other, both ends included. */
  record Pool(BigInteger start, BigInteger end) {
    boolean contains(BigInteger address) {
      return start.compareTo(address) <= 0 && end.compareTo(address) >= 0;
    }

    boolean overlaps(Pool other) {
      return contains(other.start) || other.contains(start);
    }
  }
}
