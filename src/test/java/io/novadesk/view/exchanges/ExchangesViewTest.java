package io.novadesk.view.exchanges;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.Exchanges;
import io.novadesk.task.ExecutorTaskRunner;
import io.novadesk.testing.Pictures;
import io.novadesk.viewmodel.exchanges.ExchangeRow;
import io.novadesk.viewmodel.exchanges.ExchangesViewModel;
import io.novadesk.viewmodel.json.JsonViewModel.State;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The start method fills the fields.
class ExchangesViewTest {
  private static final String SERVERS =
      "{\"servers\":[{\"id\":\"8c19174f\",\"name\":\"web-1\",\"status\":\"ACTIVE\"},"
          + "{\"id\":\"4d2a77b0\",\"name\":\"db-1\",\"status\":\"SHUTOFF\"}]}";

  private final ExecutorTaskRunner runner = new ExecutorTaskRunner(Platform::runLater);
  private final ExchangeLog log = new ExchangeLog(100);
  private ExchangesViewModel model;
  private ExchangesView view;
  private Scene scene;

  @Start
  void start(Stage stage) {
    model = new ExchangesViewModel(runner, log);
    view = new ExchangesView(model);
    scene = new Scene(new StackPane(view), 1320, 360);
    Pictures.dress(scene);
    stage.setScene(scene);
    stage.setWidth(1320);
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          view.dispose();
          model.dispose();
        });
    runner.close();
  }

  private void aMorning() throws Exception {
    Exchanges.answered(
        log,
        "login",
        "POST",
        "/identity/v3/auth/tokens",
        201,
        "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":\"***\"}}}",
        "{\"token\":{\"user\":{\"name\":\"admin\"}}}");
    Exchanges.answered(
        log, "RegionOne list", "GET", "/v2.1/servers/detail?limit=1000", 200, null, SERVERS);
    Exchanges.answered(
        log,
        "RegionOne poll",
        "GET",
        "/v2.1/servers/detail?changes-since=2026-11-23T10:14:55Z&limit=1000",
        200,
        null,
        "{\"servers\":[]}");
    Exchanges.answered(
        log,
        "#1 Soft reboot web-1",
        "POST",
        "/v2.1/servers/8c19174f/action",
        202,
        "{\"reboot\":{\"type\":\"SOFT\"}}",
        null);
    Exchanges.answered(
        log,
        "#2 Resize db-1",
        "POST",
        "/v2.1/servers/4d2a77b0/action",
        409,
        "{\"resize\":{\"flavorRef\":\"2\"}}",
        "{\"conflictingRequest\":{\"code\":409,\"message\":\"Cannot 'resize' instance 4d2a77b0"
            + " while it is in vm_state error\"}}");
    Exchanges.answered(
        log,
        "images",
        "GET",
        "/image/v2/images",
        503,
        null,
        "<html>\n<h1>503 Service Unavailable</h1>\n</html>");
    Exchanges.failed(
        log,
        "RegionTwo poll",
        "GET",
        "/v2.1/servers/detail",
        "Connection refused by cloud.example.org:8774.");
    Exchanges.answered(log, "redirect", "GET", "/v2.1", 302, null, null);
    until(() -> model.rows().size() == 8);
  }

  private TableView<ExchangeRow> table(FxRobot robot) {
    return robot.lookup("#exchanges-table").queryTableView();
  }

  @Test
  void givesTheExchangeThatIsLookedAtMostOfANarrowWindow(FxRobot robot) throws Exception {
    aMorning();
    robot.interact(() -> view.setMaxWidth(640));
    until(() -> table(robot).getWidth() < 640);
    assertThat(table(robot).getVisibleLeafColumns()).hasSize(7);
    robot.interact(() -> table(robot).getSelectionModel().select(4));
    until(() -> table(robot).getVisibleLeafColumns().size() == 3);
    until(() -> robot.lookup("#exchange-tabs").query().getLayoutBounds().getWidth() > 360);
    robot.interact(() -> Pictures.save(scene, "exchanges-narrow"));
    robot.interact(() -> view.setMaxWidth(Double.MAX_VALUE));
    until(() -> table(robot).getVisibleLeafColumns().size() == 7);
    assertThat(robot.lookup("#exchange-copy-as").queryAs(MenuButton.class).getContentDisplay())
        .isEqualTo(ContentDisplay.LEFT);
  }

  @Test
  void showsWhatWasSentAndWhatCameBack(FxRobot robot) throws Exception {
    robot.interact(() -> Pictures.save(scene, "exchanges-empty"));
    aMorning();
    robot.interact(() -> Pictures.save(scene, "exchanges-unselected"));

    robot.interact(() -> table(robot).getSelectionModel().select(4));
    until(() -> model.answer().stateProperty().get() == State.JSON);
    assertThat(robot.lookup("#exchange-answer-line").queryAs(TextField.class).getText())
        .startsWith("409 Conflict · ");
    robot.interact(() -> Pictures.save(scene, "exchanges-refused"));
    robot.interact(
        () -> robot.lookup("#exchange-tabs").queryAs(TabPane.class).getSelectionModel().select(0));
    assertThat(robot.lookup("#exchange-request-line").queryAs(TextField.class).getText())
        .isEqualTo("POST https://cloud.example.org:8774/v2.1/servers/4d2a77b0/action");
    robot.clickOn("2 headers");
    robot.interact(() -> Pictures.save(scene, "exchanges-request"));
  }

  @Test
  void failureIsToldInWords(FxRobot robot) throws Exception {
    aMorning();
    robot.interact(() -> table(robot).getSelectionModel().select(6));

    Label failure = robot.lookup("#exchange-answer-failure").queryAs(Label.class);
    assertThat(failure.getText()).startsWith("Connection refused");
    assertThat(failure.isVisible()).isTrue();
    robot.interact(() -> Pictures.save(scene, "exchanges-no-answer"));
  }

  @Test
  void copiesGoToTheClipboard(FxRobot robot) throws Exception {
    aMorning();
    robot.interact(() -> table(robot).getSelectionModel().select(1));
    until(() -> model.answer().stateProperty().get() == State.JSON);

    robot.clickOn("#exchange-copy-as");
    robot.clickOn("#exchange-copy-as-SHELL");
    assertThat(clipboard(robot)).startsWith("curl -gsS \\\n  'https://cloud.example.org");
    robot.clickOn("#exchange-copy-url");
    assertThat(clipboard(robot)).endsWith("/v2.1/servers/detail?limit=1000");
    robot.clickOn("#exchange-copy-answer");
    assertThat(clipboard(robot)).startsWith("{\n  \"servers\": [");
  }

  private static String clipboard(FxRobot robot) {
    String[] text = new String[1];
    robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
    return text[0];
  }

  @Test
  void filtersAndComesBack(FxRobot robot) throws Exception {
    aMorning();
    robot.interact(table(robot)::requestFocus);
    robot.push(KeyCode.SHORTCUT, KeyCode.F);
    TextField filter = robot.lookup("#exchanges-filter").queryAs(TextField.class);
    assertThat(filter.isFocused()).isTrue();
    robot.interact(() -> filter.setText("no such thing"));
    assertThat(table(robot).getItems()).isEmpty();
    robot.interact(() -> Pictures.save(scene, "exchanges-none-match"));
    robot.push(KeyCode.ESCAPE);
    assertThat(table(robot).getItems()).hasSize(8);

    robot.interact(() -> model.showOperation("#2 Resize db-1"));
    assertThat(table(robot).getItems()).hasSize(1);
    assertThat(robot.lookup("#exchanges-operation").queryAs(Button.class).getText())
        .isEqualTo("Only #2 Resize db-1");
    until(() -> model.answer().stateProperty().get() == State.JSON);
    robot.interact(() -> Pictures.save(scene, "exchanges-operation"));
    robot.clickOn("#exchanges-operation");
    assertThat(table(robot).getItems()).hasSize(8);
    assertThat(table(robot).getSelectionModel().getSelectedIndex()).isEqualTo(4);
  }

  @Test
  void batchesStealNeitherSelectionNorScroll(FxRobot robot) throws Exception {
    fill(0, 100);
    until(() -> model.rows().size() == 100);
    assertThat(lastVisible(robot)).isEqualTo(99);
    robot.interact(
        () -> {
          table(robot).scrollTo(40);
          table(robot).getSelectionModel().select(42);
        });
    ExchangeRow chosen = model.selectedProperty().get();
    assertThat(model.followingProperty().get()).isFalse();
    String top = firstVisible(robot).target();

    fill(100, 30);
    until(() -> model.rows().getLast().target().equals("/129"));

    assertThat(table(robot).getSelectionModel().getSelectedItem()).isEqualTo(chosen);
    assertThat(table(robot).getSelectionModel().getSelectedIndices()).hasSize(1);
    assertThat(firstVisible(robot).target()).isEqualTo(top);
    robot.clickOn("#exchanges-follow");
    fill(130, 5);
    until(() -> model.rows().getLast().target().equals("/134"));
    assertThat(lastVisible(robot)).isEqualTo(99);
    assertThat(table(robot).getSelectionModel().getSelectedItem()).isEqualTo(chosen);
  }

  private void fill(int from, int count) {
    IntStream.range(from, from + count)
        .forEach(i -> Exchanges.answered(log, "x", "GET", "/" + i, 200, null, "{}"));
  }

  private VirtualFlow<?> flow(FxRobot robot) {
    return (VirtualFlow<?>) table(robot).lookup(".virtual-flow");
  }

  private ExchangeRow firstVisible(FxRobot robot) {
    int[] at = new int[1];
    robot.interact(() -> at[0] = flow(robot).getFirstVisibleCell().getIndex());
    return table(robot).getItems().get(at[0]);
  }

  private int lastVisible(FxRobot robot) {
    int[] at = new int[1];
    robot.interact(() -> at[0] = flow(robot).getLastVisibleCell().getIndex());
    return at[0];
  }
}
