package io.novadesk.api.compute;

import java.util.ArrayList;
import java.util.List;

/**
 * What the lists of one endpoint taught for the next: where its quarters begin, how fast one
 * request after another is, and whether several at once were faster. Safe to use from many threads.
 */
final class ListMemory {
  /** A shorter list is there before a second request would pay. */
  static final int WORTH_PARTING = 400;

  private static final int PARTS = 4;

  /** So often in a row it may fail to pay before it is given up for good. */
  private static final int PATIENCE = 2;

  private List<String> markers = List.of();
  private int part;
  private double secondsPerServer = Double.NaN;
  private int failures;

  /**
   * How to part the next list.
   *
   * @param markers each part but the first begins behind one of these
   * @param part about how many servers a part holds
   */
  record Plan(List<String> markers, int part) {}

  /** Without markers where nothing is known. */
  synchronized Plan plan() {
    return failures >= PATIENCE ? new Plan(List.of(), 0) : new Plan(markers, part);
  }

  synchronized boolean isWorthTrying() {
    return failures < PATIENCE;
  }

  /**
   * @param ids of servers whose place in the list is settled, in its order
   */
  synchronized void remember(List<String> ids) {
    List<String> at = new ArrayList<>();
    if (ids.size() >= WORTH_PARTING) {
      for (int i = 1; i < PARTS; i++) {
        at.add(ids.get(ids.size() * i / PARTS - 1));
      }
    }
    markers = List.copyOf(at);
    part = (ids.size() + PARTS - 1) / PARTS;
  }

  synchronized void forget() {
    markers = List.of();
  }

  /** How long one request alone took for each server; NaN before it was measured. */
  synchronized double secondsPerServer() {
    return secondsPerServer;
  }

  synchronized void measured(double seconds) {
    secondsPerServer = seconds;
  }

  /** Tells whether several requests at once were faster than one after another. */
  synchronized void judge(boolean faster) {
    failures = faster ? 0 : failures + 1;
    if (!faster) {
      // The next list measures anew what one request alone costs.
      markers = List.of();
    }
  }
}
