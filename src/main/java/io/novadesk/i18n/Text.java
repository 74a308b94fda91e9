package io.novadesk.i18n;

import java.text.MessageFormat;
import java.time.temporal.TemporalAccessor;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Looks up what a person reads in {@code resources/i18n/messages*.properties}. */
public final class Text {
  private static volatile Spoken spoken = new Spoken(Language.ENGLISH);

  private Text() {}

  /** One language with its sentences. */
  private record Spoken(Language language, ResourceBundle sentences) {
    Spoken(Language language) {
      this(language, language.sentences());
    }
  }

  /**
   * Chooses the language of all sentences from here on; before, it is English. To be called once,
   * before anything is shown: what was said already is not said again.
   */
  public static void speak(Language language) {
    if (language != spoken.language()) {
      spoken = new Spoken(language);
    }
  }

  /** The language of the sentences. */
  public static Language language() {
    return spoken.language();
  }

  /**
   * The sentence behind a key, its {@code {0}}, {@code {1}}... filled. A missing key shows itself,
   * so that a slip never costs more than an ugly label. Numbers and, where the sentence says {@code
   * dtf_date}, dates are written in its language; texts are shown as {@link Names} shows them.
   */
  public static String of(String key, Object... args) {
    Spoken now = spoken;
    try {
      String pattern = now.sentences().getString(key);
      return args.length == 0 && pattern.indexOf('\'') < 0 && pattern.indexOf('{') < 0
          ? pattern
          : new MessageFormat(pattern, now.language().locale()).format(shown(args));
    } catch (MissingResourceException _) {
      return key;
    }
  }

  private static Object[] shown(Object[] args) {
    Object[] shown = args.clone();
    for (int i = 0; i < shown.length; i++) {
      if (!(shown[i] instanceof Number || shown[i] instanceof TemporalAccessor)) {
        shown[i] = Names.inSentence(String.valueOf(shown[i]));
      }
    }
    return shown;
  }
}
