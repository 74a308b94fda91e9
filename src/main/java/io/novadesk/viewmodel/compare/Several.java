package io.novadesk.viewmodel.compare;

/** What is told of several servers. */
public sealed interface Several permits SideBySide, Totals {
  /** How many they are. */
  int servers();
}
