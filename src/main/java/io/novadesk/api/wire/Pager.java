package io.novadesk.api.wire;

import io.novadesk.api.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list page by page until nothing new comes. It loses nothing where a cloud cuts a page
 * without saying so, and ends where a cloud sends the same page for ever.
 */
public final class Pager<T> {
  /** Asks for the page behind {@code marker}; null: the first. */
  @FunctionalInterface
  public interface Source<T> {
    Page<T> page(@Nullable String marker, int limit);
  }

  /** How often an earlier marker is tried when the last one was deleted between two pages. */
  private static final int STEPS_BACK = 4;

  private final Source<T> source;
  private final Function<T, String> marker;
  private final boolean linksTold;

  /**
   * @param marker what names an item in the marker parameter
   * @param linksTold the cloud is known to send a link whenever there is more; otherwise one more
   *     page is asked for after every page that held something
   */
  public Pager(Source<T> source, Function<T, String> marker, boolean linksTold) {
    this.source = source;
    this.marker = marker;
    this.linksTold = linksTold;
  }

  /** Hands over what is new of each page; gives the number of items. */
  public int each(int firstLimit, int limit, Consumer<List<T>> pages) {
    Set<String> seen = new HashSet<>();
    List<String> last = List.of();
    String at = null;
    while (true) {
      Page<T> page = at == null ? source.page(null, firstLimit) : behind(at, last, limit);
      List<T> fresh = new ArrayList<>(page.items().size());
      for (T item : page.items()) {
        if (seen.add(marker.apply(item))) {
          fresh.add(item);
        }
      }
      if (!fresh.isEmpty()) {
        pages.accept(fresh);
      }
      if (fresh.isEmpty() || (page.next() == null && linksTold)) {
        return seen.size();
      }
      last = page.items().stream().map(marker).toList();
      String told = page.next() == null ? null : Uris.parameter(page.next(), "marker");
      at = told == null ? last.getLast() : told;
    }
  }

  private Page<T> behind(String at, List<String> last, int limit) {
    String current = at;
    for (int step = 1; ; step++) {
      try {
        return source.page(current, limit);
      } catch (ApiException e) {
        boolean gone = e.status() == 400 || e.status() == 404;
        if (!gone || step > STEPS_BACK || step >= last.size()) {
          throw e;
        }
        current = last.get(last.size() - 1 - step);
      }
    }
  }

  public List<T> all(int limit) {
    List<T> items = new ArrayList<>();
    each(limit, limit, items::addAll);
    return List.copyOf(items);
  }
}
