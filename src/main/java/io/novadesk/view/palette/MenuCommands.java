package io.novadesk.view.palette;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.palette.PaletteCommand;
import io.novadesk.viewmodel.palette.PaletteCommand.Harm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableStringValue;
import javafx.event.Event;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the menus can do now, so that the palette offers all of it without a list of its own. */
public final class MenuCommands {
  private static final String REASON = "novadesk.reason";
  private static final String TARGET = "novadesk.target";
  private static final String HARM = "novadesk.harm";

  /** Whether the palette finds it, where that is not as the menu has it. */
  private static final String FOUND = MenuCommands.class.getName() + ".found";

  private MenuCommands() {}

  /** Lets the palette say why an item cannot be chosen, disabled or not. */
  public static void explain(MenuItem item, ObservableStringValue whyNot) {
    item.getProperties().put(REASON, whyNot);
  }

  /** Lets the palette say what an item would act on, and what that may cost. */
  public static void describe(MenuItem item, Supplier<String> target, Harm harm) {
    item.getProperties().put(TARGET, target);
    item.getProperties().put(HARM, harm);
  }

  /** Keeps an item out of the menu, out of the palette, or out of neither. */
  public static void offer(MenuItem item, boolean inMenu, boolean inPalette) {
    item.setVisible(inMenu);
    item.getProperties().put(FOUND, inPalette);
  }

  /** All items of a menu bar, in its order. */
  public static List<PaletteCommand> of(MenuBar bar) {
    List<PaletteCommand> commands = new ArrayList<>();
    bar.getMenus().forEach(menu -> collect(menu, plain(menu.getText()), commands));
    return commands;
  }

  private static void collect(Menu menu, String way, List<PaletteCommand> into) {
    // What a menu finds out when it is opened holds here, too.
    Event.fireEvent(menu, new Event(Menu.ON_SHOWING));
    for (MenuItem item : menu.getItems()) {
      String text = plain(item.getText());
      boolean found =
          item.getProperties().get(FOUND) instanceof Boolean said ? said : item.isVisible();
      if (!found || text.isEmpty()) {
        continue;
      }
      if (item instanceof Menu sub) {
        collect(sub, way + " \u203a " + text, into);
      } else {
        String keys = item.getAccelerator() == null ? "" : item.getAccelerator().getDisplayText();
        into.add(
            new PaletteCommand(
                "command:" + way + "/" + text,
                text,
                target(item).isEmpty() ? way : target(item),
                item.getProperties().containsKey(TARGET),
                icon(item),
                keys,
                whyNot(item),
                item.getProperties().get(HARM) instanceof Harm harm ? harm : Harm.NONE,
                item::fire));
      }
    }
  }

  private static String icon(MenuItem item) {
    return item.getGraphic() instanceof FontIcon icon ? icon.getIconLiteral() : "";
  }

  private static String target(MenuItem item) {
    return item.getProperties().get(TARGET) instanceof Supplier<?> target
        ? String.valueOf(target.get())
        : "";
  }

  private static String whyNot(MenuItem item) {
    if (item.getProperties().get(REASON) instanceof ObservableStringValue reason
        && !reason.get().isEmpty()) {
      return reason.get();
    }
    return item.isDisable() ? Text.of("palette.notNow") : "";
  }

  /** Without the mark of a menu's letter. */
  private static String plain(String text) {
    return text == null ? "" : text.replaceFirst("_", "");
  }
}
