package io.novadesk.view.servers.dialogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Names;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Pictures;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.forms.CommandForms;
import io.novadesk.viewmodel.production.ProductionGuard;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerRows;
import io.novadesk.viewmodel.servers.SmallRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tools.jackson.databind.json.JsonMapper;

/** Names that try to pass for others, painted in a table and in the dialogs that name servers. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
@SuppressWarnings("NullAway.Init") // The start method fills the fields.
class OddNamesTest {
  private static final Path SAMPLE = Path.of("..", "shared", "cases", "names", "odd-names.json");

  private static SmallRegion region;
  private static RegionModel production;

  private final List<ServerRow> given = new ArrayList<>();
  private ModalHost host;
  private TableView<ServerRow> table;
  private Scene scene;

  @BeforeAll
  static void open() throws Exception {
    region = new SmallRegion();
    production =
        new RegionModel(
            region.session(),
            region.session().regions().getFirst(),
            region.tasks(),
            new ProductionGuard(
                new Marking(Colour.RED, true), region.tasks(), InstantSource.system()));
    production.guard().unlock();
  }

  @AfterAll
  static void close() {
    production.dispose();
    region.close();
  }

  @Start
  void start(Stage stage) {
    table = Tables.dense("names", "Names");
    table
        .getColumns()
        .add(Tables.column("Name", 700, ServerRow::name, Comparator.comparing(ServerRow::name)));
    host = new ModalHost(table);
    scene = new Scene(host.root(), 900, 700);
    Pictures.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  private static ServerRow row(String name) {
    return new ServerRow(
        production,
        ServerRows.server("id-" + name.hashCode(), name, "ACTIVE", Duration.ofDays(1), Map.of()),
        "m1.small",
        null);
  }

  private static List<String> names() throws IOException {
    assumeTrue(Files.isReadable(SAMPLE), "the sample (" + SAMPLE + ") is not here");
    return List.of(new JsonMapper().readValue(Files.readAllBytes(SAMPLE), String[].class));
  }

  private static Stream<String> painted(Node node) {
    return Stream.of(".label", ".table-cell")
        .flatMap(style -> node.lookupAll(style).stream())
        .filter(n -> n.isVisible() && n instanceof Labeled)
        .map(n -> ((Labeled) n).getText())
        .filter(text -> text != null && !text.isEmpty());
  }

  private static void assertSeen(String text) {
    assertThat(
            text.codePoints()
                .filter(
                    c ->
                        Character.getType(c) == Character.FORMAT
                            || Character.getType(c) == Character.LINE_SEPARATOR
                            || Character.isISOControl(c)))
        .as(Names.shown(text))
        .isEmpty();
  }

  private void ask(ServerRow row) {
    CommandForms forms =
        new CommandForms(
            region.tasks(),
            (Command _, List<ServerRow> rows) -> given.addAll(rows),
            (_, _) -> {},
            (_, _) -> {});
    new CommandDialog(host, forms).ask(forms.of(ServerAction.DELETE, row), true);
  }

  @Test
  void aTablePaintsThemWithMarks(FxRobot robot) throws IOException {
    List<String> names = names();
    robot.interact(
        () -> {
          table.getItems().setAll(names.stream().map(OddNamesTest::row).toList());
          host.root().applyCss();
          host.root().layout();
        });
    List<String> cells = painted(table).toList();
    assertThat(cells).containsAll(names.stream().map(Names::shown).toList());
    cells.forEach(OddNamesTest::assertSeen);
    assertThat(cells).contains("evil\u2039U+202E\u203agnp.exe", "line1\u21b5line2");
    robot.interact(() -> Pictures.save(scene, "odd-names"));
  }

  @Test
  void theQuestionNamesThemWithMarksAndCanBeAnswered(FxRobot robot) throws IOException {
    for (String name : names()) {
      given.clear();
      ServerRow row = row(name);
      robot.interact(() -> ask(row));
      Node dialog = robot.lookup("#delete").query();
      painted(dialog).forEach(OddNamesTest::assertSeen);
      assertThat(painted(dialog)).contains(Names.shown(name));
      Button accept = robot.lookup("#delete-accept").queryAs(Button.class);
      TextField typed = robot.lookup("#delete-name").queryAs(TextField.class);
      assertThat(accept.isDisabled()).isTrue();
      if (Names.isPlain(name)) {
        robot.interact(() -> typed.setText("1"));
        assertThat(accept.isDisabled()).as("a name is typed").isTrue();
        robot.interact(() -> typed.setText(name));
      } else {
        robot.interact(typed::requestFocus);
        robot.write("1");
      }
      assertThat(accept.isDisabled()).as(Names.shown(name)).isFalse();
      robot.interact(accept::fire);
      assertThat(given).containsExactly(row);
      FaultMatrix.row(
          FaultMatrix.Area.COMMAND,
          "the server's name is " + Names.shown(name),
          0,
          painted(dialog).findFirst().orElse(""));
    }
  }

  @Test
  void aNameOfMegabytesHoldsNothingUp(FxRobot robot) {
    String name = "x".repeat(10_000_000);
    ServerRow row = row(name);
    long start = System.nanoTime();
    robot.interact(
        () -> {
          table.getItems().setAll(row);
          host.root().applyCss();
          host.root().layout();
          ask(row);
          host.root().applyCss();
          host.root().layout();
        });
    System.out.println(
        "A name of 10 MB painted in a table and a dialog: "
            + Duration.ofNanos(System.nanoTime() - start).toMillis()
            + " ms");
    List<String> all = painted(host.root()).toList();
    assertThat(all).anyMatch(text -> text.contains("10,000,000 characters"));
    assertThat(all).allMatch(text -> text.length() < 5_000);
    robot.interact(host::close);
  }
}
