package io.novadesk.record;

import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.network.Networks;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the images, volumes and floating IPs of a cloud now and then, on a thread of its own. */
final class ThingLists implements AutoCloseable {
  /** Behind the region's name: so the recurring questions of the live list are known as well. */
  private static final String POLL = " poll";

  private final Session session;
  private final InstantSource clock;
  private final Consumer<Listing> receiver;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("things").factory());

  /** All that a region showed of one kind at a moment. */
  record Listing(String region, ThingKind kind, List<Thing> things, Instant at) {}

  ThingLists(Session session, InstantSource clock, Consumer<Listing> receiver) {
    this.session = session;
    this.clock = clock;
    this.receiver = receiver;
  }

  /** Begins to read; from then on so often. */
  void every(Duration pause) {
    ScheduledFuture<?> _ =
        worker.scheduleWithFixedDelay(
            this::readAll, pause.toMillis() / 10, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void readAll() {
    for (Region region : session.regions()) {
      // A region that does not even tell its servers is asked for nothing more.
      if (region.inventory().state().phase() == Inventory.Phase.LIVE) {
        read(
            region, ThingKind.IMAGE, () -> region.images().list().stream().map(Thing::of).toList());
        Volumes volumes = region.volumes();
        if (volumes != null) {
          read(region, ThingKind.VOLUME, () -> volumes.volumes().stream().map(Thing::of).toList());
        }
        Networks networks = region.networks();
        if (networks != null) {
          read(
              region,
              ThingKind.ADDRESS,
              () -> networks.floatingIps().stream().map(Thing::of).toList());
        }
      }
    }
  }

  private void read(Region region, ThingKind kind, Callable<List<Thing>> list) {
    List<Thing> things = answer(region.name() + POLL, list);
    if (things != null) {
      receiver.accept(new Listing(region.name(), kind, things, clock.instant()));
    }
  }

  private static @Nullable List<Thing> answer(String label, Callable<List<Thing>> list) {
    try {
      return ExchangeLog.during(label, list);
    } catch (Exception _) {
      // A refusal, a service that is away: nobody watched them then, which the timeline tells.
      return null;
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
