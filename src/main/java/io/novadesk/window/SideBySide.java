package io.novadesk.window;

import io.novadesk.viewmodel.connect.Opening;
import io.novadesk.viewmodel.connect.Opening.State;
import io.novadesk.viewmodel.connect.Openings;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;

/**
 * Asks, one after the other, for the clouds that do not come open by themselves. Nobody is asked
 * who may be at work in a cloud that is open: what is left stands in the tree.
 */
final class SideBySide {
  private final Openings openings;
  private final BooleanSupplier atWork;
  private final Consumer<Opening> ask;
  private final Set<Opening> watched = new HashSet<>();

  /**
   * @param atWork whether a cloud is open, or the person is being asked something
   * @param ask shows a person what one of them waits for
   */
  SideBySide(Openings openings, BooleanSupplier atWork, Consumer<Opening> ask) {
    this.openings = openings;
    this.atWork = atWork;
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
    if (watched.add(opening)) {
      opening.standingProperty().addListener((Observable _) -> look());
      look();
    }
  }

  private void look() {
    if (!atWork.getAsBoolean()) {
      openings.firstThatWantsPerson().or(this::firstOfAllThatFailed).ifPresent(ask);
    }
  }

  private Optional<Opening> firstOfAllThatFailed() {
    boolean goesOn = openings.all().stream().anyMatch(o -> o.state() == State.CONNECTING);
    return goesOn ? Optional.empty() : openings.all().stream().findFirst();
  }

  /** A person has opened one: the next one that waits for a person is asked about. */
  void next() {
    openings.firstThatWantsPerson().ifPresent(ask);
  }
}
