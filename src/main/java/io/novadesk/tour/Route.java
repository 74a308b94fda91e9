package io.novadesk.tour;

/** Which way the {@link Tour} takes. */
public enum Route {
  /** All steps, then every control of the window. */
  WHOLE,
  /** All steps: enough for a JVM to learn what the window loads. */
  STEPS,
  /**
   * All steps in a window that speaks with an {@link Accent}; what is not translated or cut off is
   * printed.
   */
  ACCENTED
}
