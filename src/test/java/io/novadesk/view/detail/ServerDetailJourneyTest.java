package io.novadesk.view.detail;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.Server;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.task.ExecutorTaskRunner;
import io.novadesk.testing.Pictures;
import io.novadesk.view.compare.ComparePane;
import io.novadesk.view.metadata.MetadataPane;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.detail.EventRow;
import io.novadesk.viewmodel.detail.LinkCard;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.record.ChangeRow;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** One server from all sides, on the demo cloud, as its administrator. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
@SuppressWarnings("NullAway.Init") // The start method fills the fields.
class ServerDetailJourneyTest {
  private final ExecutorTaskRunner runner = new ExecutorTaskRunner(Platform::runLater);
  private final List<String> browsed = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<Link> followed = new ArrayList<>();
  private DemoCloud cloud;
  private ConsoleViewModel console;
  private ServerDetailView view;
  private MetadataPane metadata;
  private Stage stage;
  private Scene scene;

  @Start
  void start(Stage shown) throws Exception {
    stage = shown;
    // The stage is the same for all tests: a whole window may have set a limit before.
    stage.setMinWidth(0);
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.05));
    console = new ConsoleViewModel(runner, Ledger.NONE);
    metadata = new MetadataPane(console.metadata().servers());
    BorderPane content = new BorderPane();
    ModalHost host = new ModalHost(content);
    Ears ears = new Ears();
    view =
        new ServerDetailView(
            console.detail(),
            console.servers(),
            () -> metadata,
            () -> new ComparePane(console.compare(), Links.NONE),
            _ -> {},
            ears,
            new LinkCards(ears),
            host);
    content.setCenter(view);
    scene = new Scene(host.root(), 700, 760);
    Pictures.dress(scene);
    stage.setScene(scene);
    stage.show();
    console.open(connect(), Marking.NONE);
  }

  private Session connect() throws Exception {
    Login login =
        new Login(
            "demo",
            cloud.authUrl(),
            new Credentials.Password("admin", "Default", Secret.of(cloud.password())),
            new Scope.Project(null, cloud.projectName(), "Default"),
            "RegionOne",
            Interface.PUBLIC,
            TlsSettings.SYSTEM,
            Endpoints.OF_CATALOGUE);
    return new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
  }

  private final class Ears implements Outside {
    @Override
    public void follow(Link link) {
      followed.add(link);
    }

    @Override
    public void openTab(Tab tab) {
      console.ways().toTab(tab);
    }

    @Override
    public @Nullable LinkCard card(Link link) {
      return console.ways().card(link);
    }

    @Override
    public void serversWith(LinkCard card) {
      console.ways().toServersWith(card);
    }

    @Override
    public void browse(String address) {
      browsed.add(address);
    }

    @Override
    public boolean copySecret(String secret) {
      browsed.add(secret);
      return true;
    }

    @Override
    public void showExchanges(String requestId) {
      asked.add(requestId);
    }

    @Override
    public void showThen(ChangeRow row) {
      console.pastWays().showThen(row);
    }
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          view.dispose();
          metadata.dispose();
          console.dispose();
        });
    runner.close();
    cloud.close();
  }

  private ServerDetailViewModel detail() {
    return console.detail();
  }

  private ServerRow choose(FxRobot robot, String name) throws Exception {
    until(() -> console.servers().rows().stream().anyMatch(r -> r.name().equals(name)));
    robot.interact(
        () ->
            console
                .servers()
                .selectKeys(
                    console.servers().rows().stream()
                        .filter(r -> r.name().equals(name))
                        .map(ServerRow::key)
                        .toList()));
    until(() -> detail().rowProperty().get() != null);
    return Objects.requireNonNull(detail().rowProperty().get());
  }

  private void open(FxRobot robot, Tab tab) throws Exception {
    robot.interact(() -> detail().tabProperty().set(tab));
    until(
        () ->
            scene.getRoot().lookupAll(".progress-indicator").stream()
                .noneMatch(ServerDetailJourneyTest::isSeen));
  }

  private static boolean isSeen(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private <T extends Node> T node(String id, Class<T> type) {
    Node found = scene.lookup("#" + id);
    assertThat(found).as("a node " + id).isInstanceOf(type);
    return type.cast(found);
  }

  private boolean isThere(String id) {
    Node found = scene.lookup("#" + id);
    return found != null && isSeen(found);
  }

  private void press(FxRobot robot, String id) throws Exception {
    until(() -> scene.lookup("#" + id) instanceof ButtonBase b && !b.isDisabled());
    robot.interact(() -> node(id, ButtonBase.class).fire());
  }

  /** Texts of all labels and buttons in sight. */
  private List<String> texts() {
    return java.util.stream.Stream.of(".label", ".button", ".hyperlink")
        .flatMap(kind -> scene.getRoot().lookupAll(kind).stream())
        .filter(ServerDetailJourneyTest::isSeen)
        .map(n -> ((Labeled) n).getText())
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  @Test
  void looksWellWideAndNarrow(FxRobot robot) throws Exception {
    choose(robot, "db-01");
    robot.interact(() -> detail().overview().moreOpenProperty().set(true));
    for (int width : new int[] {700, 380}) {
      robot.interact(() -> stage.setWidth(width));
      for (Tab tab : Tab.values()) {
        open(robot, tab);
        if (tab == Tab.DIAGNOSTICS) {
          until(() -> !detail().diagnostics().groups().isEmpty());
          robot.interact(() -> detail().reload());
          until(() -> texts().stream().anyMatch(t -> t.endsWith(" %")));
        }
        if (tab == Tab.EVENTS) {
          until(() -> !detail().events().rows().isEmpty());
          robot.interact(() -> detail().events().rows().getFirst().openProperty().set(true));
          open(robot, tab);
        }
        robot.interact(
            () ->
                Pictures.save(
                    scene, "detail-" + width + "-" + tab.name().toLowerCase(Locale.ROOT)));
      }
    }
    assertThat(scene.getRoot().lookupAll(".tab-header-area .control-buttons-tab .tab-down-button"))
        .as("no tab hides behind an arrow")
        .noneMatch(ServerDetailJourneyTest::isSeen);
  }

  @Test
  void addsAndRemovesTagsByKeyboard(FxRobot robot) throws Exception {
    ServerRow row = choose(robot, "web-01");
    open(robot, Tab.METADATA);
    robot.interact(() -> node("tag-field", TextField.class).requestFocus());
    robot.write("blue");
    robot.push(KeyCode.ENTER);
    until(() -> isThere("tag-blue"));
    assertThat(node("tag-field", TextField.class).getText()).isEmpty();
    robot.interact(() -> detail().tags().typedProperty().set("no/slash"));
    assertThat(node("tag-complaint", Label.class).getText()).contains("slash");
    robot.interact(() -> detail().tags().typedProperty().set("x".repeat(63)));
    assertThat(node("tag-complaint", Label.class).getText()).contains("3 characters");
    robot.interact(() -> Pictures.save(scene, "detail-tags"));
    robot.interact(() -> node("tag-blue", Node.class).requestFocus());
    robot.push(KeyCode.DELETE);
    until(() -> !isThere("tag-blue"));
    assertThat(row.region().region().servers().tags().get(row.server().id()))
        .containsExactlyInAnyOrder("frontend", "autoscaled");
  }

  /** Whether the last line stands whole above the bar under the long lines. */
  private boolean seesLastLine() {
    ListView<?> list = node("console-lines", ListView.class);
    ScrollBar bar =
        list.lookupAll(".scroll-bar").stream()
            .map(ScrollBar.class::cast)
            .filter(b -> b.getOrientation() == Orientation.HORIZONTAL && b.isVisible())
            .findFirst()
            .orElse(null);
    IndexedCell<?> last = ((VirtualFlow<?>) list.lookup(".virtual-flow")).getLastVisibleCell();
    return bar != null
        && last != null
        && last.getIndex() == list.getItems().size() - 1
        && last.localToScene(last.getBoundsInLocal()).getMaxY()
            <= bar.localToScene(bar.getBoundsInLocal()).getMinY() + 1;
  }

  @Test
  void searchesAndFollowsTheConsole(FxRobot robot) throws Exception {
    choose(robot, "web-02");
    open(robot, Tab.CONSOLE);
    until(() -> detail().console().lines().size() == 500);
    robot.interact(() -> view.setMaxWidth(420));
    until(this::seesLastLine);
    robot.interact(() -> view.setMaxWidth(Region.USE_COMPUTED_SIZE));
    press(robot, "console-find-open");
    robot.write("attempt");
    until(() -> node("console-find-count", Label.class).getText().contains(" of "));
    int newest = detail().console().matchProperty().get();
    robot.push(KeyCode.ENTER);
    assertThat(detail().console().matchProperty().get()).isLessThan(newest);
    ListView<?> list = node("console-lines", ListView.class);
    assertThat(list.getSelectionModel().getSelectedIndex())
        .isEqualTo(detail().console().matchProperty().get());
    robot.interact(() -> Pictures.save(scene, "detail-console-find"));
    robot.push(KeyCode.ESCAPE);
    press(robot, "console-follow");
    until(() -> detail().console().lines().size() > 500);
    robot.interact(() -> detail().tabProperty().set(Tab.OVERVIEW));
  }

  @Test
  void asksForTheScreenAndForgetsTheLink(FxRobot robot) throws Exception {
    choose(robot, "web-02");
    open(robot, Tab.CONSOLE);
    press(robot, "console-screen");
    until(() -> !node("screen-browse", ButtonBase.class).isDisabled());
    robot.interact(() -> Pictures.save(scene, "detail-screen"));
    press(robot, "screen-browse");
    assertThat(browsed).singleElement().asString().contains("token");
    assertThat(detail().screen().linkProperty().get()).isNull();
    assertThat(console.sessions().getFirst().exchanges().all().toString())
        .as("the log does not keep the link's secret")
        .doesNotContain(browsed.getFirst().substring(browsed.getFirst().length() - 36));
  }

  @Test
  void attachesAndDetachesAVolume(FxRobot robot) throws Exception {
    ServerRow row = choose(robot, "web-03");
    open(robot, Tab.STORAGE);
    assertThat(texts()).contains("No volumes");
    press(robot, "volume-attach");
    until(
        () -> scene.lookup("#volume-choices") instanceof TableView<?> t && t.getItems().size() > 3);
    robot.interact(() -> node("volume-goes", CheckBox.class).setSelected(true));
    robot.interact(() -> Pictures.save(scene, "detail-attach-volume"));
    press(robot, "attach-volume-accept");
    until(() -> isThere("goes-scratch-01"));
    assertThat(node("goes-scratch-01", CheckBox.class).isSelected()).isTrue();
    robot.interact(() -> node("goes-scratch-01", CheckBox.class).fire());
    until(() -> !node("goes-scratch-01", CheckBox.class).isSelected());

    // A cloud that says yes and does not do it is not believed.
    row.region()
        .region()
        .servers()
        .metadata()
        .merge(row.server().id(), Map.of("demo.fault", "detach-error"));
    press(robot, "detach-scratch-01");
    press(robot, "detach-volume-accept");
    until(() -> isThere("volume-notice-close"));
    robot.interact(() -> Pictures.save(scene, "detail-detach-failed"));
    assertThat(isThere("goes-scratch-01")).isTrue();
    row.region().region().servers().metadata().delete(row.server().id(), "demo.fault");
    press(robot, "detach-scratch-01");
    press(robot, "detach-volume-accept");
    until(() -> !isThere("goes-scratch-01") && !isThere("volume-notice"));
  }

  @Test
  void attachesInterfacesMovesFloatingAddressesAndGroups(FxRobot robot) throws Exception {
    ServerRow row = choose(robot, "web-04");
    open(robot, Tab.NETWORK);
    press(robot, "interface-attach");
    until(
        () -> scene.lookup("#attach-targets") instanceof ListView<?> l && l.getItems().size() > 3);
    robot.interact(() -> Pictures.save(scene, "detail-attach-interface"));
    robot.interact(() -> node("attach-targets", ListView.class).getSelectionModel().selectLast());
    press(robot, "attach-interface-accept");
    until(() -> texts().contains("backend"));

    String fixed = row.address();
    press(robot, Explained.id("floating", fixed));
    until(
        () ->
            scene.lookup("#floating-choices") instanceof ListView<?> l && l.getItems().size() > 2);
    press(robot, "give-floating-accept");
    until(() -> texts().stream().anyMatch(t -> t.startsWith("Remove 203.")));
    until(
        () -> {
          List<Server.Address> addresses =
              Objects.requireNonNull(console.detail().rowProperty().get()).server().addresses();
          return addresses != null && addresses.size() == 3;
        });

    press(robot, "group-add");
    until(() -> scene.lookup("#group-choices") instanceof ListView<?> l && !l.getItems().isEmpty());
    press(robot, "add-group-accept");
    until(() -> isThere("group-remove-database"));
    press(robot, "access-edit");
    robot.interact(() -> node("access-ipv4", TextField.class).setText("192.0.2.7"));
    press(robot, "access-accept");
    until(() -> texts().contains("192.0.2.7"));
    robot.interact(() -> Pictures.save(scene, "detail-network-full"));
    press(robot, "access-edit");
    robot.interact(() -> node("access-ipv4", TextField.class).setText("192.0.2.700"));
    press(robot, "access-accept");
    until(() -> isThere("network-problem"));
    robot.interact(() -> Pictures.save(scene, "detail-network-problem"));
  }

  @Test
  void tellsTheStepsOfAnActionAndWhoseItWas(FxRobot robot) throws Exception {
    ServerRow row = choose(robot, "web-05");
    robot.interact(
        () -> console.commands().give(new Command.Plain(ServerAction.REBOOT_SOFT), List.of(row)));
    until(() -> console.operations().runningProperty().get() == 0);
    open(robot, Tab.EVENTS);
    until(() -> detail().events().rows().stream().anyMatch(EventRow::isOurs));
    robot.interact(() -> detail().events().rows().getFirst().openProperty().set(true));
    until(() -> texts().contains("compute_reboot_instance"));
    // A pane that was wide has no scroll bar below when it is narrow again.
    robot.interact(() -> stage.setWidth(300));
    until(() -> scene.getWidth() <= 300 && !isScrolledSideways() && linesFit());
    robot.interact(() -> stage.setWidth(700));
    until(() -> scene.getWidth() > 600);
    press(robot, "show-exchanges");
    assertThat(asked).containsExactly(detail().events().rows().getFirst().requestId());
  }

  /** When it was is the last word of each line. */
  private boolean linesFit() {
    return scene.getRoot().lookupAll(".event-head").stream()
        .allMatch(
            head -> {
              Node ago = Objects.requireNonNull(head.lookup(".event-ago"));
              return ago.localToScene(ago.getLayoutBounds()).getMaxX()
                  <= head.localToScene(head.getLayoutBounds()).getMaxX();
            });
  }

  private boolean isScrolledSideways() {
    return scene.getRoot().lookup("#server-events").lookupAll(".scroll-bar").stream()
        .anyMatch(
            bar ->
                bar instanceof ScrollBar scroll
                    && scroll.getOrientation() == Orientation.HORIZONTAL
                    && isSeen(scroll));
  }
}
