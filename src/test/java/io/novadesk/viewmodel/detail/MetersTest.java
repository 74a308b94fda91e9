package io.novadesk.viewmodel.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Diagnostics;
import io.novadesk.viewmodel.detail.DiagnosticsViewModel.Group;
import io.novadesk.viewmodel.vitals.Course;
import io.novadesk.viewmodel.vitals.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetersTest {
  private static final long SECOND = 1_000_000_000L;

  private final Course course = new Course();

  private List<Group> look(long nanos, long cpu, long read) {
    Diagnostics now =
        new Diagnostics(
            "running",
            "libvirt",
            "kvm",
            120L,
            new Diagnostics.Memory(1024L, 256L),
            List.of(new Diagnostics.Cpu("0", cpu)),
            List.of(new Diagnostics.Disk("0", read, 1L, null, null, null)),
            List.of(),
            Map.of());
    course.looked(new Reading(now, nanos));
    return Meters.of(now, course);
  }

  private static Meter meter(List<Group> groups, String name) {
    return groups.stream()
        .flatMap(g -> g.meters().stream())
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ratesComeFromTwoReadings() {
    look(2 * SECOND, 2 * SECOND, 2048);
    List<Group> groups = look(4 * SECOND, 3 * SECOND, 4096);
    assertThat(meter(groups, "CPU 0").value()).isEqualTo("50 %");
    assertThat(meter(groups, "CPU 0").share()).isEqualTo(0.5);
    assertThat(meter(groups, "Disk 0 read").value()).isEqualTo("1.0 KiB/s");
    assertThat(meter(groups, "Disk 0 read").most()).isEqualTo(1024);
    assertThat(meter(groups, "Memory").share()).isEqualTo(0.25);
    assertThat(meter(groups, "Uptime").course()).isEmpty();
  }

  @Test
  void oneReadingHasNoRateAndNeitherHasACounterThatBeganAnew() {
    assertThat(meter(look(SECOND, SECOND, 2048), "CPU 0").value()).isEqualTo("measuring");
    List<Group> anew = look(3 * SECOND, 10, 10);
    assertThat(meter(anew, "CPU 0").value()).isEqualTo("measuring");
    assertThat(meter(anew, "Disk 0 read").value()).isEqualTo("measuring");
  }

  @Test
  void memoryThatNoComputerHasIsToldAllTheSame() {
    Diagnostics now =
        new Diagnostics(
            null,
            null,
            null,
            Long.MAX_VALUE,
            new Diagnostics.Memory(Long.MAX_VALUE, Long.MAX_VALUE - 1),
            List.of(),
            List.of(),
            List.of(),
            Map.of());
    course.looked(new Reading(now, 1));
    assertThat(meter(Meters.of(now, course), "Memory").value()).isEqualTo("8192 PiB of 8192 PiB");
  }
}
