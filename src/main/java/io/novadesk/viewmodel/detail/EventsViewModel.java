package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.http.Exchange;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
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
  private final TaskRunner tasks;
  private final Fetch<List<InstanceAction>> actions;
  private final ObservableList<EventRow> rows = FXCollections.observableArrayList();
  private final ObservableList<EventRow> rowsToShow =
      FXCollections.unmodifiableObservableList(rows);
  private final Set<String> open = new HashSet<>();
  private @Nullable RegionModel region;
  private String serverId = "";

  public EventsViewModel(TaskRunner tasks) {
    this.tasks = tasks;
    actions = new Fetch<>(tasks);
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
    } else {
      look(row.region(), row.server().id());
    }
  }

  /** The history of a server that may be gone: clouds keep it for a while (2.21). */
  public void look(RegionModel of, String id) {
    region = of;
    serverId = id;
    Servers servers = of.region().servers();
    actions.start(of.key() + "/" + id, () -> servers.actions(id));
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
    String me = session.identity().userId();
    Set<String> sent =
        session.exchanges().all().stream()
            .map(Exchange::requestId)
            .filter(id -> id != null)
            .collect(Collectors.toSet());
    List<EventRow> next = new ArrayList<>();
    for (InstanceAction action : list) {
      EventRow known = before.get(action.requestId());
      if (known != null && known.of().equals(action)) {
        next.add(known);
        refreshOpen(known);
        continue;
      }
      EventRow row =
          new EventRow(
              action, userOf(action, me), sent.contains(action.requestId()), from::now, tasks);
      row.openProperty().set(open.contains(action.requestId()));
      row.openProperty().subscribe(isOpen -> unfold(row, isOpen));
      next.add(row);
    }
    if (!rows.equals(next)) {
      rows.setAll(next);
    }
  }

  private static String userOf(InstanceAction action, @Nullable String me) {
    if (action.userId() == null) {
      return "";
    }
    return action.userId().equals(me) ? Text.of("events.you") : action.userId();
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
