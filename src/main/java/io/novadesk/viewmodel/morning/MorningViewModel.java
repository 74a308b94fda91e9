package io.novadesk.viewmodel.morning;

import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.profile.LastSeen;
import io.novadesk.profile.LastSeen.Seen;
import io.novadesk.profile.SavedFilter;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.Opening;
import io.novadesk.viewmodel.connect.Opening.Standing;
import io.novadesk.viewmodel.connect.Opening.State;
import io.novadesk.viewmodel.connect.Openings;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavItem.Kind;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.SeenCloud;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The clouds that are on their way to being open, as entries of the tree, and what the centre shows
 * of the chosen one until its first servers come. Belongs to the caller's side.
 */
public final class MorningViewModel {
  private static final Standing LISTING = new Standing(State.CONNECTING, "");

  private final TaskRunner tasks;
  private final NavigationViewModel navigation;
  private final Map<Opening, NavItem> entries = new LinkedHashMap<>();
  private final Map<Opening, Subscription> standings = new HashMap<>();
  private final Map<String, LastSeen> lastSeen = new HashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable WaitingCloud> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<WaitingClouds> below =
      new ReadOnlyObjectWrapper<>(WaitingClouds.NONE);
  private final List<Runnable> unlisten = new ArrayList<>();
  private @Nullable Openings openings;
  private Consumer<Opening> person = _ -> {};
  private Consumer<Opening> left = _ -> {};
  private @Nullable NavItem byItself;

  public MorningViewModel(TaskRunner tasks, NavigationViewModel navigation) {
    this.tasks = tasks;
    this.navigation = navigation;
    navigation.selectedProperty().subscribe(item -> follow(item));
  }

  /** Draws these in the tree from now on. */
  public void follow(Openings clouds) {
    openings = clouds;
    ListChangeListener<Opening> onChange = _ -> mirror(clouds.all());
    clouds.all().addListener(onChange);
    mirror(clouds.all());
  }

  /** Says what shows a person what one of them waits for, and what gives one up. */
  public void wire(Consumer<Opening> onPerson, Consumer<Opening> onLeave) {
    person = onPerson;
    left = onLeave;
  }

  /**
   * Reads what was last seen of those that are opened again, in the background: first of the one
   * that is shown, which a person looks at.
   */
  public void read(LastSeenVault vault) {
    List<String> names =
        new ArrayList<>(entries.keySet().stream().map(o -> o.wanted().name()).toList());
    NavItem chosen = navigation.selectedProperty().get();
    if (chosen != null && names.remove(chosen.id())) {
      read(vault, List.of(chosen.id()), () -> read(vault, names, () -> {}));
    } else {
      read(vault, names, () -> {});
    }
  }

  private void read(LastSeenVault vault, List<String> names, Runnable then) {
    tasks.run(
        () -> vault.read(names),
        seen -> {
          take(seen);
          then.run();
        },
        _ -> then.run());
  }

  private void take(List<LastSeen> all) {
    all.forEach(seen -> lastSeen.put(seen.cloud(), seen));
    tell();
  }

  /** What takes the place of the servers while there are none; null: nothing has to. */
  public ReadOnlyObjectProperty<@Nullable WaitingCloud> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What stands below the servers of several clouds, until those have told theirs. */
  public ReadOnlyObjectProperty<WaitingClouds> belowProperty() {
    return below.getReadOnlyProperty();
  }

  /** Why nothing can be done with what is shown, as a sentence; empty when it can. */
  public ObservableValue<String> whyNot() {
    return Bindings.createStringBinding(
        () -> {
          WaitingCloud cloud = shown.get();
          return cloud == null ? "" : Text.of("lastSeen.unverified", cloud.name());
        },
        shown);
  }

  /** The same for what is made anew: that takes a cloud that is open. */
  public ObservableValue<String> whyNothingNew() {
    return Bindings.createStringBinding(
        () -> {
          WaitingCloud cloud = shown.get();
          NavItem item = navigation.selectedProperty().get();
          if (item != null && item.kind() == Kind.ALL_CLOUDS && item.regions().isEmpty()) {
            return Text.of("lastSeen.noneOpen");
          }
          return cloud == null || cloud.opening() == null
              ? ""
              : Text.of("lastSeen.notOpen", cloud.name());
        },
        shown,
        navigation.selectedProperty());
  }

  /**
   * Chooses the entry of a cloud, or the first one; a person may choose another.
   *
   * @param place the id of the entry of the tree that was chosen last
   * @param otherwise which cloud where that is in none
   */
  public void begin(String place, String otherwise) {
    NavItem all = navigation.allOver(place);
    if (all != null) {
      navigation.selectedProperty().set(all);
      return;
    }
    find(name -> isIn(place, name))
        .or(() -> find(otherwise::equals))
        .or(() -> find(_ -> true))
        .ifPresent(
            item -> {
              byItself = item;
              navigation.selectedProperty().set(item);
            });
  }

  private Optional<NavItem> find(Predicate<String> name) {
    return entries.entrySet().stream()
        .filter(each -> name.test(each.getKey().wanted().name()))
        .findFirst()
        .map(Map.Entry::getValue);
  }

