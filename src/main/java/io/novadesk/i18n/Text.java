package io.novadesk.i18n;

import java.text.MessageFormat;
import java.time.temporal.TemporalAccessor;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;

/** Looks up what a person reads in {@code resources/i18n/messages*.properties}. */
public final class Text {
  private static volatile Spoken spoken = new Spoken(Language.ENGLISH, UnaryOperator.identity());

  private Text() {}

  /** One language with its sentences, and what is done to each before it is filled. */
  private record Spoken(
      Language language, ResourceBundle sentences, UnaryOperator<String> pronunciation) {
    Spoken(Language language, UnaryOperator<String> pronunciation) {
      this(language, language.sentences(), pronunciation);
    }

    /** As MessageFormat takes it. */
    String sentence(String key) {
      return pronunciation.apply(sentences.getString(key));
    }
  }

  /**
   * Chooses the language of all sentences from here on; before, it is English. To be called once,
   * before anything is shown: what was said already is not said again.
   */
  public static void speak(Language language) {
    if (language != spoken.language()) {
      speak(language, UnaryOperator.identity());
    }
  }

  /**
   * Speaks that language in a way of its own, so that one hears which words do not come from its
   * sentences.
   *
   * @param pronunciation changes a sentence before it is filled; it leaves what stands in braces
   */
  public static void speak(Language language, UnaryOperator<String> pronunciation) {
    spoken = new Spoken(language, pronunciation);
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
      String pattern = now.sentence(key);
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
