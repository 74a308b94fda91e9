package io.novadesk.profile;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person chose for all windows: how they look, and how Novadesk behaves.
 *
 * @param language tag of the language that the program speaks, empty: that of the system
 * @param textSize percent of the usual size, within {@link #SMALLEST} and {@link #LARGEST}
 * @param refreshEvery between two questions to a calm cloud
 * @param clipboardClearsAfter so long a copied secret stays; zero: for good
 * @param keys what was chosen in place of a command's own keys, by its name; empty: none
 */
public record Preferences(
    Settings.Theme theme,
    String language,
    Density density,
    int textSize,
    Duration refreshEvery,
    Questions questions,
    Duration clipboardClearsAfter,
    Map<String, String> keys) {
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
          Map.of());

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
        other, language, density, textSize, refreshEvery, questions, clipboardClearsAfter, keys);
  }

  public Preferences withLanguage(String tag) {
    return new Preferences(
        theme, tag, density, textSize, refreshEvery, questions, clipboardClearsAfter, keys);
  }

  public Preferences withDensity(Density other) {
    return new Preferences(
        theme, language, other, textSize, refreshEvery, questions, clipboardClearsAfter, keys);
  }

  public Preferences withTextSize(int percent) {
    return new Preferences(
        theme, language, density, percent, refreshEvery, questions, clipboardClearsAfter, keys);
  }

  public Preferences withRefreshEvery(Duration other) {
    return new Preferences(
        theme, language, density, textSize, other, questions, clipboardClearsAfter, keys);
  }

  public Preferences withQuestions(Questions other) {
    return new Preferences(
        theme, language, density, textSize, refreshEvery, other, clipboardClearsAfter, keys);
  }

  public Preferences withClipboardClearsAfter(Duration other) {
    return new Preferences(
        theme, language, density, textSize, refreshEvery, questions, other, keys);
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
        theme, language, density, textSize, refreshEvery, questions, clipboardClearsAfter, all);
  }
}
