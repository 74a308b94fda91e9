package io.novadesk.viewmodel.shell;

import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Tells, once for the whole window, that what is shown is only what was last seen: of which cloud,
 * why, since when, and when it is asked again. What was never seen its own place tells of, and a
 * login that is needed the band that asks for it.
 */
public final class AwayViewModel {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ReadOnlyObjectProperty<@Nullable NavItem> place;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper nextTry = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
  private final Task ticking;

  AwayViewModel(ReadOnlyObjectProperty<@Nullable NavItem> place, TaskRunner tasks) {
    this.place = place;
    place.subscribe(this::tell);
    ticking = tasks.every(SECOND, this::tell);
  }

  /** What it tells, as sentences; empty while there is nothing to tell. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** When the cloud is asked again. */
  public ReadOnlyStringProperty nextTryProperty() {
    return nextTry.getReadOnlyProperty();
  }

  /** Why nothing can be made in the place that is shown, as a sentence; empty when it can. */
  public ObservableValue<String> whyNot() {
    return whyNot.getReadOnlyProperty();
  }

  /** Asks now. */
  public void tryNow() {
    NavItem item = place.get();
    if (item != null) {
      item.regions().forEach(RegionModel::refresh);
    }
  }

  void dispose() {
    ticking.cancel();
  }

  /** A region may be away, or back. */
  void tell() {
    NavItem item = place.get();
    Optional<RegionModel> silent =
        item == null
            ? Optional.empty()
            : item.regions().stream().filter(AwayViewModel::isLeftBehind).findFirst();
    text.set(silent.map(AwayViewModel::sentences).orElse(""));
    nextTry.set(silent.map(region -> nextTry(region.stateProperty().get())).orElse(""));
    whyNot.set(
        item == null
            ? Text.of("image.refused.noCloud")
            : mayBeMadeElsewhere(item)
                ? ""
                : item.regions().stream()
                    .filter(region -> region.awayProperty().get())
                    .findFirst()
                    .map(RegionModel::whyNot)
                    .orElse(""));
  }

  /** Of several clouds one that answers is enough. */
  private static boolean mayBeMadeElsewhere(NavItem item) {
    return item.cloud() == null
        && item.regions().stream().anyMatch(region -> !region.awayProperty().get());
  }

  /** Whether it was seen, and is no longer, for a reason that nobody can mend by a login. */
  private static boolean isLeftBehind(RegionModel region) {
    Inventory.State state = region.stateProperty().get();
    return state.isStale()
        && state.asOf() != null
        && (state.problem() == null || !Session.isLoginNeeded(state.problem()));
  }

  private static String sentences(RegionModel region) {
    Inventory.State state = region.stateProperty().get();
    String why = state.problem() == null ? "" : String.valueOf(state.problem().getMessage());
    String cloud = region.session().shownName();
    boolean one = region.session().regions().size() == 1;
    return Text.of(
        state.isAway() ? "away.silent" : "away.unlisted",
        one ? cloud : Text.of("window.title.region", cloud, region.displayName()),
        Ages.exact(state.asOf()),
        why);
  }

  /** In whole seconds that have begun: none of them is the last but the first. */
  static String nextTry(Inventory.State state) {
    Instant next = state.nextTry();
    Duration left = next == null ? Duration.ZERO : Duration.between(Instant.now(), next);
    return left.isPositive()
        ? Text.of("away.next", Ages.span(left.plus(SECOND).minusNanos(1)))
        : Text.of("away.trying");
  }
}
