package io.novadesk.bench;

import io.novadesk.api.Metadata;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.cloud.live.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Changes servers of a cloud, so many every second, spread over the whole list: the program that
 * {@link DemoProcess#changedByOthers} starts. Says {@code # begins} before the first change, and
 * how many servers it changed at its end.
 */
final class OtherPeople {
  private static final int AT_ONCE = 8;

  private OtherPeople() {}

  /**
   * @param args where and as whom to log in, how many servers each second, how many seconds
   */
  public static void main(String[] args) throws Exception {
    int each = Integer.parseInt(args[5]);
    int seconds = Integer.parseInt(args[6]);
    try (Session session = DemoProcess.connect(args[0], args[1], args[2], args[3], args[4]);
        var senders = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Server> servers = new ArrayList<>();
      session.regions().getFirst().servers().list(ServerQuery.ALL, servers::addAll);
      List<String> ids =
          servers.stream().filter(s -> !Boolean.TRUE.equals(s.locked())).map(Server::id).toList();
      Metadata metadata = session.regions().getFirst().servers().metadata();
      System.out.println("# begins");
      Instant begin = Instant.now();
      for (int second = 0; second < seconds; second++) {
        Map<String, String> wave = Map.of("wave", "w" + second);
        List<Future<?>> sent = new ArrayList<>();
        for (int i = 0; i < each; i++) {
          String id = ids.get((second + i * (ids.size() / each)) % ids.size());
          sent.add(senders.submit(() -> metadata.merge(id, wave)));
        }
        for (Future<?> one : sent) {
          one.get();
        }
        Duration early = Duration.between(Instant.now(), begin.plusSeconds(second + 1L));
        if (early.isPositive()) {
          Thread.sleep(early);
        }
      }
      System.out.println(each * seconds);
    }
  }
}
