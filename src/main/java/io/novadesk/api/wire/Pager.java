package io.novadesk.api.wire;

import io.novadesk.api.ApiException;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list page by page until nothing new comes. It loses nothing where a cloud cuts a page
 * without saying so. Where a cloud promises more and never sends it, or sends more for ever, the
 * reading ends with a sentence: half a list is never taken for a whole one. Of a cloud's own links
 * only the marker is used, so none leads to another host.
 */
public final class Pager<T> {
  /** Asks for the page behind {@code marker}; null: the first. */
  @FunctionalInterface
  public interface Source<T> {
    Page<T> page(@Nullable String marker, int limit);
  }

  /** Far more than anybody has; what comes beyond has no end. */
  public static final int MOST_ITEMS = 300_000;

  private static final int MOST_PAGES = 20_000;

  /** How often a marker may be refused, with nothing new between, before the list is given up. */
  private static final int MOST_DETOURS = 4;

  /** Pages with nothing new, one after another, though the cloud goes on: all may be hidden. */
  private static final int MOST_BARREN = 100;

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

  /**
   * Hands over what is new of each page; gives the number of items.
   *
   * @throws ApiException BAD_ANSWER when the list goes in a circle or has no end; what came until
   *     then was handed over
   */
  public int each(int firstLimit, int limit, Consumer<List<T>> pages) {
    Set<String> seen = new HashSet<>();
    List<String> order = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    String at = null;
    int detours = 0;
    int leeway = 0;
    int barren = 0;
    while (true) {
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
      String told = page.next() == null ? null : Uris.parameter(page.next(), "marker");
      if (isLast(page, told)) {
        return seen.size();
      }
      String next = told == null ? marker.apply(page.items().getLast()) : told;
      boolean again = !asked.add(next);
      barren = fresh.isEmpty() ? barren + 1 : 0;
      // After a detour pages may hold nothing but what was seen before, and yet not be the last.
      leeway = fresh.isEmpty() ? leeway - 1 : 0;
      if (leeway < 0 && page.next() == null) {
        return seen.size();
      }
      if (leeway < 0 && (again || barren > MOST_BARREN)) {
        throw Json.bad(Text.of("list.circle", seen.size()), null);
      }
      if (seen.size() > MOST_ITEMS || asked.size() >= MOST_PAGES) {
        throw Json.bad(Text.of("list.endless", seen.size()), null);
      }
      at = next;
    }
  }

  /** An empty page with a way on is not the last: all of it may be hidden from this person. */
  private boolean isLast(Page<T> page, @Nullable String told) {
    return page.next() == null
        ? linksTold || page.items().isEmpty()
        : page.items().isEmpty() && told == null;
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
