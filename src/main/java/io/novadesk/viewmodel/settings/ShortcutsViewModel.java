package io.novadesk.viewmodel.settings;

import io.novadesk.i18n.Folded;
import io.novadesk.i18n.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** All shortcuts, to be searched and changed. */
public final class ShortcutsViewModel {
  /** Every field for text needs these for itself. */
  private static final List<String> OF_TEXT =
      List.of("Shortcut+A", "Shortcut+V", "Shortcut+X", "Shortcut+Y", "Shortcut+Z");

  private final SettingsViewModel settings;
  private final UnaryOperator<String> shown;
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  /**
   * @param shown keys as a person reads them; two that read alike are the same
   */
  public ShortcutsViewModel(SettingsViewModel settings, UnaryOperator<String> shown) {
    this.settings = settings;
    this.shown = shown;
  }

  public StringProperty searchProperty() {
    return search;
  }

  public SettingsViewModel settings() {
    return settings;
  }

  /** Why the keys that were pressed last cannot be used; empty: they are. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Those of a group whose name or keys have what is searched for. */
  public List<Shortcut> found(Shortcut.Group group) {
    String wanted = Folded.of(search.get().strip());
    return Shortcut.of(group).stream()
        .filter(
            each ->
                Folded.of(each.title()).contains(wanted) || Folded.of(keys(each)).contains(wanted))
        .toList();
  }

  /** The keys in force, as a person reads them. */
  public String keys(Shortcut shortcut) {
    return shown.apply(written(shortcut));
  }

  public boolean isChanged(Shortcut shortcut) {
    return !keys(shortcut).equals(shown.apply(shortcut.usualKeys()));
  }

  private String written(Shortcut shortcut) {
    return shortcut.canChange()
        ? settings.preferences().keys().getOrDefault(shortcut.name(), shortcut.usualKeys())
        : shortcut.usualKeys();
  }

  /** Uses other keys from now on, unless something else has them: that is told. */
  public void change(Shortcut shortcut, String keys) {
    problem.set(whyNot(shortcut, shown.apply(keys)));
    if (problem.get().isEmpty()) {
      boolean usual = shown.apply(keys).equals(shown.apply(shortcut.usualKeys()));
      settings.change(p -> p.withKeys(shortcut.name(), usual ? "" : keys));
    }
  }

  /** Says that what was pressed is typed rather than commanded. */
  public void refuse(String keys) {
    problem.set(Text.of("shortcuts.plain", shown.apply(keys)));
  }

  private String whyNot(Shortcut shortcut, String keys) {
    boolean own = keys.equals(shown.apply(shortcut.usualKeys()));
    if (OF_TEXT.stream().map(shown).anyMatch(keys::equals)) {
      return Text.of("shortcuts.text", keys);
    }
    return Arrays.stream(Shortcut.values())
        .filter(other -> other != shortcut && (other.canChange() || !own))
        .filter(other -> answersTo(other, keys))
        .findFirst()
        .map(other -> Text.of("shortcuts.taken", keys, other.title()))
        .orElse("");
  }

  private boolean answersTo(Shortcut other, String keys) {
    return keys(other).equals(keys)
        || (!isChanged(other) && other.alsoKeys().stream().map(shown).anyMatch(keys::equals));
  }

  /** Its own keys again, unless something else has them now. */
  public void reset(Shortcut shortcut) {
    change(shortcut, shortcut.usualKeys());
  }

  public boolean isAnyChanged() {
    return Arrays.stream(Shortcut.values()).anyMatch(this::isChanged);
  }

  public void resetAll() {
    problem.set("");
    settings.change(p -> p.withKeys(Map.of()));
  }
}
