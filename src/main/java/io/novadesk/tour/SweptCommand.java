package io.novadesk.tour;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.viewmodel.palette.Hit;
import io.novadesk.viewmodel.palette.PaletteCommand;
import io.novadesk.window.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** A command of the palette: it is typed by its name, and has to be among what is found. */
final class SweptCommand implements Swept {
  private static final int MOST_LINES = 60;

  private final Window window;
  private final TourGuide guide;
  private final PaletteCommand command;

  private SweptCommand(Window window, TourGuide guide, PaletteCommand command) {
    this.window = window;
    this.guide = guide;
    this.command = command;
  }

  /** All of them, as the menus are now. */
  static List<Swept> all(Window window, TourGuide guide) {
    return MenuCommands.of(bar(window)).stream()
        .map(command -> (Swept) new SweptCommand(window, guide, command))
        .toList();
  }

  private static MenuBar bar(Window window) {
    return (MenuBar) window.scene().lookup(".menu-bar");
  }

  @Override
  public String name() {
    return "palette > " + command.id().substring(command.id().indexOf(':') + 1);
  }

  private @Nullable PaletteCommand now() {
    return MenuCommands.of(bar(window)).stream()
        .filter(other -> other.id().equals(command.id()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public boolean isThere() {
    return now() != null;
  }

  @Override
  public boolean isGrey() {
    return !reason().isEmpty();
  }

  @Override
  public String reason() {
    PaletteCommand now = now();
    return now == null ? "" : now.whyNot();
  }

  @Override
  public @Nullable ServerAction action() {
    return Arrays.stream(ServerAction.values())
        .filter(action -> command.onServers())
        .filter(action -> command.title().equals(Text.of("action." + action)))
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable String fire(Hand hand, boolean byKey) throws Exception {
    boolean grey = guide.fx(this::isGrey);
    hand.press(KeyCode.CONTROL, KeyCode.K);
    guide.await("the palette", () -> window.scene().lookup("#palette") != null);
    guide.type("palette-text", command.title());
    hand.pulse();
    int at = guide.fx(this::place);
    if (at < 0) {
      return "is not found by its name";
    }
    String wrong = byKey ? byArrows(hand, at) : byPointer(hand, at);
    return wrong == null && grey ? leave(hand, at) : wrong;
  }

  /** Nothing happens but that its line tells why. */
  private @Nullable String leave(Hand hand, int at) throws Exception {
    boolean told = guide.fx(() -> tells(cell(at)));
    hand.press(KeyCode.ESCAPE);
    return told ? null : "does not say why it cannot be chosen";
  }

  private boolean tells(@Nullable Node cell) {
    String why = reason();
    return cell != null
        && cell.lookupAll(".palette-detail").stream()
            .anyMatch(node -> node instanceof Labeled label && why.equals(label.getText()));
  }

  private int place() {
    List<Hit> hits = window.console().palette().hits();
    for (int i = 0; i < hits.size(); i++) {
      if (hits.get(i).id().equals(command.id())) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable String byPointer(Hand hand, int at) throws Exception {
    guide.fx(
        () -> {
          list().scrollTo(at);
          return true;
        });
    hand.pulse();
    Node cell = guide.fx(() -> cell(at));
    if (cell == null) {
      return "is found, but not painted";
    }
    hand.click(cell);
    return null;
  }

  private @Nullable String byArrows(Hand hand, int at) throws Exception {
    int steps = 0;
    while (guide.fx(() -> list().getSelectionModel().getSelectedIndex()) != at) {
      if (++steps > MOST_LINES) {
        return "arrows do not reach it";
      }
      hand.press(KeyCode.DOWN);
    }
    hand.press(KeyCode.ENTER);
    return null;
  }

  private ListView<?> list() {
    return (ListView<?>) guide.node("palette-list");
  }

  private @Nullable Node cell(int at) {
    return list().lookupAll(".list-cell").stream()
        .filter(node -> node instanceof IndexedCell<?> cell && cell.getIndex() == at)
        .findFirst()
        .orElse(null);
  }

  /** What is chosen already stays so. */
  @Override
  public boolean didMore() {
    return bar(window).getMenus().stream()
        .flatMap(SweptCommand::all)
        .anyMatch(
            item ->
                item instanceof RadioMenuItem choice
                    && choice.isSelected()
                    && command.title().endsWith(choice.getText()));
  }

  private static Stream<MenuItem> all(Menu menu) {
    return menu.getItems().stream()
        .flatMap(item -> item instanceof Menu sub ? all(sub) : Stream.of(item));
  }
}
