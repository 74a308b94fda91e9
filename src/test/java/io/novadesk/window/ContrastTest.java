package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.PaintedText;
import io.novadesk.view.parts.Theme;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.ServerColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Every text of the main screens can be read in every theme, measured in painted colours. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double TEXT_IN_HIGH_CONTRAST = 7;
  private static final double SIGN = 3;

  @TempDir static Path profile;

  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) {
    desk = DemoWindow.entering(stage, profile);
    window = desk.window();
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  void everyTextCanBeRead(FxRobot robot) throws Exception {
    desk.untilListed();
    Set<String> faint = new TreeSet<>();
    measure(robot, "nothing selected", faint);
    robot.interact(
        () -> {
          window.view().servers().table().getSelectionModel().clearAndSelect(2);
          window.view().servers().table().requestFocus();
        });
    measure(robot, "a focused row", faint);
    robot.interact(
        () -> window.console().servers().grouped().byProperty().set(ServerColumn.STATUS));
    measure(robot, "headings of groups", faint);
    robot.interact(() -> window.console().servers().grouped().byProperty().set(null));
    robot.interact(() -> window.view().navigation().tree().requestFocus());
    measure(robot, "a row without focus", faint);
    rows(robot, "a row without focus, a place with it", faint);
    robot.interact(window.view().servers().table()::requestFocus);
    rows(robot, "a focused row, a place without", faint);
    for (String page : List.of("images", "flavors", "keypairs", "overview")) {
      NavItem item = find(window.console().navigation().roots(), page);
      if (item != null) {
        robot.interact(() -> window.console().navigation().selectedProperty().set(item));
        measure(robot, page, faint);
      }
    }
    robot.push(KeyCode.CONTROL, KeyCode.N);
    until(() -> robot.lookup("#launch-view").tryQuery().isPresent());
    measure(robot, "launch", faint);
    robot.interact(() -> window.view().modal().close());
    robot.interact(window::showConnect);
    measure(robot, "connect", faint);
    robot.interact(() -> window.view().modal().close());
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    until(() -> robot.lookup("#settings").tryQuery().isPresent());
    measure(robot, "settings", faint);
    robot.interact(() -> window.view().modal().close());
    robot.push(KeyCode.F1);
    until(() -> robot.lookup("#shortcuts").tryQuery().isPresent());
    measure(robot, "shortcuts", faint);
    assertThat(faint).isEmpty();
  }

  private static @Nullable NavItem find(List<NavItem> items, String end) {
    for (NavItem item : items) {
      if (item.id().endsWith("/" + end)) {
        return item;
      }
      NavItem below = find(item.children(), end);
      if (below != null) {
        return below;
      }
    }
    return null;
  }

  /** What is selected is told from what is not. */
  private void rows(FxRobot robot, String which, Set<String> faint) {
    robot.interact(
        () -> {
          for (Theme theme : Theme.values()) {
            theme.apply();
            for (Node list :
                List.of(window.view().servers().table(), window.view().navigation().tree())) {
              List<IndexedCell<?>> cells =
                  Stream.of(".table-row-cell", ".tree-cell")
                      .flatMap(kind -> list.lookupAll(kind).stream())
                      .<IndexedCell<?>>mapMulti(
                          (node, to) -> {
                            if (node instanceof IndexedCell<?> cell && !cell.isEmpty()) {
                              to.accept(cell);
                            }
                          })
                      .toList();
              IndexedCell<?> selected =
                  cells.stream().filter(IndexedCell::isSelected).findFirst().orElseThrow();
              IndexedCell<?> other =
                  cells.stream()
                      .filter(cell -> cell.getIndex() == selected.getIndex() + 1)
                      .findFirst()
                      .orElseThrow();
              double contrast = PaintedText.contrastOfEdges(selected, other);
              if (contrast < SIGN) {
                faint.add(theme + ", " + which + ": " + contrast + " in " + list.getId());
              }
            }
          }
          Theme.LIGHT.apply();
        });
  }

  private static double wanted(Theme theme) {
    return theme == Theme.HIGH_CONTRAST ? TEXT_IN_HIGH_CONTRAST : TEXT;
  }

  private void measure(FxRobot robot, String screen, Set<String> faint) {
    for (Theme theme : Theme.values()) {
      robot.interact(theme::apply);
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(
          () -> {
            Node root =
                window.view().modal().isOpen()
                    ? window.scene().lookup("#modal")
                    : window.scene().getRoot();
            PaintedText.in(root)
                .forEach(
                    text -> {
                      if (text.contrast() < (text.sign() ? SIGN : wanted(theme))) {
                        faint.add(theme + ", " + screen + ": " + text);
                      }
                    });
          });
    }
    robot.interact(Theme.LIGHT::apply);
  }
}
