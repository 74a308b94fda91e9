package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.Refusals;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.action.ServerActions;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which actions the selected servers take now, and why not the others. */
public final class ActionsViewModel {
  /** Situations that most servers are in: to look through them is faster than to make one. */
  private static final int FEW = 8;

  private final ObservableList<ServerRow> selected;
  private final Map<ServerAction, ReadOnlyStringWrapper> whyNot = new EnumMap<>(ServerAction.class);
  private final Map<ServerAction, ReadOnlyBooleanWrapper> offered =
      new EnumMap<>(ServerAction.class);

  /** Why not with another login; only of what not everybody may. */
  private final Map<ServerAction, ReadOnlyStringWrapper> whyNotWithOtherLogin =
      new EnumMap<>(ServerAction.class);

  private List<Alike> alike = List.of();
  private ObservableValue<String> notYet = new ReadOnlyStringWrapper("");

  public ActionsViewModel(ObservableList<ServerRow> selected) {
    this.selected = selected;
    for (ServerAction action : ServerAction.values()) {
      whyNot.put(action, new ReadOnlyStringWrapper(""));
      offered.put(action, new ReadOnlyBooleanWrapper(true));
      whyNotWithOtherLogin.put(action, new ReadOnlyStringWrapper(""));
    }
    selected.addListener((ListChangeListener<ServerRow>) _ -> check());
    check();
  }

  /**
   * Says why there is nothing that could be selected.
   *
   * @param why as a sentence; empty when there may be
   */
  public void whileWaiting(ObservableValue<String> why) {
    notYet = why;
    why.subscribe(_ -> check());
  }

  /** Empty when the action can be asked for; else the reason, as a sentence. */
  public ReadOnlyStringProperty whyNotProperty(ServerAction action) {
    return wrapper(whyNot, action).getReadOnlyProperty();
  }

  /** The selected servers that take this action now. */
  public List<ServerRow> takers(ServerAction action) {
    return selected.stream().filter(row -> check(action, row).isAllowed()).toList();
  }

  /** Whether this one server takes the action now. */
  public static Legality check(ServerAction action, ServerRow row) {
    RegionModel region = row.region();
    String closed = region.whyNot();
    if (!closed.isEmpty()) {
      return new Legality.Refused(closed);
    }
    Legality legality = ServerActions.check(action, row.server(), region.asker());
    Refusals.Refusal before = region.region().refusals().of(row.server(), action);
    return legality.isAllowed() && before != null && before.lasting()
        ? new Legality.Refused(
            Text.of("action.refused.before", Ages.since(before.when()), before.sentence()))
        : legality;
  }

  /** Whether this one server would take the action now from somebody who may do everything. */
  public static Legality checkAsAdministrator(ServerAction action, ServerRow row) {
    String closed = row.region().whyNot();
    return closed.isEmpty()
        ? ServerActions.check(action, row.server(), row.region().asker().asAdministrator())
        : new Legality.Refused(closed);
  }

  /** Whether it is only the login that keeps this one server from taking the action. */
  private static boolean isForOtherLogin(ServerAction action, ServerRow row) {
    Refusals.Refusal before = row.region().region().refusals().of(row.server(), action);
    return !check(action, row).isAllowed()
        && checkAsAdministrator(action, row).isAllowed()
        && (before == null || !before.lasting() || before.forbidden());
  }

  /**
   * Empty when the action can be asked for with another login, of one server at a time; else the
   * reason, as a sentence.
   */
  public ReadOnlyStringProperty whyNotWithOtherLoginProperty(ServerAction action) {
    return wrapper(whyNotWithOtherLogin, action).getReadOnlyProperty();
  }

  /** Whether the action is anything for whoever is logged in where this server is. */
  public static boolean isOffered(ServerAction action, ServerRow row) {
    return ServerActions.isOffered(action, row.region().asker());
  }

  /** Whether the action is for every login that may change something. */
  public static boolean isForEverybody(ServerAction action) {
    return ServerActions.isForEverybody(action);
  }

  /** Whether the action is anything for those who are logged in. */
  public ReadOnlyBooleanProperty offeredProperty(ServerAction action) {
    return wrapper(offered, action).getReadOnlyProperty();
  }

  /**
   * Why an action cannot be asked for, and what to do about it.
   *
   * @param remedy an action that can be asked for now and makes this one possible; null: none
   * @param readOnly whether it is only that the cloud is read-only
   * @param forOtherLogin whether it is only the login
   */
  public record Explanation(
      String serverName,
      String reason,
      @Nullable ServerAction remedy,
      boolean readOnly,
      boolean forOtherLogin) {}

  /** Explains why the first of the selected servers does not take it; null when all is well. */
  public @Nullable Explanation explain(ServerAction action) {
    if (whyNotProperty(action).get().isEmpty()) {
      return null;
    }
    if (selected.isEmpty()) {
      return new Explanation("", whyNotProperty(action).get(), null, false, false);
    }
    ServerRow row = selected.getFirst();
    boolean readOnly = row.region().guard().readOnlyProperty().get();
    ServerAction remedy =
        readOnly || selected.size() > 1
            ? null
            : ServerActions.remedy(action, row.server(), row.region().asker());
    return new Explanation(
        row.name(),
        whyNotProperty(action).get(),
        remedy != null && check(remedy, row).isAllowed() ? remedy : null,
        readOnly,
        selected.size() == 1 && isForOtherLogin(action, row));
  }

