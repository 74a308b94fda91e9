package io.novadesk.demo.nova;

import io.novadesk.demo.compute.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a server says on its serial console: a boot log, then a line every two seconds while it
 * runs. A function of the server and the time, so that it costs no memory.
 */
final class ConsoleLog {
  private static final long EVERY_MILLIS = 2_000;
  private static final int LINES_KEPT = 1_500;
  private static final String ESC = "\u001b";
  private static final String OK = "[" + ESC + "[0;32m  OK  " + ESC + "[0m] ";

  private ConsoleLog() {}

  static List<String> of(Server server, long now) {
    long running = Math.max(0, (now - server.launched()) / EVERY_MILLIS);
    List<String> log = new ArrayList<>();
    if (running < LINES_KEPT) {
      boot(server, log);
    }
    for (long i = Math.max(0, running - LINES_KEPT); i < running; i++) {
      log.add(line(server, i));
    }
    return log;
  }

  private static void boot(Server server, List<String> log) {
    log.add("[    0.000000] Linux version 6.8.0-48-generic (builder@demo) #48-Ubuntu SMP");
    log.add("[    0.000000] Command line: root=LABEL=cloudimg-rootfs ro console=ttyS0");
    for (int cpu = 0; cpu < server.flavor().vcpus(); cpu++) {
      log.add(
          String.format(
              Locale.ROOT, "[    0.%06d] smpboot: CPU %d is online", 41_000 + cpu * 900, cpu));
    }
    log.add(
        String.format(
            Locale.ROOT, "[    0.120411] Memory: %dK available", server.flavor().ram() * 1_000L));
    log.add(
        String.format(
            Locale.ROOT, "[    1.318220] virtio_blk virtio2: [vda] %d GB", server.flavor().disk()));
    log.add("[    2.004519] EXT4-fs (vda1): mounted filesystem with ordered data mode");
    server
        .addresses()
        .forEach(a -> log.add("[    5.771003] cloud-init: ens3: " + a.ip() + " " + a.mac()));
    log.add(OK + "Started OpenSSH server daemon.");
    log.add(OK + "Reached target Multi-User System.");
    log.add("cloud-init finished at " + Times.zulu(server.launched()));
    log.add("");
    log.add(server.hostname() + " login: ");
  }

  private static String line(Server server, long number) {
    int chance = Math.floorMod(Long.hashCode(number * 2_654_435_761L) ^ server.id().hashCode(), 97);
    String time = String.format(Locale.ROOT, "[%12.6f] ", 20 + number * 2 + chance / 1000.0);
    if (chance == 0) {
      return time + ESC + "[1;31mEXT4-fs warning" + ESC + "[0m (device vda1): slow write, 812 ms";
    }
    if (chance < 4) {
      return time
          + ESC
          + "[0;33mapp[812]: retrying connection to backend, attempt "
          + chance
          + ESC
          + "[0m";
    }
    if (chance < 30) {
      return time + "systemd[1]: Started session-" + number % 10_000 + ".scope";
    }
    return time + "app[812]: GET /health 200 in " + (chance + 2) + " ms";
  }
}
