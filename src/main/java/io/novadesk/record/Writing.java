package io.novadesk.record;

import io.novadesk.cloud.live.Inventory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The time in which one window writes the record of a cloud. For one thread. */
final class Writing implements AutoCloseable {
  /** So long nobody notices that the program was killed. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private static final Duration KEYFRAME_EVERY = Duration.ofDays(1);

  /** So many changes are replayed in the time that a person waits for. */
  static final long KEYFRAME_CHANGES = 300_000;

  /** So many are put together in one row. */
  private static final long BLOCK_CHANGES = 20_000;

  private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);

  private final RecordFile file;
  private final ChangeWriter writer;
  private final Watches watches;
  private final List<Watched> all;
  private final List<AutoCloseable> ears;
  private final Retention retention;
  private long lastKeyframe;
  private long lastBlock;
  private @Nullable Instant keyframeAt;
  private @Nullable Instant lastBeat;
  private @Nullable Instant cleaned;

  /**
   * @param ears what is closed at the end
   */
  Writing(RecordFile file, Watches watches, List<AutoCloseable> ears, Retention retention)
      throws SQLException {
    this.file = file;
    this.writer = new ChangeWriter(file);
    this.watches = watches;
    this.all = watches.all();
    this.ears = ears;
    this.retention = retention;
    long at = file.number("SELECT max(at) FROM keyframe");
    keyframeAt = at == 0 ? null : Instant.ofEpochMilli(at);
    lastKeyframe = file.number("SELECT max(upto) FROM keyframe");
    lastBlock =
        Math.max(
            file.number("SELECT max(upto) FROM block"),
            file.number("SELECT min(upto) FROM keyframe"));
  }

  ChangeWriter writer() {
    return writer;
  }

  RegionWatch.Look take(String region, Inventory.Update update, Instant at) {
    RegionWatch watch = watches.servers().get(region);
    return watch == null
        ? new RegionWatch.Look(List.of(), List.of(), List.of())
        : watch.take(update, at);
  }

  RegionWatch.Look take(ThingLists.Listing listing) {
    ThingWatch watch = watches.things().get(ThingWatch.key(listing.kind(), listing.region()));
    return watch == null
        ? new RegionWatch.Look(List.of(), List.of(), List.of())
        : watch.take(listing.things(), listing.at());
  }

  /**
   * Writes all of it, or nothing.
   *
   * @return whether there is anything new to be read
   */
  boolean write(List<Change> changes, List<Gap> gaps, List<RecordFile.Work> more, Instant now)
      throws SQLException {
    boolean news = !changes.isEmpty() || !gaps.isEmpty() || !more.isEmpty();
    boolean beats =
        lastBeat == null || !now.isBefore(lastBeat.plus(HEARTBEAT)) || now.isBefore(lastBeat);
    boolean keyframe = wantsKeyframe(changes.size(), now);
    if (news || beats || keyframe) {
      file.inOne(
          () -> {
            writer.changes(changes);
            writer.gaps(gaps);
            for (RecordFile.Work each : more) {
              each.run();
            }
            writeWatched();
            boolean full = writer.last() - lastBlock >= BLOCK_CHANGES;
            if (full || (keyframe && writer.last() > lastBlock)) {
              // No block reaches over a keyframe.
              writer.block(lastBlock);
              lastBlock = writer.last();
            }
            if (keyframe) {
              writer.keyframe(all, now);
            }
          });
      lastBeat = now;
      if (keyframe) {
        lastKeyframe = writer.last();
        keyframeAt = now;
        all.stream().filter(Watched::isSettled).forEach(Watched::keyframed);
      }
    }
    return news || keyframe;
  }

  /** Writes what waits there. Nobody is told: it is read at the next start only. */
  void measure(Queue<Measure> waiting) throws SQLException {
    List<Measure> all = new ArrayList<>();
    for (Measure next = waiting.poll(); next != null; next = waiting.poll()) {
      all.add(next);
    }
    if (!all.isEmpty()) {
      file.inOne(() -> Measure.write(file.connection(), all));
    }
  }

  private void writeWatched() throws SQLException {
    for (Watched watch : all) {
      Instant until = watch.until();
      if (until != null && watch.isSettled()) {
        writer.watched(watch.key(), until);
      }
    }
  }

  /** The first one as soon as any region was seen whole. */
  private boolean wantsKeyframe(int more, Instant now) {
    if (watches.servers().values().stream().noneMatch(RegionWatch::isSettled)) {
      return false;
    }
    Instant last = keyframeAt;
    boolean isNew = all.stream().anyMatch(watch -> watch.isSettled() && watch.takesFirst());
    return last == null
        || isNew
        // The clock was ahead: nothing of now would be found behind what it stamped then.
        || now.isBefore(last)
        || writer.last() + more - lastKeyframe >= KEYFRAME_CHANGES
        || (writer.last() > lastKeyframe && !now.isBefore(last.plus(KEYFRAME_EVERY)));
  }

  /**
   * Drops what is too old or too much, now and again.
   *
   * @param sure whether the clock can be believed: where it cannot, nothing is too old
   */
  void clean(Instant now, boolean sure) throws SQLException {
    Instant last = cleaned;
    if (last == null || now.isBefore(last) || !now.isBefore(last.plus(CLEAN_EVERY))) {
      if (!retention.step(file, sure ? now : Instant.EPOCH)) {
        cleaned = now;
      }
    }
  }

  @Override
  public void close() {
    for (AutoCloseable ear : ears) {
      try {
        ear.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    try {
      writer.close();
    } catch (SQLException e) {
      throw new RecordException(e);
    }
  }
}
