package io.novadesk.view.shell;

import io.novadesk.i18n.Language;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.settings.SettingsViewModel;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.util.Subscription;

/** The choice of the language, each called as its speakers call it. */
final class LanguageMenu {
  private final Choices<String> choices = new Choices<>("menu-language", Text.of("menu.language"));

  /**
   * @param told gets what a person has to know of the choice
   */
  LanguageMenu(SettingsViewModel settings, Consumer<String> told) {
    choices.add("language-system", Text.of("language.system"), "");
    for (Language language : Language.values()) {
      choices.add("language-" + language.tag(), language.nativeName(), language.tag());
    }
    choices.onChoice(
        tag -> {
          settings.change(p -> p.withLanguage(tag));
          Language next = Language.of(tag);
          told.accept(
              Text.of(
                  next == Text.language() ? "language.stays" : "language.nextStart",
                  next.nativeName()));
        });
    choices.follow(settings, preferences -> preferences.language());
  }

  Menu menu() {
    return choices.menu();
  }

  Subscription subscription() {
    return choices.subscription();
  }
}
