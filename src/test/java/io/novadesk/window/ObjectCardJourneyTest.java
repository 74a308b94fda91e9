package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
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

/** What is told of one server, and of several: read where it is painted. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class ObjectCardJourneyTest {
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
  void tellsWhatAServerIs(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.resize(1440, 900);
    desk.select("web-01");
    tabsStayWhereTheyAre(robot);
    head(robot);
    links(robot);
    linksOfNetworkAndStorage(robot);
    several(robot);
    narrow(robot);
  }

  /** Every name is painted, and stands where it stood, whichever is chosen. */
  private void tabsStayWhereTheyAre(FxRobot robot) throws Exception {
    until(() -> desk.isThere("tab-raw") && desk.node("tab-raw").isVisible());
    List<Bounds> before = read(this::tabs);
    assertThat(before).hasSize(Tab.values().length);
    for (Tab tab : Tab.values()) {
      robot.clickOn("#" + id(tab));
      until(() -> window.console().detail().tabProperty().get() == tab);
      assertThat(read(this::tabs)).isEqualTo(before);
    }
    // By key: to the left, one after the other.
    robot.push(KeyCode.LEFT);
    until(() -> window.console().detail().tabProperty().get() == Tab.DIAGNOSTICS);
    robot.clickOn("#" + id(Tab.OVERVIEW));
    until(() -> window.console().detail().tabProperty().get() == Tab.OVERVIEW);
    desk.picture("card-server");
  }

  private void head(FxRobot robot) throws Exception {
    until(() -> texts(robot, "#head-facts .head-link").contains("1 network"));
    assertThat(texts(robot, "#detail-status")).containsExactly("ACTIVE");
    until(() -> texts(robot, ".head-size-value").size() == 3);
    until(() -> desk.isThere("head-flavor") && desk.isThere("head-image"));
    assertThat(texts(robot, ".head-size-name")).containsExactly("vCPU", "RAM", "Disk");
    assertThat(texts(robot, ".head-address .muted").getFirst()).isEqualTo("floating");
    String address = texts(robot, ".head-address .exact").getFirst();
    robot.clickOn(".head-address .copy-button");
    assertThat(read(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(address);
    robot.clickOn("#head-networks");
    until(() -> window.console().detail().tabProperty().get() == Tab.NETWORK);
    robot.clickOn("#head-volumes");
    until(() -> window.console().detail().tabProperty().get() == Tab.STORAGE);
    robot.clickOn("#" + id(Tab.OVERVIEW));
    // The name of the flavor leads to it, though the server changes while the button is down.
    robot.moveTo("#head-flavor").press(MouseButton.PRIMARY);
    List<String> before = texts(robot, ".head-state .muted");
    ServerRow row = read(() -> desk.server("web-01"));
    row.region().region().servers().metadata().merge(row.server().id(), Map.of("rack", "12"));
    until(() -> !texts(robot, ".head-state .muted").equals(before));
    robot.release(MouseButton.PRIMARY);
    until(() -> window.console().pages().flavors().list().chosen().size() == 1);
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> desk.isThere("head-flavor"));
    assertThat(texts(robot, "#detail-name")).containsExactly("web-01");
  }

  /** What has a page is gone to; of what has none a card tells, which Escape closes. */
  private void links(FxRobot robot) throws Exception {
    robot.clickOn(value(robot, "default"));
    until(() -> robot.lookup("#link-card .link-card-name").tryQuery().isPresent());
    assertThat(cardTexts(robot)).contains("Security group", "default");
    robot.push(KeyCode.ESCAPE);
    until(() -> robot.lookup("#link-card").tryQuery().isEmpty());

    // The mouse that rests on a link is told of it, and goes on into the card.
    robot.moveTo("#head-flavor");
    until(() -> robot.lookup("#link-go").tryQuery().isPresent());
    assertThat(cardTexts(robot)).contains("Flavor");
    robot.clickOn("#link-servers");
    String flavor = read(() -> desk.server("web-01").flavorName());
    until(() -> filter().equals("flavor:=" + flavor));
    until(() -> desk.rows().stream().allMatch(row -> row.flavorName().equals(flavor)));
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> filter().isEmpty());

    // A click beside a card that came by itself is not lost.
    until(() -> texts(robot, "#detail-name").contains("web-01"));
    robot.moveTo("#head-flavor");
    until(() -> robot.lookup("#link-go").tryQuery().isPresent());
    robot.clickOn("#" + id(Tab.METADATA));
    until(() -> desk.window().console().detail().tabProperty().get() == Tab.METADATA);
    until(() -> robot.lookup("#link-card").tryQuery().isEmpty());
    robot.clickOn("#" + id(Tab.OVERVIEW));
    until(() -> desk.window().console().detail().tabProperty().get() == Tab.OVERVIEW);

    // By key: down to the key pair, Space tells, Enter goes.
    until(() -> texts(robot, "#detail-name").contains("web-01"));
    Node pair = value(robot, "ops");
    robot.interact(() -> pair.getParent().getParent().requestFocus());
    robot.push(KeyCode.SPACE);
    until(() -> robot.lookup("#link-go").tryQuery().isPresent());
    robot.push(KeyCode.ESCAPE);
    until(() -> robot.lookup("#link-card").tryQuery().isEmpty());
    robot.push(KeyCode.ENTER);
    until(
        () ->
            window.console().pages().keyPairs().list().chosen().stream()
                .anyMatch(chosen -> chosen.name().equals("ops")));
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> desk.isThere("head-flavor"));
  }

  /** A network, a port, a group and a volume: each told of where it is named, and copied by id. */
  private void linksOfNetworkAndStorage(FxRobot robot) throws Exception {
    robot.clickOn("#" + id(Tab.NETWORK));
    until(() -> !texts(robot, "#server-network .card-title").isEmpty());
    Labeled network = first(robot, "#server-network .card-title");
    String name = read(network::getText);
    card(robot, "Network", () -> robot.clickOn("#server-network .card-title"));
    String id = read(() -> Clipboard.getSystemClipboard().getString());
    assertThat(id).matches("[0-9a-f-]{36}");
    assertThat(name).isNotEqualTo(id);
    String port = texts(robot, "#server-network .field-link").getFirst();
    card(robot, "Port", () -> robot.clickOn("#server-network .field-link"));
    assertThat(read(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(port);
    card(robot, "Security group", () -> robot.clickOn("#server-network .chip .name-link"));
    assertThat(read(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("default");

    desk.select("db-01");
    until(() -> texts(robot, "#detail-name").contains("db-01"));
    robot.clickOn("#" + id(Tab.STORAGE));
    until(() -> !texts(robot, "#server-storage .card-title").isEmpty());
    robot.moveTo("#server-storage .card-title");
    until(() -> robot.lookup("#link-servers").tryQuery().isPresent());
    assertThat(cardTexts(robot)).contains("Attached volume", "in-use");
    desk.picture("card-volume");
    robot.clickOn("#link-servers");
    until(() -> filter().startsWith("volume:"));
    until(() -> desk.rows().size() == 1 && desk.rows().getFirst().name().equals("db-01"));
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> filter().isEmpty());
    until(() -> texts(robot, "#detail-name").contains("db-01"));
    robot.clickOn("#" + id(Tab.OVERVIEW));
  }

  /** Opens the card of something that has no page, and copies its id from there. */
  private static void card(FxRobot robot, String kind, Runnable open) throws Exception {
    open.run();
    until(() -> robot.lookup("#link-copy").tryQuery().isPresent());
    assertThat(cardTexts(robot)).contains(kind);
    robot.clickOn("#link-copy");
    until(() -> robot.lookup("#link-card").tryQuery().isEmpty());
  }

  private static Labeled first(FxRobot robot, String selector) throws Exception {
    return read(() -> robot.lookup(selector).queryAllAs(Labeled.class).iterator().next());
  }

  private String filter() {
    return window.console().servers().filterTextProperty().get();
  }

  private static Node value(FxRobot robot, String text) throws Exception {
    until(
        () ->
            robot.lookup("#server-overview .field-link").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.getText().equals(text)));
    return read(
        () ->
            robot.lookup("#server-overview .field-link").queryAllAs(Labeled.class).stream()
                .filter(label -> label.getText().equals(text))
                .findFirst()
                .orElseThrow());
  }

  private static List<String> cardTexts(FxRobot robot) throws Exception {
    return read(
        () ->
            robot.lookup("#link-card .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList());
  }

  /** Two beside each other, many counted; a pair typed there is on all of them. */
  private void several(FxRobot robot) throws Exception {
    desk.select(row -> row.name().equals("db-01") || row.name().equals("web-01"));
    until(() -> texts(robot, "#compare-title").contains("2 servers selected"));
    assertThat(texts(robot, ".compare-server")).containsExactly("db-01", "web-01");
    until(() -> texts(robot, "#compare-differing .field-name").contains("Flavor"));
    assertThat(texts(robot, "#compare-differing .compare-sign")).contains("≠").containsOnly("≠");
    assertThat(read(() -> desk.node("compare-alike").isVisible())).isFalse();
    robot.clickOn("#compare-fold");
    until(() -> desk.node("compare-alike").isVisible());
    assertThat(texts(robot, "#compare-alike .field-name")).contains("Region");
    robot.clickOn("#compare-fold");
    until(() -> !desk.node("compare-alike").isVisible());
    desk.picture("card-compare");
    // What differs leads on: the flavor of one of them, and back to both.
    robot.clickOn("#compare-differing .name-link");
    until(() -> window.console().pages().flavors().list().chosen().size() == 1);
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> texts(robot, "#compare-title").contains("2 servers selected"));

    int many =
        desk.select(row -> row.name().startsWith("cache-") || row.name().startsWith("batch-"))
            .size();
    assertThat(many).isGreaterThan(4);
    until(() -> texts(robot, ".compare-sum").size() == 3);
    until(
        () ->
            texts(robot, ".compare-action").stream()
                .anyMatch(t -> t.startsWith("Stop: ") && t.endsWith(" of " + many)));
    robot.clickOn("#compare-pair").write("window=tested").push(KeyCode.ENTER);
    until(
        () ->
            texts(robot, "#compare-note")
                .contains(
                    "window=tested is on all " + many + " servers, read again from the cloud."));
    until(() -> texts(robot, "#compare-metadata .label").contains("tested"));
    desk.picture("card-totals");
    desk.select("web-01");
    until(() -> texts(robot, "#detail-name").contains("web-01"));
  }

  /** What has no room stands under More; the head leaves the tab its room. */
  private void narrow(FxRobot robot) throws Exception {
    desk.resize(1024, 700);
    until(() -> desk.node("tab-more").isVisible() && !desk.node(id(Tab.RAW)).isVisible());
    MenuButton more = desk.node("tab-more");
    assertThat(read(more::getText)).isEqualTo("More");
    robot.clickOn("#tab-more");
    until(more::isShowing);
    robot.clickOn("#tab-more-raw");
    until(() -> window.console().detail().tabProperty().get() == Tab.RAW);
    assertThat(read(more::getText)).isEqualTo("JSON");
    assertThat(read(() -> desk.node(id(Tab.OVERVIEW)).isVisible())).isTrue();
    robot.clickOn("#" + id(Tab.OVERVIEW));
    desk.picture("card-server-narrow");
    // The network of a fixed address has the room of the word that it is one.
    until(
        () ->
            desk.node("server-detail").lookupAll(".head-address .head-link").stream()
                .anyMatch(ObjectCardJourneyTest::isWhole));
    double whole = read(() -> desk.node("server-detail").getLayoutBounds().getHeight());
    double tab = read(() -> desk.node("server-overview").getLayoutBounds().getHeight());
    assertThat(tab).isGreaterThan(whole / 2);
  }

  private static boolean isWhole(Node labeled) {
    return labeled instanceof Labeled label
        && label.lookup(".text") instanceof Text painted
        && painted.getText().equals(label.getText());
  }

  private static String id(Tab tab) {
    return "tab-" + tab.name().toLowerCase(Locale.ROOT);
  }

  private List<Bounds> tabs() {
    List<Bounds> places = new ArrayList<>();
    for (Tab tab : Tab.values()) {
      Node name = desk.node(id(tab));
      if (name.isVisible() && !((Labeled) name).getText().isEmpty()) {
        places.add(name.getBoundsInParent());
      }
    }
    return places;
  }

  private static List<String> texts(FxRobot robot, String selector) throws Exception {
    return read(
        () ->
            robot
                .from(robot.lookup("#server-detail"))
                .lookup(selector)
                .queryAllAs(Labeled.class)
                .stream()
                .map(Labeled::getText)
                .toList());
  }
}
