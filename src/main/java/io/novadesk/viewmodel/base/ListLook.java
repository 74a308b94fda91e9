package io.novadesk.viewmodel.base;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a list was left, to be found again on coming back.
 *
 * @param filter what was in its filter box
 * @param chosen the keys of what was selected
 * @param name of the one that was selected; empty: none was, or several were
 * @param top the key of the row that was seen first; null where the list stood at its beginning
 */
public record ListLook(String filter, Set<?> chosen, String name, @Nullable Object top) {
  /** Of what is no list, or was never looked at. */
  public static final ListLook NONE = new ListLook("", Set.of(), "", null);

  public ListLook {
    chosen = Set.copyOf(chosen);
  }

  /** Whether both show the same things chosen of the same list. */
  public boolean isLike(ListLook other) {
    return filter.equals(other.filter) && chosen.equals(other.chosen);
  }
}
