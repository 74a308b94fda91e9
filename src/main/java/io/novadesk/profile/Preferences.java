package io.novadesk.profile;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a person chose for all windows: how they look, and how Novadesk behaves.
 *
 * @param language tag of the language that the program speaks, empty: that of the system
 * @param textSize percent of the usual size, within {@link #SMALLEST} and {@link #LARGEST}
 * @param refreshEvery between two questions to a calm cloud
 * @param clipboardClearsAfter so long a copied secret stays; zero: for good
 * @param reopen whether the clouds that were open are opened again at the next start
 * @param team path of the folder that a team shares; empty: there is none
 * @param keys what was chosen in place of a command's own keys, by its name; empty: none
 * @param hints those that were read and are not shown again, by name
 */
public record Preferences(
    Settings.Theme theme,
    String language,
    Density density,
    int textSize,
    Duration refreshEvery,
    Questions questions,
    Duration clipboardClearsAfter,
    boolean reopen,
    String team,
    Map<String, String> keys,
    Set<String> hints) {
  public static final int SMALLEST = 80;
  public static final int LARGEST = 200;
  public static final Duration OFTENEST = Duration.ofSeconds(1);
  public static final Duration RAREST = Duration.ofHours(1);

  private static final Duration CLIPBOARD = Duration.ofMinutes(1);

  public static final Preferences DEFAULT =
      new Preferences(
          Settings.Theme.SYSTEM,
          "",
          Density.STANDARD,
          100,
          Duration.ofSeconds(5),
          Questions.USUAL,
          CLIPBOARD,
          true,
          "",
          Map.of(),
          Set.of());

  public Preferences {
    textSize = Math.clamp(textSize, SMALLEST, LARGEST);
    if (refreshEvery.compareTo(OFTENEST) < 0) {
      refreshEvery = OFTENEST;
    } else if (refreshEvery.compareTo(RAREST) > 0) {
      refreshEvery = RAREST;
    }
    if (clipboardClearsAfter.isNegative() || clipboardClearsAfter.compareTo(RAREST) > 0) {
      clipboardClearsAfter = CLIPBOARD;
    }
    keys = Map.copyOf(keys);
    hints = Set.copyOf(hints);
  }

  /** How high rows are. */
  public enum Density {
    COMFORTABLE,
    STANDARD,
    COMPACT
  }

  /** Before what a person is asked. */
  public enum Questions {
    /** Before what costs data or asks for something. */
    USUAL,
    /** Also before what stops or interrupts one server. */
    MORE
  }

  public Preferences withTheme(Settings.Theme other) {
    return new Preferences(
        other,
        language,
        density,
        textSize,
        refreshEvery,
        questions,
        clipboardClearsAfter,
        reopen,
        team,
        keys,
        hints);
  }

  public Preferences withLanguage(String tag) {
    return new Preferences(
        theme,
        tag,
        density,
        textSize,
        refreshEvery,
        questions,
        clipboardClearsAfter,
        reopen,
        team,
        keys,
        hints);
  }

  public Preferences withDensity(Density other) {
    return new Preferences(
        theme,
        language,
        other,
        textSize,
        refreshEvery,
        questions,
        clipboardClearsAfter,
        reopen,
        team,
        keys,
        hints);
  }

  public Preferences withTextSize(int percent) {
    return new Preferences(
        theme,
        language,
        density,
        percent,
        refreshEvery,
        questions,
        clipboardClearsAfter,
        reopen,
        team,
        keys,
        hints);
  }

  public Preferences withRefreshEvery(Duration other) {
    return new Preferences(
        theme,
        language,
        density,
        textSize,
        other,
        questions,
        clipboardClearsAfter,
        reopen,
        team,
        keys,
        hints);
  }

  public Preferences withQuestions(Questions other) {
    return new Preferences(
        theme,
        language,
        density,
        textSize,
        refreshEvery,
        other,
        clipboardClearsAfter,
        reopen,
        team,
        keys,
        hints);
  }

  public Preferences withClipboardClearsAfter(Duration other) {
    return new Preferences(
        theme,
        language,
        density,
        textSize,
        refreshEvery,
        questions,
        other,
        reopen,
        team,
        keys,
        hints);
  }

  public Preferences withReopen(boolean other) {
    return new Preferences(
        theme,
        language,
        density,
        textSize,
        refreshEvery,
        questions,
        clipboardClearsAfter,
        other,
        team,
        keys,
        hints);
  }

  public Preferences withTeam(String folder) {
    return new Preferences(
        theme,
        language,
        density,
        textSize,
        refreshEvery,
        questions,
        clipboardClearsAfter,
        reopen,
        folder,
        keys,
        hints);
  }

  /**
   * @param combination empty: the command's own keys again
   */
  public Preferences withKeys(String command, String combination) {
    Map<String, String> all = new LinkedHashMap<>(keys);
    if (combination.isEmpty()) {
      all.remove(command);
    } else {
      all.put(command, combination);
    }
    return withKeys(all);
  }

  public Preferences withKeys(Map<String, String> all) {
    return new Preferences(
        theme,
        language,
        density,
        textSize,
        refreshEvery,
        questions,
        clipboardClearsAfter,
        reopen,
        team,
        all,
        hints);
  }

  public Preferences withHints(Set<String> read) {
    return new Preferences(
        theme,
        language,
        density,
        textSize,
        refreshEvery,
        questions,
        clipboardClearsAfter,
        reopen,
        team,
        keys,
        read);
  }
}
