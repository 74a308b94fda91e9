package io.novadesk.view.parts;

import org.kordamp.ikonli.feather.Feather;

/** How the actions of a page look, and what is asked for them. */
public interface PageActions<A extends Enum<A>> {
  Feather icon(A action);

  /** Asks for what an action on what is chosen needs, and has it done. */
  void perform(A action);

  /** Of a page on which nothing is done. */
  static <A extends Enum<A>> PageActions<A> none() {
    return new PageActions<>() {
      @Override
      public Feather icon(A action) {
        return Feather.CIRCLE;
      }

      @Override
      public void perform(A action) {
        // There is none.
      }
    };
  }
}
