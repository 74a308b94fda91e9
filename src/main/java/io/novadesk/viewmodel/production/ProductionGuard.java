package io.novadesk.viewmodel.production;

import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a production cloud read-only until the person unlocks it, for a quarter of an hour. Other
 * clouds it leaves alone. Belongs to the caller's side.
 */
public final class ProductionGuard {
  /** How long it stays unlocked. */
  public static final Duration UNLOCKED_FOR = Duration.ofMinutes(15);

  private final Marking marking;
  private final TaskRunner tasks;
  private final InstantSource clock;
  private final ReadOnlyBooleanWrapper readOnly = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Duration> left = new ReadOnlyObjectWrapper<>(Duration.ZERO);
  private @Nullable Instant end;
  private @Nullable Task ticking;

  public ProductionGuard(Marking marking, TaskRunner tasks, InstantSource clock) {
    this.marking = marking;
    this.tasks = tasks;
    this.clock = clock;
    readOnly.set(marking.production());
  }

  /** By what the person knows the cloud again. */
  public Marking marking() {
    return marking;
  }

  public boolean isProduction() {
    return marking.production();
  }

  /** How long an action can be taken back before it is sent; zero: it is sent at once. */
  public Duration waitOf(ServerAction action) {
    return action.is(Trait.DELETES) ? marking.deleteWait() : Duration.ZERO;
  }

  public ReadOnlyBooleanProperty readOnlyProperty() {
    return readOnly.getReadOnlyProperty();
  }

  /** Until it is read-only again; zero while it is, and on clouds that never are. */
  public ReadOnlyObjectProperty<Duration> leftProperty() {
    return left.getReadOnlyProperty();
  }

  /** Why nothing may be changed now; empty when it may. */
  public String whyNot() {
    // The countdown is for the eye; what counts is the clock.
    tick();
    return readOnly.get() ? Text.of("production.refused") : "";
  }

  /** Lets commands through from now on for {@link #UNLOCKED_FOR}. */
  public void unlock() {
    if (!marking.production()) {
      return;
    }
    end = clock.instant().plus(UNLOCKED_FOR);
    left.set(UNLOCKED_FOR);
    readOnly.set(false);
    if (ticking == null) {
      ticking = tasks.every(Duration.ofSeconds(1), this::tick);
    }
  }

  /** Makes it read-only again now. */
  public void lock() {
    if (!marking.production()) {
      return;
    }
    stop();
    end = null;
    left.set(Duration.ZERO);
    readOnly.set(true);
  }

  public void dispose() {
    stop();
  }

  private void stop() {
    if (ticking != null) {
      ticking.cancel();
      ticking = null;
    }
  }

  private void tick() {
    if (end == null) {
      return;
    }
    Duration now = Duration.between(clock.instant(), end);
    if (now.isPositive()) {
      left.set(now);
    } else {
      lock();
    }
  }
}
