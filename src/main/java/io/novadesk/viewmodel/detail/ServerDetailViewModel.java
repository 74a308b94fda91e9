package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.json.JsonViewModel;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.VerifyResizeViewModel;
import io.novadesk.viewmodel.vitals.WatchedServers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The one selected server in detail. What costs a request is fetched only while its tab is looked
 * at.
 */
public final class ServerDetailViewModel {
  /** Parts of the detail pane. */
  public enum Tab {
    OVERVIEW,
    METADATA,
    NETWORK,
    STORAGE,
    EVENTS,
    CONSOLE,
    DIAGNOSTICS,
    RAW
  }

  private final ObservableList<ServerRow> selected;
  private final ReadOnlyObjectWrapper<@Nullable ServerRow> row = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.OVERVIEW);
  private final Fetch<String> raw;
  private final JsonViewModel rawJson;
  private final OverviewViewModel overview;
  private final TagsViewModel tags;
  private final Attaching attaching;
  private final NetworkViewModel network;
  private final StorageViewModel storage;
  private final EventsViewModel events;
  private final ConsoleLogViewModel console;
  private final ScreenViewModel screen;
  private final DiagnosticsViewModel diagnostics;
  private final Map<Tab, List<ServerPart>> parts = new EnumMap<>(Tab.class);
  private final VerifyResizeViewModel verifyResize;

  /**
   * @param watched the servers whose counters are looked at while this pane shows another
   */
  public ServerDetailViewModel(
      ObservableList<ServerRow> selected,
      OperationsViewModel operations,
      TaskRunner tasks,
      WatchedServers watched) {
    this.selected = selected;
    attaching = new Attaching(operations, rowProperty());
    raw = new Fetch<>(tasks);
    rawJson = JsonViewModel.of(raw, tasks);
    overview = new OverviewViewModel(tasks);
    tags = new TagsViewModel(tasks, operations.small());
    network = new NetworkViewModel(tasks, attaching);
    storage = new StorageViewModel(tasks, attaching);
    events = new EventsViewModel(tasks);
    console = new ConsoleLogViewModel(tasks);
    screen = new ScreenViewModel(tasks);
    diagnostics = new DiagnosticsViewModel(tasks, watched);
    parts.put(Tab.OVERVIEW, List.of(overview));
    parts.put(Tab.METADATA, List.of(tags));
    parts.put(Tab.NETWORK, List.of(network));
    parts.put(Tab.STORAGE, List.of(storage));
    parts.put(Tab.EVENTS, List.of(events));
    parts.put(Tab.CONSOLE, List.of(console, screen));
    parts.put(Tab.DIAGNOSTICS, List.of(diagnostics));
    parts.put(Tab.RAW, List.of(this::lookAtRaw));
    verifyResize = new VerifyResizeViewModel(row.getReadOnlyProperty(), tasks);
    selected.addListener((ListChangeListener<ServerRow>) _ -> look());
    tab.addListener((_, _, _) -> tell());
    look();
  }

  /** The server shown; null when none or several are selected. */
  public ReadOnlyObjectProperty<@Nullable ServerRow> rowProperty() {
    return row.getReadOnlyProperty();
  }

  public ObjectProperty<Tab> tabProperty() {
    return tab;
  }

  public OverviewViewModel overview() {
    return overview;
  }

  public TagsViewModel tags() {
    return tags;
  }

  public NetworkViewModel network() {
    return network;
  }

  public StorageViewModel storage() {
    return storage;
  }

  public EventsViewModel events() {
    return events;
  }

  public ConsoleLogViewModel console() {
    return console;
  }

  public ScreenViewModel screen() {
    return screen;
  }

  public DiagnosticsViewModel diagnostics() {
    return diagnostics;
  }

  public Fetch<String> raw() {
    return raw;
  }

  /** The viewer of {@link #raw}. */
  public JsonViewModel rawJson() {
    return rawJson;
  }

  /** What may be asked of the shown server. */
  public ServerRules rules() {
    return attaching.rules();
  }

  /** What is said while the shown server waits for confirm or revert. */
  public VerifyResizeViewModel verifyResize() {
    return verifyResize;
  }

  /** Fetches what the open tab shows once more. */
  public void reload() {
    tell();
    switch (tab.get()) {
      case CONSOLE -> console.reload();
      case DIAGNOSTICS -> diagnostics.reload();
      default -> {
        // Telling it was enough.
      }
    }
  }

  /** A command on a server ended: what is shown of it may be another now. */
  public void ended(CommandRow operation) {
    ServerRow now = row.get();
    if (now != null && now.key().equals(operation.serverKey())) {
      tell();
    }
  }

  /** Something beside the server changed that decides what may be asked of it. */
  public void recheck() {
    attaching.rules().recheck();
    tell();
  }

  private void look() {
    ServerRow before = row.get();
    ServerRow now = selected.size() == 1 ? selected.getFirst() : null;
    if (!Objects.equals(before, now)) {
      row.set(now);
      tell();
    }
  }

  /** The part that is looked at gets the server, all others nothing. */
  private void tell() {
    ServerRow now = row.get();
    parts.forEach(
        (of, inIt) -> {
          if (of != tab.get()) {
            inIt.forEach(part -> part.look(null));
          }
        });
    parts.getOrDefault(tab.get(), List.of()).forEach(part -> part.look(now));
  }

  private void lookAtRaw(@Nullable ServerRow now) {
    if (now == null) {
      raw.stop();
    } else {
      var servers = now.region().region().servers();
      String id = now.server().id();
      raw.start(now.key(), () -> servers.raw(id));
    }
  }

  /** A server whose resize waits for a word. */
  public static boolean awaitsConfirmation(@Nullable ServerRow row) {
    return row != null && row.server().state() == ServerStatus.VERIFY_RESIZE;
  }
}
