package io.novadesk.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.network.Networks.FloatingIp;
import io.novadesk.api.volume.Volumes.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the record makes of lists of volumes and addresses. */
class ThingWatchTest {
  private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");

  private static Thing volume(String id, String name, String status, int size, String... servers) {
    return Thing.of(
        new Volume(
            id,
            name,
            status,
            size,
            "ssd",
            false,
            "nova",
            NINE.minusSeconds(30),
            List.of(servers),
            Map.of("db_password", "hunter2-sesame")));
  }

  private static Thing address(@Nullable String fixed) {
    return Thing.of(
        new FloatingIp(
            "ip-1", "203.0.113.7", fixed, null, "net", fixed == null ? "DOWN" : "ACTIVE"));
  }

  private static ThingWatch watch(ThingKind kind) {
    return new ThingWatch("RegionOne", kind, Map.of(), null);
  }

  private static Instant minute(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  private static List<String> told(RegionWatch.Look look) {
    return look.changes().stream()
        .flatMap(
            change ->
                change.differences().stream()
                    .map(
                        d ->
                            change.name() + " " + d.field() + " " + d.before() + " > " + d.after()))
        .toList();
  }

  @Test
  void tellsWhatChangedOfAVolume() {
    ThingWatch watch = watch(ThingKind.VOLUME);
    assertThat(watch.take(List.of(volume("1", "data", "available", 10)), NINE).changes())
        .as("where the record begins nothing has changed")
        .isEmpty();
    RegionWatch.Look look =
        watch.take(List.of(volume("1", "data", "in-use", 20, "server-9")), minute(1));
    assertThat(told(look))
        .containsExactlyInAnyOrder(
            "data status available > in-use",
            "data size 10 > 20",
            "data attached_to null > server-9");
    RegionWatch.Look came =
        watch.take(
            List.of(
                volume("1", "data", "in-use", 20, "server-9"), volume("2", "more", "available", 1)),
            minute(2));
    assertThat(came.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.isArrival()).isTrue();
              assertThat(change.time()).as("when it was made").isEqualTo(NINE.minusSeconds(30));
              assertThat(ThingKind.of(change.serverId())).isEqualTo(ThingKind.VOLUME);
              assertThat(ThingKind.idOf(change.serverId())).isEqualTo("2");
            });
    assertThat(told(came)).noneMatch(line -> line.contains("hunter2"));
    assertThat(watch.take(List.of(volume("2", "more", "available", 1)), minute(3)).changes())
        .singleElement()
        .satisfies(change -> assertThat(change.isDeparture()).isTrue());
  }

  @Test
  void tellsWhereAnAddressPoints() {
    ThingWatch watch = watch(ThingKind.ADDRESS);
    watch.take(List.of(address(null)), NINE);
    assertThat(told(watch.take(List.of(address("10.0.0.5")), minute(1))))
        .containsExactlyInAnyOrder(
            "203.0.113.7 status DOWN > ACTIVE", "203.0.113.7 fixed_ip null > 10.0.0.5");
  }

  /** What happened while nobody read the lists is found by the next look, and told as such. */
  @Test
  void goesOnFromWhatIsKept() {
    ThingWatch before = watch(ThingKind.VOLUME);
    before.take(List.of(volume("1", "data", "available", 10)), NINE);
    Map<String, ServerFacts> kept = new HashMap<>();
    before.each(kept::put);
    ThingWatch watch = new ThingWatch("RegionOne", ThingKind.VOLUME, kept, before.until());
    RegionWatch.Look look = watch.take(List.of(volume("1", "data", "error", 10)), minute(90));
    assertThat(told(look)).containsExactly("data status available > error");
    assertThat(look.gaps())
        .containsExactly(new Gap(ThingWatch.key(ThingKind.VOLUME, "RegionOne"), NINE, minute(90)));
    assertThat(watch.take(List.of(volume("1", "data", "error", 10)), minute(91)).gaps()).isEmpty();
  }
}
