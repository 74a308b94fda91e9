package io.novadesk.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A body as it comes. Unlike the JDK's own stream it gives up when nothing came for a while, when
 * too little came for long, and when the reader's thread is interrupted.
 */
final class BodyStream extends InputStream implements BodySubscriber<BodyStream> {
  private sealed interface Event {
    record Data(List<ByteBuffer> buffers) implements Event {}

    record End() implements Event {}

    record Broken(Throwable cause) implements Event {}
  }

  /** Bytes a second that are worth waiting for, however long it takes. */
  private static final long BEARABLE = 4 << 10;

  private final Duration idle;
  private final @Nullable Duration whole;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
  private List<ByteBuffer> buffers = List.of();
  private int next;
  private boolean ended;
  private long received;

  /** Nanoseconds spent on waiting: the time that the reader takes is not the cloud's. */
  private long waited;

  /**
   * @param idle longest silence
   * @param whole to wait for all of it, and a second more for every 4 KiB; null: as long as it
   *     takes
   */
  BodyStream(Duration idle, @Nullable Duration whole) {
    this.idle = idle;
    this.whole = whole;
  }

  /** Bytes read so far, as they came over the wire. */
  long received() {
    return received;
  }

  @Override
  public CompletionStage<BodyStream> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription s) {
    if (subscription.compareAndSet(null, s)) {
      s.request(1);
    } else {
      s.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    events.add(new Event.Data(item));
  }

  @Override
  public void onError(Throwable throwable) {
    events.add(new Event.Broken(throwable));
  }

  @Override
  public void onComplete() {
    events.add(new Event.End());
  }

  @Override
  public int read() throws IOException {
    ByteBuffer buffer = current();
    if (buffer == null) {
      return -1;
    }
    received++;
    return buffer.get() & 0xff;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    Objects.checkFromIndexSize(off, len, b.length);
    if (len == 0) {
      return 0;
    }
    ByteBuffer buffer = current();
    if (buffer == null) {
      return -1;
    }
    int n = Math.min(len, buffer.remaining());
    buffer.get(b, off, n);
    received += n;
    return n;
  }

  /** The buffer to read from, waited for where necessary; null at the end. */
  private @Nullable ByteBuffer current() throws IOException {
    while (!ended) {
      while (next < buffers.size()) {
        if (buffers.get(next).hasRemaining()) {
          return buffers.get(next);
        }
        next++;
      }
      switch (await()) {
        case Event.Data data -> {
          buffers = data.buffers();
          next = 0;
          Flow.Subscription s = subscription.get();
          if (s != null) {
            s.request(1);
          }
        }
        case Event.End _ -> ended = true;
        case Event.Broken broken -> {
          ended = true;
          throw new IOException("the body broke off", broken.cause());
        }
      }
    }
    return null;
  }

  private Event await() throws IOException {
    long silence = idle.toNanos();
    long left = left();
    long begun = System.nanoTime();
    try {
      Event event = events.poll(Math.min(silence, left), TimeUnit.NANOSECONDS);
      waited += System.nanoTime() - begun;
      if (event != null) {
        return event;
      }
      if (left < silence) {
        throw new SlowAnswerException(received, Duration.ofNanos(waited));
      }
      throw new HttpTimeoutException("nothing more came for " + idle.toMillis() + " ms");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** Nanoseconds that the rest may take. */
  private long left() {
    if (whole == null) {
      return Long.MAX_VALUE;
    }
    long bearable = TimeUnit.SECONDS.toNanos(1) / BEARABLE * received;
    return whole.toNanos() + bearable - waited;
  }

  @Override
  public void close() {
    ended = true;
    Flow.Subscription s = subscription.get();
    if (s != null) {
      s.cancel();
    }
  }
}
