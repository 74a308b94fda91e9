package io.novadesk.viewmodel.vitals;

import io.novadesk.api.compute.Diagnostics;
import io.novadesk.api.compute.Diagnostics.Cpu;
import io.novadesk.api.compute.Diagnostics.Disk;
import io.novadesk.api.compute.Diagnostics.Nic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes rates of counters. What cannot be known is not among them. */
final class Rates {
  private static final double NANOS = 1e9;
  private static final double WHOLE = 100;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Map<Measure, Double> rates = new HashMap<>();
  private final double seconds;
  private boolean anew;

  private Rates(double seconds) {
    this.seconds = seconds;
  }

  /**
   * @param then an earlier reading of the same server; null: only what needs none is told
   */
  static Map<Measure, Double> between(@Nullable Reading then, Reading now) {
    Diagnostics of = now.values();
    Rates made = new Rates(then == null ? 0 : (now.nanos() - then.nanos()) / NANOS);
    made.memory(of.memory());
    if (then != null && made.seconds > 0) {
      Diagnostics before = then.values();
      made.disks(before.disks(), of.disks());
      made.nics(before.nics(), of.nics());
      made.cpus(before.cpus(), of.cpus());
      if (made.anew || isLess(of.uptime(), before.uptime())) {
        return between(null, now);
      }
    }
    return Map.copyOf(made.rates);
  }

  private static boolean isLess(@Nullable Long now, @Nullable Long before) {
    return now != null && before != null && now < before;
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
      Cpu old = of(cpu.name(), then, now, Cpu::name);
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
      Disk old = of(disk.name(), then, now, Disk::name);
      if (old != null) {
        put(Measure.Kind.READ, disk.name(), disk.read(), old.read());
        put(Measure.Kind.WRITTEN, disk.name(), disk.written(), old.written());
      }
    }
  }

  private void nics(List<Nic> then, List<Nic> now) {
    for (Nic nic : now) {
      Nic old = of(nic.name(), then, now, Nic::name);
      if (old != null) {
        put(Measure.Kind.RECEIVED, nic.name(), nic.received(), old.received());
        put(Measure.Kind.SENT, nic.name(), nic.sent(), old.sent());
      }
    }
  }

  /** Null where it cannot be told which one it was. */
  private static <T> @Nullable T of(
      String name, List<T> then, List<T> now, Function<T, String> named) {
    // Those that only have a place may all have moved when one came or went.
    if (then.size() != now.size() && NUMBER.matcher(name).matches()) {
      return null;
    }
    List<T> old = then.stream().filter(each -> named.apply(each).equals(name)).toList();
    boolean alone = now.stream().filter(each -> named.apply(each).equals(name)).count() == 1;
    return alone && old.size() == 1 ? old.getFirst() : null;
  }

  private void put(Measure.Kind kind, String device, @Nullable Long now, @Nullable Long before) {
    Double rate = rate(now, before);
    if (rate != null) {
      rates.put(new Measure(kind, device), rate);
    }
  }

  /** Null where the counter is not told, or began anew: then all did, however far they are. */
  private @Nullable Double rate(@Nullable Long now, @Nullable Long before) {
    anew |= isLess(now, before);
    return now == null || before == null || now < before
        ? null
        : Double.valueOf(((double) now - before) / seconds);
  }
}
