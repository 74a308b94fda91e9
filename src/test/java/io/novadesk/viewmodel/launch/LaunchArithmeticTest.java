package io.novadesk.viewmodel.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names from patterns, and what servers take of a quota. */
class LaunchArithmeticTest {
  private static final Flavor MEDIUM =
      new Flavor("3", "m1.medium", 4096, 2, 40, 0, 0, true, false, null, Map.of());

  @Test
  void zerosBetweenBracesStandForTheNumber() {
    assertThat(NamePattern.of("web-{000}").names(1, 3))
        .containsExactly("web-001", "web-002", "web-003");
    assertThat(NamePattern.of("{0}.web").names(9, 2)).containsExactly("9.web", "10.web");
    assertThat(NamePattern.of("web-{00}").names(99, 2)).containsExactly("web-99", "web-100");
  }

  @Test
  void withoutAPlaceTheNumberComesBehindAndOneServerHasNone() {
    assertThat(NamePattern.of("web").names(5, 1)).containsExactly("web");
    assertThat(NamePattern.of("web").names(5, 2)).containsExactly("web-5", "web-6");
  }

  @Test
  void otherBracesAreOdd() {
    assertThat(NamePattern.of("web-{n}").isOdd()).isTrue();
    assertThat(NamePattern.of("web-{00").isOdd()).isTrue();
    assertThat(NamePattern.of("web-{00}").isOdd()).isFalse();
  }

  @Test
  void aNameGoesOnFromWhereItEnds() {
    assertThat(NamePattern.like("web-07").pattern()).isEqualTo("web-{00}");
    assertThat(NamePattern.like("web-07").start()).hasValue(8);
    assertThat(NamePattern.like("gateway").pattern()).isEqualTo("gateway-{0}");
  }

  @Test
  void theSmallestLimitSaysHowManyFit() {
    QuotaEffect effect = QuotaEffect.of(limits(20, 8, 20, 10, 51_200, 0), MEDIUM, 3, 0, 4);
    assertThat(effect.fit()).hasValue(5);
    assertThat(effect.over()).isNull();
    assertThat(effect.sentence()).contains("5 servers").contains("2 more");
    QuotaEffect.Gauge cores = effect.gauges().get(1);
    assertThat(cores.text()).isEqualTo("10 of 20, then 16");
    assertThat(cores.usedShare()).isEqualTo(0.5);
    assertThat(cores.addedShare()).isCloseTo(0.3, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void whatPassesALimitIsNamed() {
    QuotaEffect effect = QuotaEffect.of(limits(20, 8, 20, 10, 51_200, 0), MEDIUM, 8, 0, 4);
    assertThat(effect.over())
        .isNotNull()
        .satisfies(gauge -> assertThat(gauge.resource()).isEqualTo("cores"));
    assertThat(effect.sentence())
        .contains("3 of 8 would be refused")
        .contains("4 here are stopped");
    assertThat(effect.gauges().get(1).addedShare()).isEqualTo(0.5);
  }

  @Test
  void unlimitedAndUntoldLimitsStandInNobodysWay() {
    assertThat(QuotaEffect.of(limits(-1, 8, -1, 10, -1, 0), MEDIUM, 50, 0, 4).fit()).isEmpty();
    assertThat(QuotaEffect.of(null, MEDIUM, 1, 0, 4).gauges()).isEmpty();
    // An old cloud tells the limit, and nothing of what is used.
    Limits old = new Limits(Map.of("maxTotalInstances", 10L), List.of());
    assertThat(QuotaEffect.of(old, MEDIUM, 1, 7, 4).fit()).hasValue(3);
  }

  private static Limits limits(
      long servers, long usedServers, long cores, long usedCores, long ram, long usedRam) {
    Map<String, Long> absolute = new HashMap<>();
    absolute.put("maxTotalInstances", servers);
    absolute.put("totalInstancesUsed", usedServers);
    absolute.put("maxTotalCores", cores);
    absolute.put("totalCoresUsed", usedCores);
    absolute.put("maxTotalRAMSize", ram);
    absolute.put("totalRAMUsed", usedRam);
    return new Limits(absolute, List.of());
  }
}
