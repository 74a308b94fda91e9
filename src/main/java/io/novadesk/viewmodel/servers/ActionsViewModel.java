package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.Legality;
import io.novadesk.cloud.ServerAction;
import io.novadesk.cloud.ServerActions;
import io.novadesk.i18n.Text;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which actions the selected servers take now, and why not the others. */
public final class ActionsViewModel {
  private final ObservableList<ServerRow> selected;
  private final Map<ServerAction, ReadOnlyStringWrapper> whyNot = new EnumMap<>(ServerAction.class);

  public ActionsViewModel(ObservableList<ServerRow> selected) {
    this.selected = selected;
    for (ServerAction action : ServerAction.values()) {
      whyNot.put(action, new ReadOnlyStringWrapper(""));
    }
    selected.addListener((ListChangeListener<ServerRow>) _ -> check());
    check();
  }

  /** Empty when the action can be asked for; else the reason, as a sentence. */
  public ReadOnlyStringProperty whyNotProperty(ServerAction action) {
    return wrapper(action).getReadOnlyProperty();
  }

  /** The selected servers that take this action now. */
  public List<ServerRow> takers(ServerAction action) {
    return selected.stream().filter(row -> check(action, row).isAllowed()).toList();
  }

  /** Whether this one server takes the action now. */
  public static Legality check(ServerAction action, ServerRow row) {
    return ServerActions.check(action, row.server(), row.region().session().isAdmin());
  }

  /** Actions that are asked of one server at a time. */
  private static boolean isForOne(ServerAction action) {
    return switch (action) {
      case RESIZE, SNAPSHOT, RENAME, CHANGE_PASSWORD -> true;
      default -> false;
    };
  }

  /**
   * All that decides what is legal: of a hundred thousand servers only a few situations are left.
   */
  private record Situation(
      boolean admin,
      String status,
      @Nullable String task,
      @Nullable String vmState,
      @Nullable Boolean locked) {
    static Situation of(ServerRow row) {
      Server server = row.server();
      return new Situation(
          row.region().session().isAdmin(),
          server.status(),
          server.taskState(),
          server.vmState(),
          server.locked());
    }
  }

  private void check() {
    Map<Situation, ServerRow> situations = new LinkedHashMap<>();
    for (ServerRow row : selected) {
      situations.putIfAbsent(Situation.of(row), row);
    }
    for (ServerAction action : ServerAction.values()) {
      wrapper(action).set(whyNot(action, situations.values()));
    }
  }

  private String whyNot(ServerAction action, Collection<ServerRow> situations) {
    if (selected.isEmpty()) {
      return Text.of("action.refused.nothingSelected");
    }
    if (selected.size() > 1 && isForOne(action)) {
      return Text.of("action.refused.oneAtATime");
    }
    String first = "";
    for (ServerRow row : situations) {
      switch (check(action, row)) {
        case Legality.Allowed _ -> {
          return "";
        }
        case Legality.Refused(String reason) -> first = first.isEmpty() ? reason : first;
      }
    }
    return selected.size() == 1 ? first : Text.of("action.refused.noneOf", selected.size(), first);
  }

  private ReadOnlyStringWrapper wrapper(ServerAction action) {
    ReadOnlyStringWrapper found = whyNot.get(action);
    if (found == null) {
      throw new IllegalArgumentException(action.name());
    }
    return found;
  }
}