  /** Whether an entry of the tree is that of a cloud, or one below it. */
  public static boolean isIn(String place, String cloud) {
    return place.equals(cloud) || place.startsWith(cloud + "/");
  }

  /** Whether nobody has chosen what is shown, and there is nothing to be read in it. */
  public boolean mayLeave() {
    NavItem now = navigation.selectedProperty().get();
    return now == null || (now == byItself && !lastSeen.containsKey(now.id()));
  }

  /** Tries once more to open it. */
  public void again(Opening opening) {
    if (openings != null) {
      openings.again(opening);
    }
  }

  /** Opens it no more. */
  public void leave(Opening opening) {
    if (openings != null) {
      openings.leave(opening);
      lastSeen.remove(opening.wanted().name());
      left.accept(opening);
    }
  }

  /** Goes on with it where a person is needed. */
  public void goOn(Opening opening) {
    person.accept(opening);
  }

  /** A person came to an entry: where one is waited for it goes on. */
  public void visit(NavItem item) {
    entries.forEach(
        (opening, entry) -> {
          if (entry == item && opening.state() == State.WANTS_PERSON) {
            person.accept(opening);
          }
        });
  }

  /** The cloud that an entry stands for; null: none that is on its way. */
  public @Nullable Opening of(@Nullable NavItem item) {
    return entries.entrySet().stream()
        .filter(each -> each.getValue() == item)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private void mirror(List<Opening> all) {
    Set<Opening> gone = new HashSet<>(entries.keySet());
    all.forEach(gone::remove);
    for (Opening opening : gone) {
      NavItem item = entries.remove(opening);
      Subscription standing = standings.remove(opening);
      if (standing != null) {
        standing.unsubscribe();
      }
      if (item != null) {
        navigation.awaitNoMore(item);
      }
    }
    for (Opening opening : all) {
      if (!entries.containsKey(opening)) {
        NavItem item = NavItem.waiting(opening.wanted().name(), opening.shownName());
        entries.put(opening, item);
        navigation.await(item);
        standings.put(
            opening, opening.standingProperty().subscribe(standing -> say(item, standing)));
      }
    }
  }

  private void say(NavItem item, Standing standing) {
    item.noteProperty()
        .set(
            switch (standing.state()) {
              case CONNECTING -> Text.of("nav.waiting.opening");
              case WANTS_PERSON -> Text.of("nav.waiting." + standing.need());
              case FAILED -> "";
            });
    item.troubleProperty().set(standing.state() == State.FAILED ? standing.told() : "");
    tell();
  }

  private void follow(@Nullable NavItem item) {
    unlisten.forEach(Runnable::run);
    unlisten.clear();
    for (RegionModel region : item == null ? List.<RegionModel>of() : item.regions()) {
      unlisten.add(region.stateProperty().subscribe(_ -> tell())::unsubscribe);
      unlisten.add(region.listen(_ -> tell()));
    }
    tell();
  }

  private void tell() {
    WaitingCloud next = of(navigation.selectedProperty().get(), shown.get());
    if (next != shown.get()) {
      shown.set(next);
    }
    WaitingClouds others = below(navigation.selectedProperty().get());
    if (!others.equals(below.get())) {
      below.set(others);
    }
  }

  private WaitingClouds below(@Nullable NavItem item) {
    if (item == null || !navigation.isOfAllClouds(item)) {
      return WaitingClouds.NONE;
    }
    List<SeenCloud> clouds = WaitingClouds.of(entries.keySet(), item.regions(), lastSeen);
    if (clouds.isEmpty()) {
      return WaitingClouds.NONE;
    }
    String scope = navigation.savedFilter(item).map(SavedFilter::filter).orElse("");
    return new WaitingClouds(clouds, scope);
  }

  private @Nullable WaitingCloud of(@Nullable NavItem item, @Nullable WaitingCloud before) {
    if (item == null || !item.showsServers()) {
      return null;
    }
    Opening opening = of(item);
    Session session = item.cloud();
    WaitingCloud next = null;
    if (opening != null) {
      LastSeen seen = lastSeen.get(item.id());
      next =
          new WaitingCloud(
              opening.shownName(),
              opening,
              opening.standingProperty().get(),
              seen == null ? null : seen.asOf(),
              seen == null ? List.of() : seen.servers());
    } else if (session != null) {
      next = listed(item, session);
    }
    return next != null && next.equals(before) ? before : next;
  }

  /** Until the first servers of an open cloud come, what was last seen of them stands there. */
  private @Nullable WaitingCloud listed(NavItem item, Session session) {
    LastSeen seen = lastSeen.get(session.key());
    if (seen == null) {
      return null;
    }
    List<String> regions = item.regions().stream().map(r -> r.region().name()).toList();
    if (!item.regions().stream().allMatch(WaitingClouds::isUnheard)) {
      if (session.regions().size() == regions.size()) {
        lastSeen.remove(session.key());
      }
      return null;
    }
    List<Seen> servers = WaitingClouds.among(seen, regions);
    Inventory.State state = item.regions().getFirst().stateProperty().get();
    return servers.isEmpty()
        ? null
        : new WaitingCloud(
            session.shownName(),
            null,
            state.problem() == null
                ? LISTING
                : new Standing(State.FAILED, String.valueOf(state.problem().getMessage())),
            seen.asOf(),
            servers);
  }
}