  /** The same of what shall be done with another login. */
  public @Nullable Explanation explainWithOtherLogin(ServerAction action) {
    String reason = whyNotWithOtherLoginProperty(action).get();
    if (reason.isEmpty()) {
      return null;
    }
    boolean readOnly =
        selected.size() == 1 && selected.getFirst().region().guard().readOnlyProperty().get();
    return new Explanation(
        selected.size() == 1 ? selected.getFirst().name() : "", reason, null, readOnly, false);
  }

  /** Makes the cloud of the selected servers one that takes commands. */
  public void unlockCloud() {
    if (!selected.isEmpty()) {
      selected.getFirst().region().guard().unlock();
    }
  }

  /** Something beside the servers changed that decides what may be asked. */
  public void recheck() {
    check();
  }

  /** Actions that are asked of one server at a time. */
  private static boolean isForOne(ServerAction action, Collection<ServerRow> situations) {
    // Only the description can be edited for many.
    return action == ServerAction.EDIT
        && situations.stream().noneMatch(row -> row.region().keepsDescriptions());
  }

  /**
   * All that decides what is legal: of a hundred thousand servers only a few situations are left.
   */
  private record Situation(
      RegionModel region,
      String status,
      @Nullable String task,
      @Nullable String vmState,
      @Nullable Boolean locked,
      @Nullable String lockedReason,
      boolean launched,
      boolean hosted,
      boolean fromImage,
      String refused) {
    static Situation of(ServerRow row) {
      Server server = row.server();
      return new Situation(
          row.region(),
          server.status(),
          server.taskState(),
          server.vmState(),
          server.locked(),
          server.lockedReason(),
          server.launchedAt() != null,
          server.hostId() != null,
          server.imageId() != null,
          row.region().region().refusals().isKnown(server.id()) ? server.id() : "");
    }

    /** Whether {@link #of} would make an equal one: asked of very many rows, so nothing is made. */
    boolean isOf(ServerRow row) {
      Server server = row.server();
      return region.equals(row.region())
          && status.equals(server.status())
          && Objects.equals(task, server.taskState())
          && Objects.equals(vmState, server.vmState())
          && Objects.equals(locked, server.locked())
          && Objects.equals(lockedReason, server.lockedReason())
          && launched == (server.launchedAt() != null)
          && hosted == (server.hostId() != null)
          && fromImage == (server.imageId() != null)
          && refused.isEmpty()
          && !region.region().refusals().isKnown(server.id());
    }
  }

  private void check() {
    Map<Situation, Alike> found = new LinkedHashMap<>();
    List<Alike> first = new ArrayList<>(FEW);
    for (ServerRow row : selected) {
      Alike like = oneOf(first, row);
      if (like == null) {
        Situation situation = Situation.of(row);
        like = found.computeIfAbsent(situation, of -> new Alike(of, row));
        if (like.servers == 0 && first.size() < FEW) {
          first.add(like);
        }
      }
      like.servers++;
    }
    alike = List.copyOf(found.values());
    List<ServerRow> situations = alike.stream().map(like -> like.row).toList();
    for (ServerAction action : ServerAction.values()) {
      wrapper(whyNot, action).set(whyNot(action, situations));
      wrapper(offered, action).set(isOffered(action, situations));
      wrapper(whyNotWithOtherLogin, action).set(whyNotWithOtherLogin(action));
    }
  }

  /** How many of the selected servers take an action now. */
  public int takerCount(ServerAction action) {
    return alike.stream()
        .filter(like -> check(action, like.row).isAllowed())
        .mapToInt(like -> like.servers)
        .sum();
  }

  /** Servers in one situation, and one of them. */
  private static final class Alike {
    private final Situation situation;
    private final ServerRow row;
    private int servers;

    Alike(Situation situation, ServerRow row) {
      this.situation = situation;
      this.row = row;
    }
  }

  private static @Nullable Alike oneOf(List<Alike> situations, ServerRow row) {
    for (Alike like : situations) {
      if (like.situation.isOf(row)) {
        return like;
      }
    }
    return null;
  }

  private static boolean isOffered(ServerAction action, Collection<ServerRow> situations) {
    return situations.isEmpty()
        ? ServerActions.isForEverybody(action)
        : situations.stream()
            .anyMatch(row -> ServerActions.isOffered(action, row.region().asker()));
  }

  private String whyNot(ServerAction action, Collection<ServerRow> situations) {
    if (selected.isEmpty()) {
      String waiting = notYet.getValue();
      return waiting.isEmpty() ? Text.of("action.refused.nothingSelected") : waiting;
    }
    if (selected.size() > 1 && isForOne(action, situations)) {
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

  private String whyNotWithOtherLogin(ServerAction action) {
    return switch (selected.size()) {
      case 0 -> Text.of("action.refused.nothingSelected");
      case 1 ->
          checkAsAdministrator(action, selected.getFirst())
                  instanceof Legality.Refused(String reason)
              ? reason
              : "";
      default -> Text.of("action.refused.oneAtATime");
    };
  }

  private static <W> W wrapper(Map<ServerAction, W> wrappers, ServerAction action) {
    W found = wrappers.get(action);
    if (found == null) {
      throw new IllegalArgumentException(action.name());
    }
    return found;
  }
}
