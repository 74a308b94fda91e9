package io.novadesk.view.shell;

import io.novadesk.i18n.Language;
import io.novadesk.i18n.Text;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/** The choice of the language, each called as its speakers call it. */
final class LanguageMenu {
  private LanguageMenu() {}

  static Menu of(ConsoleView.Commands commands) {
    Menu menu = new Menu(Text.of("menu.language"));
    menu.setId("menu-language");
    ToggleGroup group = new ToggleGroup();
    RadioMenuItem system = item(Text.of("language.system"), "", group, commands);
    system.setSelected(true);
    menu.getItems().add(system);
    for (Language language : Language.values()) {
      menu.getItems().add(item(language.nativeName(), language.tag(), group, commands));
    }
    return menu;
  }

  private static RadioMenuItem item(
      String name, String tag, ToggleGroup group, ConsoleView.Commands commands) {
    RadioMenuItem item = new RadioMenuItem(name);
    item.setId(tag.isEmpty() ? "language-system" : "language-" + tag);
    item.setToggleGroup(group);
    item.setSelected(tag.equals(commands.chosenLanguage()));
    item.setOnAction(_ -> commands.chooseLanguage(tag));
    return item;
  }
}
