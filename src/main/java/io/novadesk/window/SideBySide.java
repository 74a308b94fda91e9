package io.novadesk.window;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.connect.Opening;
import io.novadesk.viewmodel.connect.Opening.State;
import io.novadesk.viewmodel.connect.Openings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;

/**
 * Asks, one after the other, for the clouds that do not come open by themselves. Whoever is at work
 * in a cloud that is open is only told of it, and goes on in the connect dialog when it suits.
 */
final class SideBySide {
  private final Openings openings;
  private final BooleanSupplier atWork;
  private final Consumer<String> tell;
  private final Consumer<Opening> ask;
  private final Set<Opening> watched = new HashSet<>();

  /**
   * @param atWork whether a cloud is open, or the person is being asked something
   * @param tell says in passing why one did not come open
   * @param ask shows a person what one of them waits for
   */
  SideBySide(
      Openings openings, BooleanSupplier atWork, Consumer<String> tell, Consumer<Opening> ask) {
    this.openings = openings;
    this.atWork = atWork;
    this.tell = tell;
    this.ask = ask;
    ListChangeListener<Opening> onChange =
        _ -> {
          openings.all().forEach(this::watch);
          watched.retainAll(openings.all());
        };
    openings.all().addListener(onChange);
    openings.all().forEach(this::watch);
  }

  private void watch(Opening opening) {
    if (!opening.isQuiet() && watched.add(opening)) {
      opening.standingProperty().addListener((Observable _) -> look(opening));
    }
  }

  private void look(Opening moved) {
    if (atWork.getAsBoolean()) {
      if (moved.state() != State.CONNECTING) {
        tell.accept(
            Text.of("switch.failed", moved.shownName(), moved.standingProperty().get().told()));
      }
    } else {
      openings.firstThatWantsPerson().or(this::firstOfAllThatFailed).ifPresent(ask);
    }
  }

  private Optional<Opening> firstOfAllThatFailed() {
    List<Opening> asked = openings.all().stream().filter(o -> !o.isQuiet()).toList();
    boolean goesOn = asked.stream().anyMatch(o -> o.state() == State.CONNECTING);
    return goesOn ? Optional.empty() : asked.stream().findFirst();
  }

  /** A person has opened one: the next one that waits for a person is asked about. */
  void next() {
    openings.firstThatWantsPerson().ifPresent(ask);
  }
}
