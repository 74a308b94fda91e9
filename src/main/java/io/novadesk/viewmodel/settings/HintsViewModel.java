package io.novadesk.viewmodel.settings;

import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A few hints, one at a time, each where it helps and until it is read. What a person has found by
 * themselves needs none.
 */
public final class HintsViewModel {
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** Between two of them: they are to be met, not to be waded through. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final SettingsViewModel settings;
  private final InstantSource clock;
  private final Map<Hint, BooleanSupplier> moments;
  private final ReadOnlyObjectWrapper<@Nullable Hint> shown = new ReadOnlyObjectWrapper<>();
  private @Nullable Task looking;
  private Instant quietUntil = Instant.MIN;

  /**
   * @param moments when each would help
   */
  public HintsViewModel(
      SettingsViewModel settings, InstantSource clock, Map<Hint, BooleanSupplier> moments) {
    this.settings = settings;
    this.clock = clock;
    this.moments = Map.copyOf(moments);
  }

  /** The one to be shown; null: none is. */
  public ReadOnlyObjectProperty<@Nullable Hint> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Shows them from now on, where one would help. */
  public void begin(TaskRunner tasks) {
    if (looking == null) {
      looking = tasks.every(LOOK, this::look);
    }
  }

  /** Looks whether one would help now. */
  void look() {
    Hint now = shown.get();
    if (now != null) {
      if (!isWanted(now)) {
        shown.set(null);
      }
      return;
    }
    if (clock.instant().isBefore(quietUntil)) {
      return;
    }
    for (Hint hint : Hint.values()) {
      if (isWanted(hint)) {
        shown.set(hint);
        return;
      }
    }
  }

  private boolean isWanted(Hint hint) {
    BooleanSupplier moment = moments.get(hint);
    return moment != null
        && !settings.preferences().hints().contains(hint.name())
        && moment.getAsBoolean();
  }

  /** The one that is shown was read. */
  public void dismiss() {
    Hint read = shown.get();
    if (read != null) {
      known(read);
      quietUntil = clock.instant().plus(PAUSE);
    }
  }

  /** The person knows this one; it is never shown again. */
  public void known(Hint hint) {
    Set<String> read = new HashSet<>(settings.preferences().hints());
    if (read.add(hint.name())) {
      settings.change(preferences -> preferences.withHints(read));
    }
    if (shown.get() == hint) {
      shown.set(null);
    }
  }

  public void dispose() {
    if (looking != null) {
      looking.cancel();
    }
  }
}
