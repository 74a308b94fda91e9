package io.novadesk.view.shell;

import io.novadesk.viewmodel.settings.Hint;
import io.novadesk.viewmodel.settings.HintsViewModel;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Notices what a person has found by themselves: no hint needs to tell of it. */
final class Found {
  private Found() {}

  static Subscription watch(ConsoleViewModel model, HintsViewModel hints) {
    return Subscription.combine(
        when(model.servers().grouped().byProperty(), hints, Hint.GROUP),
        when(model.compare().shownProperty(), hints, Hint.COMPARE));
  }

  private static Subscription when(
      ObservableValue<? extends @Nullable Object> there, HintsViewModel hints, Hint hint) {
    return there.subscribe(
        now -> {
          if (now != null) {
            hints.known(hint);
          }
        });
  }
}
