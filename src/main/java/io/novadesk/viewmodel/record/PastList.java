package io.novadesk.viewmodel.record;

import io.novadesk.api.compute.Server;
import io.novadesk.record.Gap;
import io.novadesk.record.ServerFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one cloud as they were at a moment, and what became of them.
 *
 * @param begin when watching began; null: nothing is kept
 * @param gaps when nobody watched, within what was asked for
 * @param came how many are there now that were not there then
 */
record PastList(
    @Nullable Instant begin, List<Seen> servers, List<Gap> gaps, int came, int gone, int changed) {
  /**
   * A server as it was.
   *
   * @param now what is kept of it as it is now; none: it is gone
   * @param since what became of it, in a few words; empty: it is as it was
   */
  record Seen(String region, Server server, ServerFacts then, ServerFacts now, String since) {}
}
