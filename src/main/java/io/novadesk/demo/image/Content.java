package io.novadesk.demo.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What is known of an image's bytes.
 *
 * @param size bytes
 * @param md5 in hex, Glance's checksum
 * @param sha512 in hex, Glance's os_hash_value
 */
record Content(long size, String md5, String sha512) {
  private static final int BLOCK = 1 << 16;

  /** Every snapshot has the same content: a mebibyte of zeros. */
  static final Content SNAPSHOT = zeros(1 << 20);

  private static Content zeros(int size) {
    try {
      return read(new ZeroStream(size), OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new IllegalStateException("zeros cannot fail", e);
    }
  }

  /** Reads a stream to its end, copying it to {@code copy}. */
  static Content read(InputStream in, OutputStream copy) throws IOException {
    MessageDigest md5 = digest("MD5");
    MessageDigest sha512 = digest("SHA-512");
    byte[] block = new byte[BLOCK];
    long size = 0;
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      md5.update(block, 0, n);
      sha512.update(block, 0, n);
      copy.write(block, 0, n);
      size += n;
    }
    HexFormat hex = HexFormat.of();
    return new Content(size, hex.formatHex(md5.digest()), hex.formatHex(sha512.digest()));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** The image with this content. */
  Image describe(Image image) {
    return image
        .with("size", size)
        .with("virtual_size", size)
        .with("checksum", md5)
        .with("os_hash_algo", "sha512")
        .with("os_hash_value", sha512);
  }

  /** A number of zero bytes. */
  static final class ZeroStream extends InputStream {
    private long left;

    ZeroStream(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int n = (int) Math.min(length, left);
      Arrays.fill(into, offset, offset + n, (byte) 0);
      left -= n;
      return n;
    }
  }
}
