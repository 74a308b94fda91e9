package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.record.Recorder;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.record.ChangeRow;
import io.novadesk.viewmodel.record.ChangesPage;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import io.novadesk.viewmodel.wall.WallPage;
import io.novadesk.viewmodel.wall.WallPicture;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
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

/** Going elsewhere and coming back: by keys, by the arrows, by the buttons of a mouse. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class PlacesJourneyTest {
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
  void leadsBackAndForward(FxRobot robot) throws Exception {
    desk.untilListed();
    RegionModel region = desk.rows().getFirst().region();
    TableView<TableLine> table = window.view().servers().table();
    until(() -> !region.flavors().isEmpty());
    until(() -> recorder() != null && recorder().past().begin() != null);
    String first = here();

    // As it is left: filtered, scrolled, one selected, another tab.
    desk.resize(1200, 560);
    desk.type("server-filter", "0");
    desk.select("web-02");
    robot.interact(() -> window.console().detail().tabProperty().set(Tab.NETWORK));
    robot.interact(() -> table.scrollTo(4));
    until(() -> Tables.firstSeen(table) > 0);
    String top = read(() -> ((ServerRow) table.getItems().get(Tables.firstSeen(table))).name());

    clickInTree(robot, region.key() + "/images");
    until(() -> !window.console().pages().images().list().rows().isEmpty());
    desk.type("image-filter", "debian");
    robot.interact(
        () -> robot.lookup("#image-table").queryTableView().getSelectionModel().select(0));
    clickInTree(robot, region.key() + "/flavors");
    until(() -> here().endsWith("/flavors"));

    // By key: the image is chosen again, then the servers are as they were.
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> here().endsWith("/images"));
    until(() -> window.console().pages().images().list().chosen().size() == 1);
    assertThat(read(() -> window.console().pages().images().list().filterTextProperty().get()))
        .isEqualTo("debian");
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> here().equals(first));
    until(() -> selected().equals(List.of("web-02")));
    assertThat(read(() -> window.console().servers().filterTextProperty().get())).isEqualTo("0");
    assertThat(read(() -> window.console().detail().tabProperty().get())).isEqualTo(Tab.NETWORK);
    until(() -> top.equals(((ServerRow) table.getItems().get(Tables.firstSeen(table))).name()));
    assertThat(read(() -> robot.lookup("#place-back").query().isDisabled())).isTrue();

    // By the arrow and by the mouse's own buttons.
    robot.clickOn("#place-forward");
    until(() -> here().endsWith("/images"));
    Node images = robot.lookup("#image-table").query();
    robot.moveTo(images).press(MouseButton.FORWARD).release(MouseButton.FORWARD);
    until(() -> here().endsWith("/flavors"));
    assertThat(read(() -> robot.lookup("#place-forward").query().isDisabled())).isTrue();
    robot.moveTo("#flavor-table").press(MouseButton.BACK).release(MouseButton.BACK);
    until(() -> here().endsWith("/images"));

    // A hit of the palette makes a place even in the same list; typing makes none.
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> here().equals(first));
    desk.type("server-filter", "");
    ServerRow other = desk.server("api-01");
    robot.interact(() -> window.console().ways().toServer(other));
    until(() -> selected().equals(List.of("api-01")));
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> selected().equals(List.of("web-02")));
    assertThat(here()).isEqualTo(first);

    leadsBackFromATab(robot);
    saysWhatIsGone(robot, region);
    showsWhatWas(robot, region);
    leadsBackFromAPlan(robot, region);
    forgetsAClosedCloud(robot);
  }

  /** What a server has is behind one click, and back is behind one key. */
  private void leadsBackFromATab(FxRobot robot) throws Exception {
    desk.resize(1400, 860);
    robot.interact(() -> window.console().detail().tabProperty().set(Tab.OVERVIEW));
    robot.clickOn("#head-volumes");
    until(() -> window.console().detail().tabProperty().get() == Tab.STORAGE);
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> window.console().detail().tabProperty().get() == Tab.OVERVIEW);
    assertThat(selected()).containsExactly("web-02");
    desk.resize(1200, 560);
  }

  private @Nullable Recorder recorder() {
    return window.console().past().records().of(window.console().sessions().getFirst());
  }

  /** The list of a moment, in which what is deleted stands, and nothing can be done to it. */
  private void showsWhatWas(FxRobot robot, RegionModel region) throws Exception {
    clickInTree(robot, region.key() + "/servers");
    until(() -> here().endsWith("/servers"));
    desk.type("server-filter", "batch");
    desk.select("batch-02");
    robot.push(KeyCode.CONTROL, KeyCode.T);
    until(() -> desk.isThere("past-view") && pastCell("batch-01", "column-name") != null);
    assertThat(read(() -> robot.lookup("#past-heading").queryLabeled().getText()))
        .startsWith("As it was on ");
    until(
        () -> {
          TableCell<?, ?> since = pastCell("batch-01", "column-since");
          return since != null
              && since.getText().startsWith("deleted ")
              && since.getText().endsWith(" by you");
        });
    assertThat(selected()).as("nothing can be done to it by any way").isEmpty();
    assertThat(read(() -> robot.lookup("#action-reboot-soft").query().isDisabled())).isTrue();
    assertThat(read(() -> robot.lookup("#action-launch").query().isDisabled())).isTrue();
    assertThat(
            read(() -> window.console().actions().whyNotProperty(ServerAction.REBOOT_SOFT).get()))
        .isEqualTo("This is the past. Go back to now first.");
    robot.rightClickOn(Objects.requireNonNull(cell(robot, region.key() + "/servers")));
    until(() -> robot.lookup("#nav-plan").tryQuery().isPresent());
    robot.clickOn("#nav-plan");
    until(
        () ->
            robot
                .lookup("#failure-text")
                .<Labeled>query()
                .getText()
                .equals("This is the past. Go back to now first."));
    assertThat(desk.isThere("plan-back")).isFalse();

    robot.clickOn(Objects.requireNonNull(read(() -> pastCell("batch-01", "column-name"))));
    until(() -> desk.isThere("past-fate") && desk.isThere("compare-differing"));
    assertThat(read(() -> robot.lookup("#past-detail #past-name").queryLabeled().getText()))
        .isEqualTo("batch-01");
    assertThat(read(() -> robot.lookup("#compare-differing .field-value").queryAll().size()))
        .as("what it was, and that it is no more")
        .isGreaterThan(8);
    desk.picture("past");
    robot.push(KeyCode.ESCAPE);
    until(() -> !desk.isThere("past-view") && selected().equals(List.of("batch-02")));
    assertThat(read(() -> robot.lookup("#action-reboot-soft").query().isDisabled())).isFalse();
    desk.type("server-filter", "");
    showsTheWallAsItWas(robot, region);
    comparesFromTheTimeline(robot, region);
  }

  /** The same moment on the wall; its cells lead to the list of the same moment. */
  private void showsTheWallAsItWas(FxRobot robot, RegionModel region) throws Exception {
    WallPage wall = window.console().pages().wall();
    clickInTree(robot, region.key() + "/wall");
    until(() -> wall.pictureProperty().get().cells() == region.rows().size());
    assertThat(read(() -> desk.node("past-band").getParent().isVisible())).isFalse();
    desk.press("wall-past");
    until(() -> desk.node("past-band").getParent().isVisible());
    until(() -> cell(wall, "batch-01") >= 0);
    assertThat(read(() -> robot.lookup("#wall #past-heading").queryLabeled().getText()))
        .startsWith("As it was on ");
    assertThat(read(() -> robot.lookup("#wall-board").query().isDisabled())).isTrue();
    robot.interact(() -> desk.node("wall-canvas").requestFocus());
    int steps = read(() -> cell(wall, "batch-01"));
    for (int i = 0; i <= steps; i++) {
      robot.push(KeyCode.RIGHT);
    }
    until(
        () ->
            robot.lookup("#wall-card .label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.getText().startsWith("Since then: deleted ")));
    desk.picture("past-wall");
    robot.push(KeyCode.ENTER);
    until(() -> compared(robot).equals("batch-01"));
    assertThat(here()).endsWith("/servers");
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> here().endsWith("/wall") && cell(wall, "batch-01") >= 0);
    robot.interact(() -> desk.node("wall-canvas").requestFocus());
    robot.push(KeyCode.ESCAPE);
    until(() -> cell(wall, "batch-01") < 0);
    assertThat(read(() -> desk.node("wall-canvas").isFocused())).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.T);
    until(() -> here().endsWith("/wall") && cell(wall, "batch-01") >= 0);
    robot.clickOn("#wall #past-leave");
    until(() -> cell(wall, "batch-01") < 0);
  }

  private static int cell(WallPage wall, String name) {
    WallPicture picture = wall.pictureProperty().get();
    for (int cell = 0; cell < picture.cells(); cell++) {
      if (picture.row(cell).name().equals(name)) {
        return cell;
      }
    }
    return -1;
  }

  /** A line of the timeline, and one of a server's events, lead to what was before it. */
  private void comparesFromTheTimeline(FxRobot robot, RegionModel region) throws Exception {
    ServerRow other = desk.server("batch-02");
    region.region().servers().rename(other.server().id(), "batch-renamed");
    robot.interact(() -> region.region().inventory().refresh(true));
    clickInTree(robot, region.key() + "/changes");
    ChangesPage page = window.console().pages().changes();
    until(() -> change(page, "batch-01", ChangeRow.Kind.WENT) != null);
    until(() -> change(page, "batch-renamed", ChangeRow.Kind.CHANGED) != null);
    robot.interact(
        () ->
            page.list()
                .select(Objects.requireNonNull(change(page, "batch-01", ChangeRow.Kind.WENT))));
    desk.press("change-then");
    until(() -> compared(robot).equals("batch-01"));
    robot.push(KeyCode.ESCAPE);
    until(() -> !desk.isThere("past-view") && here().endsWith("/servers"));

    desk.select("batch-renamed");
    robot.interact(() -> window.console().detail().tabProperty().set(Tab.EVENTS));
    until(() -> robot.lookup("#server-events .seen-then").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#server-events .seen-then").queryButton().fire());
    until(() -> compared(robot).equals("batch-02"));
    assertThat(
            read(
                () ->
                    robot.lookup("#compare-differing .field-value").queryAll().stream()
                        .map(node -> ((Labeled) node).getText())
                        .toList()))
        .contains("batch-02", "batch-renamed");
    robot.push(KeyCode.ESCAPE);
    until(() -> !desk.isThere("past-view"));
  }

  private static @Nullable ChangeRow change(ChangesPage page, String server, ChangeRow.Kind kind) {
    return page.list().rows().stream()
        .filter(row -> row.server().equals(server) && row.kind() == kind)
        .findFirst()
        .orElse(null);
  }

  /** Which server is shown then and now; empty: none. */
  private String compared(FxRobot robot) {
    return robot
        .lookup("#past-detail #past-name")
        .tryQuery()
        .map(node -> ((Labeled) node).getText())
        .orElse("");
  }

  /** A cell of the list of the past, as it is painted; null: there is none. */
  private @Nullable TableCell<?, ?> pastCell(String server, String column) {
    for (Node node : window.scene().getRoot().lookupAll("#past-view .table-cell")) {
      if (node instanceof TableCell<?, ?> cell
          && cell.getTableRow().getItem() instanceof ServerRow row
          && cell.getOpacity() > 0
          && row.name().equals(server)
          && cell.getTableColumn().getId().equals(column)) {
        return cell;
      }
    }
    return null;
  }

  private void saysWhatIsGone(FxRobot robot, RegionModel region) throws Exception {
    ServerRow gone = desk.server("batch-01");
    desk.select("batch-01");
    clickInTree(robot, region.key() + "/flavors");
    until(() -> here().endsWith("/flavors"));
    robot.interact(
        () ->
            window
                .console()
                .commands()
                .give(new Command.Plain(ServerAction.DELETE), List.of(gone)));
    until(() -> region.row(gone.server().id()) == null);
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> here().endsWith("/servers"));
    until(
        () ->
            robot
                .lookup("#failure-text")
                .<Labeled>query()
                .getText()
                .equals("batch-01 is gone. This is the list that it was in."));
    assertThat(selected()).isEmpty();
  }

  private void leadsBackFromAPlan(FxRobot robot, RegionModel region) throws Exception {
    List<ServerRow> many = desk.select(row -> row.name().startsWith("cache-"));
    assertThat(many).hasSizeGreaterThan(1);
    robot.interact(
        () -> window.console().commands().give(new Command.Plain(ServerAction.LOCK), many));
    PlanViewModel plan = (PlanViewModel) window.console().operations().entries().getFirst();
    robot.interact(() -> window.console().plans().open(plan));
    until(() -> desk.isThere("plan-back"));
    clickInTree(robot, region.key() + "/flavors");
    until(() -> here().endsWith("/flavors") && !desk.isThere("plan-back"));
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> desk.isThere("plan-back"));
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> !desk.isThere("plan-back") && selected().size() == many.size());
  }

  private void forgetsAClosedCloud(FxRobot robot) throws Exception {
    assertThat(read(() -> robot.lookup("#place-forward").query().isDisabled())).isFalse();
    robot.interact(() -> window.console().close(window.console().sessions().getFirst()));
    until(() -> robot.lookup("#place-forward").query().isDisabled());
    assertThat(read(() -> robot.lookup("#place-back").query().isDisabled())).isTrue();
  }

  private String here() throws Exception {
    NavItem item = read(() -> window.console().navigation().selectedProperty().get());
    return item.id();
  }

  private List<String> selected() throws Exception {
    return read(() -> window.console().servers().selected().stream().map(ServerRow::name).toList());
  }

  private void clickInTree(FxRobot robot, String id) throws Exception {
    robot.interact(
        () -> {
          TreeView<NavItem> tree = window.view().navigation().tree();
          for (int i = 0; i < tree.getExpandedItemCount(); i++) {
            if (tree.getTreeItem(i).getValue().id().equals(id)) {
              tree.scrollTo(Math.max(0, i - 2));
            }
          }
        });
    until(() -> cell(robot, id) != null);
    robot.clickOn(Objects.requireNonNull(cell(robot, id)));
  }

  private static @Nullable Node cell(FxRobot robot, String id) {
    return robot.lookup("#navigation .tree-cell").queryAll().stream()
        .filter(
            node ->
                node instanceof TreeCell<?> cell
                    && cell.getItem() instanceof NavItem item
                    && item.id().equals(id))
        .findFirst()
        .orElse(null);
  }
}
