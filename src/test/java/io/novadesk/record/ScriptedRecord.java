package io.novadesk.record;

import io.novadesk.cloud.live.Inventory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record that is written at times that a test gives, as a window would. */
final class ScriptedRecord implements AutoCloseable {
  static final String REGION = "RegionOne";

  private final RecordFile file;
  private final Writing writing;
  final Past past;

  private ScriptedRecord(RecordFile file, Writing writing, Past past) {
    this.file = file;
    this.writing = writing;
    this.past = past;
  }

  /** Begins to watch, as at the start of the program. */
  static ScriptedRecord open(Path path) throws Exception {
    return open(path, Retention.STANDARD);
  }

  static ScriptedRecord open(Path path, Retention retention) throws Exception {
    RecordFile file = RecordFile.open(path);
    Past past = new Past(RecordFile.open(path));
    Map<String, ServerFacts> kept = new HashMap<>();
    past.at(Instant.ofEpochMilli(Long.MAX_VALUE / 2))
        .forEach((key, facts) -> kept.put(key.id(), facts));
    @Nullable Instant until = past.watched().get(REGION);
    RegionWatch watch = new RegionWatch(REGION, _ -> true, until == null ? null : kept, until);
    return new ScriptedRecord(
        file,
        new Writing(file, new Watches(Map.of(REGION, watch), Map.of()), List.of(), retention),
        past);
  }

  /** Something that the live list published at that time. */
  void at(Instant time, Inventory.Update... updates) throws Exception {
    for (Inventory.Update update : updates) {
      RegionWatch.Look look = writing.take(REGION, update, time);
      writing.write(look.changes(), look.gaps(), List.of(), time);
      writing.clean(time, true);
    }
  }

  /** Has everything in the database itself. */
  void checkpoint() throws SQLException {
    file.number("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  @Override
  public void close() throws SQLException {
    writing.close();
    past.close();
    file.close();
  }
}
