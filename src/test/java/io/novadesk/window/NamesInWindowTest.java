package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Names;
import io.novadesk.profile.SavedFilter;
import io.novadesk.view.parts.CutTips;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names that try to pass for others or to burst their place, read where they are painted: table,
 * head, comparison, draft of a plan, dialog, tasks, tree and title.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class NamesInWindowTest {
  private static final Path SAMPLE = Path.of("..", "shared", "cases", "names", "odd-names.json");

  @TempDir static Path profile;

  private final Set<String> wrong = new TreeSet<>();
  private DemoWindow desk;

  @Start
  void open(Stage stage) {
    desk = DemoWindow.entering(stage, profile);
  }

  @Stop
  void close() {
    desk.window().hide();
  }

  @Test
  void allArePaintedWithMarksAndNoneBurstsItsPlace(FxRobot robot) throws Exception {
    List<String> names = names();
    desk.untilListed();
    desk.resize(1024, 700);
    RegionModel region = desk.rows().getFirst().region();
    desk.go(region.key() + "/servers");
    robot.interact(() -> names.forEach(name -> tell(region, name)));
    until(() -> odd().size() == names.size());
    inTheTree(robot, region, names);

    for (ServerRow row : odd()) {
      desk.select(row::isSameServer);
      until(() -> head().equals(Names.shown(row.name())));
      look("head");
    }
    List<ServerRow> four = odd().subList(0, 4);
    desk.select(row -> four.stream().anyMatch(row::isSameServer));
    until(() -> desk.isThere("compare-differing"));
    look("comparison");
    assertThat(desk.select(row -> row.server().id().startsWith("odd-"))).hasSize(names.size());
    look("totals");
    for (ServerAction action : List.of(ServerAction.DELETE, ServerAction.RENAME)) {
      robot.interact(
          () ->
              desk.window()
                  .console()
                  .plans()
                  .draft(action, List.copyOf(desk.window().console().servers().selected())));
      until(() -> desk.isThere("plan-draft"));
      look("draft of " + action);
      robot.interact(desk.window().console().plans()::closePage);
      until(() -> !desk.isThere("plan-draft"));
    }
    desk.picture("odd-names-window");
    theWholeIsToldWhereTheMouseRests(robot);
    inTasks(robot);
    assertThat(wrong).isEmpty();
  }

  /** The cloud has no such server: each ends as a failed task that names it. */
  private void inTasks(FxRobot robot) throws Exception {
    for (ServerRow row : odd()) {
      desk.select(row::isSameServer);
      robot.interact(
          () ->
              desk.window()
                  .console()
                  .detail()
                  .storage()
                  .detach(
                      new io.novadesk.viewmodel.detail.Disk(
                          "vol", row.name(), null, null, null, null, null, null, null)));
      CommandRow task = (CommandRow) desk.newestOperation();
      until(() -> task.state().isEnd());
    }
    robot.interact(desk.window().view()::showTasks);
    until(() -> desk.isThere("task-table"));
    look("tasks");
    desk.picture("odd-names-tasks");
  }

  private void inTheTree(FxRobot robot, RegionModel region, List<String> names) throws Exception {
    robot.interact(
        () ->
            names.forEach(
                name ->
                    desk.window()
                        .console()
                        .filters()
                        .saved()
                        .save(new SavedFilter(region.session().cloudName(), name, "odd"))));
    until(
        () ->
            labels().stream()
                .anyMatch(label -> label.getText().equals(Names.shown(names.getFirst()))));
    look("tree and table");
  }

  /** The mouse rests on the longest, which no place has room for. */
  private void theWholeIsToldWhereTheMouseRests(FxRobot robot) throws Exception {
    ServerRow longest =
        odd().stream().max(java.util.Comparator.comparingInt(r -> r.name().length())).orElseThrow();
    desk.select(longest::isSameServer);
    until(() -> head().equals(longest.name()));
    assertThat(read(() -> CutTips.isCut(desk.node("detail-name")))).isTrue();
    robot.moveTo("#detail-name");
    until(
        () ->
            Window.getWindows().stream()
                .anyMatch(w -> w instanceof Tooltip tip && tip.getText().equals(longest.name())));
    robot.moveTo("#server-filter");
    until(() -> Window.getWindows().stream().noneMatch(w -> w instanceof Tooltip));
  }

  private static void tell(RegionModel region, String name) {
    region
        .region()
        .inventory()
        .observed(
            ServerRows.server(
                "odd-" + name.hashCode(), name, "ACTIVE", Duration.ofDays(1), Map.of()));
  }

  private List<ServerRow> odd() {
    return desk.rows().stream().filter(row -> row.server().id().startsWith("odd-")).toList();
  }

  private String head() {
    return desk.isThere("detail-name") ? ((Labeled) desk.node("detail-name")).getText() : "";
  }

  private static List<String> names() throws IOException {
    assumeTrue(Files.isReadable(SAMPLE), "the sample (" + SAMPLE + ") is not here");
    return List.of(new JsonMapper().readValue(Files.readAllBytes(SAMPLE), String[].class));
  }

  private List<Labeled> labels() {
    List<Labeled> all = new ArrayList<>();
    collect(desk.window().scene().getRoot(), all);
    return all;
  }

  private static void collect(Node node, List<Labeled> into) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      into.add(labeled);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  private void look(String where) throws Exception {
    read(
        () -> {
          Parent root = desk.window().scene().getRoot();
          root.applyCss();
          root.layout();
          for (Labeled label : labels()) {
            String why = why(label);
            if (!why.isEmpty()) {
              wrong.add(where + ": " + why + ": " + Names.shown(label.getText()));
            }
          }
          String title = ((Stage) desk.window().scene().getWindow()).getTitle();
          if (!isSeen(title)) {
            wrong.add(where + ": the title has what cannot be seen");
          }
          return wrong.size();
        });
  }

  private static String why(Labeled label) {
    if (!isSeen(label.getText())) {
      return "has what cannot be seen";
    }
    for (Node part : label.getChildrenUnmodifiable()) {
      if (part instanceof Text painted && painted.isVisible() && !CutTips.isCut(label)) {
        Bounds text = painted.getBoundsInParent();
        if (label.getWidth() > 0 && text.getMaxX() > label.getWidth() + 2) {
          return "is wider than its place and has no ellipsis";
        }
      }
    }
    return "";
  }

  private static boolean isSeen(String text) {
    return text.codePoints()
        .filter(
            c ->
                c != '\n'
                    && (Character.getType(c) == Character.FORMAT || Character.isISOControl(c)))
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .isEmpty();
  }
}
