package io.novadesk.viewmodel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class HintsViewModelTest {
  private final Set<Hint> helpful = EnumSet.noneOf(Hint.class);
  private Instant now = Instant.parse("2026-01-01T09:00:00Z");
  private Preferences kept = Preferences.DEFAULT;

  private HintsViewModel start() {
    Map<Hint, BooleanSupplier> moments = new HashMap<>();
    for (Hint hint : Hint.values()) {
      moments.put(hint, () -> helpful.contains(hint));
    }
    return new HintsViewModel(new SettingsViewModel(kept, p -> kept = p), () -> now, moments);
  }

  @Test
  void showsOneWhereItHelpsAndNeverAgainOnceItWasRead() {
    HintsViewModel hints = start();
    hints.look();
    assertThat(hints.shownProperty().get()).isNull();
    helpful.addAll(EnumSet.of(Hint.GROUP, Hint.PALETTE));
    hints.look();
    assertThat(hints.shownProperty().get()).isEqualTo(Hint.PALETTE);
    hints.dismiss();
    assertThat(hints.shownProperty().get()).isNull();

    // The next is not met at once.
    hints.look();
    assertThat(hints.shownProperty().get()).isNull();
    now = now.plus(Duration.ofMinutes(2));
    hints.look();
    assertThat(hints.shownProperty().get()).isEqualTo(Hint.GROUP);

    // It goes where it does not help, unread; at the next start it is back, the other is not.
    helpful.remove(Hint.GROUP);
    hints.look();
    assertThat(hints.shownProperty().get()).isNull();
    HintsViewModel next = start();
    helpful.add(Hint.GROUP);
    next.look();
    assertThat(next.shownProperty().get()).isEqualTo(Hint.GROUP);
  }

  @Test
  void whatAPersonHasFoundNeedsNone() {
    HintsViewModel hints = start();
    helpful.add(Hint.COMPARE);
    hints.look();
    assertThat(hints.shownProperty().get()).isEqualTo(Hint.COMPARE);
    hints.known(Hint.COMPARE);
    hints.look();
    assertThat(hints.shownProperty().get()).isNull();
    assertThat(kept.hints()).containsExactly("COMPARE");
  }

  @Test
  void defaultsBringNoneBackTheButtonForThemDoes() {
    HintsViewModel hints = start();
    hints.known(Hint.PALETTE);
    SettingsViewModel settings = new SettingsViewModel(kept, p -> kept = p);
    settings.reset();
    assertThat(settings.preferences().hints()).containsExactly("PALETTE");
    settings.change(p -> p.withHints(Set.of()));
    helpful.add(Hint.PALETTE);
    HintsViewModel next = start();
    next.look();
    assertThat(next.shownProperty().get()).isEqualTo(Hint.PALETTE);
  }
}
