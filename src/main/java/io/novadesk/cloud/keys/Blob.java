package io.novadesk.cloud.keys;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes as SSH writes them: every string with its length in four bytes before it (RFC 4251). */
final class Blob {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Blob string(byte[] bytes) {
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  Blob string(String text) {
    return string(text.getBytes(StandardCharsets.UTF_8));
  }

  Blob integer(BigInteger value) {
    return string(value.toByteArray());
  }

  Blob number(int value) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    return this;
  }

  Blob raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Fills up with 1, 2, 3.. to a multiple of a cipher's block. */
  Blob padded(int block) {
    for (int i = 1; out.size() % block != 0; i++) {
      out.write(i);
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
