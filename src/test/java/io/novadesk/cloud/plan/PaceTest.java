package io.novadesk.cloud.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many servers at once: rules that hold for every order of answers, without any cloud. */
class PaceTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration QUICK = Duration.ofMillis(80);

  private static void quick(Pace pace, Instant at) {
    pace.answered("POST", at, QUICK, 202, null);
  }

  @RepeatedTest(40)
  void staysWithinItsBoundsAndMovesOnlyForAReason(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    Pace pace = new Pace();
    Instant now = START;
    List<Integer> statuses = List.of(200, 202, 202, 202, 404, 409, 429, 500, 503);
    for (int i = 0; i < 2_000; i++) {
      int before = pace.places();
      int status = statuses.get(random.nextInt(statuses.size()));
      Duration took = Duration.ofMillis(random.nextInt(1, 5_000));
      Duration after = random.nextInt(4) == 0 ? Duration.ofSeconds(random.nextInt(9)) : null;
      pace.answered("k" + random.nextInt(3), now, took, status, after);
      now = now.plusMillis(random.nextInt(700));
      assertThat(pace.places()).isBetween(1, Pace.MOST);
      boolean refused = status == 409 || status == 429 || status == 503;
      if (refused) {
        assertThat(pace.places()).as("a refusal never adds").isLessThanOrEqualTo(before);
      } else {
        assertThat(pace.places()).as("one answer adds one at most").isLessThanOrEqualTo(before + 1);
      }
      if (!refused && took.toMillis() < 400) {
        assertThat(pace.places()).as("a quick answer takes nothing").isGreaterThanOrEqualTo(before);
      }
    }
  }

  @Test
  void risesFastWhileAllIsQuick() {
    Pace pace = new Pace();
    assertThat(pace.places()).isEqualTo(Pace.FIRST);
    for (int i = 0; i < 16; i++) {
      quick(pace, START.plusMillis(i * 10L));
    }
    assertThat(pace.places()).isEqualTo(Pace.FIRST + 16);
    for (int i = 0; i < 500; i++) {
      quick(pace, START.plusSeconds(i));
    }
    assertThat(pace.places()).isEqualTo(Pace.MOST);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 503})
  void aRefusalHalvesOnceForAllThatWasOnItsWay(int status) {
    Pace pace = new Pace();
    for (int i = 0; i < 28; i++) {
      quick(pace, START);
    }
    assertThat(pace.places()).isEqualTo(32);
    Instant sent = START.plusSeconds(1);
    for (int i = 0; i < 20; i++) {
      pace.answered("POST", sent, QUICK.plusMillis(i), status, null);
    }
    assertThat(pace.places()).isEqualTo(16);
    pace.answered("POST", sent.plusSeconds(5), QUICK, status, null);
    assertThat(pace.places()).isEqualTo(8);
    quick(pace, sent.plusSeconds(6));
    assertThat(pace.places()).as("carefully from now on").isEqualTo(8);
    for (int i = 0; i < 8; i++) {
      quick(pace, sent.plusSeconds(7 + i));
    }
    assertThat(pace.places()).isEqualTo(9);
  }

  @Test
  void restsAsLongAsTheCloudAsks() {
    Pace pace = new Pace();
    assertThat(pace.rest(START)).isZero();
    pace.answered("POST", START, Duration.ZERO, 429, Duration.ofSeconds(7));
    pace.answered("POST", START, Duration.ZERO, 429, Duration.ofSeconds(3));
    assertThat(pace.rest(START.plusSeconds(2))).isEqualTo(Duration.ofSeconds(5));
    assertThat(pace.rest(START.plusSeconds(7))).isZero();
  }

  @Test
  void slowAnswersOfOneKindAreNotComparedWithQuickOnesOfAnother() {
    Pace pace = new Pace();
    quick(pace, START);
    int before = pace.places();
    pace.answered("GET list", START.plusSeconds(1), Duration.ofSeconds(3), 200, null);
    assertThat(pace.places()).isGreaterThanOrEqualTo(before);
    pace.answered("POST", START.plusSeconds(1), Duration.ofSeconds(3), 202, null);
    assertThat(pace.places()).isLessThan(before);
  }

  /** A cloud that answers as quickly as it can serve, and slower the more is asked of it. */
  @ParameterizedTest
  @ValueSource(ints = {2, 6, 15, 40})
  void settlesWhereTheCloudKeepsUp(int capacity) {
    Pace pace = new Pace();
    PriorityQueue<Long> ends = new PriorityQueue<>();
    Random random = new Random(capacity);
    long now = 0;
    List<Integer> late = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      while (ends.size() >= pace.places()) {
        now = Math.max(now, ends.remove());
      }
      double load = Math.max(1, (ends.size() + 1.0) / capacity);
      long took = (long) (200 * load * load * (0.9 + random.nextDouble() * 0.2));
      pace.answered("POST", START.plusMillis(now), Duration.ofMillis(took), 202, null);
      ends.add(now + took);
      if (i > 2_000) {
        late.add(pace.places());
      }
    }
    double mean = late.stream().mapToInt(Integer::intValue).average().orElseThrow();
    assertThat(mean).isBetween(0.7 * capacity, 3.0 * capacity);
  }
}
