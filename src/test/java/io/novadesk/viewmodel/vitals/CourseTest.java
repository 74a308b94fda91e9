package io.novadesk.viewmodel.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.novadesk.api.compute.Diagnostics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rates of counters, and where there are none. */
class CourseTest {
  private static final Measure READ = new Measure(Measure.Kind.READ, "vda");
  private static final Measure SENT = new Measure(Measure.Kind.SENT, "tap1");

  private final Course course = new Course();

  private static Reading at(double seconds, double cpuSeconds, long read) {
    long nanos = (long) (cpuSeconds * 1e9);
    return new Reading(
        new Diagnostics(
            null,
            null,
            null,
            null,
            new Diagnostics.Memory(1000L, 250L),
            List.of(new Diagnostics.Cpu("0", nanos), new Diagnostics.Cpu("1", 0L)),
            List.of(new Diagnostics.Disk("vda", read, 1L, null, null, null)),
            List.of(new Diagnostics.Nic("tap1", null, 2 * read, null, null)),
            Map.of()),
        (long) (seconds * 1e9));
  }

  /** What is drawn from where there is something on. */
  private List<Double> drawn(Measure measure) {
    List<Double> values = course.values(measure);
    assertThat(values).hasSizeGreaterThanOrEqualTo(30);
    int from = 0;
    while (from < values.size() && values.get(from).isNaN()) {
      from++;
    }
    return values.subList(from, values.size());
  }

  @Test
  void ratesComeFromTwoLooksAndTheTimeBetween() {
    course.looked(at(100, 50, 1000));
    assertThat(course.latest(READ)).isNaN();
    assertThat(course.latest(Measure.CPUS)).isNaN();
    assertThat(course.latest(Measure.MEMORY)).isEqualTo(25);
    course.looked(at(110, 55, 3000));
    assertThat(course.latest(READ)).isEqualTo(200);
    assertThat(course.latest(SENT)).isEqualTo(400);
    assertThat(course.latest(new Measure(Measure.Kind.CPU, "0"))).isEqualTo(50, offset(0.001));
    assertThat(course.latest(Measure.CPUS)).as("of both").isEqualTo(25, offset(0.001));
    assertThat(course.latest(new Measure(Measure.Kind.RECEIVED, "tap1")))
        .as("what is not told")
        .isNaN();
    // A rate stands for the whole minute that it was measured over.
    course.looked(at(170, 55, 3600));
    assertThat(drawn(READ)).containsExactly(200.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0);
    assertThat(drawn(Measure.MEMORY)).hasSize(8).containsOnly(25.0);
  }

  @Test
  void aCounterThatBeganAnewIsAGap() {
    course.looked(at(100, 50, 1000));
    course.looked(at(110, 51, 2000));
    course.looked(at(120, 0.5, 100));
    assertThat(course.latest(READ)).isNaN();
    assertThat(course.latest(Measure.CPUS)).isNaN();
    course.looked(at(130, 1.5, 600));
    assertThat(drawn(READ)).containsExactly(100.0, Double.NaN, 50.0);
    assertThat(drawn(Measure.CPUS)).hasSize(3).element(1).isEqualTo(Double.NaN);
  }

  /** A look at a server with these disks, whose memory is known. */
  private static Reading disks(double seconds, @Nullable Long uptime, Diagnostics.Disk... disks) {
    return new Reading(
        new Diagnostics(
            null,
            null,
            null,
            uptime,
            new Diagnostics.Memory(1000L, 250L),
            List.of(),
            List.of(disks),
            List.of(),
            Map.of()),
        (long) (seconds * 1e9));
  }

  private static Diagnostics.Disk disk(String name, long read) {
    return new Diagnostics.Disk(name, read, null, null, null, null);
  }

  @Test
  void ofAServerThatBeganAnewNoCounterTellsARateHoweverFarItIs() {
    course.looked(disks(100, 900L, disk("vda", 1000), disk("vdb", 5000)));
    course.looked(disks(160, 20L, disk("vda", 7000), disk("vdb", 9000)));
    assertThat(course.latest(READ)).as("the guest has run for 20 s").isNaN();
    assertThat(course.latest(Measure.MEMORY)).isEqualTo(25);
    course.looked(disks(170, null, disk("vda", 7000), disk("vdb", 9000)));
    course.looked(disks(180, null, disk("vda", 9000), disk("vdb", 100)));
    assertThat(course.latest(READ)).as("another counter began anew").isNaN();
    course.looked(disks(190, null, disk("vda", 9500), disk("vdb", 100)));
    assertThat(course.latest(READ)).isEqualTo(50);
    course.looked(disks(200, null, disk("vda", 0), disk("vdb", Long.MAX_VALUE)));
    course.looked(disks(210, null, disk("vda", Long.MAX_VALUE), disk("vdb", Long.MAX_VALUE)));
    assertThat(course.latest(READ)).isEqualTo(Long.MAX_VALUE / 10.0);
  }

  @Test
  void aDeviceThatCannotBeToldFromOthersHasNoRate() {
    Measure second = new Measure(Measure.Kind.READ, "1");
    course.looked(disks(100, null, disk("0", 10), disk("1", 20), disk("2", 5000)));
    course.looked(disks(110, null, disk("0", 10), disk("1", 5000)));
    assertThat(course.latest(second)).as("the second went, the third has its place").isNaN();
    course.looked(disks(120, null, disk("0", 10), disk("1", 5100)));
    assertThat(course.latest(second)).isEqualTo(10);
    course.looked(disks(130, null, disk("vda", 10), disk("vda", 8000)));
    course.looked(disks(140, null, disk("vda", 20), disk("vda", 8000)));
    assertThat(course.latest(READ)).as("two of one name").isNaN();
  }

  @Test
  void aLookThatFailedIsAGapAndSoIsATimeInWhichNobodyLooked() {
    course.looked(at(100, 50, 1000));
    course.looked(at(110, 51, 2000));
    course.missed((long) 120e9, "No answer.");
    assertThat(course.latest(READ)).isNaN();
    course.looked(at(130, 53, 4000));
    assertThat(course.latest(READ)).as("what was between is not known").isNaN();
    course.looked(at(140, 54, 5000));
    assertThat(drawn(READ)).containsExactly(100.0, Double.NaN, Double.NaN, 100.0);
    course.looked(at(300, 55, 5000));
    course.looked(at(310, 56, 6000));
    assertThat(drawn(READ)).hasSize(21).endsWith(Double.NaN, 100.0);
    assertThat(drawn(READ).subList(4, 20)).containsOnly(Double.NaN);
    // What was known before tells nothing new.
    course.looked(at(305, 90, 9000));
    assertThat(course.latest(READ)).isEqualTo(100);
  }

  @Test
  void keepsHalfAnHour() {
    for (int i = 0; i < 400; i++) {
      course.looked(at(10 * i, 5 * i, 1000L * i));
    }
    assertThat(course.values(READ)).hasSize(180).containsOnly(100.0);
  }
}
