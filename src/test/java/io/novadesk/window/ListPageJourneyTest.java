package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.KeyPair;
import io.novadesk.cloud.keys.SshKeyPair;
import io.novadesk.common.watch.Alarm;
import io.novadesk.profile.SavedFilter;
import io.novadesk.testing.PaintedText;
import io.novadesk.view.parts.Theme;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel;
import io.novadesk.viewmodel.pages.ListColumn;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.wall.Tone;
import io.novadesk.viewmodel.wall.WallColour;
import io.novadesk.viewmodel.wall.WallPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
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

/** What every list page can do, by mouse and by key, on the one of key pairs. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class ListPageJourneyTest {
  @TempDir static Path folder;

  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) {
    desk = DemoWindow.entering(stage, folder);
    window = desk.window();
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  void selectsCopiesExportsAndDeletesSeveral(FxRobot robot) throws Exception {
    until(() -> !window.view().modal().isOpen() && !window.console().servers().rows().isEmpty());
    RegionModel region = window.console().servers().rows().getFirst().region();
    for (String name : List.of("many-1", "many-2", "many-10")) {
      String key = SshKeyPair.generate(SshKeyPair.Kind.ED25519, name).publicKey().line();
      region.region().compute().keyPairs().create(name, key, null);
    }
    KeyPairsViewModel page = window.console().pages().keyPairs();
    robot.interact(() -> window.console().navigation().select(region.key() + "/keypairs"));
    robot.interact(() -> page.list().filterTextProperty().set("many"));
    until(() -> page.list().rows().size() == 3 && row(robot, "many-10") != null);
    // That the filter hides all is no lack of key pairs.
    robot.interact(() -> page.list().filterTextProperty().set("no such key"));
    until(() -> painted(robot, "#keypair-table .empty-title").equals("Nothing matches"));
    robot.clickOn("#keypair-filter-clear");
    until(() -> page.list().filterTextProperty().get().isEmpty());
    robot.interact(() -> page.list().filterTextProperty().set("many"));
    until(() -> page.list().rows().size() == 3 && row(robot, "many-10") != null);
    assertThat(page.list().rows())
        .extracting("name")
        .containsExactly("many-1", "many-2", "many-10");

    // By mouse one, by key the one above it as well. The detail takes room once it has something to
    // show.
    assertThat(robot.lookup("#keypair-detail").tryQuery()).isEmpty();
    double wide = read(() -> desk.node("keypair-table").getLayoutBounds().getWidth());
    robot.clickOn(shown(robot, "many-10"));
    until(() -> desk.node("keypair-table").getLayoutBounds().getWidth() < wide);
    until(() -> robot.lookup("#keypair-detail .detail-name").tryQuery().isPresent());
    robot.push(KeyCode.SHIFT, KeyCode.UP);
    until(() -> page.list().chosen().size() == 2);
    assertThat(robot.lookup("#keypair-detail .empty-title").queryLabeled().getText())
        .isEqualTo("2 selected");

    // By key: the rows as they stand in the table.
    robot.push(KeyCode.CONTROL, KeyCode.C);
    until(() -> clipboard().lines().count() == 2);
    String copied = WaitForAsyncUtils.asyncFx(ListPageJourneyTest::clipboard).get();
    assertThat(copied.lines().map(line -> line.split("\t", -1)[0]))
        .containsExactly("many-2", "many-10");
    assertThat(copied.lines().map(line -> line.split("\t", -1)[1])).containsOnly("Ed25519");

    // The list does not forget what is selected when it is read again.
    robot.interact(page::reload);
    until(() -> !page.list().loadingProperty().get() && selectedRows(robot) == 2);
    robot.interact(() -> page.list().filterTextProperty().set("many-"));
    assertThat(page.list().chosen()).hasSize(2);

    // The keys of the columns open those of this page, and not of the servers.
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    MenuButton columns = desk.node("keypair-choose-columns");
    until(columns::isShowing);
    assertThat(read(() -> columns.getItems().stream().map(MenuItem::getText).toList()))
        .isEqualTo(read(() -> page.columns().stream().map(ListColumn::title).toList()));
    assertThat(window.view().modal().isOpen()).isFalse();
    TableColumn<?, ?> kind = robot.lookup("#keypair-table").queryTableView().getColumns().get(1);
    CheckMenuItem entry = (CheckMenuItem) columns.getItems().get(1);
    robot.clickOn("#" + entry.getId());
    until(() -> !kind.isVisible() && !columns.isShowing());
    robot.clickOn("#keypair-choose-columns");
    until(columns::isShowing);
    robot.clickOn("#" + entry.getId());
    until(kind::isVisible);

    // Exported are those selected, by the columns that are seen.
    robot.clickOn("#keypair-export");
    until(() -> window.view().modal().isOpen());
    desk.picture("list-export");
    robot.clickOn("#export-copy");
    until(() -> clipboard().startsWith("name,kind,fingerprint\r\nmany-2,Ed25519,"));
    assertThat(WaitForAsyncUtils.asyncFx(ListPageJourneyTest::clipboard).get().lines()).hasSize(3);
    robot.interact(() -> window.view().modal().close());

    // Deleted after one question that names them, a task each.
    robot.interact(() -> robot.lookup("#keypair-table").query().requestFocus());
    robot.push(KeyCode.DELETE);
    until(() -> window.view().modal().isOpen());
    assertThat(robot.lookup("#keypair-delete .dialog-title").queryLabeled().getText())
        .isEqualTo("Delete 2 key pairs?");
    assertThat(robot.lookup("#keypair-delete .name-list-name").queryAllAs(Node.class)).hasSize(2);
    desk.picture("list-delete-many");
    robot.clickOn("#keypair-delete-accept");
    until(() -> page.list().rows().size() == 1);
    assertThat(page.list().rows().getFirst().name()).isEqualTo("many-1");
    assertThat(
            window.console().operations().rows().stream()
                .filter(r -> r.subject().startsWith("many")))
        .hasSize(2);

    // A flavor that is gone to is selected, and no filter is left behind.
    until(() -> !region.flavors().isEmpty());
    Flavor flavor = region.flavors().getLast();
    robot.interact(() -> window.console().ways().toFlavor(region, flavor));
    until(() -> robot.lookup("#flavor-comparison .detail-name").tryQuery().isPresent());
    assertThat(window.console().pages().flavors().list().filterTextProperty().get()).isEmpty();
    assertThat(window.console().pages().flavors().list().chosen()).containsExactly(flavor);
    assertThat(window.console().pages().flavors().list().rows()).hasSizeGreaterThan(3);

    // A page by the recipe alone.
    robot.interact(() -> window.console().navigation().select(region.key() + "/zones"));
    until(() -> !window.console().pages().zones().list().rows().isEmpty());
    robot.clickOn("#zone-table .table-row-cell .table-cell");
    until(() -> !window.console().pages().zones().list().chosen().isEmpty());
    desk.picture("list-zones");
    // The buttons of the page of changes act, and what deletes asks first.
    robot.interact(() -> window.console().navigation().select(region.key() + "/changes"));
    until(() -> desk.isThere("change-forget") && !desk.node("change-forget").isDisabled());
    robot.clickOn("#change-forget");
    until(() -> window.view().modal().isOpen());
    assertThat(painted(robot, ".dialog-title")).startsWith("Forget what was recorded of");
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());
    // What is wrong is counted in the last line, which leads to the list of it.
    until(() -> painted(robot, "#status-alarms").equals("1 alarm"));
    desk.press("status-alarms");
    until(() -> painted(robot, "#alarm-table .table-row-cell .table-cell").equals("Open"));
    robot.clickOn("#alarm-table .table-row-cell .table-cell");
    until(() -> painted(robot, "#alarm-detail .detail-name").equals("web-08: Server in ERROR"));
    desk.picture("list-alarms");
    desk.press("alarm-acknowledge");
    until(() -> !desk.node("status-alarms").isVisible());
    until(() -> painted(robot, "#alarm-table .table-row-cell .table-cell").equals("Acknowledged"));
    desk.press("alarm-rules");
    until(() -> desk.isThere("alarm-rules-text"));
    desk.type("alarm-rules-text", "error name:nobody\nwhenever");
    until(() -> desk.node("alarm-rules-accept").isDisabled());
    assertThat(robot.lookup("#alarm-rules .field-error").queryAllAs(Labeled.class))
        .extracting(Labeled::getText)
        .contains("Line 2: “whenever” is no rule.");
    desk.type("alarm-rules-text", "error name:nobody");
    desk.press("alarm-rules-accept");
    until(() -> painted(robot, "#alarm-table .table-row-cell .table-cell").equals("Ended"));
    desk.press("alarm-show");
    until(() -> window.console().servers().filterTextProperty().get().startsWith("id:"));
    assertThat(read(() -> window.console().servers().rows()))
        .extracting("name")
        .containsExactly("web-08");
    robot.interact(() -> window.console().servers().filterTextProperty().set(""));
    // A click on a notice of the desktop leads to what it told.
    List<Runnable> notices = new CopyOnWriteArrayList<>();
    robot.interact(() -> window.tellBy((_, pressed) -> notices.add(pressed)));
    desk.go(region.key() + "/alarms");
    desk.press("alarm-try");
    until(() -> notices.size() == 1);
    desk.go(region.key() + "/wall");
    notices.getFirst().run();
    until(() -> desk.node("alarm-table").isVisible());
    NoticeWays ways =
        read(
            () ->
                new NoticeWays(
                    (Stage) window.scene().getWindow(), window.console(), window.view()));
    Alarm ended = read(() -> window.console().alarms().all().getFirst());
    robot.interact(() -> ways.toAlarms(List.of(ended)));
    until(() -> painted(robot, "#detail-name").equals("web-08"));
    robot.interact(() -> ways.toAlarms(List.of(ended, ended)));
    until(() -> painted(robot, "#alarm-detail .detail-name").equals("web-08: Server in ERROR"));
    // On the wall what is bad is painted so; a click leads to it, and so do the words beside.
    desk.go(region.key() + "/wall");
    until(() -> painted(robot, "#wall-health-error").equals("1 in ERROR"));
    until(() -> painted(robot, ".wall-legend .label").endsWith("active"));
    desk.picture("wall");
    robot.clickOn(painted(robot, desk.node("wall-canvas"), ".wall-bad"));
    until(() -> window.console().servers().selected().size() == 1);
    assertThat(window.console().servers().selected().getFirst().name()).isEqualTo("web-08");
    desk.go(region.key() + "/wall");
    until(() -> desk.isThere("wall-health-verify-resize"));
    desk.press("wall-health-verify-resize");
    until(() -> window.console().servers().rows().size() == 1);
    assertThat(window.console().servers().rows().getFirst().name()).isEqualTo("api-06");
    robot.interact(() -> window.console().servers().filterTextProperty().set(""));
    desk.go(region.key() + "/wall");
    // Colours tell any field, in each theme so that a cell and the words on it can be read.
    WallPage wall = window.console().pages().wall();
    robot.interact(() -> wall.colourProperty().set(coloured(wall, "Flavor")));
    until(() -> wall.pictureProperty().get().count(Tone.GOOD) == 0);
    desk.picture("wall-flavors");
    for (Theme theme : Theme.values()) {
      robot.interact(theme::apply);
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(
          () -> {
            Color words = fill(robot, ".wall-sign");
            Color around = theme == Theme.LIGHT ? Color.WHITE : Color.BLACK;
            for (String shade : List.of("1", "2", "3", "4", "5", "6", "7", "8", "strange")) {
              Color cell =
                  fill(robot, shade.equals("strange") ? ".wall-strange" : ".wall-shade-" + shade);
              assertThat(PaintedText.contrast(cell, words))
                  .as(theme + " " + shade)
                  .isGreaterThan(theme == Theme.HIGH_CONTRAST ? 7 : 4.5);
              assertThat(PaintedText.contrast(cell, around))
                  .as(theme + " " + shade)
                  .isGreaterThan(3);
            }
          });
    }
    robot.interact(Theme.LIGHT::apply);
    robot.interact(() -> wall.colourProperty().set(coloured(wall, "Host memory in use")));
    until(() -> painted(robot, "#wall-remark").startsWith("Only administrators see"));
    robot.interact(() -> wall.colourProperty().set(WallColour.STATUS));
    desk.press("wall-board");
    until(() -> robot.lookup("#wallboard .wallboard-bad").queryLabeled().getText().equals("1"));
    until(() -> painted(robot, "#wallboard .trend-title").equals("In ERROR"));
    // The person's filters in turn; the arrow does not wait.
    SavedFilter broken =
        new SavedFilter(region.session().cloudName(), "Broken", "status:verify_resize");
    robot.interact(() -> window.console().filters().saved().save(broken));
    robot.push(KeyCode.RIGHT);
    until(() -> painted(robot, "#wallboard .wallboard-title").endsWith("Broken"));
    until(() -> painted(robot, "#wallboard .wallboard-number").equals("0"));
    robot.push(KeyCode.RIGHT);
    until(() -> painted(robot, "#wallboard .wallboard-number").equals("1"));
    robot.push(KeyCode.ESCAPE);
    until(() -> robot.lookup("#wallboard").tryQuery().isEmpty());
    robot.interact(() -> window.console().filters().saved().delete(broken));
    // An overview has none, and its entry says so.
    robot.interact(() -> window.console().navigation().select(region.key() + "/overview"));
    until(() -> desk.menuEntry("menu-columns").isDisable());
  }

  private static String clipboard() {
    String text = Clipboard.getSystemClipboard().getString();
    return text == null ? "" : text;
  }

  private long selectedRows(FxRobot robot) {
    return robot
        .lookup("#keypair-table")
        .queryTableView()
        .getSelectionModel()
        .getSelectedItems()
        .stream()
        .distinct()
        .count();
  }

  private static Node shown(FxRobot robot, String name) {
    return Objects.requireNonNull(row(robot, name), name);
  }

  private static @Nullable Node row(FxRobot robot, String name) {
    return robot
        .lookup("#keypair-table .table-row-cell")
        .<TableRow<?>>queryAllAs(rowType())
        .stream()
        .filter(row -> row.getItem() instanceof KeyPair pair && pair.name().equals(name))
        .findFirst()
        .map(row -> row.lookup(".table-cell"))
        .orElse(null);
  }

  @SuppressWarnings("unchecked") // A row of any kind.
  private static Class<TableRow<?>> rowType() {
    return (Class<TableRow<?>>) (Class<?>) TableRow.class;
  }

  /** A point of the screen at which a node is painted in the colour of a swatch. */
  private static Point2D painted(FxRobot robot, Node node, String swatch) throws Exception {
    return read(
        () -> {
          Color wanted =
              (Color)
                  robot
                      .lookup(swatch)
                      .<Region>query()
                      .getBackground()
                      .getFills()
                      .getFirst()
                      .getFill();
          WritableImage image = node.snapshot(null, null);
          for (int y = 2; y < image.getHeight(); y += 3) {
            for (int x = 2; x < image.getWidth(); x += 3) {
              if (image.getPixelReader().getColor(x, y).equals(wanted)) {
                // Well within: the cell itself begins at a fraction of a pixel.
                return node.localToScreen(x + 5, y + 5);
              }
            }
          }
          throw new AssertionError("nothing is painted as " + swatch);
        });
  }

  private static WallColour coloured(WallPage wall, String title) {
    return wall.colours().stream()
        .filter(colour -> colour.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static Color fill(FxRobot robot, String selector) {
    Region region = robot.lookup(selector).queryAs(Region.class);
    return (Color) region.getBackground().getFills().getFirst().getFill();
  }

  private static String painted(FxRobot robot, String selector) {
    return robot.lookup(selector).queryAllAs(Labeled.class).stream()
        .filter(Node::isVisible)
        .map(Labeled::getText)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
