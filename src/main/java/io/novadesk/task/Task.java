package io.novadesk.task;

/** Work under way. */
@FunctionalInterface
public interface Task {
  /** Interrupts the work and drops its result. Harmless when it has ended. */
  void cancel();
}
