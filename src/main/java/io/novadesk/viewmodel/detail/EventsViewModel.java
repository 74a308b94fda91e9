package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.http.Exchange;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.record.SeenChanges;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What was done to a server, by whom and how it went: the cloud's own record. */
public final class EventsViewModel implements ServerPart {
  private static final int SHORT = 8;

  private final TaskRunner tasks;
  private final Fetch<List<InstanceAction>> actions;
  private final ObservableList<EventRow> rows = FXCollections.observableArrayList();
  private final ObservableList<EventRow> rowsToShow =
      FXCollections.unmodifiableObservableList(rows);
  private final SeenChanges seen;
  private final Set<String> open = new HashSet<>();
  private final Map<String, String> names = new HashMap<>();
  private boolean atWork;
  private @Nullable String me;
  private @Nullable RegionModel region;
  private String serverId = "";

  public EventsViewModel(TaskRunner tasks) {
    this.tasks = tasks;
    actions = new Fetch<>(tasks);
    seen = new SeenChanges(tasks);
    actions
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof Loaded.Ready<List<InstanceAction>>(List<InstanceAction> list)) {
                show(list);
              }
            });
  }

  @Override
  public void look(@Nullable ServerRow row) {
    if (row == null) {
      actions.stop();
      seen.leave();
    } else {
      look(row.region(), row.server().id());
      if (atWork != row.server().isInTransition()) {
        atWork = row.server().isInTransition();
        show(rows.stream().map(EventRow::of).toList());
      }
    }
  }

  /** The history of a server that may be gone: clouds keep it for a while (2.21). */
  public void look(RegionModel of, String id) {
    region = of;
    serverId = id;
    Servers servers = of.region().servers();
    actions.start(of.key() + "/" + id, () -> servers.actions(id));
    seen.look(of, id);
  }

  /** What this program saw to change of the same server. */
  public SeenChanges seen() {
    return seen;
  }

  public Fetch<List<InstanceAction>> actions() {
    return actions;
  }

  /** Newest first. */
  public ObservableList<EventRow> rows() {
    return rowsToShow;
  }

  private void show(List<InstanceAction> list) {
    RegionModel from = region;
    if (from == null) {
      return;
    }
    Map<String, EventRow> before = new HashMap<>();
    rows.forEach(row -> before.put(row.requestId(), row));
    Session session = from.session();
    me = session.identity().userId();
    Set<String> sent =
        session.exchanges().all().stream()
            .map(Exchange::requestId)
            .filter(id -> id != null)
            .collect(Collectors.toSet());
    List<EventRow> next = new ArrayList<>();
    for (InstanceAction action : list) {
      EventRow known = before.get(action.requestId());
      boolean running = atWork && next.isEmpty();
      boolean same = known != null && known.of().equals(action) && running == known.isRunning();
      if (known != null && same) {
        next.add(known);
        refreshOpen(known);
        continue;
      }
      EventRow row =
          new EventRow(
              action,
              userOf(action),
              running,
              sent.contains(action.requestId()),
              from.key(),
              from::now,
              tasks);
      row.openProperty().set(open.contains(action.requestId()));
      row.openProperty().subscribe(isOpen -> unfold(row, isOpen));
      next.add(row);
    }
    if (!rows.equals(next)) {
      rows.setAll(next);
    }
    askNames(session);
  }

  /** Who may ask is told what the others are called, once for each. */
  private void askNames(Session session) {
    if (!session.isAdmin()) {
      return;
    }
    rows.stream()
        .map(EventRow::userId)
        .filter(id -> !id.isEmpty() && !names.containsKey(id))
        .distinct()
        .toList()
        .forEach(
            id -> {
              names.put(id, "");
              // A user who is gone, a refusal: the id stays, which is all that is known then.
              Task _ = tasks.run(() -> session.userName(id), name -> called(id, name), _ -> {});
            });
  }

  private void called(String id, @Nullable String name) {
    if (name != null) {
      names.put(id, name);
      rows.stream()
          .filter(row -> row.userId().equals(id) && !id.equals(me))
          .forEach(row -> row.called(name));
    }
  }

  private String userOf(InstanceAction action) {
    String id = action.userId();
    if (id == null) {
      return "";
    }
    if (id.equals(me)) {
      return Text.of("events.you");
    }
    String name = names.getOrDefault(id, "");
    return name.isEmpty() ? shortened(id) : name;
  }

  private static String shortened(String id) {
    return id.length() > SHORT ? id.substring(0, SHORT) + "…" : id;
  }

  private void refreshOpen(EventRow row) {
    if (row.openProperty().get()) {
      unfold(row, true);
    }
  }

  private void unfold(EventRow row, boolean isOpen) {
    RegionModel from = region;
    if (!isOpen || from == null) {
      open.remove(row.requestId());
      row.steps().stop();
      return;
    }
    open.add(row.requestId());
    Servers servers = from.region().servers();
    String id = serverId;
    row.steps()
        .start(
            id + row.requestId(),
            () -> {
              InstanceAction whole = servers.action(id, row.requestId());
              return whole == null
                  ? List.of()
                  : whole.events().stream().map(EventRow::step).toList();
            });
  }
}
