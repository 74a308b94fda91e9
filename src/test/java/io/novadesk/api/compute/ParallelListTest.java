package io.novadesk.api.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.ApiException;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.wire.Uris;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists read by several requests at once, from clouds that make it hard. */
class ParallelListTest {
  private static final int SERVERS = 1_230;

  private PagingCloud cloud;

  @BeforeEach
  void start() throws IOException {
    cloud = new PagingCloud();
    // As long as a page takes on a real cloud, so that requests are under way together.
    cloud.microseconds = _ -> 50;
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  /** The ids in the order in which they came; none may come twice. */
  private List<String> list() {
    cloud.awaitIdle();
    List<String> ids = new ArrayList<>();
    Thread caller = Thread.currentThread();
    Listing listing =
        cloud
            .client()
            .servers()
            .list(
                ServerQuery.ALL,
                page -> {
                  assertThat(Thread.currentThread()).isSameAs(caller);
                  page.forEach(s -> ids.add(s.id()));
                });
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(listing.items()).isEqualTo(ids.size());
    assertThat(listing.cloudTime()).isNotNull();
    assertThat(cloud.mostUnderWay()).isLessThanOrEqualTo(4);
    return ids;
  }

  private void assertWhole(List<String> ids) {
    assertThat(ids).containsExactlyInAnyOrderElementsOf(cloud.ids());
  }

  /** Several requests at once pay so plainly that no load of this machine can hide it. */
  private void severalPay() {
    cloud.microseconds = underWay -> underWay > 1 ? 50 : 500;
  }

  private static boolean isTurned(String uri) {
    return uri.contains("sort_dir=asc");
  }

  /** Whether it began with a request for each quarter, rather than with the small first page. */
  private static boolean startsParts(List<String> asked) {
    return asked.stream().noneMatch(u -> "40".equals(Uris.parameter(u, "limit")))
        && asked.subList(0, 4).stream().filter(u -> u.contains("marker=")).count() == 3;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 500, 10_000})
  void comesFromBothEndsOnTheFirstVisit(int eachSecond) {
    cloud.add(SERVERS, eachSecond, false);
    List<String> ids = list();
    assertWhole(ids);
    assertThat(ids.subList(0, 40)).isEqualTo(cloud.ids().subList(0, 40));
    List<String> asked = cloud.asked();
    assertThat(asked.getFirst()).contains("limit=40");
    assertThat(asked).anyMatch(ParallelListTest::isTurned);
    assertThat(cloud.mostUnderWay()).isEqualTo(2);
  }

