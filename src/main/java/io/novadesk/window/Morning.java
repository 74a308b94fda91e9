package io.novadesk.window;

import io.novadesk.cloud.live.Session;
import io.novadesk.profile.LastSeenStore;
import io.novadesk.profile.OpenCloud;
import io.novadesk.profile.Settings;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.connect.Opening;
import io.novadesk.viewmodel.connect.ProjectEntry;
import io.novadesk.viewmodel.connect.ProjectSwitch.Where;
import io.novadesk.viewmodel.morning.LastSeenKeeper;
import io.novadesk.viewmodel.morning.LastSeenVault;
import io.novadesk.viewmodel.morning.MorningViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Opens at the start what was open at the end, and keeps for it which clouds are open and what is
 * seen of them. To be used on the JavaFX thread, but before there is one.
 */
final class Morning {
  private final WindowMemory memory;
  private final ConnectViewModel connect;
  private final ConsoleViewModel console;
  private final LastSeenVault vault;
  private final FxTaskRunner tasks;
  private final LastSeenKeeper keeper;

  /** As what each is opened again. */
  private final Map<Session, OpenCloud> kept = new HashMap<>();

  /** Where the person was at the end; forgotten once they are there again. */
  private Map<String, String> lastPlace = Map.of();

  /** Of which clouds it may be kept what was last seen; null: nobody has looked yet. */
  private @Nullable List<String> lastSeen;

  /** Whether a cloud was opened, or was to be: until then the last time is what counts. */
  private boolean begun;

  Morning(
      FxTaskRunner tasks,
      Profile profile,
      WindowMemory memory,
      ConnectViewModel connect,
      ConsoleViewModel console) {
    this.tasks = tasks;
    this.memory = memory;
    this.connect = connect;
    this.console = console;
    vault =
        new LastSeenVault(
            profile.keychain(), new LastSeenStore(profile.folder()), System.err::println);
    console.morning().follow(connect.openings());
    keeper = new LastSeenKeeper(tasks, vault, console::openRegions, this::isOpenedAgain);
  }

  /** Opens again what was open, where a person wants that. */
  void begin() {
    Settings settings = memory.settings();
    if (settings.preferences().reopen() && !settings.openClouds().isEmpty()) {
      begun = true;
      lastPlace = settings.place();
      connect.openings().openAgain(settings.openClouds());
      console.morning().begin(treeOf(lastPlace), settings.lastConnection());
      beginInAll();
      console.morning().read(vault);
    }
  }

  /** Where all clouds are shown none of them is waited for. */
  private void beginInAll() {
    NavItem here = console.navigation().selectedProperty().get();
    if (here != null && console.navigation().isOfAllClouds(here)) {
      Map<String, String> place = new HashMap<>(lastPlace);
      // That needs a cloud.
      place.remove("projects");
      console.lastPlace().goTo(place);
      lastPlace = Map.of();
    }
  }

  private boolean isOpenedAgain(Session session) {
    return memory.settings().preferences().reopen() && kept.containsKey(session);
  }

  /** Why what is seen is not kept, as a sentence; may block. */
  String whyNotKept() {
    return vault.whyNot();
  }

  private static String treeOf(Map<String, String> place) {
    return place.getOrDefault("tree", "");
  }

  /** A cloud came open. */
  void opened(Session session) {
    begun = true;
    opening(session)
        .map(Opening::wanted)
        .or(() -> connect.keptAs(session.cloudName()).map(name -> keptAs(name, session)))
        .ifPresent(cloud -> kept.put(session, cloud));
  }

  private Optional<Opening> opening(Session session) {
    return connect.openings().all().stream()
        .filter(opening -> opening.isQuiet() && opening.wanted().name().equals(session.cloudName()))
        .findFirst();
  }

  private static OpenCloud keptAs(String connection, Session session) {
    return new OpenCloud(connection, session.cloudName(), "");
  }

  /** Another project of an open cloud came open. */
  void switched(Session former, Session next, Where where) {
    OpenCloud cloud = where == Where.IN_PLACE ? kept.remove(former) : kept.get(former);
    String scope = ProjectEntry.keyOf(next.identity());
    if (cloud != null && scope != null) {
      kept.put(next, new OpenCloud(cloud.connection(), next.cloudName(), scope));
    }
  }

  /** A person left a cloud: nothing of it is kept for the next start. */
  void left(Session session) {
    if (kept.remove(session) != null) {
      forget(session.key());
    }
  }

  /** Forgets what was last seen of a cloud. */
  void forget(String cloud) {
    tasks.run(
        () -> {
          vault.forget(cloud);
          return cloud;
        },
        _ -> {},
        _ -> {});
  }

  /** Where the person was at the end, if that is in this cloud; null: it is elsewhere. */
  @Nullable Map<String, String> placeIn(Session session) {
    boolean there = session.key().equals(memory.settings().lastConnection());
    Map<String, String> place = memory.settings().place();
    if (!lastPlace.isEmpty()) {
      boolean elsewhere =
          connect.openings().all().stream()
              .map(opening -> opening.wanted().name())
              .anyMatch(name -> MorningViewModel.isIn(treeOf(lastPlace), name));
      there = MorningViewModel.isIn(treeOf(lastPlace), session.key()) || (there && !elsewhere);
      place = lastPlace;
    }
    if (there) {
      lastPlace = Map.of();
    }
    return there ? place : null;
  }

  /** Whether a cloud that came open by itself may be shown. */
  boolean mayEnter() {
    NavItem now = console.navigation().selectedProperty().get();
    return now == null || (now.kind() == NavItem.Kind.WAITING && console.morning().mayLeave());
  }

  /** Notes which clouds are open, in the order of the tree. */
  void note() {
    if (!begun) {
      return;
    }
    List<OpenCloud> clouds = new ArrayList<>();
    MorningViewModel morning = console.morning();
    for (NavItem item : console.navigation().roots()) {
      Opening opening = morning.of(item);
      OpenCloud cloud = opening == null ? kept.get(item.cloud()) : opening.wanted();
      if (cloud != null && (opening == null || opening.isQuiet())) {
        clouds.add(cloud);
      }
    }
    if (clouds.isEmpty() && !console.sessions().isEmpty()) {
      // Only what is kept nowhere is open, such as the demo cloud: the last time stays what counts.
      return;
    }
    memory.remember(memory.settings().withOpenClouds(clouds));
    keepOnly(
        memory.settings().preferences().reopen()
            ? clouds.stream().map(OpenCloud::name).toList()
            : List.of());
  }

  /** What was seen of a cloud is forgotten where nobody will open that again by itself. */
  private void keepOnly(List<String> clouds) {
    if (!clouds.equals(lastSeen)) {
      lastSeen = clouds;
      tasks.run(
          () -> {
            vault.keepOnly(clouds);
            return clouds;
          },
          _ -> {},
          _ -> {});
    }
  }

  /** Keeps what is seen now. The answer is done when it is on the disk, or cannot be. */
  Future<?> keep() {
    return keeper.keepAll();
  }
}
