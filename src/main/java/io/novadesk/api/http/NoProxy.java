package io.novadesk.api.http;

import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code no_proxy}: {@code *}, a host and all below it with or without a dot or {@code
 * *.} before, an address, or a network as in {@code 10.0.0.0/8}; each perhaps with a port.
 *
 * @param host in lower case, without dots before it
 * @param prefix bits of a network; negative: it is none
 * @param port negative: any
 */
record NoProxy(String host, int prefix, int port) {
  static NoProxy of(String entry) {
    String text = entry.toLowerCase(Locale.ROOT);
    int port = -1;
    int colon = text.lastIndexOf(':');
    // An IPv6 address has more than one colon, and stands in brackets where a port follows.
    boolean ported = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
    if (ported) {
      port = number(text.substring(colon + 1));
      text = text.substring(0, colon);
    }
    int prefix = -1;
    int slash = text.indexOf('/');
    if (slash >= 0) {
      prefix = number(text.substring(slash + 1));
      text = text.substring(0, slash);
    }
    String host = text.replace("[", "").replace("]", "");
    if (!host.equals("*")) {
      host = host.replaceFirst("^\\*?\\.+", "");
    }
    // What cannot be read must exempt nobody.
    boolean unreadable = (slash >= 0 && prefix < 0) || (ported && port < 0);
    return new NoProxy(unreadable ? "" : host, prefix, port);
  }

  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
  }

  /**
   * @param name in lower case, an IPv6 address without brackets
   */
  boolean covers(String name, int targetPort) {
    if (host.isEmpty() || (port >= 0 && port != targetPort)) {
      return false;
    }
    if (host.equals("*")) {
      return true;
    }
    InetAddress address = literal(name);
    if (address != null) {
      InetAddress own = literal(host);
      return own != null && sameNetwork(own.getAddress(), address.getAddress());
    }
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return prefix < 0 && (plain.equals(host) || plain.endsWith("." + host));
  }

  private boolean sameNetwork(byte[] own, byte[] other) {
    int bits = prefix < 0 ? own.length * Byte.SIZE : prefix;
    if (own.length != other.length || bits > own.length * Byte.SIZE) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if ((own[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
