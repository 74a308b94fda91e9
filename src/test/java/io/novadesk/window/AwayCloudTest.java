package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.AwayRegion;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.servers.RegionModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A region is away when its cloud is opened, comes, is switched off, and comes back. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class AwayCloudTest {
  private static final String REFUSED = "Connection refused";

  @TempDir static Path profile;

  private final FxRobot robot = new FxRobot();
  private AwayRegion cloud;
  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) throws Exception {
    cloud = AwayRegion.start();
    desk = new DemoWindow(stage, DemoSettings.standard(), profile);
    window = desk.window();
  }

  @Stop
  void close() {
    window.hide();
    cloud.close();
  }

  @Test
  void tellsOnceAndShowsWhatWasLastSeenAsSuch() throws Exception {
    Session session =
        new Connector(HttpSettings.standard(), Clock.systemUTC())
            .connect(
                TestCloud.login(
                    "Demo",
                    cloud.authUrl(),
                    cloud.cloud().userName(),
                    cloud.cloud().password(),
                    cloud.cloud().projectName()),
                (_, _) -> {});
    desk.open(session, Marking.NONE);
    RegionModel region = window.console().openRegions().getLast();
    desk.go(region.key() + "/servers");

    itWasNeverSeen();
    itComes(region);
    String away = "RegionTwo does not answer: nothing can be sent until it is back.";
    List<String> parts = partsOfTheServer();
    List<String> statuses = read(this::statuses);
    Bounds table = read(() -> bounds("server-table"));
    cloud.goAway();
    itIsAway(region, statuses);
    for (String part : parts) {
      until(() -> desk.node(part).isDisabled());
      assertThat(read(() -> desk.node(part).getAccessibleHelp())).as(part).isEqualTo(away);
    }
    open(Tab.STORAGE);
    until(() -> desk.node("volume-attach").isDisabled());
    open(Tab.CONSOLE);
    until(() -> desk.node("console-screen").isDisabled());
    assertThat(read(() -> desk.node("console-screen").getAccessibleHelp())).isEqualTo(away);
    until(() -> desk.isThere("loaded-again"));
    open(Tab.NETWORK);
    assertThat(read(() -> bounds("server-table"))).isEqualTo(table);
    cloud.comeBack();
    robot.clickOn("#away-retry");
    until(() -> !desk.node("away-band").isVisible());
    until(() -> statuses().equals(statuses));
    for (String part : parts) {
      until(() -> desk.isThere(part) && !desk.node(part).isDisabled());
    }
    until(() -> !desk.node("action-stop").isDisabled() && !desk.node("action-launch").isDisabled());
    assertThat(desk.node("status-where").getParent().isVisible()).isTrue();
    assertThat(read(() -> bounds("server-table"))).isEqualTo(table);
    assertThat(window.console().operations().rows()).isEmpty();
  }

  private void itWasNeverSeen() throws Exception {
    until(() -> desk.isThere("server-retry-empty"));
    assertThat(read(() -> painted(REFUSED))).hasSize(1);
    assertThat(desk.node("away-band").isVisible()).isFalse();
    assertThat(desk.node("action-launch").isDisabled()).isTrue();
    robot.clickOn("#server-exchanges");
    until(() -> desk.isThere("exchanges-table") && desk.node("exchanges-table").isFocused());
    desk.picture("never-reached");
  }

  private void itComes(RegionModel region) throws Exception {
    cloud.comeBack();
    robot.clickOn("#server-retry-empty");
    until(
        () ->
            !statuses().isEmpty()
                && region.flavors().size() > 3
                && region.images().size() > 3
                && region.rows().size() == desk.rows().size());
    // Names that come later fill the rows anew, under the pointer too: it is chosen by name.
    desk.select(read(() -> desk.rows().getFirst().name()));
    until(() -> !window.console().servers().selected().isEmpty());
    until(() -> !desk.node("action-launch").isDisabled());
  }

  /** What can be pressed in the network tab of the selected server. */
  private List<String> partsOfTheServer() throws Exception {
    open(Tab.NETWORK);
    until(() -> !ids("floating-").isEmpty() && !ids("group-remove-").isEmpty());
    List<String> parts = new ArrayList<>(List.of("interface-attach", "access-edit", "group-add"));
    for (String kind : List.of("floating-", "detach-", "group-remove-")) {
      parts.addAll(read(() -> ids(kind)));
    }
    for (String part : parts) {
      until(() -> !desk.node(part).isDisabled());
    }
    return parts;
  }

  private void open(Tab tab) {
    robot.interact(() -> window.console().detail().tabProperty().set(tab));
  }

  private List<String> ids(String kind) {
    return desk.node("server-network").lookupAll(".button").stream()
        .map(Node::getId)
        .filter(id -> id != null && id.startsWith(kind))
        .toList();
  }

  private void itIsAway(RegionModel region, List<String> before) throws Exception {
    List<String> countdown = new CopyOnWriteArrayList<>();
    Label next = desk.node("away-next");
    robot.interact(() -> next.textProperty().subscribe(text -> countdown.add(text)));
    until(() -> desk.node("away-band").isVisible());
    until(() -> statuses().equals(before.stream().map(status -> "last seen " + status).toList()));
    assertThat(read(this::toneOfStatuses)).containsOnly("tone-off");
    until(() -> this.<Label>desk("detail-status").getText().startsWith("last seen "));
    String told = this.<Label>desk("away-text").getText();
    assertThat(told)
        .startsWith("Demo/RegionTwo does not answer. " + REFUSED)
        .contains("What is shown is as of");
    // It is told once; the tree and the actions only show that it is so.
    assertThat(read(() -> painted(REFUSED))).hasSize(1);
    assertThat(desk.node("failure-notice").isVisible()).isFalse();
    assertThat(window.console().operations().rows()).isEmpty();
    desk.picture("away");

    assertThat(desk.node("action-stop").isDisabled()).isTrue();
    assertThat(desk.node("action-stop").getAccessibleHelp())
        .isEqualTo("RegionTwo does not answer: nothing can be sent until it is back.");
    assertThat(desk.node("action-launch").isDisabled()).isTrue();

    // Time stands still until it is seen again, and no try is announced for now.
    Instant seen = region.now();
    until(() -> countdown.contains("Next try in 1 s") && countdown.contains("Trying again…"));
    assertThat(countdown).noneMatch(text -> text.endsWith(" 0 s"));
    assertThat(region.now()).isEqualTo(seen);
    FaultMatrix.row(Area.LIST, "a region is switched off while its servers are shown", 0, told);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private <T extends Node> T desk(String id) {
    return desk.node(id);
  }

  private Bounds bounds(String id) {
    Node node = desk.node(id);
    return node.localToScene(node.getLayoutBounds());
  }

  private List<TableCell<?, ?>> statusCells() {
    List<TableCell<?, ?>> cells = new ArrayList<>();
    for (Node node : window.view().servers().table().lookupAll(".table-cell")) {
      if (node instanceof TableCell<?, ?> cell
          && !cell.isEmpty()
          && cell.getTableColumn() != null
          && "column-status".equals(cell.getTableColumn().getId())) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private List<String> statuses() {
    return statusCells().stream().map(Labeled::getText).toList();
  }

  private List<String> toneOfStatuses() {
    return statusCells().stream()
        .flatMap(cell -> cell.getGraphic().getStyleClass().stream())
        .filter(name -> name.startsWith("tone-"))
        .toList();
  }

  private List<String> painted(String part) {
    List<String> found = new ArrayList<>();
    collect(window.scene().getRoot(), part, found);
    return found;
  }

  private static void collect(Node node, String part, List<String> into) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled
        && labeled.getText() != null
        && labeled.getText().contains(part)) {
      into.add(labeled.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, part, into));
    }
  }
}
