package io.novadesk.cloud.action;

/** Whether an action may be asked of a server now, and if not, why. */
public sealed interface Legality {
  record Allowed() implements Legality {}

  /**
   * @param reason a sentence for a person
   */
  record Refused(String reason) implements Legality {}

  default boolean isAllowed() {
    return this instanceof Allowed;
  }
}
