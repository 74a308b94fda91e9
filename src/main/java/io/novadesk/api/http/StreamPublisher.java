package io.novadesk.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends a stream in larger pieces than the JDK's own publisher, which hands every 16 KiB from
 * thread to thread: for the data of images that is most of the work. The stream can be sent once.
 */
final class StreamPublisher implements BodyPublisher {
  private static final int PIECE = 128 << 10;

  private final InputStream in;
  private final long length;
  private final AtomicReference<@Nullable Pieces> sending = new AtomicReference<>();

  /**
   * @param length bytes; negative when not known
   */
  StreamPublisher(InputStream in, long length) {
    this.in = in;
    this.length = length;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    Pieces pieces = new Pieces(subscriber);
    sending.set(pieces);
    subscriber.onSubscribe(pieces);
  }

  /** Whether there is more to send, and the other side has taken nothing for so long. */
  boolean isStalled(Duration limit) {
    Pieces pieces = sending.get();
    return pieces != null && pieces.isStalled(limit.toNanos());
  }

  private final class Pieces implements Flow.Subscription {
    private final Flow.Subscriber<? super ByteBuffer> subscriber;

    /** Pieces that are asked for and not read; whoever raises it from 0 reads. */
    private final AtomicLong wanted = new AtomicLong();

    private volatile boolean ended;

    /** When the last piece was handed on. */
    private volatile long handed = System.nanoTime();

    Pieces(Flow.Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long n) {
      if (wanted.getAndAdd(n) > 0) {
        return;
      }
      do {
        if (!ended) {
          next();
        }
      } while (wanted.decrementAndGet() > 0);
    }

    private void next() {
      byte[] piece = new byte[PIECE];
      int read;
      try {
        read = in.readNBytes(piece, 0, PIECE);
      } catch (IOException | RuntimeException e) {
        ended = true;
        subscriber.onError(e);
        return;
      }
      if (read > 0) {
        handed = System.nanoTime();
        subscriber.onNext(ByteBuffer.wrap(piece, 0, read));
      }
      if (read < PIECE && !ended) {
        ended = true;
        subscriber.onComplete();
      }
    }

    boolean isStalled(long nanos) {
      return !ended && wanted.get() == 0 && System.nanoTime() - handed > nanos;
    }

    @Override
    public void cancel() {
      ended = true;
    }
  }
}
