package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.ServerRequests.Change;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.Request;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.wire.Json;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.Fx;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.servers.ServerRow;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Through the dialogs of commands, as a person goes. */
@ExtendWith(ApplicationExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
class ActionsJourneyTest {
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
  @Order(1)
  void theDialogsOfAMember(FxRobot robot) throws Exception {
    desk.untilListed();
    aRefusalOffersTheWayOut(robot);
    theNewPasswordIsShownOnce(robot);
    aTaskTellsWhatHappensAndAsksForWhatIsDue(robot);
    anotherClientAnswersForUs(robot);
    aFlavorThatDoesNotFitSaysWhy(robot);
    aWrongAddressStandsBesideItsField(robot);
    aDeleteTellsWhatGoesWithIt(robot);
    theGuestsPasswordNeedsAKey(robot);
    whatWasDoneIsTakenBack(robot);
    whatOnlyAdministratorsMayIsDoneWithAnotherLogin(robot);
    whatAccessRulesRefuseIsToldAndOfferedWithAnotherLogin(robot);
    productionIsReadOnlyUntilUnlocked(robot);
  }

  private void theGuestsPasswordNeedsAKey(FxRobot robot) throws Exception {
    desk.select("erp-01");
    robot.push(KeyCode.CONTROL, KeyCode.K).write("windows password").push(KeyCode.ENTER);
    until(() -> desk.isThere("guest-key"));
    until(() -> desk.node("guest-password-accept").isDisabled());
    assertThat(robot.lookup("#guest-password .label").queryAllAs(Label.class))
        .anyMatch(label -> label.getText().contains("erp-01"));
    desk.press("guest-password-cancel");
    until(() -> !window.view().modal().isOpen());
  }

  private void aRefusalOffersTheWayOut(FxRobot robot) throws Exception {
    desk.select("ci-02");
    MenuItem suspend = desk.entry("action-suspend");
    robot.clickOn("#action-more").moveTo("#menu-state");
    assertThat(isPaintedGrey(suspend)).isTrue();
    robot.push(KeyCode.ESCAPE).push(KeyCode.ESCAPE);
    robot.interact(suspend::fire);
    assertThat(robot.lookup("#explain").tryQuery()).isPresent();
    robot.push(KeyCode.ENTER);
    OperationRow unpause = desk.newestOperation();
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
    desk.select("web-06");
    desk.press("action-rebuild");
    desk.type("rebuild-search", "debian-12");
    robot.interact(() -> table(robot, "rebuild-images").getSelectionModel().select(0));
    desk.type("rebuild-password", "hunter-of-passwords");
    assertThat(text(robot, "request-text")).contains("imageRef").doesNotContain("hunter");
    desk.type("rebuild-password", "");
    desk.press("rebuild-accept");
    OperationRow rebuild = desk.newestOperation();
    // What a person is in the middle of is not taken away.
    desk.select("web-07");
    desk.press("action-rename");
    until(() -> rebuild.state().isEnd());
    assertThat(rebuild.state()).as(rebuild.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(robot.lookup("#password-once").tryQuery()).isEmpty();
    desk.press("rename-cancel");

    // Nothing comes up by itself: a key in the row of the task leads to it.
    robot.clickOn(desk.inTask(rebuild, ".task-password"));
    until(() -> desk.isThere("password-once"));
    robot.push(KeyCode.ESCAPE);
    assertThat(window.view().modal().isOpen()).as("Escape would lose it").isTrue();
    Label shown = robot.lookup("#password-text-0").queryAs(Label.class);
    assertThat(shown.getText()).matches("•+");
    robot.interact(
        () -> robot.lookup("#password-reveal-0").queryAs(ToggleButton.class).setSelected(true));
    String password = shown.getText();
    assertThat(password).matches("[0-9A-Za-z]{8,}");
    desk.press("password-close");
    assertThat(window.view().modal().isOpen()).isFalse();
    assertThat(window.console().operations().passwords().waiting()).isEmpty();
    List<Exchange> log = window.console().sessions().getFirst().exchanges().all();
    assertThat(log).isNotEmpty().noneMatch(e -> e.toString().contains(password));
  }

  private OperationRow resize(FxRobot robot, String server) throws Exception {
    desk.select(server);
    desk.press("action-resize");
    desk.type("resize-search", "m1.xlarge");
    robot.interact(() -> table(robot, "resize-flavors").getSelectionModel().select(0));
    desk.press("resize-accept");
    OperationRow row = desk.newestOperation();
    // A busy machine may see the end first.
    until(
        () ->
            desk.paintedTask(row).stream().anyMatch(t -> t.matches("(Resizing… |Resized in ).*")));
    assertThat(row.subject()).isEqualTo(server);
    return row;
  }

  private void aTaskTellsWhatHappensAndAsksForWhatIsDue(FxRobot robot) throws Exception {
    OperationRow resize = resize(robot, "web-01");
    until(() -> resize.asks() && desk.paintedTask(resize).contains("Confirm"));
    assertThat(desk.paintedTask(resize))
        .anyMatch(text -> text.matches("Resized in [\\d.]+ s"))
        .contains("web-01", "Confirm", "Revert", "Does it work? Then confirm it, or revert.");
    assertThat(desk.inTask(resize, ".status-icon").getStyleClass())
        .contains("tone-asks")
        .doesNotContain("tone-good");
    desk.picture("task-asks");
    desk.select("web-07");
    // What the server did since would be lost: it asks, and about this server.
    robot.clickOn(desk.inTask(resize, ".task-revert"));
    until(() -> desk.isThere("confirm-cancel"));
    assertThat(robot.lookup("#confirm .label").queryAllAs(Label.class))
        .anyMatch(label -> label.getText().contains("web-01"))
        .noneMatch(label -> label.getText().contains("web-07"));
    desk.press("confirm-cancel");
    assertThat(desk.newestOperation()).isEqualTo(resize);
    robot.clickOn(desk.inTask(resize, ".task-link"));
    assertThat(window.console().servers().selected()).extracting("name").containsExactly("web-01");
    robot.clickOn(desk.inTask(resize, ".task-confirm"));
    OperationRow confirmed = desk.newestOperation();
    assertThat(confirmed.title()).isEqualTo("Confirm resize");
    until(() -> confirmed.state().isEnd());
    assertThat(confirmed.state()).as(confirmed.sentence()).isInstanceOf(OperationState.Done.class);
    until(() -> !desk.paintedTask(resize).contains("Confirm"));
    assertThat(desk.inTask(resize, ".status-icon").getStyleClass()).contains("tone-good");
    assertThat(desk.paintedTask(confirmed))
        .anyMatch(text -> text.startsWith("Resize confirmed in "));
  }

  private void anotherClientAnswersForUs(FxRobot robot) throws Exception {
    OperationRow resize = resize(robot, "web-05");
    until(() -> desk.paintedTask(resize).contains("Revert"));
    ServerRow row = desk.server("web-05");
    var servers = row.region().region().servers();
    servers.send(servers.requests().revertResize(row.server().id()));
    until(() -> !desk.paintedTask(resize).contains("Revert"));
    assertThat(resize.asks()).isFalse();
  }

  private void aFlavorThatDoesNotFitSaysWhy(FxRobot robot) throws Exception {
    desk.select("web-04");
    desk.press("action-resize");
    desk.type("resize-search", "m1.small");
    TableView<Object> flavors = table(robot, "resize-flavors");
    assertThat(flavors.getItems()).hasSize(1);
    robot.interact(() -> flavors.getSelectionModel().select(0));
    Button accept = robot.lookup("#resize-accept").queryAs(Button.class);
    assertThat(accept.isDisabled()).isTrue();
    assertThat(robot.lookup("#resize .field-error").queryAs(Label.class).getText())
        .contains("smaller disk");
    desk.type("resize-search", "m1.xlarge");
    robot.interact(() -> flavors.getSelectionModel().select(0));
    assertThat(accept.isDisabled()).isFalse();
    desk.press("resize-cancel");
  }

  private void aWrongAddressStandsBesideItsField(FxRobot robot) throws Exception {
    desk.select("web-04");
    robot.interact(desk.entry("action-edit")::fire);
    Button accept = robot.lookup("#edit-accept").queryAs(Button.class);
    assertThat(accept.isDisabled()).as("nothing was changed").isTrue();
    desk.type("edit-access-ipv4", "192.0.2.300");
    desk.type("edit-description", "edited by a person");
    assertThat(accept.isDisabled()).isTrue();
    desk.type("edit-access-ipv4", "192.0.2.30");
    assertThat(accept.isDisabled()).isFalse();
    assertThat(text(robot, "request-text")).contains("192.0.2.30").doesNotContain("hostname");
    robot.interact(accept::fire);
    OperationRow edit = desk.newestOperation();
    until(() -> edit.state().isEnd());
    assertThat(edit.state()).as(edit.sentence()).isInstanceOf(OperationState.Done.class);
    until(
        () ->
            window.console().servers().rows().stream()
                .anyMatch(r -> "edited by a person".equals(r.server().description())));
  }

  private void aDeleteTellsWhatGoesWithIt(FxRobot robot) throws Exception {
    desk.select("db-02");
    desk.press("action-delete");
    until(
        () ->
            robot.lookup("#delete-consequences .label").queryAll().stream()
                .anyMatch(n -> n instanceof Label l && l.getText().contains("deleted with it")));
    Node focused = window.scene().getFocusOwner();
    assertThat(focused.getId()).as("Enter must not delete").isEqualTo("delete-cancel");
    desk.press("delete-cancel");
  }

  private void whatWasDoneIsTakenBack(FxRobot robot) throws Exception {
    desk.select("web-07");
    desk.press("action-rename");
    desk.type("rename-name", "web-77");
    desk.press("rename-accept");
    until(() -> desk.menuEntry("menu-undo").getText().equals("Undo “Rename” of web-77…"));
    // Somebody else does the same meanwhile: that is told, by what is read again.
    ServerRow row = desk.server("web-77");
    var servers = row.region().region().servers();
    servers.send(
        servers.requests().update(row.server().id(), new Change("web-78", null, null, null, null)));
    robot.interact(() -> window.view().servers().table().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until(
        () ->
            undoTexts(robot)
                .contains("It was renamed since, to web-78. That would be undone too."));
    assertThat(undoTexts(robot)).contains("web-78", "is called web-07 again");
    assertThat(text(robot, "request-text")).contains("PUT").contains("\"web-07\"");
    desk.press("undo-accept");
    until(() -> desk.rows().stream().anyMatch(r -> r.name().equals("web-07")));
    OperationRow undone = desk.newestOperation();
    until(() -> undone.state().isEnd());
    // To undo once more goes further back, and not to and fro.
    until(() -> desk.menuEntry("menu-undo").getText().equals("Undo “Unpause” of ci-02…"));

    List<ServerRow> two = desk.select(r -> List.of("ci-01", "web-07").contains(r.name()));
    assertThat(two).hasSize(2);
    robot.interact(
        () -> window.console().commands().give(new Command.Plain(ServerAction.PAUSE), two));
    until(() -> desk.menuEntry("menu-undo").getText().equals("Undo “Pause” of 2 servers…"));
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> desk.isThere("undo-accept"));
    assertThat(undoTexts(robot)).contains("ci-01", "web-07", "Unpause");
    desk.press("undo-accept");
    until(
        () ->
            desk.server("ci-01").server().status().equals("ACTIVE")
                && desk.server("web-07").server().status().equals("ACTIVE"));
  }

  private static List<String> undoTexts(FxRobot robot) throws Exception {
    return read(
        () ->
            robot.lookup("#undo-lines .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList());
  }

  private void whatOnlyAdministratorsMayIsDoneWithAnotherLogin(FxRobot robot) throws Exception {
    desk.select("ci-01");
    int before = window.console().operations().rows().size();
    robot.clickOn("#action-more");
    MenuItem entry = desk.entry("action-reset-state-other-login");
    assertThat(desk.entry("action-reset-state").isVisible()).isFalse();
    robot.moveTo("#menu-other-login");
    until(() -> entry.getStyleableNode() != null && entry.getStyleableNode().isVisible());
    assertThat(isPaintedGrey(entry)).isFalse();
    robot.clickOn(entry.getStyleableNode());
    desk.press("reset-state-accept");
    until(() -> desk.isThere("other-login-user"));
    desk.picture("other-login");
    assertThat(desk.node("other-login-accept").isDisabled()).isTrue();
    robot.clickOn("#other-login-user").write("admin");
    robot.clickOn("#other-login-secret").write("no").push(KeyCode.ENTER);
    until(
        () ->
            robot.lookup("#other-login .field-error").queryAllAs(Label.class).stream()
                .anyMatch(l -> l.isVisible() && !l.getText().isEmpty()));
    assertThat(window.console().operations().rows()).hasSize(before);
    desk.type("other-login-secret", "secret");
    robot.clickOn("#other-login-accept");
    until(() -> window.console().operations().rows().size() == before + 1);
    OperationRow row = desk.newestOperation();
    until(() -> row.state().isEnd());
    assertThat(row.state()).as(row.sentence()).isInstanceOf(OperationState.Done.class);
    desk.inTask(row, ".task-headline");
    assertThat(desk.paintedTask(row)).anyMatch(text -> text.contains("as admin"));

    // The same after a refusal by the cloud, from the row that tells it.
    CommandRow refused =
        Fx.read(
            () ->
                window
                    .console()
                    .operations()
                    .start(((CommandRow) row).command(), ((CommandRow) row).latest()));
    until(() -> refused.state().isEnd());
    robot.clickOn(desk.inTask(refused, ".task-other-login"));
    until(() -> desk.isThere("other-login-user"));
    desk.press("other-login-cancel");
    until(() -> !window.view().modal().isOpen());
  }

  private void whatAccessRulesRefuseIsToldAndOfferedWithAnotherLogin(FxRobot robot)
      throws Exception {
    Session mine = window.console().sessions().getFirst();
    ObjectNode body = Json.object();
    body.putObject("application_credential")
        .put("name", "robot")
        .withArray("access_rules")
        .addObject()
        .put("service", "compute")
        .put("method", "GET")
        .put("path", "/**");
    URI where =
        URI.create(
            mine.where().url().toString().replaceAll("/+$", "")
                + "/users/"
                + mine.identity().userId()
                + "/application_credentials");
    JsonNode made =
        mine.http()
            .exchange(
                Request.post(where, body).token(mine),
                answer -> Json.member(answer.bytes(), "application_credential"));
    Login login =
        new Login(
            "Robot",
            mine.login().authUrl(),
            new Credentials.ApplicationCredential(
                made.path("id").asString(), null, Secret.of(made.path("secret").asString())),
            new Scope.Unscoped(),
            "RegionOne",
            mine.login().face(),
            mine.login().tls(),
            mine.login().endpoints());
    desk.open(
        new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {}),
        Marking.NONE);
    desk.select("api-02");
    desk.press("action-stop");
    OperationRow row = desk.newestOperation();
    until(() -> row.state().isEnd() && desk.isThere("failure-other-login"));
    String told = Fx.read(() -> desk.<Label>node("failure-text").getText());
    assertThat(told).contains("robot").contains("GET /**");
    // What was refused once is grey, and says so.
    until(() -> desk.node("action-stop").isDisabled());
    robot.clickOn("#failure-other-login");
    until(() -> desk.isThere("other-login-user"));
    desk.press("other-login-cancel");
    until(() -> !window.view().modal().isOpen());
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
    desk.open(session, new Marking(Colour.RED, true));
    assertThat(robot.lookup("#production-band").query().isVisible()).isTrue();
    assertThat(robot.lookup(".production-frame").tryQuery()).isPresent();
    robot.interact(
        () -> {
          TreeView<NavItem> tree = window.view().navigation().tree();
          TreeItem<NavItem> cloud = tree.getRoot().getChildren().getLast();
          tree.scrollTo(tree.getRow(cloud));
        });
    until(() -> robot.lookup(".nav-mark-red").tryQuery().isPresent());
    until(() -> desk.isThere("action-launch") && desk.node("action-launch").isDisabled());
    robot.push(KeyCode.CONTROL, KeyCode.N);
    assertThat(robot.lookup("#launch-view").tryQuery()).isEmpty();
    desk.picture("production-locked");
    desk.select("api-01");
    int before = window.console().operations().rows().size();
    robot.interact(() -> window.view().servers().table().requestFocus());
    robot.push(KeyCode.DELETE);
    assertThat(robot.lookup("#explain").tryQuery()).as("it says why not").isPresent();
    // The button unlocks, and goes on with what was wanted.
    desk.press("explain-accept");
    until(() -> desk.isThere("action-launch") && !desk.node("action-launch").isDisabled());
    Button accept = robot.lookup("#delete-accept").queryAs(Button.class);
    assertThat(accept.isDisabled()).isTrue();
    desk.type("delete-name", "api-0");
    assertThat(accept.isDisabled()).isTrue();
    desk.type("delete-name", "api-01");
    assertThat(accept.isDisabled()).isFalse();
    desk.press("delete-cancel");
    // Administrators are offered what is theirs.
    assertThat(desk.entry("action-live-migrate").isVisible()).isTrue();
    desk.press("production-toggle");
    until(() -> desk.isThere("action-stop") && desk.node("action-stop").isDisabled());
    assertThat(window.console().operations().rows()).hasSize(before);
    watchesAServer(robot);
  }

  /** How its counters went is drawn in its tab; on the wall it stands by name until it is left. */
  private void watchesAServer(FxRobot robot) throws Exception {
    robot.clickOn("#tab-more");
    until(() -> desk.isThere("tab-more-diagnostics"));
    robot.clickOn("#tab-more-diagnostics");
    until(() -> desk.isThere("diagnostics-watch"));
    robot.clickOn("#diagnostics-watch");
    // A rate needs two looks; a person who does not wait asks for the second.
    until(() -> desk.node("server-diagnostics").lookup(".meter") != null);
    desk.press("detail-reload");
    until(() -> desk.node("server-diagnostics").lookupAll(".meter").stream().anyMatch(this::isCpu));
    desk.picture("diagnostics");
    desk.go(desk.rows().getFirst().region().key() + "/wall");
    until(() -> watched().equals(List.of("api-01")));
    until(() -> isDrawn(leaving().getFirst().getParent().getParent()));
    // A name of any length has the whole line: the numbers stand below it.
    Node row = leaving().getFirst().getParent().getParent();
    until(() -> top(row, ".trend-now") >= top(row, ".trend-leave") + 16);
    desk.picture("wall-watched");
    robot.interact(() -> leaving().getFirst().fire());
    until(() -> watched().isEmpty());
  }

  private boolean isCpu(Node meter) {
    return ((Label) meter.lookup(".field-name")).getText().equals("CPU 0") && isDrawn(meter);
  }

  private static boolean isDrawn(Node row) {
    return row.lookup(".trend-line") instanceof javafx.scene.shape.Path line
        && !line.getElements().isEmpty();
  }

  private static double top(Node row, String part) {
    Node node = row.lookup(part);
    return node.localToScene(node.getBoundsInLocal()).getMinY();
  }

  private List<Button> leaving() {
    return desk.node("wall-trends").lookupAll(".trend-leave").stream()
        .filter(Node::isVisible)
        .map(Button.class::cast)
        .toList();
  }

  private List<String> watched() {
    return leaving().stream()
        .map(button -> ((Label) button.getParent().lookup(".trend-title")).getText())
        .toList();
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
}
