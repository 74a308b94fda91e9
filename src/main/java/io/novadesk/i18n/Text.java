package io.novadesk.i18n;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Looks up what a person reads in {@code resources/i18n/messages*.properties}. */
public final class Text {
  private static final ResourceBundle MESSAGES = ResourceBundle.getBundle("i18n.messages");

  private Text() {}

  /**
   * The sentence behind a key, its {@code {0}}, {@code {1}}... filled. A missing key shows itself,
   * so that a slip never costs more than an ugly label.
   */
  public static String of(String key, Object... args) {
    try {
      String pattern = MESSAGES.getString(key);
      return args.length == 0 && pattern.indexOf('\'') < 0 && pattern.indexOf('{') < 0
          ? pattern
          : new MessageFormat(pattern).format(args);
    } catch (MissingResourceException _) {
      return key;
    }
  }
}
