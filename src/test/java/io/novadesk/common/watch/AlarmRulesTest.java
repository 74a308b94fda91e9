package io.novadesk.common.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.novadesk.api.compute.Limits;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.filter.CloudName;
import io.novadesk.cloud.filter.Described;
import io.novadesk.profile.own.OwnText.Fault;
import io.novadesk.viewmodel.servers.ServerRows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What rules find, and what becomes of it, without a cloud. */
class AlarmRulesTest {
  private final Instant now = Instant.now();
  private static final AlarmBook.Place HERE = new AlarmBook.Place("demo/one", "demo", false, false);

  private final AlarmBook book = new AlarmBook();

  private record Row(Server server) implements Described {
    @Override
    public String flavorName() {
      return "small";
    }

    @Override
    public @Nullable String imageName() {
      return "debian";
    }

    @Override
    public CloudName cloudName() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String regionName() {
      return "one";
    }

    @Override
    public String projectName() {
      return "";
    }

    @Override
    public Instant now() {
      return Instant.now();
    }
  }

  /**
   * @param age since its last change
   */
  private static Row row(String name, String status, Duration age) {
    return new Row(ServerRows.server("id-" + name, name, status, age, Map.of()));
  }

  private static PlaceFacts facts(Instant now) {
    return new PlaceFacts("one", now, true, null, "", null, List.of());
  }

  private static PlaceWatch watch(String rules) {
    WatchRules read = WatchRules.read(rules);
    assertThat(read.faults()).isEmpty();
    return new PlaceWatch(read.rules(), name -> name.equals("web") ? "name:web" : null);
  }

  private List<String> open() {
    return book.all().stream()
        .filter(alarm -> alarm.ended() == null)
        .map(alarm -> alarm.rule().text() + ": " + alarm.name())
        .toList();
  }

  @Test
  void aServerInErrorIsRaisedOnceAndEndsByItself() {
    PlaceWatch watch = watch("error");
    Row well = row("web-1", "ACTIVE", Duration.ofHours(1));
    Row broken = row("web-1", "ERROR", Duration.ZERO);
    watch.changed(null, well, true);
    assertThat(book.look(HERE, watch.look(facts(now)), now)).isEmpty();
    watch.changed(well, broken, true);
    assertThat(book.look(HERE, watch.look(facts(now)), now))
        .extracting(Alarm::name, Alarm::serverId, Alarm::why)
        .containsExactly(tuple("web-1", "id-web-1", "The cloud does not say why."));
    assertThat(book.look(HERE, watch.look(facts(now)), now)).isEmpty();
    assertThat(open()).containsExactly("error: web-1");
    Instant later = now.plusSeconds(60);
    watch.changed(broken, well, true);
    assertThat(book.look(HERE, watch.look(facts(later)), later)).isEmpty();
    assertThat(book.all())
        .extracting(Alarm::state, Alarm::ended)
        .containsExactly(tuple(Alarm.State.ENDED, later));
    watch.changed(well, null, true);
    watch.changed(null, broken, true);
    assertThat(book.look(HERE, watch.look(facts(later)), later)).hasSize(1);
  }

  @Test
  void whatIsAcknowledgedCountsNoMoreAndGoesOn() {
    PlaceWatch watch = watch("error");
    watch.changed(null, row("web-1", "ERROR", Duration.ZERO), true);
    List<Alarm> raised = book.look(HERE, watch.look(facts(now)), now);
    book.acknowledge(raised, now);
    book.look(HERE, watch.look(facts(now)), now);
    assertThat(book.all()).extracting(Alarm::state).containsExactly(Alarm.State.ACKNOWLEDGED);
  }

  @Test
  void oneThatStandsStillIsFoundByTime() {
    PlaceWatch watch = watch("stuck 15m name:web");
    watch.changed(null, row("web-1", "REBOOT", Duration.ofMinutes(10)), true);
    watch.changed(null, row("db-1", "REBOOT", Duration.ofMinutes(100)), true);
    assertThat(book.look(HERE, watch.look(facts(now)), now)).isEmpty();
    assertThat(book.look(HERE, watch.look(facts(now.plus(Duration.ofMinutes(6)))), now))
        .extracting(Alarm::name)
        .containsExactly("web-1");
  }

  @Test
  void nothingIsSaidOfServersBeforeAllWereSeen() {
    PlaceWatch watch = watch("error\ncount > 0\nchanges name:web");
    watch.changed(null, row("web-1", "ERROR", Duration.ZERO), false);
    PlaceFacts half = new PlaceFacts("one", now, false, null, "", null, List.of());
    assertThat(book.look(HERE, watch.look(half), now)).isEmpty();
    assertThat(book.look(HERE, watch.look(facts(now)), now)).hasSize(2);
  }

