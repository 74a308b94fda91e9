package io.novadesk.view.parts;

import org.kordamp.ikonli.feather.Feather;

/** How the actions of a page look, and what is asked for them. */
public interface PageActions<A extends Enum<A>> {
  Feather icon(A action);

  /** Asks for what an action on what is chosen needs, and has it done. */
  void perform(A action);

  /** Of a page on which nothing is done: one that has actions cannot be shown with these. */
  static <A extends Enum<A>> PageActions<A> none() {
    return new PageActions<>() {
      @Override
      public Feather icon(A action) {
        throw new IllegalStateException("Nothing is done here: " + action);
      }

      @Override
      public void perform(A action) {
        throw new IllegalStateException("Nothing is done here: " + action);
      }
    };
  }
}
