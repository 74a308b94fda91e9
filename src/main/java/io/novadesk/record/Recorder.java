package io.novadesk.record;

import io.novadesk.api.compute.Server;
import io.novadesk.api.identity.Project;
import io.novadesk.cloud.live.FirstRows;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is seen of one cloud, on a thread of its own. Whoever tells it something only puts it
 * into a queue. When something cannot be written, or came too fast, that is a gap: it begins anew
 * with what is kept, and compares it with what is there.
 */
public final class Recorder implements AutoCloseable {
  private static final long BEAT_MILLIS = 1_000;
  private static final int MOST_WAITING = 4_000;

  /** Images, volumes and addresses change seldom, and each look is a list of them all. */
  private static final Duration THINGS_EVERY = Duration.ofMinutes(1);

  /** Clocks that are right are never that far apart. */
  private static final Duration NEAR = Duration.ofDays(1);

  private final Path path;
  private final Session session;
  private final InstantSource clock;
  private final Retention retention;
  private final Consumer<String> tell;
  private final AuditQueue audit;
  private final Deeds deeds;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Seen> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final BlockingQueue<RecordFile.Work> others = new ArrayBlockingQueue<>(MOST_WAITING);
  private final BlockingQueue<ThingLists.Listing> listings = new ArrayBlockingQueue<>(MOST_WAITING);
  private final BlockingQueue<Measure> measures = new ArrayBlockingQueue<>(MOST_WAITING);
  private final ThingLists things;
  private final AtomicBoolean lost = new AtomicBoolean();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("record").daemon(true).factory());
  private final WriterLock lock;
  private volatile Mode mode = Mode.OPENING;
  private @Nullable RecordFile file;
  private @Nullable Writing writing;
  private @Nullable Past past;
  private String lastTold = "";

  /** What it does now. */
  public enum Mode {
    OPENING,
    WRITING,
    /** Another window writes; what it wrote is read. */
    READING,
    /** Nothing can be kept now; it tries again. */
    BROKEN
  }

  private record Seen(String region, Inventory.Update update, Instant at) {}

  /**
   * @param path of the database
   * @param clock this computer's
   * @param tell gets sentences for the person, on any thread
   */
  public Recorder(
      Path path, Session session, InstantSource clock, Retention retention, Consumer<String> tell) {
    this.path = path;
    this.session = session;
    this.clock = clock;
    this.retention = retention;
    this.tell = tell;
    this.lock = new WriterLock(path);
    this.things = new ThingLists(session, clock, this::listed);
    this.audit = new AuditQueue(session.exchanges(), this::wake);
    this.deeds =
        new Deeds(
            session,
            new Deeds.Receiver() {
              @Override
              public void told(List<Deed> told) {
                later(writer -> writer.deeds(told));
              }

              @Override
              public void called(String userId, String name) {
                later(writer -> writer.person(userId, name));
              }
            });
  }

  /** Opens the database and begins to keep, in the background: after the first rows of clouds. */
  public void start() {
    start(THINGS_EVERY);
  }

  /**
   * @param thingsEvery how often what is there beside servers is listed
   */
  void start(Duration thingsEvery) {
    thread.execute(
        () -> {
          try {
            FirstRows.OF_ALL.giveWay();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    ScheduledFuture<?> _ =
        thread.scheduleWithFixedDelay(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    things.every(thingsEvery);
  }

  /** A list that finds no room is one that was not read. */
  private void listed(ThingLists.Listing listing) {
    boolean _ = listings.offer(listing);
  }

  public Mode mode() {
    return mode;
  }

  /** Runs, on the recorder's thread, whenever something new can be read. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Keeps how something ended that was sent. */
  public void ended(Map<String, String> facts) {
    audit.add(facts);
  }

  /** Keeps how a region stood. One that finds no room is lost, as if nobody had watched. */
  public void measured(Measure measure) {
    boolean _ = measures.offer(measure);
  }

  /**
   * What answers questions; blocking.
   *
   * @throws RecordException when the record cannot be read
   */
  public synchronized Past past() {
    if (past == null) {
      try {
        past = new Past(RecordFile.open(path));
      } catch (SQLException e) {
        throw new RecordException(e);
      } catch (IOException e) {
        throw new RecordException(new SQLException(e.getMessage(), e));
      }
    }
    return past;
  }

  private synchronized void closePast() {
    if (past != null) {
      past.close();
      past = null;
    }
  }

  private interface Write {
    void with(ChangeWriter writer) throws SQLException;
  }

  private void later(Write write) {
    boolean _ =
        others.offer(
            () -> {
              Writing now = writing;
              if (now != null) {
                write.with(now.writer());
              }
            });
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      try {
        thread.execute(this::beat);
      } catch (RejectedExecutionException _) {
        // It is closing, and writes what waits.
      }
    }
  }

  private void beat() {
    woken.set(false);
    try {
      if (file == null) {
        file = RecordFile.open(path);
      }
      audit.writeTo(file);
      if (lost.getAndSet(false)) {
        stopWriting();
      }
      if (writing == null && lock.take()) {
        writing = beginWriting(file);
      }
      if (writing != null) {
        write(writing);
      }
      mode = writing == null ? Mode.READING : Mode.WRITING;
      lastTold = "";
    } catch (SQLException e) {
      failed(e, RecordException.isDamage(e));
    } catch (RecordException e) {
      failed(e, e.isDamage());
    } catch (IOException | RuntimeException e) {
      failed(e, false);
    } catch (LinkageError e) {
      // SQLite is no part of Java: a system may refuse to load it.
      failed(new IOException(e.getMessage(), e), false);
    }
  }

  /** What is kept is the first state of every watch. */
  private Writing beginWriting(RecordFile into) throws SQLException, IOException {
    Watches watches = Watches.from(past(), session.regions(), this::isOurs);
    queue.clear();
    listings.clear();
    List<AutoCloseable> ears = new ArrayList<>();
    for (Region region : session.regions()) {
      ears.add(region.inventory().listen(update -> heard(region.name(), update)));
    }
    return new Writing(into, watches, ears, retention);
  }

  private boolean isOurs(Server server) {
    Project project = session.identity().project();
    return project == null || server.projectId() == null || server.projectId().equals(project.id());
  }

  /** On the inventory's thread, which must not wait. */
  private void heard(String region, Inventory.Update update) {
    if (!queue.offer(new Seen(region, update, clock.instant()))) {
      lost.set(true);
    }
  }

  private void write(Writing now) throws SQLException {
    List<Change> changes = new ArrayList<>();
    List<Change> stirred = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    for (Seen seen = queue.poll(); seen != null; seen = queue.poll()) {
      RegionWatch.Look look = now.take(seen.region(), seen.update(), seen.at());
      changes.addAll(look.changes());
      stirred.addAll(look.stirred());
      gaps.addAll(look.gaps());
    }
    List<Change> ofThings = new ArrayList<>();
    for (ThingLists.Listing next = listings.poll(); next != null; next = listings.poll()) {
      RegionWatch.Look look = now.take(next);
      ofThings.addAll(look.changes());
      gaps.addAll(look.gaps());
    }
    List<RecordFile.Work> more = new ArrayList<>();
    others.drainTo(more);
    List<Change> all = Stream.concat(changes.stream(), ofThings.stream()).toList();
    Instant instant = clock.instant();
    boolean told = now.write(all, gaps, more, instant);
    now.clean(instant, isSure(instant));
    now.measure(measures);
    changes.forEach(this::wantDeeds);
    stirred.forEach(this::wantDeeds);
    if (told) {
      listeners.forEach(Runnable::run);
    }
  }

  /**
   * By a clock that is far ahead of the cloud's everything would be too old; one that is away tells
   * no time.
   */
  private boolean isSure(Instant now) {
    List<Region> telling =
        session.regions().stream()
            .filter(region -> region.inventory().state().phase() == Inventory.Phase.LIVE)
            .toList();
    return !telling.isEmpty()
        && telling.stream()
            .map(region -> Duration.between(region.inventory().clock().instant(), now).abs())
            .allMatch(apart -> apart.compareTo(NEAR) < 0);
  }

  /** Once it stands still: before that its record does not tell how it ended. */
  private void wantDeeds(Change change) {
    for (Region region : session.regions()) {
      if (region.name().equals(change.region())) {
        Server server = region.inventory().get(change.serverId());
        if (server == null || !server.isInTransition()) {
          deeds.want(region, change);
        }
      }
    }
  }

  private void stopWriting() {
    Writing was = writing;
    writing = null;
    if (was != null) {
      was.close();
    }
  }

  private void failed(Exception problem, boolean damaged) {
    mode = Mode.BROKEN;
    dropFile(problem);
    String sentence;
    if (damaged) {
      sentence = beginAnew(problem);
    } else {
      sentence =
          Text.of("record.broken", session.shownName(), String.valueOf(problem.getMessage()));
    }
    if (!sentence.equals(lastTold)) {
      lastTold = sentence;
      tell.accept(sentence);
    }
  }

  /** The next beat opens it anew: nobody knows in what state a connection is that failed. */
  private void dropFile(Exception problem) {
    try {
      stopWriting();
    } catch (RecordException e) {
      problem.addSuppressed(e);
    }
    try {
      if (file != null) {
        file.close();
      }
    } catch (SQLException e) {
      problem.addSuppressed(e);
    }
    file = null;
  }

  private String beginAnew(Exception problem) {
    try {
      closePast();
      return Text.of("record.damaged", session.shownName(), RecordFile.keepAside(path));
    } catch (IOException | RecordException e) {
      problem.addSuppressed(e);
      return Text.of("record.broken", session.shownName(), String.valueOf(e.getMessage()));
    }
  }

  /** Writes what waits and ends, in the background. */
  @Override
  public void close() {
    audit.close();
    deeds.close();
    things.close();
    thread.execute(this::beat);
    thread.execute(this::closeFiles);
    thread.shutdown();
  }

  /** Waits until it has ended after {@link #close}, but not for long. */
  public void await(Duration longest) {
    try {
      if (!thread.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeFiles() {
    stopWriting();
    try {
      closePast();
      if (file != null) {
        file.close();
      }
      lock.close();
    } catch (SQLException | IOException | RecordException e) {
      tell.accept(Text.of("record.broken", session.shownName(), String.valueOf(e.getMessage())));
    }
  }
}