  @Test
  void placesLimitsAndHostsAreWatched() {
    PlaceWatch watch = watch("away 2m\nlimit 90% cores\nhost down");
    Limits limits =
        new Limits(
            Map.of(
                "maxTotalCores",
                20L,
                "totalCoresUsed",
                18L,
                "maxTotalInstances",
                10L,
                "totalInstancesUsed",
                10L),
            List.of());
    Instant gone = now.minus(Duration.ofMinutes(3));
    PlaceFacts bad =
        new PlaceFacts("one", now, true, gone, "Connection refused", limits, List.of("node-7"));
    assertThat(book.look(HERE, watch.look(bad), now))
        .extracting(alarm -> alarm.rule().kind(), Alarm::name, Alarm::why)
        .containsExactly(
            tuple(Rule.Kind.AWAY, "one", "Connection refused"),
            tuple(Rule.Kind.LIMIT, "vCPUs", "18 of 20 are used: vCPUs"),
            tuple(Rule.Kind.HOST, "node-7", "A service on node-7 is down."));
    book.look(HERE, watch.look(facts(now)), now);
    assertThat(open()).isEmpty();
  }

  @Test
  void countsServersOfFilters() {
    PlaceWatch watch = watch("count > 1 status:error\nsaved web > 1\nsaved nobody > 0");
    watch.changed(null, row("web-1", "ERROR", Duration.ZERO), true);
    watch.changed(null, row("web-2", "ACTIVE", Duration.ZERO), true);
    book.look(HERE, watch.look(facts(now)), now);
    assertThat(open()).containsExactly("saved web > 1: one");
    Row third = row("db-1", "ERROR", Duration.ZERO);
    watch.changed(null, third, true);
    book.look(HERE, watch.look(facts(now)), now);
    assertThat(open()).contains("count > 1 status:error: one");
    watch.changed(third, null, true);
    book.look(HERE, watch.look(facts(now)), now);
    assertThat(open()).containsExactly("saved web > 1: one");
  }

  @Test
  void aChangeStaysUntilSomebodyHasSeenIt() {
    PlaceWatch watch = watch("changes name:web");
    Row before = row("web-1", "ACTIVE", Duration.ofHours(1));
    watch.changed(null, before, false);
    watch.changed(before, row("web-1", "SHUTOFF", Duration.ZERO), true);
    List<Alarm> raised = book.look(HERE, watch.look(facts(now)), now);
    assertThat(raised).extracting(Alarm::why).containsExactly("Status: ACTIVE → SHUTOFF");
    book.look(HERE, watch.look(facts(now)), now);
    assertThat(open()).hasSize(1);
    book.acknowledge(raised, now);
    assertThat(book.all()).extracting(Alarm::state).containsExactly(Alarm.State.ENDED);
  }

  @Test
  void aPlaceThatIsLeftIsForgotten() {
    PlaceWatch watch = watch("error");
    watch.changed(null, row("web-1", "ERROR", Duration.ZERO), true);
    book.look(HERE, watch.look(facts(now)), now);
    book.forget(HERE.key());
    assertThat(book.all()).isEmpty();
  }

  @Test
  void theStandardRulesNeedNoSetUp() {
    WatchRules rules = WatchRules.read(WatchRules.standard());
    assertThat(rules.faults()).isEmpty();
    assertThat(rules.rules())
        .extracting(Rule::kind)
        .containsExactly(Rule.Kind.ERROR, Rule.Kind.STUCK, Rule.Kind.AWAY);
    assertThat(rules.desktop()).isTrue();
    assertThat(rules.run()).isEmpty();
  }

  @Test
  void everyFormOfTheHelpIsUnderstood() {
    // The help is what people copy from: its lines without what stands in brackets.
    String help =
        WatchRules.standard()
            .lines()
            .filter(line -> line.startsWith("# "))
            .map(line -> line.substring(2).split(" {3,}", -1)[0].replaceAll(" \\[.*", ""))
            .reduce("", (all, line) -> all + line + "\n");
    WatchRules rules = WatchRules.read(help);
    assertThat(rules.faults()).isEmpty();
    assertThat(rules.rules()).extracting(Rule::kind).containsExactlyInAnyOrder(Rule.Kind.values());
    assertThat(rules.run()).containsExactly("notify-team", "{title}", "{text}");
    assertThat(rules.desktop()).isFalse();
    QuietHours quiet = Objects.requireNonNull(rules.quiet());
    assertThat(quiet.contains(LocalTime.of(23, 0))).isTrue();
    assertThat(quiet.contains(LocalTime.of(3, 0))).isTrue();
    assertThat(quiet.contains(LocalTime.of(7, 0))).isFalse();
    assertThat(quiet.contains(LocalTime.NOON)).isFalse();
  }

  @Test
  void whatIsNoRuleIsToldByItsLine() {
    assertThat(
            WatchRules.read("error\nstuck for long\nquiet never\nstuck 99999999999m\nrun {title}")
                .faults())
        .extracting(Fault::line)
        .containsExactly(2, 3, 4, 5);
  }
}
