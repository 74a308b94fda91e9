package io.novadesk.i18n;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The languages that Novadesk speaks: each has all sentences in {@code resources/i18n}. */
public enum Language {
  ENGLISH(Locale.ENGLISH, Locale.ROOT),
  GERMAN(Locale.GERMAN, Locale.GERMAN);

  private final Locale locale;

  /** Of the file of sentences: English stands in the one without a language. */
  private final Locale file;

  Language(Locale locale, Locale file) {
    this.locale = locale;
    this.file = file;
  }

  /** How numbers are written between its words. */
  public Locale locale() {
    return locale;
  }

  /** As settings keep it, such as "de". */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** As its speakers call it. */
  public String nativeName() {
    return locale.getDisplayLanguage(locale);
  }

  /**
   * The language of that tag, and that of the system where it names none that is offered: by a
   * newer version it may.
   *
   * @param tag empty: as the system
   */
  public static Language of(String tag) {
    return Arrays.stream(values())
        .filter(language -> language.tag().equals(tag))
        .findFirst()
        .orElseGet(Language::ofSystem);
  }

  /** The language of this system, English where it is not offered. */
  public static Language ofSystem() {
    return of(Locale.getDefault(Locale.Category.DISPLAY));
  }

  static Language of(Locale wanted) {
    return Arrays.stream(values())
        .filter(language -> language.locale.getLanguage().equals(wanted.getLanguage()))
        .findFirst()
        .orElse(ENGLISH);
  }

  /** A bundle is asked for by a file that is there, so no other language ever stands in. */
  ResourceBundle sentences() {
    return ResourceBundle.getBundle("i18n.messages", file);
  }
}
