package io.novadesk.viewmodel.settings;

import io.novadesk.profile.Preferences;
import io.novadesk.profile.Settings.Theme;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What a person sets. A change is in force at once, and kept. */
public final class SettingsViewModel {
  /** The sizes of text that the keys lead through, in percent. */
  static final List<Integer> SIZES = List.of(80, 90, 100, 110, 125, 150, 175, 200);

  private static final List<Duration> PERIODS =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5));

  private static final List<Duration> STAYS =
      List.of(
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ZERO);

  private final ReadOnlyObjectWrapper<Preferences> now;
  private final Consumer<Preferences> keep;
  private final ReadOnlyStringWrapper whyNotKept = new ReadOnlyStringWrapper("");
  private Consumer<Consumer<String>> asking = _ -> {};

  /**
   * @param keep writes what was changed
   */
  public SettingsViewModel(Preferences now, Consumer<Preferences> keep) {
    this.now = new ReadOnlyObjectWrapper<>(now);
    this.keep = keep;
  }

  public ReadOnlyObjectProperty<Preferences> preferencesProperty() {
    return now.getReadOnlyProperty();
  }

  public Preferences preferences() {
    return now.get();
  }

  /** Says how it is found out why nothing is kept of what was last seen. */
  public void asksWhyNotKept(Consumer<Consumer<String>> ask) {
    asking = ask;
  }

  /** Finds that out, in the background. */
  public void askWhyNotKept() {
    asking.accept(whyNotKept::set);
  }

  /** Why nothing is kept of what was last seen, as a sentence; empty when it is. */
  public ReadOnlyStringProperty whyNotKeptProperty() {
    return whyNotKept.getReadOnlyProperty();
  }

  public void change(UnaryOperator<Preferences> edit) {
    Preferences changed = edit.apply(now.get());
    if (!changed.equals(now.get())) {
      now.set(changed);
      keep.accept(changed);
    }
  }

  /** Shows what another window has set and kept. */
  public void takeOver(Preferences theirs) {
    now.set(theirs);
  }

  /**
   * All as at the first start but the language, which a person could no longer read, and hints,
   * which were read.
   */
  public void reset() {
    change(former -> Preferences.DEFAULT.withLanguage(former.language()).withHints(former.hints()));
  }

  /**
   * Turns light into dark or back.
   *
   * @param dark whether the window is dark now, by choice or by the system
   */
  public void switchTheme(boolean dark) {
    change(p -> p.withTheme(dark ? Theme.LIGHT : Theme.DARK));
  }

  public void larger() {
    change(
        p ->
            p.withTextSize(
                SIZES.stream()
                    .filter(size -> size > p.textSize())
                    .findFirst()
                    .orElse(Preferences.LARGEST)));
  }

  public void smaller() {
    change(
        p ->
            p.withTextSize(
                SIZES.reversed().stream()
                    .filter(size -> size < p.textSize())
                    .findFirst()
                    .orElse(Preferences.SMALLEST)));
  }

  public void usualSize() {
    change(p -> p.withTextSize(Preferences.DEFAULT.textSize()));
  }

  /** How often the cloud may be asked. */
  public List<Duration> periods() {
    return PERIODS;
  }

  /** How long a copied secret may stay; zero: for good. */
  public List<Duration> stays() {
    return STAYS;
  }
}
