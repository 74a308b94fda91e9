package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.HeldClick;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.GroupHeading;
import io.novadesk.viewmodel.servers.MetadataColumn;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What a person does with the table of servers itself, by mouse and by key. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class TableJourneyTest {
  @TempDir static Path folder;

  private DemoWindow desk;
  private Window window;
  private TableView<TableLine> table;

  @Start
  void open(Stage stage) {
    desk = DemoWindow.entering(stage, folder);
    window = desk.window();
    table = window.view().servers().table();
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  void sortsGroupsFiltersAndSelects(FxRobot robot) throws Exception {
    desk.untilListed();
    until(() -> window.console().servers().rows().getFirst().imageName() != null);
    // The screen of the tests is 1000 px wide and high, and paints no menu that hangs over it.
    robot.interact(
        () -> {
          window.scene().getWindow().setX(0);
          window.scene().getWindow().setY(0);
        });
    desk.resize(900, 700);
    until(() -> window.scene().getWidth() < 920);
    menuOfAHeading(robot);
    menuOfAHeadingByKey(robot);
    groupsByMouse(robot);
    groupsByKey(robot);
    groupsOfAPlace(robot);
    dragsAndCopies(robot);
    filtersByACell(robot);
    columnsThatComeByThemselves(robot);
    fitsNamesFirst(robot);
  }

  private void menuOfAHeading(FxRobot robot) throws Exception {
    robot.rightClickOn(heading("column-status"));
    robot.clickOn("#heading-descending");
    until(
        () ->
            table.getSortOrder().size() == 1
                && table.getSortOrder().getFirst().getId().equals("column-status")
                && first().server().status().equals("VERIFY_RESIZE"));
    assertThat(window.console().servers().selected()).as("no server was meant").isEmpty();

    // The arrow opens it too, and does not sort.
    robot.moveTo(heading("column-flavor"));
    robot.clickOn(arrow("column-flavor"));
    until(() -> robot.lookup("#heading-filter").tryQuery().isPresent());
    assertThat(table.getSortOrder().getFirst().getId()).isEqualTo("column-status");
    robot.clickOn("#heading-filter");
    TextField filter = desk.node("server-filter");
    until(() -> filter.isFocused() && filter.getText().equals("flavor:"));
    until(() -> robot.lookup("#filter-suggestions").query().isVisible());
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until(() -> desk.rows().stream().map(ServerRow::flavorName).distinct().count() == 1);
    robot.interact(() -> filter.setText(""));
  }

  private void menuOfAHeadingByKey(FxRobot robot) throws Exception {
    robot.interact(table::requestFocus);
    robot.push(KeyCode.ALT, KeyCode.DOWN);
    until(() -> offered(robot, "Group by Status"));
    robot.push(KeyCode.RIGHT);
    until(() -> offered(robot, "Group by Address"));
    robot.push(KeyCode.LEFT);
    until(() -> offered(robot, "Group by Status"));
    robot.push(KeyCode.LEFT);
    until(() -> offered(robot, "Group by Name"));
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until(() -> table.getSortOrder().getFirst().getId().equals("column-name"));

    robot.rightClickOn(heading("column-age"));
    robot.clickOn("#heading-hide");
    until(() -> !shown().contains(ServerColumn.AGE));
    robot.rightClickOn(heading("column-name"));
    robot.clickOn("#heading-columns");
    until(() -> desk.isThere("columns-search"));
    desk.press("columns-reset");
    desk.press("columns-accept");
    until(() -> shown().contains(ServerColumn.AGE));
  }

  private static boolean offered(FxRobot robot, String text) {
    return robot.lookup("#heading-group .label").queryAll().stream()
        .anyMatch(node -> node instanceof Label label && label.getText().equals(text));
  }

  private void groupsByMouse(FxRobot robot) throws Exception {
    robot.clickOn("#server-group");
    robot.clickOn("#group-by-column-status");
    until(() -> line(0) instanceof GroupHeading);
    until(() -> painted("ERROR") && painted("VERIFY_RESIZE"));
    robot.clickOn(groupTitle("ERROR"));
    until(() -> line(1) instanceof GroupHeading);
    assertThat(read(() -> hidden())).isEqualTo(1);
    assertThat(window.console().servers().selected()).as("a heading is no server").isEmpty();

    // Its count selects them all, folded or not.
    robot.clickOn(groupCount("ERROR"));
    until(() -> window.console().servers().selected().size() == 1);
    assertThat(window.console().servers().selected().getFirst().server().status())
        .isEqualTo("ERROR");
    until(() -> line(1) instanceof ServerRow);

    robot.rightClickOn(groupTitle("ERROR"));
    robot.clickOn("#group-fold-all");
    until(() -> table.getItems().stream().allMatch(GroupHeading.class::isInstance));
    assertThat(window.console().servers().selected()).as("out of reach").isEmpty();
    robot.clickOn("#server-group");
    robot.clickOn("#group-by-unfold-all");
    until(() -> hidden() == 0);
  }

  /** How many servers have no line. Servers of this cloud change, and so do their groups. */
  private int hidden() {
    return desk.rows().size()
        - (int) table.getItems().stream().filter(ServerRow.class::isInstance).count();
  }

  private void groupsByKey(FxRobot robot) throws Exception {
    robot.interact(
        () -> {
          table.scrollTo(0);
          table.requestFocus();
          table.getSelectionModel().clearAndSelect(1);
        });
    robot.push(KeyCode.LEFT);
    until(() -> line(1) instanceof GroupHeading && focused() == 0);
    robot.push(KeyCode.RIGHT);
    until(() -> line(1) instanceof ServerRow);
    robot.push(KeyCode.RIGHT);
    until(() -> window.console().servers().selected().size() == 1);
    robot.push(KeyCode.DOWN);
    until(() -> focused() == 2 && window.console().servers().selected().isEmpty());
    robot.push(KeyCode.SPACE);
    until(
        () ->
            window.console().servers().selected().stream()
                .map(row -> row.server().status())
                .toList()
                .equals(List.of("VERIFY_RESIZE")));

    // A range over headings holds servers only, and so does all.
    robot.interact(() -> table.getSelectionModel().clearAndSelect(1));
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    until(() -> window.console().servers().selected().size() == 2);
    robot.push(KeyCode.CONTROL, KeyCode.A);
    until(() -> window.console().servers().selected().size() == desk.rows().size());
    assertThat(read(() -> hidden())).isZero();
    robot.interact(() -> table.getSelectionModel().clearSelection());
  }

  /** Another place has its own groups; those of this one are there again. */
  private void groupsOfAPlace(FxRobot robot) throws Exception {
    String here = read(() -> window.console().navigation().selectedProperty().getValue().id());
    String other =
        window.console().openRegions().stream()
            .map(region -> region.key() + "/servers")
            .filter(id -> !id.equals(here))
            .findFirst()
            .orElseThrow();
    desk.go(other);
    until(() -> window.console().servers().grouped().byProperty().get() == null);
    desk.go(here);
    until(() -> line(0) instanceof GroupHeading);
    assertThat(read(() -> window.console().lastPlace().now()))
        .containsEntry("group", "column-status");
    robot.rightClickOn(groupTitle("ERROR"));
    robot.clickOn("#group-off");
    until(() -> line(0) instanceof ServerRow);
  }

  private void dragsAndCopies(FxRobot robot) throws Exception {
    robot.interact(
        () -> {
          table.scrollTo(0);
          table.getSelectionModel().clearSelection();
        });
    // The first selection opens the detail: what is dragged over stands where it stood.
    robot.clickOn(cell(1, "column-name"));
    until(() -> window.console().servers().selected().size() == 1);
    // Twice on a row: what its server writes.
    robot.interact(() -> HeldClick.twice(cells(3, "column-name").findFirst().orElseThrow()));
    until(() -> window.console().detail().tabProperty().get() == Tab.CONSOLE);
    assertThat(names(read(() -> window.console().servers().selected())))
        .isEqualTo(names(desk.rows().subList(3, 4)));
    robot.interact(() -> window.console().detail().tabProperty().set(Tab.OVERVIEW));
    robot.drag(cell(2, "column-name"), MouseButton.PRIMARY);
    robot.moveTo(cell(4, "column-name"));
    robot.moveTo(cell(5, "column-name"));
    until(() -> window.console().servers().selected().size() == 4);
    robot.moveTo(cell(4, "column-name"));
    until(() -> window.console().servers().selected().size() == 3);
    robot.release(MouseButton.PRIMARY);
    List<String> dragged = names(read(() -> window.console().servers().selected()));
    assertThat(dragged).isEqualTo(names(desk.rows().subList(2, 5)));

    // From there on as after a click: with Shift to another row, with Ctrl one more.
    clickWith(robot, KeyCode.SHIFT, 6);
    until(() -> window.console().servers().selected().size() == 5);
    clickWith(robot, KeyCode.CONTROL, 8);
    until(() -> window.console().servers().selected().size() == 6);

    robot.push(KeyCode.CONTROL, KeyCode.C);
    until(() -> clipboard().lines().count() == 6);
    List<String> copied = read(() -> clipboard().lines().map(l -> l.split("\t", -1)[0]).toList());
    assertThat(copied).isEqualTo(names(read(() -> window.console().servers().selected())));
    assertThat(read(() -> clipboard().lines().findFirst().orElseThrow().split("\t", -1)))
        .as("a column for each that is shown, in its order")
        .hasSize(read(() -> table.getVisibleLeafColumns().size()));

    // Beyond the edge it scrolls on by itself.
    robot.drag(cell(3, "column-name"), MouseButton.PRIMARY);
    Bounds bounds = read(() -> table.localToScreen(table.getBoundsInLocal()));
    robot.moveTo(bounds.getMinX() + 60, bounds.getMaxY() + 20);
    until(() -> window.console().servers().selected().size() == desk.rows().size() - 3);
    robot.release(MouseButton.PRIMARY);
    // Then no longer.
    robot.interact(() -> table.scrollTo(0));
    until(() -> cells(0, "column-name").findFirst().isPresent());
  }

  private void clickWith(FxRobot robot, KeyCode held, int line) throws Exception {
    cell(line, "column-name");
    robot.interact(() -> HeldClick.on(cells(line, "column-name").findFirst().orElseThrow(), held));
  }

  private void filtersByACell(FxRobot robot) throws Exception {
    // To show its columns the table needs the room of the detail.
    SplitPane split = Objects.requireNonNull(window.view().splits().get("server-detail"));
    double before = split.getDividerPositions()[0];
    robot.interact(
        () -> {
          split.setDividerPosition(0, 0.9);
          table.scrollTo(0);
        });
    String status = desk.rows().getFirst().server().status();
    robot.rightClickOn(cell(0, "column-status"));
    robot.clickOn("#context-filter-by");
    TextField filter = desk.node("server-filter");
    until(() -> filter.getText().equals("status:=" + status));
    assertThat(read(() -> desk.rows()))
        .isNotEmpty()
        .allMatch(row -> row.server().status().equals(status));
    // Of another field one more, of the same one in its place.
    String name = desk.rows().getFirst().name();
    robot.rightClickOn(cell(0, "column-name"));
    robot.clickOn("#context-filter-by");
    until(() -> filter.getText().equals("status:=" + status + " name:=" + name));
    assertThat(names(read(() -> desk.rows()))).containsExactly(name);
    robot.rightClickOn(cell(0, "column-status"));
    robot.clickOn("#context-filter-by");
    until(() -> filter.getText().equals("name:=" + name + " status:=" + status));
    robot.interact(
        () -> {
          filter.setText("");
          split.setDividerPosition(0, before);
        });
  }

  /** With the detail beside it the table is narrow; names and images can be read all the same. */
  private void fitsNamesFirst(FxRobot robot) throws Exception {
    desk.select("bastion");
    for (double width : List.of(1500.0, 1340.0)) {
      desk.resize(width, 700);
      until(() -> Math.abs(window.scene().getWidth() - width) < 20);
      robot.interact(
          () -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
          });
      // One in twenty may be far longer than the others.
      assertThat(read(() -> cut("column-name"))).as("cut names at %s", width).hasSizeLessThan(3);
      if (width > 1400) {
        assertThat(read(() -> cut("column-image")))
            .as("cut images at %s", width)
            .doesNotContain("debian-12", "rocky-9", "ubuntu-24.04");
      }
    }
  }

  /** Texts of a column that are not painted to their end. */
  private List<String> cut(String column) {
    return table.lookupAll(".table-cell").stream()
        .<TableCell<?, ?>>mapMulti(
            (node, to) -> {
              if (node instanceof TableCell<?, ?> cell
                  && cell.getTableColumn().getId().equals(column)
                  && cell.getOpacity() > 0
                  && cell.getTableRow().isVisible()) {
                to.accept(cell);
              }
            })
        .filter(
            cell ->
                !(cell.lookup(".text") instanceof Text text
                    && text.getText().equals(cell.getText())))
        .map(TableCell::getText)
        .toList();
  }

  /** The project's column comes with the servers of all projects, and nobody chose it. */
  private void columnsThatComeByThemselves(FxRobot robot) throws Exception {
    robot.interact(() -> window.view().servers().columns().show(ServerColumn.PROJECT, true));
    until(() -> shown().contains(ServerColumn.PROJECT));
    assertThat(read(() -> automatic())).containsExactly("column-project");
    robot.interact(() -> window.view().servers().columns().show(ServerColumn.PROJECT, false));
    until(() -> !shown().contains(ServerColumn.PROJECT));
    robot.interact(
        () ->
            window
                .view()
                .servers()
                .columns()
                .show(
                    List.of(ServerColumn.NAME, ServerColumn.PROJECT, new MetadataColumn("tier"))));
    robot.interact(
        () -> {
          window.view().servers().columns().show(ServerColumn.PROJECT, true);
          window.view().servers().columns().show(ServerColumn.PROJECT, false);
        });
    assertThat(read(this::shown)).as("a person chose it").contains(ServerColumn.PROJECT);
  }

  private List<String> automatic() {
    return table.getColumns().stream()
        .filter(window.view().servers().columns()::isAutomatic)
        .map(TableColumn::getId)
        .toList();
  }

  private List<Column> shown() {
    return window.view().servers().columns().shown();
  }

  private static List<String> names(List<ServerRow> rows) {
    return rows.stream().map(ServerRow::name).toList();
  }

  private static String clipboard() {
    return Clipboard.getSystemClipboard().getString() == null
        ? ""
        : Clipboard.getSystemClipboard().getString();
  }

  private ServerRow first() {
    return desk.rows().getFirst();
  }

  private TableLine line(int at) {
    return table.getItems().get(at);
  }

  private int focused() {
    return table.getFocusModel().getFocusedIndex();
  }

  private Point2D heading(String column) throws Exception {
    return read(() -> middle(header(column)));
  }

  private Point2D arrow(String column) throws Exception {
    return read(() -> middle(header(column).lookup(".heading-arrow")));
  }

  private Node header(String column) {
    return table.lookupAll(".column-header").stream()
        .filter(
            node ->
                node instanceof TableColumnHeader header
                    && header.getTableColumn() != null
                    && column.equals(header.getTableColumn().getId()))
        .findFirst()
        .orElseThrow();
  }

  private boolean painted(String group) {
    return labels(group).stream().anyMatch(Label::isVisible);
  }

  private Point2D groupTitle(String group) throws Exception {
    until(() -> !labels(group).isEmpty());
    return read(() -> middle(labels(group).getFirst()));
  }

  private Point2D groupCount(String group) throws Exception {
    until(() -> !labels(group).isEmpty());
    return read(() -> middle(labels(group).getFirst().getParent().lookup(".group-count")));
  }

  private List<Label> labels(String group) {
    return table.lookupAll(".group-title").stream()
        .<Label>mapMulti(
            (node, to) -> {
              if (node instanceof Label label
                  && label.getText().equals(group)
                  && label.getParent().isVisible()
                  && label.getWidth() > 0) {
                to.accept(label);
              }
            })
        .toList();
  }

  private Point2D cell(int line, String column) throws Exception {
    until(() -> cells(line, column).findFirst().isPresent());
    return read(() -> middle(cells(line, column).findFirst().orElseThrow()));
  }

  private Stream<TableCell<?, ?>> cells(int line, String column) {
    return table.lookupAll(".table-cell").stream()
        .<TableCell<?, ?>>mapMulti(
            (node, to) -> {
              if (node instanceof TableCell<?, ?> cell
                  && cell.getTableColumn().getId().equals(column)
                  && cell.getTableRow().getIndex() == line
                  && cell.getTableRow().isVisible()
                  && cell.getWidth() > 0) {
                to.accept(cell);
              }
            })
        .sorted(Comparator.comparingInt(cell -> cell.getTableRow().getIndex()));
  }

  private static Point2D middle(Node node) {
    Bounds bounds = node.localToScreen(node.getBoundsInLocal());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }
}
