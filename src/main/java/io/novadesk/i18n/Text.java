package io.novadesk.i18n;

import java.text.MessageFormat;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Looks up what a person reads in {@code resources/i18n/messages*.properties}. */
public final class Text {
  private static final ResourceBundle MESSAGES = ResourceBundle.getBundle("i18n.messages");

  /**
   * Numbers are written as the language of the sentence writes them; without a name it is English.
   */
  private static final Locale LANGUAGE =
      MESSAGES.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : MESSAGES.getLocale();

  private Text() {}

  /**
   * The sentence behind a key, its {@code {0}}, {@code {1}}... filled. A missing key shows itself,
   * so that a slip never costs more than an ugly label. Numbers and, where the sentence says {@code
   * dtf_date}, dates are written in its language; texts are shown as {@link Names} shows them.
   */
  public static String of(String key, Object... args) {
    try {
      String pattern = MESSAGES.getString(key);
      return args.length == 0 && pattern.indexOf('\'') < 0 && pattern.indexOf('{') < 0
          ? pattern
          : new MessageFormat(pattern, LANGUAGE).format(shown(args));
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
