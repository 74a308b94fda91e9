package io.novadesk.api.http;

import io.novadesk.i18n.Text;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HexFormat;

/** As much DER as wrapping an old private key in PKCS#8 takes. */
final class Der {
  /** rsaEncryption, 1.2.840.113549.1.1.1. */
  static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d010101");

  /** ecPublicKey, 1.2.840.10045.2.1. */
  static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  static final byte[] NULL = {5, 0};

  static final int SEQUENCE = 0x30;
  static final int OCTETS = 0x04;
  private static final int PARAMETERS = 0xa0;

  private Der() {}

  static byte[] pkcs8(byte[] algorithm, byte[] parameters, byte[] key) {
    byte[] version = {2, 1, 0};
    return wrap(SEQUENCE, version, wrap(SEQUENCE, algorithm, parameters), wrap(OCTETS, key));
  }

  static byte[] wrap(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  /** The curve inside a SEC1 key; empty when it does not tell. */
  static byte[] curveOf(byte[] sec1) throws InvalidKeyException {
    try {
      int at = contentStart(sec1, 0);
      while (at < sec1.length) {
        int start = contentStart(sec1, at);
        int end = start + length(sec1, at);
        if ((sec1[at] & 0xff) == PARAMETERS) {
          return Arrays.copyOfRange(sec1, start, end);
        }
        at = end;
      }
      return new byte[0];
    } catch (IndexOutOfBoundsException e) {
      throw new InvalidKeyException(Text.of("pem.cutOff"), e);
    }
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    int length = first;
    if (first >= 0x80) {
      length = 0;
      for (int i = 0; i < (first & 0x7f); i++) {
        length = (length << 8) | (der[at + 2 + i] & 0xff);
      }
    }
    return length;
  }

  private static int contentStart(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }
}
