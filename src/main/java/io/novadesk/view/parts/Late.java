package io.novadesk.view.parts;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of the window that is made when it is first shown: most of what a window can show nobody
 * sees at its start.
 */
public final class Late<T> {
  private final Supplier<? extends T> make;
  private @Nullable T made;

  public Late(Supplier<? extends T> make) {
    this.make = make;
  }

  /** The part; made now where it was not yet. */
  public T get() {
    T part = made;
    if (part == null) {
      part = make.get();
      made = part;
    }
    return part;
  }

  /** Whether it is this one, and made. */
  public boolean is(@Nullable Object other) {
    return made != null && made == other;
  }

  /** Does something with it only where it was made, such as to end it. */
  public void ifMade(Consumer<? super T> then) {
    if (made != null) {
      then.accept(made);
    }
  }
}