  /** The account is a hint: what comes is whole whatever it says. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 900, SERVERS - 30, SERVERS + 30, 100_000})
  void isNotMisledByAnAccountThatIsWrong(int counted) {
    cloud.add(SERVERS, 7, false);
    cloud.counted = counted;
    assertWhole(list());
  }

  @Test
  void readsLittleTwiceWhereTheAccountIsRight() {
    cloud.add(SERVERS, 7, false);
    severalPay();
    cloud.counted = SERVERS;
    assertWhole(list());
    int wanted =
        cloud.asked().stream()
            .mapToInt(uri -> Integer.parseInt(Objects.requireNonNull(Uris.parameter(uri, "limit"))))
            .sum();
    assertThat(wanted).isBetween(SERVERS, SERVERS + 50);
  }

  @Test
  void comesInQuartersOnLaterVisits() {
    severalPay();
    cloud.add(SERVERS, 7, false);
    assertWhole(list());
    cloud.asked();
    assertWhole(list());
    List<String> asked = cloud.asked();
    assertThat(startsParts(asked)).isTrue();
    // One more at the end: a page that is nearly full may lack what was deleted meanwhile.
    assertThat(asked).hasSize(9).noneMatch(ParallelListTest::isTurned);
    assertThat(cloud.mostUnderWay()).isEqualTo(4);
  }

  /**
   * Nova makes a link only behind a page that is full; one that lacks a server looks like the last.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void goesOnBehindAPageThatLacksADeletedServer(int page) {
    cloud.add(SERVERS, 7, false);
    cloud.lacksAt = page;
    assertWhole(list());
    cloud.asked();
    assertWhole(list());
  }

  @Test
  void leavesShortListsAlone() {
    cloud.add(200, 1, false);
    assertWhole(list());
    assertWhole(list());
    assertThat(cloud.asked()).noneMatch(ParallelListTest::isTurned);
    assertThat(cloud.mostUnderWay()).isEqualTo(1);
  }

  @Test
  void findsNewServersInFrontOfTheQuarters() {
    cloud.add(SERVERS, 7, false);
    list();
    cloud.add(333, 7, false);
    assertWhole(list());
  }

  @Test
  void losesNothingWhenTheMarkersAreGone() {
    severalPay();
    cloud.add(SERVERS, 7, false);
    list();
    List<String> before = cloud.ids();
    for (int quarter = 1; quarter < 4; quarter++) {
      cloud.delete(before.get(before.size() * quarter / 4 - 1));
    }
    cloud.asked();
    assertWhole(list());
    assertThat(startsParts(cloud.asked())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 300})
  void isNotMisledByServersThatStandInFrontOfEveryOrder(int waiting) {
    cloud.add(SERVERS, 7, false);
    cloud.add(waiting, 7, true);
    assertWhole(list());
    assertWhole(list());
  }

  @Test
  void losesNothingWhereTheOrderIsIgnored() {
    cloud.add(SERVERS, 7, false);
    cloud.ignoresOrder = true;
    assertWhole(list());
    assertWhole(list());
  }

  @Test
  void losesNothingWhereTheOrderIsRefused() {
    cloud.add(SERVERS, 7, false);
    cloud.refusesOrder = true;
    assertWhole(list());
    assertWhole(list());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void losesNothingWhileServersComeAndGo(long seed) {
    cloud.add(SERVERS, 7, false);
    Random random = new Random(seed);
    for (int round = 0; round < 4; round++) {
      Set<String> before = new HashSet<>(cloud.ids());
      cloud.meanwhile =
          () -> {
            synchronized (random) {
              List<String> now = cloud.ids();
              for (int i = 0; i < 15; i++) {
                cloud.delete(now.get(random.nextInt(now.size())));
              }
              // Whole pages go at a time when someone deletes in bulk.
              int from = random.nextInt(now.size() - 8);
              now.subList(from, from + 8).forEach(cloud::delete);
              cloud.add(random.nextInt(30), 7, false);
            }
          };
      List<String> ids = list();
      cloud.meanwhile = () -> {};
      Set<String> stayed = new HashSet<>(cloud.ids());
      stayed.retainAll(before);
      assertThat(ids).containsAll(stayed);
    }
  }

  @Test
  void goesOnWithQuartersWhereTheyAreFaster() {
    severalPay();
    cloud.add(4 * SERVERS, 7, false);
    for (int visit = 0; visit < 4; visit++) {
      cloud.asked();
      assertWhole(list());
    }
    assertThat(startsParts(cloud.asked())).isTrue();
  }

  @Test
  void givesUpOnCloudsThatItSlowsDown() {
    cloud.microseconds = together -> together == 1 ? 100 : 2_000 * together;
    cloud.add(SERVERS, 7, false);
    for (int visit = 0; visit < 3; visit++) {
      cloud.asked();
      assertWhole(list());
    }
    List<String> asked = cloud.asked();
    assertThat(startsParts(asked)).isFalse();
    assertThat(asked).noneMatch(ParallelListTest::isTurned);
  }

  @Test
  void tellsAFaultOfAnyPage() {
    cloud.add(SERVERS, 7, false);
    list();
    cloud.asked();
    cloud.failsAt = 6;
    ApiException e = catchThrowableOfType(ApiException.class, this::list);
    assertThat(e.category()).isEqualTo(ApiException.Category.SERVER_FAULT);
    cloud.failsAt = -1;
    assertWhole(list());
  }

  @Test
  void labelsEveryRequestWithTheOperation() throws Exception {
    cloud.add(SERVERS, 7, false);
    ExchangeLog.during("east list", this::list);
    assertThat(cloud.log().all())
        .filteredOn(e -> e.uri().getPath().contains("/servers"))
        .extracting(Exchange::operation)
        .containsOnly("east list");
  }

  @Test
  void endsAtOnceWhenTheCallerGivesUp() throws Exception {
    severalPay();
    cloud.add(SERVERS, 7, false);
    list();
    CountDownLatch asked = new CountDownLatch(4);
    CountDownLatch never = new CountDownLatch(1);
    cloud.meanwhile =
        () -> {
          asked.countDown();
          try {
            never.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        };
    try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ApiException> outcome =
          caller.submit(() -> catchThrowableOfType(ApiException.class, this::list));
      assertThat(asked.await(2, TimeUnit.MINUTES)).isTrue();
      caller.shutdownNow();
      assertThat(outcome.get(2, TimeUnit.MINUTES).category())
          .isEqualTo(ApiException.Category.CANCELLED);
    } finally {
      never.countDown();
    }
  }
}
