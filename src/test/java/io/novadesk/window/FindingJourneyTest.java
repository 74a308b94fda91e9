package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.MetadataColumn;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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

/** Finding servers among many, by keys alone, and what is there again at the next start. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class FindingJourneyTest {
  @TempDir static Path profile;

  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) {
    start(stage);
  }

  @Stop
  void close() {
    window.hide();
  }

  private void start(Stage stage) {
    desk = DemoWindow.entering(stage, profile);
    window = desk.window();
  }

  @Test
  void findsKeepsAndComesBack(FxRobot robot) throws Exception {
    desk.untilListed();
    seesWhatIsListed(robot);
    seesWhatChanges(robot);
    palette(robot);
    saveFilter(robot);
    columns(robot);
    matrix(robot);
    nextStart(robot);
  }

  /** What can be read in the rows is what the list holds, and nothing stands below its end. */
  private void seesWhatIsListed(FxRobot robot) throws Exception {
    for (String filter : List.of("", "cache-", "tier:web", "nothing has this", "")) {
      robot.interact(() -> window.console().servers().filterTextProperty().set(filter));
      until(
          () -> {
            List<String> seen = seen(robot, 0);
            List<String> listed = desk.rows().stream().map(ServerRow::name).toList();
            boolean full = seen.size() >= Math.min(listed.size(), 8);
            return full && seen.equals(listed.subList(0, Math.min(seen.size(), listed.size())));
          });
    }
  }

  /** A server that changes where it stands is read anew in its row, the others stay. */
  private void seesWhatChanges(FxRobot robot) throws Exception {
    ServerRow stopped = desk.server("cache-01");
    robot.interact(() -> window.view().servers().table().scrollTo(stopped));
    until(() -> "ACTIVE".equals(status(robot, "cache-01")));
    robot.interact(
        () ->
            window
                .console()
                .commands()
                .give(new Command.Plain(ServerAction.STOP), List.of(stopped)));
    until(() -> "SHUTOFF".equals(status(robot, "cache-01")));
    robot.interact(() -> window.view().servers().table().scrollTo(0));
  }

  /** The status painted in the row that shows this name; null where no row does. */
  private @Nullable String status(FxRobot robot, String name) {
    int place = seen(robot, 0).indexOf(name);
    List<String> seen = seen(robot, 1);
    return place >= 0 && place < seen.size() ? seen.get(place) : null;
  }

  /** The texts of a column from the top down, read between two frames. */
  private List<String> seen(FxRobot robot, int column) {
    List<String> texts = new ArrayList<>();
    robot.interact(() -> texts.addAll(texts(robot, column)));
    return texts;
  }

  private List<String> texts(FxRobot robot, int column) {
    TableView<TableLine> table = window.view().servers().table();
    return robot.from(table).lookup(".table-cell").queryAll().stream()
        .<TableCell<?, ?>>mapMulti(
            (node, to) -> {
              if (node instanceof TableCell<?, ?> cell
                  && cell.getTableColumn() == table.getColumns().get(column)) {
                to.accept(cell);
              }
            })
        .filter(cell -> cell.getTableRow().isVisible() && cell.isVisible() && cell.getOpacity() > 0)
        .filter(cell -> cell.getWidth() > 0 && cell.getText() != null)
        .sorted(Comparator.comparingDouble(cell -> cell.getTableRow().getLayoutY()))
        .map(TableCell::getText)
        .toList();
  }

  /** Ctrl+K, a few letters, Enter: the server is selected, whatever was shown before. */
  private void palette(FxRobot robot) throws Exception {
    robot.interact(() -> window.console().servers().filterTextProperty().set("nothing has this"));
    until(() -> desk.rows().isEmpty());
    robot.interact(() -> window.scene().getRoot().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.K);
    until(() -> window.view().modal().isOpen());
    robot.write("cache-03");
    ListView<?> found = robot.lookup("#palette-list").query();
    until(() -> found.getItems().size() == 1);
    robot.push(KeyCode.ENTER);
    until(
        () ->
            !window.view().modal().isOpen()
                && window.console().servers().selected().size() == 1
                && window.console().servers().selected().getFirst().name().equals("cache-03"));
    assertThat(window.console().servers().filterTextProperty().get()).isEmpty();

    robot.push(KeyCode.CONTROL, KeyCode.K);
    until(() -> window.view().modal().isOpen());
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());
    actsFromThePalette(robot);
  }

  /** Tab leads to the actions of a server and back; a typed sentence is done at Enter. */
  private void actsFromThePalette(FxRobot robot) throws Exception {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    until(() -> window.view().modal().isOpen());
    ListView<?> found = robot.lookup("#palette-list").query();
    until(() -> !found.getItems().isEmpty());
    robot.push(KeyCode.ENTER);
    assertThat(window.view().modal().isOpen()).as("Enter alone does nothing").isTrue();
    robot.write("cache-03");
    until(() -> found.getItems().size() == 1);
    until(() -> bold(robot).equals(List.of("cache-03")));
    robot.push(KeyCode.TAB);
    until(() -> found.getItems().size() > 20 && robot.lookup("#palette-crumb").query().isVisible());
    assertThat(robot.lookup("#palette-crumb").queryAs(Label.class).getText()).isEqualTo("cache-03");
    robot.write("soft");
    until(() -> found.getItems().size() == 1);
    desk.picture("palette-actions");
    robot.push(KeyCode.SHIFT, KeyCode.TAB);
    until(() -> !robot.lookup("#palette-crumb").query().isVisible());
    assertThat(robot.lookup("#palette-text").queryAs(TextField.class).getText())
        .isEqualTo("cache-03");
    robot.interact(() -> robot.lookup("#palette-text").queryAs(TextField.class).clear());
    robot.write("resize queue-01 m1.large");
    until(() -> !found.getItems().isEmpty() && painted(robot, "Resize queue-01 to m1.large"));
    desk.picture("palette-resize");
    robot.push(KeyCode.ENTER);
    until(() -> !window.view().modal().isOpen());
    until(() -> !window.console().operations().rows().isEmpty());
    assertThat(desk.newestOperation().title()).isEqualTo("Resize");
    assertThat(desk.newestOperation().subject()).isEqualTo("queue-01");
    until(() -> desk.newestOperation().asks());

    robot.push(KeyCode.CONTROL, KeyCode.K);
    until(() -> window.view().modal().isOpen());
    // A part of a name does nothing; the whole one asks about that server, whichever is selected.
    robot.write("delete batch-0");
    until(() -> painted(robot, "Delete…"));
    robot.push(KeyCode.ENTER);
    until(() -> desk.<TextField>node("palette-text").getText().equals("delete batch-01"));
    assertThat(desk.isThere("delete-cancel")).isFalse();
    robot.push(KeyCode.ENTER);
    until(() -> desk.isThere("delete-cancel"));
    assertThat(robot.lookup("#delete .label").queryAllAs(Label.class))
        .anyMatch(label -> label.getText().contains("batch-01"))
        .noneMatch(label -> label.getText().contains("queue-01"));
    desk.press("delete-cancel");
    assertThat(desk.newestOperation().title()).isEqualTo("Resize");
  }

  private static List<String> bold(FxRobot robot) {
    return robot.lookup("#palette-list .palette-match").queryAll().stream()
        .map(node -> ((Label) node).getText())
        .toList();
  }

  /** Whether the first line is painted with that title, bold or not. */
  private static boolean painted(FxRobot robot, String title) {
    return robot.lookup("#palette-list .palette-title").queryAll().stream()
        .map(
            node ->
                ((Parent) node)
                    .getChildrenUnmodifiable().stream()
                        .map(part -> ((Label) part).getText())
                        .collect(Collectors.joining()))
        .anyMatch(title::equals);
  }

  /** A field is completed by keys; the filter becomes a group of the tree. */
  private void saveFilter(FxRobot robot) throws Exception {
    robot.push(KeyCode.CONTROL, KeyCode.F);
    until(() -> robot.lookup("#server-filter").queryAs(TextField.class).isFocused());
    robot.write("stat");
    until(() -> robot.lookup("#filter-suggestions").query().isVisible());
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    robot.write("shut");
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    TextField filter = robot.lookup("#server-filter").queryAs(TextField.class);
    until(() -> filter.getText().equals("status:SHUTOFF "));
    int found = desk.rows().size();
    assertThat(found).isBetween(1, 10);
    desk.press("filter-save");
    until(() -> desk.isThere("save-filter-name"));
    desk.type("save-filter-name", "Off");
    desk.press("save-filter-accept");
    until(() -> saved().isPresent());
    assertThat(saved().orElseThrow().countProperty().get()).isEqualTo(found);
    robot.interact(() -> window.console().servers().filterTextProperty().set(""));
  }

  /** A metadata key becomes a column; two columns sort. */
  private void columns(FxRobot robot) throws Exception {
    desk.press("server-columns");
    until(() -> desk.isThere("columns-search"));
    robot.write("tier");
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.SPACE);
    robot.push(KeyCode.S);
    desk.press("columns-accept");
    until(() -> shownColumns().contains(new MetadataColumn("tier")));
    TableView<TableLine> table = window.view().servers().table();
    assertThat(table.getSortOrder())
        .extracting(TableColumn::getId)
        .containsExactly("column-name", "meta.tier");
    robot.interact(
        () -> table.getSortOrder().setAll(List.of(byId("meta.tier"), byId("column-name"))));
    until(() -> tiers().equals(tiers().stream().sorted().toList()));
  }

  /** Two servers get the same pair at once. */
  private void matrix(FxRobot robot) throws Exception {
    int many = desk.select(row -> row.name().startsWith("cache-0")).size();
    assertThat(many).isGreaterThan(1);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    until(() -> window.view().modal().isOpen());
    robot.write("edit metadata");
    robot.push(KeyCode.ENTER);
    until(() -> desk.isThere("matrix"));
    robot.interact(
        () -> {
          ((ComboBox<?>) robot.lookup("#matrix-key").query()).getEditor().setText("patched");
          robot.lookup("#matrix-value").queryAs(TextField.class).setText("yes");
        });
    desk.press("matrix-set");
    robot.push(KeyCode.ESCAPE);
    until(() -> robot.lookup("#matrix-leaving").query().isVisible());
    desk.press("matrix-stay");
    desk.press("matrix-save");
    until(
        () ->
            desk.rows().stream()
                    .filter(r -> "yes".equals(r.server().metadata().get("patched")))
                    .count()
                == many);
    desk.press("matrix-close");
    until(() -> !window.view().modal().isOpen());
  }

  private void nextStart(FxRobot robot) throws Exception {
    List<Column> before = shownColumns();
    robot.interact(window::hide);
    robot.interact(() -> start(new Stage()));
    desk.untilListed();
    until(() -> saved().isPresent());
    assertThat(shownColumns()).isEqualTo(before).contains(ServerColumn.NAME);
    assertThat(window.view().servers().table().getSortOrder())
        .extracting(TableColumn::getId)
        .containsExactly("meta.tier", "column-name");
    robot.push(KeyCode.CONTROL, KeyCode.K);
    ListView<?> list = robot.lookup("#palette-list").query();
    until(() -> window.view().modal().isOpen() && !list.getItems().isEmpty());
    assertThat(list.getItems().getFirst().toString()).contains("Edit metadata");
    robot.push(KeyCode.ESCAPE);
  }

  private List<Column> shownColumns() {
    return window.view().servers().columns().shown();
  }

  private List<String> tiers() {
    return desk.rows().stream().map(r -> r.server().metadata().getOrDefault("tier", "")).toList();
  }

  private TableColumn<TableLine, ?> byId(String id) {
    return window.view().servers().table().getColumns().stream()
        .filter(c -> c.getId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Optional<NavItem> saved() {
    return find(window.console().navigation().roots());
  }

  private static Optional<NavItem> find(List<NavItem> items) {
    return items.stream()
        .flatMap(
            item ->
                item.kind() == NavItem.Kind.SAVED_FILTER
                    ? Stream.of(item)
                    : find(item.children()).stream())
        .findFirst();
  }
}
