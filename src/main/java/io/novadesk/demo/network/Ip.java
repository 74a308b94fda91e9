package io.novadesk.demo.network;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses as numbers, to count in their ranges. */
public final class Ip {
  static final int BITS_4 = 32;
  static final int BITS_6 = 128;

  private Ip() {}

  /** How long the address is; 0 when the text is none. */
  static int bits(String text) {
    boolean four = text.indexOf(':') < 0;
    if (!text.matches(four ? "\\d{1,3}(\\.\\d{1,3}){3}" : "[0-9a-fA-F:.]+")) {
      return 0;
    }
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      return four ? address.getAddress().length * Byte.SIZE : BITS_6;
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  /** The address as a number; null when the text is none. */
  static @Nullable BigInteger number(String text) {
    return bits(text) == 0 ? null : new BigInteger(1, InetAddress.ofLiteral(text).getAddress());
  }

  /** The number as an address of that many bits. */
  static String text(BigInteger number, int bits) {
    byte[] bytes = new byte[bits / Byte.SIZE];
    for (int i = 0; i < bytes.length; i++) {
      bytes[bytes.length - 1 - i] = number.shiftRight(i * Byte.SIZE).byteValue();
    }
    return bits == BITS_4
        ? (bytes[0] & 0xff)
            + "."
            + (bytes[1] & 0xff)
            + "."
            + (bytes[2] & 0xff)
            + "."
            + (bytes[3] & 0xff)
        : grouped(bytes);
  }

  /** An IPv6 address as it is written down: the longest run of zeros left out. */
  public static String canonical(String address) {
    if (address.isEmpty()) {
      return address;
    }
    byte[] bytes = Inet6Address.ofLiteral(address).getAddress();
    if (bytes.length == 4) {
      return "::ffff:"
          + Inet4Address.ofLiteral(address.substring(address.lastIndexOf(':') + 1))
              .getHostAddress();
    }
    return grouped(bytes);
  }

  private static String grouped(byte[] bytes) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < bytes.length; i += 2) {
      String hex = HexFormat.of().formatHex(bytes, i, i + 2);
      groups.add(Integer.toHexString(Integer.parseInt(hex, 16)));
    }
    int from = -1;
    int longest = 1;
    for (int i = 0; i < groups.size(); i++) {
      int run = 0;
      while (i + run < groups.size() && groups.get(i + run).equals("0")) {
        run++;
      }
      if (run > longest) {
        longest = run;
        from = i;
      }
    }
    if (from < 0) {
      return String.join(":", groups);
    }
    return String.join(":", groups.subList(0, from))
        + "::"
        + String.join(":", groups.subList(from + longest, groups.size()));
  }
}
