package io.novadesk.cloud.plan;

import java.time.Duration;
import java.time.Instant;

/** How many servers of a plan may be under way at the same time now. */
sealed interface Places {
  int most();

  /** How long no other one may begin; zero when one may. */
  Duration rest();

  static Places of(int atOnce) {
    return atOnce == PlanOptions.ADAPTIVE ? new Learned(new Pace()) : new Fixed(atOnce);
  }

  /** As many as the person chose. */
  record Fixed(int most) implements Places {
    @Override
    public Duration rest() {
      return Duration.ZERO;
    }
  }

  /** As many as the cloud keeps up with. */
  record Learned(Pace pace) implements Places {
    @Override
    public int most() {
      return pace.places();
    }

    @Override
    public Duration rest() {
      return pace.rest(Instant.now());
    }
  }
}
