package io.novadesk.api.wire;

import io.novadesk.api.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

  /** How often a marker may be refused, with nothing new between, before the list is given up. */
  private static final int MOST_DETOURS = 4;

  /** More than any cloud has of anything: a list that is longer has no end. */
  public static final int MOST_ITEMS = 300_000;

  private static final int MOST_PAGES = 10_000;

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
    List<String> order = new ArrayList<>();
    String at = null;
    int detours = 0;
    int leeway = 0;
    for (int count = 1; ; count++) {
      refuseEndless(seen.size(), count);
      Page<T> page;
      try {
        page = source.page(at, at == null ? firstLimit : limit);
      } catch (ApiException e) {
        if (at == null || !isGone(e) || ++detours > MOST_DETOURS) {
          throw e;
        }
        page = behindWhatIsLeft(order, limit);
        leeway = order.size();
      }
      List<T> fresh = new ArrayList<>(page.items().size());
      for (T item : page.items()) {
        String id = marker.apply(item);
        if (seen.add(id)) {
          order.add(id);
          fresh.add(item);
        }
      }
      if (!fresh.isEmpty()) {
        detours = 0;
        pages.accept(fresh);
      }
      if (page.items().isEmpty() || (page.next() == null && linksTold)) {
        return seen.size();
      }
      String told = page.next() == null ? null : Uris.parameter(page.next(), "marker");
      String next = told == null ? marker.apply(page.items().getLast()) : told;
      // After a detour pages may hold nothing but what was seen before, and yet not be the last.
      leeway = fresh.isEmpty() ? leeway - 1 : 0;
      if (leeway < 0) {
        return seen.size();
      }
      at = next;
    }
  }

  private static void refuseEndless(int items, int pages) {
    refuseEndless(items);
    if (pages > MOST_PAGES) {
      throw Json.bad(
          String.format(
              Locale.ROOT,
              "The cloud's list has no end: reading stopped after %,d pages with %,d entries.",
              MOST_PAGES,
              items),
          null);
    }
  }

  /**
   * @param items entries read so far
   * @throws ApiException BAD_ANSWER when no list can be that long
   */
  public static void refuseEndless(int items) {
    if (items > MOST_ITEMS) {
      throw Json.bad(
          String.format(
              Locale.ROOT,
              "The cloud's list has no end: reading stopped after %,d entries.",
              items),
          null);
    }
  }

  private static boolean isGone(ApiException e) {
    return e.status() == 400 || e.status() == 404;
  }

  /**
   * The last item was deleted between two pages, perhaps with many before it: goes back by steps
   * that double, at the end to the first page.
   */
  private Page<T> behindWhatIsLeft(List<String> order, int limit) {
    for (int back = 2; back <= order.size(); back *= 2) {
      try {
        return source.page(order.get(order.size() - back), limit);
      } catch (ApiException e) {
        if (!isGone(e)) {
          throw e;
        }
      }
    }
    return source.page(null, limit);
  }

  public List<T> all(int limit) {
    List<T> items = new ArrayList<>();
    each(limit, limit, items::addAll);
    return List.copyOf(items);
  }
}
