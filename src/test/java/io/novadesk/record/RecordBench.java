package io.novadesk.record;

import io.novadesk.api.compute.Server;
import io.novadesk.bench.Figures;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.record.Sample.Script;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What it costs to record 100,000 servers of which 1 % change each minute, for a day, and how fast
 * questions about that day are answered.
 */
@Tag("bench")
class RecordBench {
  private static final int SERVERS = 100_000;
  private static final int EACH_MINUTE = SERVERS / 100;
  private static final int MINUTES = Integer.getInteger("bench.minutes", 24 * 60);
  private static final Instant BEGIN = Instant.parse("2026-11-27T00:00:00Z");

  @Test
  void aDayOfALargeCloud(@TempDir Path folder) throws Exception {
    Random random = new Random(7);
    Script[] servers = new Script[SERVERS];
    for (int i = 0; i < SERVERS; i++) {
      servers[i] =
          new Script(
              String.format(Locale.ROOT, "%08x-0000-4000-8000-%012x", random.nextInt(), i),
              "web-" + i,
              "ACTIVE",
              null,
              Map.of("role", "web-" + i % 7),
              BEGIN);
    }
    Path path = folder.resolve("a.db");
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      for (int i = 0; i < SERVERS; i += 1_000) {
        Inventory.Update page =
            Sample.page(
                Stream.of(servers).skip(i).limit(1_000).map(Script::server).toArray(Server[]::new));
        record.at(BEGIN, page);
      }
      record.at(BEGIN, Sample.round(BEGIN));
      record.checkpoint();
      long first = size(folder);
      long cpu = 0;
      long worst = 0;
      for (int minute = 1; minute <= MINUTES; minute++) {
        // Twelve questions a minute, as the live list asks.
        for (int round = 0; round < 12; round++) {
          Instant at = BEGIN.plusSeconds(60L * minute + 5L * round);
          Server[] changed = new io.novadesk.api.compute.Server[EACH_MINUTE / 12];
          for (int i = 0; i < changed.length; i++) {
            int which = random.nextInt(SERVERS);
            servers[which] = next(servers[which], random, at);
            changed[i] = servers[which].server();
          }
          Inventory.Update update = Sample.changed(at, changed);
          long before = cpuNanos();
          long wall = System.nanoTime();
          record.at(at, update);
          cpu += cpuNanos() - before;
          worst = Math.max(worst, System.nanoTime() - wall);
        }
      }
      record.checkpoint();
      long bytes = size(folder) - first;
      Instant end = BEGIN.plusSeconds(60L * (MINUTES + 1));
      Instant middle = end.minusSeconds(90);
      new Figures("record of " + SERVERS + " servers, " + MINUTES + " minutes at 1 % a minute")
          .say("recording", "% of a core", 100.0 * cpu / (60e9 * MINUTES), 3)
          .say("the longest write", "ms", worst / 1e6)
          .say("30 days of it", "GB", bytes * (30.0 * 24 * 60 / MINUTES) / (1L << 30), 2)
          .say("the first time after a start, of the processor", "ms", once(path, middle))
          .say("every server at a moment", "ms", best(() -> record.past.at(middle).size()), 500)
          .say("the same, of the processor", "ms", cpu(() -> record.past.at(middle).size()))
          .say("one server's history", "ms", best(() -> history(record, servers[77])), 50)
          .say(
              "what is different after it all",
              "ms",
              best(() -> record.past.difference(BEGIN.plusSeconds(5), end).size()),
              1_000)
          .say(
              "the same, of the processor",
              "ms",
              cpu(() -> record.past.difference(BEGIN.plusSeconds(5), end).size()))
          .say(
              "the newest 20,000 changes",
              "ms",
              best(() -> record.past.changes(BEGIN, end, 20_000).size()),
              1_000)
          .print();
    }
  }

  private static int history(ScriptedRecord record, Script server) {
    return record.past.of(ScriptedRecord.REGION, server.id()).size();
  }

  private static Script next(Script now, Random random, Instant at) {
    return switch (random.nextInt(10)) {
      case 0 -> now.named(now.name() + (now.name().length() < 12 ? "x" : ""), at);
      case 1 -> now.with(Map.of("role", "web-" + random.nextInt(20)), at);
      case 2, 3, 4, 5 ->
          now.status().equals("ACTIVE")
              ? now.in("REBOOT", at).doing("rebooting", at)
              : now.in("ACTIVE", at).doing(null, at);
      default -> now.status().equals("SHUTOFF") ? now.in("ACTIVE", at) : now.in("SHUTOFF", at);
    };
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long size(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      long sum = 0;
      for (Path file : files.toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  /** As a person asks after a start: nothing was read before. */
  private static double once(Path path, Instant moment) throws Exception {
    try (Past past = new Past(RecordFile.open(path))) {
      long begin = cpuNanos();
      int _ = past.at(moment).size();
      return (cpuNanos() - begin) / 1e6;
    }
  }

  /** On a busy machine the clock tells how long others had the processor. */
  private static double cpu(Callable<Integer> question) throws Exception {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long begin = cpuNanos();
      int _ = question.call();
      best = Math.min(best, (cpuNanos() - begin) / 1e6);
    }
    return best;
  }

  private static double best(Callable<Integer> question) throws Exception {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long begin = System.nanoTime();
      int _ = question.call();
      best = Math.min(best, (System.nanoTime() - begin) / 1e6);
    }
    return best;
  }
}
