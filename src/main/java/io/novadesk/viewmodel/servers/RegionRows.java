package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.live.Inventory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The servers of one region as rows, and who hears of what becomes of them. */
final class RegionRows {
  private final Function<Server, ServerRow> rowOf;
  private final Map<String, ServerRow> rows = new HashMap<>();
  private final List<Consumer<List<RowChange>>> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param rowOf makes a row with the names of flavor and image as they are known now
   */
  RegionRows(Function<Server, ServerRow> rowOf) {
    this.rowOf = rowOf;
  }

  Collection<ServerRow> all() {
    return Collections.unmodifiableCollection(rows.values());
  }

  @Nullable ServerRow get(String serverId) {
    return rows.get(serverId);
  }

  /** Hears of every batch. Run the answer to stop. */
  Runnable listen(Consumer<List<RowChange>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void forgetListeners() {
    listeners.clear();
  }

  /** Takes in what moved; a server that moved twice within a batch counts once. */
  void take(List<Inventory.Update> updates) {
    Map<String, RowChange> changes = new LinkedHashMap<>();
    for (Inventory.Update update : updates) {
      for (Server server : update.changed()) {
        ServerRow after = rowOf.apply(server);
        note(changes, server.id(), rows.put(server.id(), after), after);
      }
      for (String id : update.removed()) {
        ServerRow before = rows.remove(id);
        if (before != null) {
          note(changes, id, before, null);
        }
      }
    }
    tell(new ArrayList<>(changes.values()));
  }

  private static void note(
      Map<String, RowChange> changes,
      String id,
      @Nullable ServerRow before,
      @Nullable ServerRow after) {
    RowChange earlier = changes.get(id);
    changes.put(id, new RowChange(earlier == null ? before : earlier.before(), after));
  }

  /** Makes those rows anew that name their flavor or image otherwise by now. */
  void renew() {
    List<RowChange> changes = new ArrayList<>();
    for (Map.Entry<String, ServerRow> entry : rows.entrySet()) {
      ServerRow before = entry.getValue();
      ServerRow after = rowOf.apply(before.server());
      if (!after.flavorName().equals(before.flavorName())
          || !Objects.equals(after.imageName(), before.imageName())) {
        entry.setValue(after);
        changes.add(new RowChange(before, after));
      }
    }
    tell(changes);
  }

  private void tell(List<RowChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    List<RowChange> immutable = Collections.unmodifiableList(changes);
    for (Consumer<List<RowChange>> listener : listeners) {
      listener.accept(immutable);
    }
  }
}
