package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.SettingsStore;
import io.novadesk.testing.Pictures;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Through the dialogs of commands, as a person goes. */
@ExtendWith(ApplicationExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class ActionsJourneyTest {
  @TempDir static Path profile;

  private Window window;

  @Start
  void open(Stage stage) {
    window =
        new Window(
            stage,
            DemoSettings.standard().withTimeScale(0.1),
            new Profile(
                new ConnectionStore(profile.resolve("connections.json")),
                new CloudsYaml(List.of(), List.of()),
                new SettingsStore(profile.resolve("settings.json")),
                profile),
            () -> {});
    window.show();
    window.enterDemo();
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  @Order(1)
  void theDialogsOfAMember(FxRobot robot) throws Exception {
    until(() -> !window.view().modal().isOpen() && window.console().servers().rows().size() > 40);
    aRefusalOffersTheWayOut(robot);
    theNewPasswordIsShownOnce(robot);
    aFlavorThatDoesNotFitSaysWhy(robot);
    aWrongAddressStandsBesideItsField(robot);
    aDeleteTellsWhatGoesWithIt(robot);
    productionIsReadOnlyUntilUnlocked(robot);
  }

  private void aRefusalOffersTheWayOut(FxRobot robot) throws Exception {
    select(robot, "ci-02");
    MenuItem suspend = entry(robot, "action-suspend");
    robot.clickOn("#action-more").moveTo("#menu-state");
    assertThat(isPaintedGrey(suspend)).isTrue();
    robot.push(KeyCode.ESCAPE).push(KeyCode.ESCAPE);
    robot.interact(suspend::fire);
    assertThat(robot.lookup("#explain").tryQuery()).isPresent();
    robot.push(KeyCode.ENTER);
    OperationRow unpause = newest();
    until(() -> unpause.state().isEnd());
    assertThat(unpause.title()).isEqualTo("Unpause");
    assertThat(unpause.state()).as(unpause.sentence()).isInstanceOf(OperationState.Done.class);
    robot.clickOn("#action-more").moveTo("#menu-state");
    until(() -> !isPaintedGrey(suspend));
    robot.push(KeyCode.ESCAPE).push(KeyCode.ESCAPE);
  }

  /** What is painted, whatever the entry says of itself. */
  private static boolean isPaintedGrey(MenuItem item) {
    Node painted = item.getStyleableNode();
    assertThat(painted).as("the painted entry of " + item.getId()).isNotNull();
    return painted.lookup(".label").getOpacity() < 1;
  }

  private void theNewPasswordIsShownOnce(FxRobot robot) throws Exception {
    select(robot, "web-06");
    press(robot, "action-rebuild");
    type(robot, "rebuild-search", "debian-12");
    robot.interact(() -> table(robot, "rebuild-images").getSelectionModel().select(0));
    type(robot, "rebuild-password", "hunter-of-passwords");
    assertThat(text(robot, "request-text")).contains("imageRef").doesNotContain("hunter");
    type(robot, "rebuild-password", "");
    press(robot, "rebuild-accept");
    OperationRow rebuild = newest();
    // What a person is in the middle of is not taken away.
    select(robot, "web-07");
    press(robot, "action-rename");
    until(() -> rebuild.state().isEnd());
    assertThat(rebuild.state()).as(rebuild.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(robot.lookup("#password-once").tryQuery()).isEmpty();
    press(robot, "rename-cancel");

    until(() -> robot.lookup("#password-once").tryQuery().isPresent());
    robot.push(KeyCode.ESCAPE);
    assertThat(window.view().modal().isOpen()).as("Escape would lose it").isTrue();
    Label shown = robot.lookup("#password-text-0").queryAs(Label.class);
    assertThat(shown.getText()).matches("•+");
    robot.interact(
        () -> robot.lookup("#password-reveal-0").queryAs(ToggleButton.class).setSelected(true));
    String password = shown.getText();
    assertThat(password).matches("[0-9A-Za-z]{8,}");
    press(robot, "password-close");
    assertThat(window.view().modal().isOpen()).isFalse();
    assertThat(window.console().operations().passwords().waiting()).isEmpty();
    List<Exchange> log = window.console().sessions().getFirst().exchanges().all();
    assertThat(log).isNotEmpty().noneMatch(e -> e.toString().contains(password));
  }

  private void aFlavorThatDoesNotFitSaysWhy(FxRobot robot) {
    select(robot, "web-04");
    press(robot, "action-resize");
    type(robot, "resize-search", "m1.small");
    TableView<Object> flavors = table(robot, "resize-flavors");
    assertThat(flavors.getItems()).hasSize(1);
    robot.interact(() -> flavors.getSelectionModel().select(0));
    Button accept = robot.lookup("#resize-accept").queryAs(Button.class);
    assertThat(accept.isDisabled()).isTrue();
    assertThat(robot.lookup("#resize .field-error").queryAs(Label.class).getText())
        .contains("smaller disk");
    type(robot, "resize-search", "m1.xlarge");
    robot.interact(() -> flavors.getSelectionModel().select(0));
    assertThat(accept.isDisabled()).isFalse();
    press(robot, "resize-cancel");
  }

  private void aWrongAddressStandsBesideItsField(FxRobot robot) throws Exception {
    select(robot, "web-04");
    robot.interact(entry(robot, "action-edit")::fire);
    Button accept = robot.lookup("#edit-accept").queryAs(Button.class);
    assertThat(accept.isDisabled()).as("nothing was changed").isTrue();
    type(robot, "edit-access-ipv4", "192.0.2.300");
    type(robot, "edit-description", "edited by a person");
    assertThat(accept.isDisabled()).isTrue();
    type(robot, "edit-access-ipv4", "192.0.2.30");
    assertThat(accept.isDisabled()).isFalse();
    assertThat(text(robot, "request-text")).contains("192.0.2.30").doesNotContain("hostname");
    robot.interact(accept::fire);
    OperationRow edit = newest();
    until(() -> edit.state().isEnd());
    assertThat(edit.state()).as(edit.sentence()).isInstanceOf(OperationState.Done.class);
    until(
        () ->
            window.console().servers().rows().stream()
                .anyMatch(r -> "edited by a person".equals(r.server().description())));
  }

  private void aDeleteTellsWhatGoesWithIt(FxRobot robot) throws Exception {
    select(robot, "db-02");
    press(robot, "action-delete");
    until(
        () ->
            robot.lookup("#delete-consequences .label").queryAll().stream()
                .anyMatch(n -> n instanceof Label l && l.getText().contains("deleted with it")));
    Node focused = window.scene().getFocusOwner();
    assertThat(focused.getId()).as("Enter must not delete").isEqualTo("delete-cancel");
    press(robot, "delete-cancel");
  }

  private void productionIsReadOnlyUntilUnlocked(FxRobot robot) throws Exception {
    Login demo = window.console().sessions().getFirst().login();
    Credentials.Password user = (Credentials.Password) demo.credentials();
    Login login =
        new Login(
            "Production",
            demo.authUrl(),
            new Credentials.Password("admin", user.who().domain(), user.password()),
            demo.scope(),
            demo.region(),
            demo.face(),
            demo.tls(),
            demo.endpoints());
    Session session =
        new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
    robot.interact(
        () -> {
          window.console().open(session, new Marking(Colour.RED, true));
          NavItem item = window.console().navigation().roots().getLast();
          while (!item.showsServers()) {
            item = item.children().getFirst();
          }
          window.console().navigation().selectedProperty().set(item);
        });
    until(() -> window.console().servers().rows().size() > 40);
    assertThat(robot.lookup("#production-band").query().isVisible()).isTrue();
    assertThat(robot.lookup(".production-frame").tryQuery()).isPresent();
    robot.interact(
        () -> {
          TreeView<NavItem> tree = window.view().navigation().tree();
          TreeItem<NavItem> cloud = tree.getRoot().getChildren().getLast();
          tree.scrollTo(tree.getRow(cloud));
        });
    until(() -> robot.lookup(".nav-mark-red").tryQuery().isPresent());
    assertThat(robot.lookup("#action-launch").query().isDisabled()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.N);
    assertThat(robot.lookup("#launch-view").tryQuery()).isEmpty();
    robot.interact(() -> Pictures.save(window.scene(), "production-locked"));
    select(robot, "api-01");
    int before = window.console().operations().rows().size();
    robot.interact(() -> window.view().servers().table().requestFocus());
    robot.push(KeyCode.DELETE);
    assertThat(robot.lookup("#explain").tryQuery()).as("it says why not").isPresent();
    // The button unlocks, and goes on with what was wanted.
    press(robot, "explain-accept");
    assertThat(robot.lookup("#action-launch").query().isDisabled()).isFalse();
    Button accept = robot.lookup("#delete-accept").queryAs(Button.class);
    assertThat(accept.isDisabled()).isTrue();
    type(robot, "delete-name", "api-0");
    assertThat(accept.isDisabled()).isTrue();
    type(robot, "delete-name", "api-01");
    assertThat(accept.isDisabled()).isFalse();
    press(robot, "delete-cancel");
    // Administrators are offered what is theirs.
    assertThat(entry(robot, "action-live-migrate").isVisible()).isTrue();
    press(robot, "production-toggle");
    assertThat(robot.lookup("#action-stop").query().isDisabled()).isTrue();
    assertThat(window.console().operations().rows()).hasSize(before);
  }

  private OperationRow newest() {
    return window.console().operations().rows().getFirst();
  }

  private static MenuItem entry(FxRobot robot, String id) {
    MenuButton more = robot.lookup("#action-more").queryAs(MenuButton.class);
    return entries(more.getItems()).filter(i -> id.equals(i.getId())).findFirst().orElseThrow();
  }

  private static Stream<MenuItem> entries(List<MenuItem> items) {
    return items.stream()
        .flatMap(item -> item instanceof Menu menu ? entries(menu.getItems()) : Stream.of(item));
  }

  private static void press(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup("#" + id).queryAs(Button.class).fire());
  }

  private static void type(FxRobot robot, String id, String text) {
    robot.interact(() -> robot.lookup("#" + id).queryAs(TextField.class).setText(text));
  }

  private String text(FxRobot robot, String id) {
    robot.interact(
        () ->
            robot
                .lookup("#request")
                .queryAs(javafx.scene.control.TitledPane.class)
                .setExpanded(true));
    return robot.lookup("#" + id).queryAs(TextInputControl.class).getText();
  }

  @SuppressWarnings("unchecked")
  private static TableView<Object> table(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryAs(TableView.class);
  }

  private void select(FxRobot robot, String name) {
    robot.interact(
        () -> {
          TableView<ServerRow> table = window.view().servers().table();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).name().equals(name)) {
              table.getSelectionModel().clearAndSelect(i);
              return;
            }
          }
          throw new AssertionError("no server " + name);
        });
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
