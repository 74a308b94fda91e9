package io.novadesk.api.http;

import io.novadesk.api.http.CountingStream.BodyTooLargeException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * A body that came compressed. It is opened only when something is read, for an empty body has no
 * header of its compression; and it ends early where a little unpacks to far more than an answer of
 * a cloud can, which is a trap.
 */
final class Unpacked extends FilterInputStream {
  /** Servers that differ in nothing but their ids are packed to a fortieth. */
  private static final long MOST_TIMES = 250;

  /** A console log of nothing but spaces is no trap. */
  private static final long HARMLESS = 8 << 20;

  /** Opens a compressed stream. */
  @FunctionalInterface
  interface Opener {
    InputStream open(InputStream packed) throws IOException;
  }

  private final BodyStream packed;
  private final Opener opener;
  private final boolean limited;
  private boolean open;
  private long count;

  /**
   * @param maxBody {@link Long#MAX_VALUE}: the answer may be of any size
   */
  Unpacked(BodyStream packed, Opener opener, long maxBody) {
    super(packed);
    this.packed = packed;
    this.opener = opener;
    this.limited = maxBody < Long.MAX_VALUE;
  }

  private boolean empty() throws IOException {
    if (!open) {
      PushbackInputStream peek = new PushbackInputStream(in, 1);
      int first = peek.read();
      if (first < 0) {
        return true;
      }
      peek.unread(first);
      in = opener.open(peek);
      open = true;
    }
    return false;
  }

  @Override
  public int read() throws IOException {
    int b = empty() ? -1 : super.read();
    passed(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    int n = empty() ? -1 : super.read(b, off, len);
    passed(n);
    return n;
  }

  private void passed(int n) throws IOException {
    count += Math.max(0, n);
    if (limited && count > HARMLESS && count > MOST_TIMES * packed.received()) {
      throw new BodyTooLargeException(HARMLESS);
    }
  }
}
