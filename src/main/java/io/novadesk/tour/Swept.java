package io.novadesk.tour;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.view.servers.ActionBar;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Something that a person can fire by mouse and by key. All but firing: on the JavaFX thread. */
interface Swept {
  /** The toolkit does not lead there this way: nothing is fired, and nothing is wrong. */
  String UNREACHED = "";

  /** As a person would call it. */
  String name();

  /** Whether it can be seen now. */
  boolean isThere();

  /** Whether it is painted as one that does nothing. */
  boolean isGrey();

  /** Why a grey one does nothing; null where it need not say so. */
  default @Nullable String reason() {
    return null;
  }

  /** The action on servers that it asks for; null: none. */
  default @Nullable ServerAction action() {
    return null;
  }

  /** Brings a person before it. Whatever changes by that is not taken for what it does. */
  default void approach(Hand hand, boolean byKey) throws Exception {}

  /** Fires it; what is wrong where this way does not lead to it, else null. */
  @Nullable String fire(Hand hand, boolean byKey) throws Exception;

  /** Whether it did what no {@link WindowState} tells of. */
  default boolean didMore() {
    return false;
  }

  /** The action that a control of this id asks for; null: none. */
  static @Nullable ServerAction actionOf(@Nullable String id) {
    return Arrays.stream(ServerAction.values())
        .filter(action -> ActionBar.idOf(action).equals(id))
        .findFirst()
        .orElse(null);
  }
}
