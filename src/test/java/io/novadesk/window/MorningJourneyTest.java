package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.common.login.FormField;
import io.novadesk.common.login.Owners;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.LastSeen;
import io.novadesk.profile.LastSeen.Seen;
import io.novadesk.profile.LastSeenStore;
import io.novadesk.profile.OpenCloud;
import io.novadesk.profile.Settings;
import io.novadesk.profile.SettingsStore;
import io.novadesk.profile.Team;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.Gateway;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.MemoryKeychain;
import io.novadesk.testing.Pictures;
import io.novadesk.testing.SmallCloud;
import io.novadesk.view.servers.ActionBar;
import io.novadesk.viewmodel.morning.LastSeenVault;
import io.novadesk.viewmodel.navigation.NavItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.service.query.NodeQuery;

/** A window is closed in the evening and opened in the morning, when the clouds are others. */
@ExtendWith(ApplicationExtension.class)
@Timeout(240)
@SuppressWarnings("NullAway.Init") // Each test opens its window first.
class MorningJourneyTest {
  private static final PseudoClass LAST_SEEN = PseudoClass.getPseudoClass("last-seen");

  @TempDir Path folder;
  private final MemoryKeychain keychain = new MemoryKeychain();
  private final AtomicInteger asked = new AtomicInteger();
  private DemoCloud north;
  private DemoCloud south;
  private Gateway toSouth;
  private SmallCloud east;
  private Window window;

  @BeforeEach
  void clouds() throws IOException {
    north = DemoCloud.start(DemoWindow.QUICK);
    south = DemoCloud.start(DemoWindow.QUICK);
    toSouth = new Gateway(south.authUrl());
    east = new SmallCloud();
    Files.writeString(
        folder.resolve("clouds.yaml"),
        "clouds: {north: %s, south: %s, east: %s, west: %s}"
            .formatted(
                entry(north.authUrl().toString(), "demo", "password: " + north.password() + ", "),
                entry(toSouth.url().toString(), "demo", "password: " + south.password() + ", "),
                entry(east.authUrl().toString(), SmallCloud.USER, "password: sesame, "),
                entry(north.authUrl().toString(), "demo", "")));
  }

  @AfterEach
  void end(FxRobot robot) {
    robot.interact(window::hide);
    north.close();
    toSouth.close();
    south.close();
    east.close();
  }

  private static String entry(String url, String user, String password) {
    return "{auth: {auth_url: \"%s\", username: %s, %sproject_name: %s}}"
        .formatted(url, user, password, user.equals("demo") ? "demo" : "web");
  }

  private Profile profile() {
    return new Profile(
        new ConnectionStore(folder.resolve("connections.json")),
        files(),
        settings(),
        folder,
        () -> keychain);
  }

