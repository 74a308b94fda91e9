package io.novadesk.cloud.live;

import java.util.List;
import java.util.function.Supplier;

/**
 * A short list that is read whole: flavors, images. Keeps the last good answer. Safe to use from
 * many threads.
 */
public final class Shelf<T> {
  private final Supplier<List<T>> read;
  private volatile List<T> last = List.of();

  Shelf(Supplier<List<T>> read) {
    this.read = read;
  }

  /** What was read last; empty before the first time. */
  public List<T> last() {
    return last;
  }

  /**
   * Reads it anew. Blocking.
   *
   * @throws io.novadesk.api.ApiException when the cloud does not give it; {@link #last()} stays
   */
  public List<T> read() {
    last = List.copyOf(read.get());
    return last;
  }
}
