package io.novadesk.viewmodel.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Diagnostics;
import io.novadesk.viewmodel.detail.DiagnosticsViewModel.Group;
import io.novadesk.viewmodel.detail.DiagnosticsViewModel.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosticsViewModelTest {
  private static final long SECOND = 1_000_000_000L;

  private static Reading reading(long nanos, long cpu, long read) {
    return new Reading(
        "server",
        new Diagnostics(
            "running",
            "libvirt",
            "kvm",
            120L,
            new Diagnostics.Memory(1024L, 256L),
            List.of(new Diagnostics.Cpu("0", cpu)),
            List.of(new Diagnostics.Disk("0", read, 1L, null, null, null)),
            List.of(),
            Map.of()),
        nanos);
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
    List<Group> groups =
        DiagnosticsViewModel.groupsOf(
            reading(4 * SECOND, 3 * SECOND, 4096), reading(2 * SECOND, 2 * SECOND, 2048));
    assertThat(meter(groups, "CPU 0").value()).isEqualTo("50 %");
    assertThat(meter(groups, "CPU 0").share()).isEqualTo(0.5);
    assertThat(meter(groups, "Disk 0 read").value()).isEqualTo("1.0 KiB/s");
    assertThat(meter(groups, "Memory").share()).isEqualTo(0.25);
  }

  @Test
  void oneReadingHasNoRateAndNeitherHasACounterThatBeganAnew() {
    List<Group> first = DiagnosticsViewModel.groupsOf(reading(SECOND, SECOND, 2048), null);
    assertThat(meter(first, "CPU 0").value()).isEqualTo("measuring");
    List<Group> anew =
        DiagnosticsViewModel.groupsOf(reading(3 * SECOND, 10, 10), reading(SECOND, SECOND, 2048));
    assertThat(meter(anew, "CPU 0").value()).isEqualTo("measuring");
    assertThat(meter(anew, "Disk 0 read").value()).isEqualTo("measuring");
  }
}
