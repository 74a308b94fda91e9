package io.novadesk.viewmodel.shell;

import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.production.ProductionGuard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The band over a production cloud's lists: whether it is read-only, and for how long it is not.
 */
public final class ProductionViewModel {
  private final TaskRunner tasks;
  private final InstantSource clock;
  private final Runnable onChange;
  private final NavigationViewModel navigation;
  private final Map<Session, ProductionGuard> guards = new HashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable ProductionGuard> shown =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper readOnly = new ReadOnlyBooleanWrapper();

  /** Whether every cloud of the place is read-only. */
  private final ReadOnlyBooleanWrapper everywhere = new ReadOnlyBooleanWrapper();

  private final ReadOnlyObjectWrapper<Colour> colour = new ReadOnlyObjectWrapper<>(Colour.NONE);
  private @Nullable Session session;
  private final InvalidationListener onGuard = _ -> tell();

  /**
   * @param onChange runs when a cloud was unlocked or is read-only again
   */
  public ProductionViewModel(
      NavigationViewModel navigation, TaskRunner tasks, InstantSource clock, Runnable onChange) {
    this.navigation = navigation;
    this.tasks = tasks;
    this.clock = clock;
    this.onChange = onChange;
    navigation.selectedProperty().addListener((_, _, item) -> show(item));
  }

  /** Watches over a cloud that is about to be opened. */
  public ProductionGuard open(Session session, Marking marking) {
    ProductionGuard guard = new ProductionGuard(marking, tasks, clock);
    guards.put(session, guard);
    guard.readOnlyProperty().subscribe(onChange);
    return guard;
  }

  public void close(Session session) {
    ProductionGuard guard = guards.remove(session);
    if (guard != null) {
      guard.dispose();
    }
    show(navigation.selectedProperty().get());
  }

  /** What the band says; empty when what is shown is no production cloud. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty readOnlyProperty() {
    return readOnly.getReadOnlyProperty();
  }

  /** Why nothing can be made in the cloud that is shown, as a sentence; empty when it can. */
  public ObservableValue<String> whyNot() {
    return everywhere.map(locked -> locked ? Text.of("production.refused") : "");
  }

  /** By which the person knows the cloud again. */
  public ReadOnlyObjectProperty<Colour> colourProperty() {
    return colour.getReadOnlyProperty();
  }

  /** Unlocks the cloud that is shown, or makes it read-only again. */
  public void toggle() {
    ProductionGuard guard = shown.get();
    if (guard != null && guard.readOnlyProperty().get()) {
      guard.unlock();
    } else if (guard != null) {
      guard.lock();
    }
  }

  private void show(@Nullable NavItem item) {
    ProductionGuard before = shown.get();
    if (before != null) {
      before.leftProperty().removeListener(onGuard);
      before.readOnlyProperty().removeListener(onGuard);
    }
    session = item == null ? null : firstToTellOf(item);
    ProductionGuard now = session == null ? null : guards.get(session);
    shown.set(now);
    if (now != null) {
      now.leftProperty().addListener(onGuard);
      now.readOnlyProperty().addListener(onGuard);
    }
    tell();
  }

  /** The production cloud that the band tells of: of several the first one that is read-only. */
  private @Nullable Session firstToTellOf(NavItem item) {
    return item.clouds().stream()
        .filter(cloud -> isProduction(guards.get(cloud)))
        .min(Comparator.comparing(cloud -> !isLocked(guards.get(cloud))))
        .orElse(null);
  }

  private static boolean isProduction(@Nullable ProductionGuard guard) {
    return guard != null && guard.isProduction();
  }

  private static boolean isLocked(@Nullable ProductionGuard guard) {
    return guard != null && guard.readOnlyProperty().get();
  }

  private void tell() {
    ProductionGuard guard = shown.get();
    if (guard == null) {
      text.set("");
      readOnly.set(false);
      everywhere.set(false);
      return;
    }
    String cloud = session == null ? "" : session.shownName();
    colour.set(guard.marking().colour());
    readOnly.set(guard.readOnlyProperty().get());
    NavItem item = navigation.selectedProperty().get();
    everywhere.set(
        item != null && item.clouds().stream().allMatch(each -> isLocked(guards.get(each))));
    text.set(
        guard.readOnlyProperty().get()
            ? Text.of("production.readOnly", cloud)
            : Text.of("production.unlocked", cloud, clockText(guard.leftProperty().get())));
  }

  private static String clockText(Duration left) {
    return String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
  }
}
