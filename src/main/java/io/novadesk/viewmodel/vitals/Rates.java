package io.novadesk.viewmodel.vitals;

import io.novadesk.api.compute.Diagnostics;
import io.novadesk.api.compute.Diagnostics.Cpu;
import io.novadesk.api.compute.Diagnostics.Disk;
import io.novadesk.api.compute.Diagnostics.Nic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes rates of counters. What cannot be known is not among them. */
final class Rates {
  private static final double NANOS = 1e9;
  private static final double WHOLE = 100;

  private final Map<Measure, Double> rates = new HashMap<>();
  private final double seconds;

  private Rates(double seconds) {
    this.seconds = seconds;
  }

  /**
   * @param then an earlier reading of the same server; null: only what needs none is told
   */
  static Map<Measure, Double> between(@Nullable Reading then, Reading now) {
    Rates made = new Rates(then == null ? 0 : (now.nanos() - then.nanos()) / NANOS);
    made.memory(now.values().memory());
    if (then != null) {
      made.cpus(then.values().cpus(), now.values().cpus());
      made.disks(then.values().disks(), now.values().disks());
      made.nics(then.values().nics(), now.values().nics());
    }
    return Map.copyOf(made.rates);
  }

  private void memory(Diagnostics.@Nullable Memory memory) {
    if (memory != null && memory.used() != null && memory.maximum() != null) {
      long maximum = memory.maximum();
      if (maximum > 0) {
        rates.put(Measure.MEMORY, WHOLE * memory.used() / maximum);
      }
    }
  }

  private void cpus(List<Cpu> then, List<Cpu> now) {
    double sum = 0;
    for (Cpu cpu : now) {
      Cpu old = of(cpu.name(), then, Cpu::name);
      Double worked = rate(cpu.time(), old == null ? null : old.time());
      if (worked == null) {
        sum = Double.NaN;
      } else {
        // Two clocks are never quite as fast as each other.
        double share = Math.min(WHOLE, WHOLE * worked / NANOS);
        sum += share;
        rates.put(new Measure(Measure.Kind.CPU, cpu.name()), share);
      }
    }
    if (!now.isEmpty() && !Double.isNaN(sum)) {
      rates.put(Measure.CPUS, sum / now.size());
    }
  }

  private void disks(List<Disk> then, List<Disk> now) {
    for (Disk disk : now) {
      Disk old = of(disk.name(), then, Disk::name);
      if (old != null) {
        put(Measure.Kind.READ, disk.name(), disk.read(), old.read());
        put(Measure.Kind.WRITTEN, disk.name(), disk.written(), old.written());
      }
    }
  }

  private void nics(List<Nic> then, List<Nic> now) {
    for (Nic nic : now) {
      Nic old = of(nic.name(), then, Nic::name);
      if (old != null) {
        put(Measure.Kind.RECEIVED, nic.name(), nic.received(), old.received());
        put(Measure.Kind.SENT, nic.name(), nic.sent(), old.sent());
      }
    }
  }

  private static <T> @Nullable T of(String name, List<T> all, Function<T, String> named) {
    return all.stream().filter(each -> named.apply(each).equals(name)).findFirst().orElse(null);
  }

  private void put(Measure.Kind kind, String device, @Nullable Long now, @Nullable Long before) {
    Double rate = rate(now, before);
    if (rate != null) {
      rates.put(new Measure(kind, device), rate);
    }
  }

  /** Null where the counter is not told, or began anew. */
  private @Nullable Double rate(@Nullable Long now, @Nullable Long before) {
    return now == null || before == null || now < before || seconds <= 0
        ? null
        : Double.valueOf((now - before) / seconds);
  }
}
