package io.novadesk.viewmodel.palette;

import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.palette.PaletteCommand.Harm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** Keeps the best few of very many candidates, and makes lines of these only. */
final class Best {
  private record Candidate(
      int rank,
      boolean possible,
      Harm harm,
      boolean recent,
      Hit.Kind kind,
      String title,
      Supplier<Hit> line) {}

  private static final Comparator<Candidate> ORDER =
      Comparator.comparingInt(Candidate::rank)
          .thenComparing(Candidate::possible, Comparator.reverseOrder())
          .thenComparing(Candidate::harm)
          .thenComparing(Candidate::recent, Comparator.reverseOrder())
          .thenComparing(Candidate::kind)
          .thenComparingInt(c -> c.title.length())
          .thenComparing(Candidate::title, NaturalOrder.INSTANCE);

  private final int most;
  private final PriorityQueue<Candidate> worstFirst = new PriorityQueue<>(ORDER.reversed());

  Best(int most) {
    this.most = most;
  }

  /**
   * @param possible whether it can be chosen now
   */
  void offer(
      int rank,
      boolean possible,
      Harm harm,
      boolean recent,
      Hit.Kind kind,
      String title,
      Supplier<Hit> line) {
    if (rank == Query.NONE) {
      return;
    }
    if (worstFirst.size() == most) {
      // Most of many candidates end here.
      if (rank > worstFirst.element().rank) {
        return;
      }
      Candidate candidate = new Candidate(rank, possible, harm, recent, kind, title, line);
      if (ORDER.compare(candidate, worstFirst.element()) >= 0) {
        return;
      }
      worstFirst.remove();
      worstFirst.add(candidate);
    } else {
      worstFirst.add(new Candidate(rank, possible, harm, recent, kind, title, line));
    }
  }

  /** Takes over what another one has kept. */
  void addAll(Best other) {
    for (Candidate each : other.worstFirst) {
      offer(each.rank, each.possible, each.harm, each.recent, each.kind, each.title, each.line);
    }
  }

  /** Best first. */
  List<Hit> lines() {
    List<Candidate> best = new ArrayList<>(worstFirst);
    Collections.sort(best, ORDER);
    return best.stream().map(candidate -> candidate.line.get()).toList();
  }
}
