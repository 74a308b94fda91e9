package io.novadesk.record;

import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Something of a region that is compared with what is kept of it. For one thread. */
interface Watched {
  /** The region whose things these are. */
  String region();

  /** Tells it from all others that are watched of a cloud. */
  String key();

  /** Whether the first look is over. */
  boolean isSettled();

  /** Whether what is there now is where its record begins. */
  boolean takesFirst();

  /** What is there now was kept as a whole. */
  void keyframed();

  /** When somebody watched last; null: nobody did yet. */
  @Nullable Instant until();

  /** All of it as it is known now, by id. */
  void each(BiConsumer<String, ServerFacts> consumer);
}