  private CloudsYaml files() {
    return new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of())
        .withTeam(new Team(folder.resolve("team")));
  }

  /** One more cloud was open, whose connection a team shares; the keychain has its password. */
  private void teamsToo() throws Exception {
    Files.writeString(
        Files.createDirectory(folder.resolve("team")).resolve("clouds.yaml"),
        "clouds: {shared: %s}".formatted(entry(north.authUrl().toString(), "demo", "")));
    Connection shared = files().readTeam().entries().getFirst().connection();
    keychain.remember(Owners.of(shared, FormField.SECRET), "shared", Secret.of(north.password()));
    Settings before = settings().load().settings();
    List<OpenCloud> clouds = new ArrayList<>(before.openClouds());
    clouds.add(OpenCloud.of("shared"));
    settings().save(before, before.withOpenClouds(clouds));
  }

  /** Which clouds of the tree are painted as those of a team. */
  private List<String> ofTeam() {
    return window.scene().getRoot().lookupAll("#navigation .tree-cell").stream()
        .filter(cell -> cell.getOpacity() > 0)
        .filter(
            cell -> cell.lookup(".nav-shared") != null && cell.lookup(".nav-shared").isVisible())
        .map(cell -> ((NavItem) ((TreeCell<?>) cell).getItem()).label())
        .toList();
  }

  private SettingsStore settings() {
    return new SettingsStore(folder.resolve("settings.json"));
  }

  /** A window as the program opens it. */
  private void open(FxRobot robot, boolean morning) {
    robot.interact(
        () -> {
          Models models = new Models(new FxTaskRunner(), DemoSettings.standard(), profile());
          if (morning) {
            models.morning().begin();
          }
          window = new Window(new Stage(), models, () -> {});
          window.begin(false);
        });
  }

  /** What is painted of the clouds in the tree. */
  private List<String> tree() {
    return window.scene().getRoot().lookupAll("#navigation .tree-cell").stream()
        .map(cell -> (TreeCell<?>) cell)
        .filter(cell -> cell.getItem() instanceof NavItem item && isRoot(item))
        .map(
            cell ->
                String.join(
                    " ",
                    cell.lookupAll(".label").stream()
                        .filter(Node::isVisible)
                        .map(label -> ((Labeled) label).getText())
                        .filter(text -> text != null && !text.isEmpty())
                        .toList()))
        .toList();
  }

  private boolean isRoot(NavItem item) {
    return window.console().navigation().roots().contains(item);
  }

  private String label(String id) {
    return ((Label) Objects.requireNonNull(window.scene().lookup("#" + id))).getText();
  }

  private boolean waits() {
    Node waiting = window.scene().lookup("#waiting");
    return waiting != null && waiting.isVisible();
  }

  private TableView<?> rows() {
    return (TableView<?>) Objects.requireNonNull(window.scene().lookup("#last-seen-table"));
  }

  /** What is painted greyed of the rows. */
  private List<String> painted() {
    return rows().lookupAll(".table-cell").stream()
        .filter(cell -> cell.getPseudoClassStates().contains(LAST_SEEN))
        .map(cell -> ((Labeled) cell).getText())
        .filter(text -> text != null && !text.isEmpty())
        .toList();
  }

  private void evening(FxRobot robot) throws Exception {
    evening(robot, "south");
  }

  /**
   * @param last the entry of the tree that is chosen at the end
   */
  private void evening(FxRobot robot, String last) throws Exception {
    open(robot, false);
    robot.interact(() -> window.enterAll(List.of("north", "south")));
    until(() -> window.console().sessions().size() == 2);
    for (String cloud : List.of("north", "south")) {
      robot.interact(() -> window.console().navigation().select(cloud));
      until(() -> window.console().servers().isListed());
    }
    robot.interact(() -> window.console().navigation().select(last));
    robot.interact(window::hide);
    try (Stream<Path> kept = Files.list(folder.resolve("last-seen"))) {
      assertThat(kept).hasSize(2);
    }
    assertThat(settings().load().settings().openClouds())
        .extracting(OpenCloud::name)
        .containsExactlyInAnyOrder("north", "south");
  }

  /** What else was open: a cloud that lists nothing, one without a password, one that is gone. */
  private void othersToo() throws IOException {
    new LastSeenVault(() -> keychain, new LastSeenStore(folder), text -> {})
        .write(
            List.of(
                new LastSeen(
                    "east",
                    Instant.now().minus(Duration.ofDays(1)),
                    List.of(
                        new Seen(
                            "region-1",
                            "id-1",
                            "old-one",
                            "ACTIVE",
                            "10.9.9.9",
                            "m1",
                            null,
                            null)))));
    Settings before = settings().load().settings();
    List<OpenCloud> clouds = new ArrayList<>(before.openClouds());
    List.of("east", "west", "gone").forEach(name -> clouds.add(OpenCloud.of(name)));
    settings().save(before, before.withOpenClouds(clouds));
  }

  @Test
  void opensAgainWhatWasOpenAndShowsWhatWasSeenUntilItComes(FxRobot robot) throws Exception {
    evening(robot);
    othersToo();
    toSouth.judge(
        exchange -> {
          asked.incrementAndGet();
          return Mood.UNAVAILABLE;
        });

    open(robot, true);
    // The first that comes can be used; nothing jumps in front of the person.
    until(() -> window.console().sessions().size() == 2);
    robot.interact(() -> window.console().navigation().select("west"));
    until(() -> tree().contains("west password"));
    assertThat(read(() -> window.view().modal().isOpen())).isFalse();
    robot.interact(() -> window.console().navigation().select("south"));
    until(() -> waits() && label("waiting-told").startsWith("503"));
    until(() -> !painted().isEmpty());
    assertThat(read(this::painted)).contains("last seen ACTIVE", "api-01");
    assertThat(read(() -> label("waiting-about"))).startsWith("Last seen at ").contains(" today.");
    nothingCanBeDone(robot, "south");
    belowAll(robot);
    robot.interact(() -> Pictures.save(window.scene(), "morning"));
    FaultMatrix.row(
        Area.LOGIN, "a cloud is away when the window opens", asked.get(), label("waiting-told"));

    // Told in the tree, and asked for when it is clicked.
    robot.interact(() -> window.console().navigation().select("gone"));
    until(() -> label("waiting-told").startsWith("There is no cloud named gone"));
    robot.interact(() -> robot.lookup("#waiting-leave").<Button>query().fire());
    until(() -> tree().stream().noneMatch(text -> text.startsWith("gone")));
    FaultMatrix.row(
        Area.LOGIN, "a connection of last time is gone", 0, "There is no cloud named gone");

    // One that is open, but whose list never comes, still shows what was seen.
    robot.interact(() -> window.console().navigation().select("east"));
    until(() -> waits() && painted().contains("old-one"));
    assertThat(read(() -> label("waiting-about"))).contains(" yesterday.");
    nothingCanBeDone(robot, "east");

    // South is back: the servers take the place of what was seen, where its entry stands.
    int place = read(() -> placeOf("south"));
    robot.interact(() -> window.console().navigation().select("south"));
    toSouth.judge(_ -> Mood.HONEST);
    until(() -> waits() && robot.lookup("#waiting-again").query().isVisible());
    robot.interact(() -> robot.lookup("#waiting-again").<Button>query().fire());
    until(() -> !waits() && window.console().servers().rows().size() > 10);
    assertThat(read(() -> placeOf("south"))).isEqualTo(place);
    assertThat(read(() -> window.console().navigation().roots().get(place).kind()))
        .isEqualTo(NavItem.Kind.CLOUD);

    robot.interact(() -> window.console().navigation().select("west"));
    // It comes into view, though it lies just below what is seen.
    until(() -> west(robot).tryQuery().isPresent());
    robot.clickOn(west(robot).<Node>query());
    until(
        () ->
            window.view().modal().isOpen()
                && robot.lookup("#connect-secret").tryQuery().isPresent());
    robot.interact(window.view().modal()::close);
  }

  /** In the list of all clouds they stand below the servers of those that have answered. */
  private void belowAll(FxRobot robot) throws Exception {
    robot.interact(() -> window.console().navigation().select("/all"));
    until(() -> window.console().servers().rows().size() > 10);
    robot.interact(
        () ->
            window
                .console()
                .servers()
                .filterTextProperty()
                .set("cloud:south,west status:active api"));
    until(() -> headings().size() == 2 && paintedBelow().contains("api-01"));
    assertThat(read(this::headings).getFirst())
        .startsWith("south Last seen at ")
        .contains(" today · 503");
    assertThat(read(this::headings).getLast()).startsWith("west ").doesNotContain("Last seen");
    assertThat(read(this::paintedBelow)).contains("last seen ACTIVE").doesNotContain("ERROR");
    robot.interact(() -> Pictures.save(window.scene(), "morning-all-clouds"));

    int before = asked.get();
    robot.interact(() -> all().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.A);
    assertThat(read(() -> List.copyOf(window.console().servers().selected()))).isEmpty();
    assertThat(
            read(
                () -> robot.lookup("#" + ActionBar.idOf(ServerAction.DELETE)).query().isDisabled()))
        .isTrue();
    assertThat(asked).hasValue(before);

    robot.interact(() -> window.console().servers().filterTextProperty().set("cloud:south"));
    until(() -> headings().size() == 1);
    robot.clickOn(read(() -> all().lookup(".seen-line")));
    until(() -> waits() && label("waiting-told").startsWith("503"));
  }

  private TableView<?> all() {
    return (TableView<?>) Objects.requireNonNull(window.scene().lookup("#server-table"));
  }

  /** What is painted of the clouds that have told nothing yet. */
  private List<String> headings() {
    return all().lookupAll(".seen-line").stream()
        .filter(line -> line.isVisible() && line.getParent().isVisible())
        .sorted(Comparator.comparingDouble(line -> line.localToScene(0, 0).getY()))
        .map(
            line ->
                line.lookupAll(".label").stream()
                    .map(label -> ((Labeled) label).getText())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private List<String> paintedBelow() {
    return all().lookupAll(".table-cell").stream()
        .filter(cell -> cell.getOpacity() > 0 && cell.getPseudoClassStates().contains(LAST_SEEN))
        .map(cell -> ((Labeled) cell).getText())
        .filter(text -> text != null && !text.isEmpty())
        .toList();
  }

  @Test
  void beginsInTheListOfAllCloudsWithWhatWasSeenOfThem(FxRobot robot) throws Exception {
    evening(robot, "/all");
    teamsToo();
    CountDownLatch morning = new CountDownLatch(1);
    toSouth.judge(
        _ -> {
          try {
            morning.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Mood.HONEST;
        });
    open(robot, true);
    assertThat(read(() -> window.console().navigation().selectedProperty().get().id()))
        .isEqualTo("/all");
    // One cloud lists its servers; the other one hangs and delays nobody.
    until(() -> window.console().servers().rows().size() > 10);
    robot.interact(() -> window.console().servers().filterTextProperty().set("cloud:south"));
    until(() -> headings().size() == 1 && paintedBelow().contains("api-01"));
    assertThat(read(this::headings).getFirst()).endsWith(" today · opening…");
    assertThat(read(() -> List.copyOf(window.console().servers().rows()))).isEmpty();

    morning.countDown();
    until(
        () ->
            headings().isEmpty()
                && paintedBelow().isEmpty()
                && window.console().servers().rows().size() > 10);
    assertThat(read(() -> window.console().navigation().selectedProperty().get().id()))
        .isEqualTo("/all");
    until(() -> window.console().sessions().size() == 3);
    robot.interact(() -> window.console().navigation().select("shared"));
    until(() -> ofTeam().equals(List.of("shared")));
  }

  private static NodeQuery west(FxRobot robot) {
    return robot
        .lookup("#navigation .tree-cell")
        .<TreeCell<NavItem>>match(
            cell -> cell.getItem() != null && cell.getItem().id().equals("west"));
  }

  private int placeOf(String id) {
    return window.console().navigation().roots().stream().map(NavItem::id).toList().indexOf(id);
  }

  private void nothingCanBeDone(FxRobot robot, String cloud) throws Exception {
    int before = asked.get();
    robot.interact(
        () -> {
          rows().getSelectionModel().select(0);
          rows().requestFocus();
        });
    robot.push(KeyCode.DELETE);
    for (ServerAction action : List.of(ServerAction.DELETE, ServerAction.REBOOT_HARD)) {
      assertThat(read(() -> robot.lookup("#" + ActionBar.idOf(action)).query().isDisabled()))
          .isTrue();
      assertThat(read(() -> window.console().actions().whyNotProperty(action).get()))
          .isEqualTo(
              cloud + " has not answered yet. Until then nothing can be done with its servers.");
    }
    assertThat(read(() -> window.view().modal().isOpen())).isFalse();
    assertThat(asked).hasValue(before);
  }

  @Test
  void opensNothingWhereAPersonDoesNotWantIt(FxRobot robot) throws Exception {
    evening(robot);
    open(robot, false);
    robot.interact(() -> window.view().modal().close());
    until(() -> !window.view().modal().isOpen());
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    until(() -> robot.lookup("#settings-reopen").tryQuery().isPresent());
    assertThat(read(() -> robot.lookup("#settings-reopen").<CheckBox>query().isSelected()))
        .isTrue();
    until(() -> label("settings-last-seen").contains("encrypted"));
    robot.interact(() -> robot.lookup("#settings-reopen").<CheckBox>query().fire());
    robot.interact(window::hide);
    assertThat(settings().load().settings().preferences().reopen()).isFalse();
    // What was open stays known, for whoever turns it on again.
    assertThat(settings().load().settings().openClouds()).hasSize(2);

    open(robot, true);
    until(() -> window.view().modal().isOpen());
    assertThat(read(() -> window.console().navigation().roots())).isEmpty();
  }
}
