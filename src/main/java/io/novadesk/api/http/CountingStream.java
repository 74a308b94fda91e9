package io.novadesk.api.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Counts what passes, tells it, and refuses to pass more than a limit. */
final class CountingStream extends FilterInputStream {
  private final long limit;
  private final LongConsumer progress;
  private long count;

  CountingStream(InputStream in, long limit, LongConsumer progress) {
    super(in);
    this.limit = limit;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    passed(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    int n = super.read(b, off, len);
    passed(Math.max(0, n));
    return n;
  }

  private void passed(int n) throws IOException {
    if (n > 0) {
      count += n;
      if (count > limit) {
        throw new BodyTooLargeException(limit);
      }
      progress.accept(count);
    }
  }

  /** An answer is larger than what is held in memory. */
  static final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    BodyTooLargeException(long limit) {
      super("more than " + limit + " bytes");
      this.limit = limit;
    }

    long limit() {
      return limit;
    }
  }
}
