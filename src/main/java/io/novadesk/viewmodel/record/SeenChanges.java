package io.novadesk.viewmodel.record;

import io.novadesk.cloud.live.Session;
import io.novadesk.record.Past;
import io.novadesk.record.Recorder;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What was seen to change of one server while somebody looks at it, be the server gone or the cloud
 * away. Belongs to the caller's side.
 */
public final class SeenChanges {
  /** The newest ones; more nobody reads beside the cloud's own record. */
  private static final int MOST = 500;

  private final TaskRunner tasks;
  private final ObservableList<ChangeRow> rows = FXCollections.observableArrayList();
  private final ObservableList<ChangeRow> rowsView = FXCollections.unmodifiableObservableList(rows);
  private @Nullable Records records;
  private @Nullable RegionModel region;
  private String serverId = "";
  private @Nullable Task reading;

  public SeenChanges(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /** Says what is asked; until then nothing is. */
  public void ask(Records kept) {
    records = kept;
    kept.onChange(this::recorded);
  }

  /** Newest first. */
  public ObservableList<ChangeRow> rows() {
    return rowsView;
  }

  /** Looks at this server from now on. */
  public void look(RegionModel of, String id) {
    if (of.equals(region) && id.equals(serverId)) {
      return;
    }
    region = of;
    serverId = id;
    rows.clear();
    read();
  }

  /** Nobody looks any more. */
  public void leave() {
    region = null;
    serverId = "";
    rows.clear();
    stop();
  }

  private void stop() {
    if (reading != null) {
      reading.cancel();
      reading = null;
    }
  }

  private void recorded(Session session) {
    if (region != null && region.session().equals(session)) {
      read();
    }
  }

  private void read() {
    stop();
    RegionModel of = region;
    Recorder recorder = of == null || records == null ? null : records.of(of.session());
    if (of == null || recorder == null) {
      return;
    }
    ChangeWords words = ChangeWords.of(of);
    String name = of.region().name();
    String id = serverId;
    reading =
        tasks.run(
            () -> {
              Past past = recorder.past();
              return new ChangeRows(past.deeds(name, id), words).of(past.of(name, id));
            },
            this::show,
            // The cloud's own record is shown all the same, and the page of changes tells why.
            _ -> {});
  }

  private void show(List<ChangeRow> read) {
    List<ChangeRow> newest = read.size() > MOST ? read.subList(0, MOST) : read;
    if (!newest.equals(rows)) {
      rows.setAll(newest);
    }
  }
}
