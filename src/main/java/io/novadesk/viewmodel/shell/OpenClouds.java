package io.novadesk.viewmodel.shell;

import io.novadesk.cloud.live.Session;
import io.novadesk.profile.Preferences;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The clouds that are open, each with its regions, in the order of their opening. Whoever follows
 * them is told in the order in which they asked for it.
 */
final class OpenClouds {
  private final ObservableList<Session> sessions = FXCollections.observableArrayList();
  private final ObservableList<Session> sessionsView =
      FXCollections.unmodifiableObservableList(sessions);
  private final Map<Session, List<RegionModel>> regions = new LinkedHashMap<>();
  private final List<BiConsumer<Session, List<RegionModel>>> onOpened = new ArrayList<>();
  private final List<Consumer<Session>> onLeaving = new ArrayList<>();
  private final List<Consumer<Session>> onLeft = new ArrayList<>();
  private Duration refresh = Preferences.DEFAULT.refreshEvery();

  /** Hears of each cloud that is open from now on, with its regions. */
  void onOpened(BiConsumer<Session, List<RegionModel>> listener) {
    onOpened.add(listener);
  }

  /** Hears of each cloud that is about to be left, while its regions are still there. */
  void onLeaving(Consumer<Session> listener) {
    onLeaving.add(listener);
  }

  /** Hears of each cloud whose regions are gone; its session is not closed yet. */
  void onLeft(Consumer<Session> listener) {
    onLeft.add(listener);
  }

  ObservableList<Session> sessions() {
    return sessionsView;
  }

  /** The regions of every open cloud. */
  List<RegionModel> regions() {
    return regions.values().stream().flatMap(List::stream).toList();
  }

  List<RegionModel> regionsOf(Session session) {
    return regions.getOrDefault(session, List.of());
  }

  /** Gives a cloud that is to be added the first number that no open one of its name has. */
  void number(Session session) {
    Set<String> keys = sessions.stream().map(Session::key).collect(Collectors.toSet());
    int number = 1;
    while (keys.contains(Session.key(session.cloudName(), number))) {
      number++;
    }
    String name = session.shownName();
    session.number(number, sessions.stream().anyMatch(open -> open.shownName().equals(name)));
  }

  void add(Session session, List<RegionModel> models) {
    models.forEach(model -> model.refreshEvery(refresh));
    regions.put(session, models);
    sessions.add(session);
    onOpened.forEach(listener -> listener.accept(session, models));
  }

  /** Lets go of a cloud's regions; the session itself is still to be closed. */
  void remove(Session session) {
    onLeaving.forEach(listener -> listener.accept(session));
    regionsOf(session).forEach(RegionModel::dispose);
    regions.remove(session);
    sessions.remove(session);
    onLeft.forEach(listener -> listener.accept(session));
  }

  /** Asks every cloud for changes so often while nothing moves, those opened later too. */
  void refreshEvery(Duration time) {
    refresh = time;
    regions().forEach(region -> region.refreshEvery(time));
  }
}
