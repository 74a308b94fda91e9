package io.novadesk.view.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.http.Certificates;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Tls;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.task.ExecutorTaskRunner;
import io.novadesk.testing.Pictures;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.connect.CloudEntry;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import io.novadesk.viewmodel.connect.DemoAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The fields are set when the stage is there.
class ConnectViewTest {
  @TempDir static Path folder;

  private final SmallCloud cloud = new SmallCloud();
  private final ExecutorTaskRunner tasks = new ExecutorTaskRunner(Platform::runLater);
  private final List<Session> sessions = new CopyOnWriteArrayList<>();
  private final AtomicInteger closed = new AtomicInteger();
  private Stage stage;
  private ConnectViewModel model;
  private ConnectView view;

  @Start
  void start(Stage primary) throws IOException {
    stage = primary;
    Path saved = folder.resolve("connections.json");
    Files.deleteIfExists(saved);
    ConnectionStore store = new ConnectionStore(saved);
    store.save(
        connection(
            "Zürich", "https://zrh.cloud.example.org:5000/v3", new Marking(Colour.BLUE, true)));
    store.save(
        connection(
            "Frankfurt staging with a long name",
            "https://fra.staging.cloud.example.org:5000/v3",
            new Marking(Colour.ORANGE, false)));
    store.save(connection("Lab", "http://10.0.0.5:5000/v3", Marking.NONE));
    Files.writeString(
        folder.resolve("clouds.yaml"),
        """
        clouds:
          small:
            auth: {auth_url: "%s", username: ada, password: sesame, project_name: web}
            verify: no
          broken: {}
        """
            .formatted(cloud.authUrl()));
    show(
        store,
        new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
        () ->
            new DemoAccess(
                cloud.authUrl(), SmallCloud.USER, Secret.of(SmallCloud.PASSWORD), "web"));
  }

  private void show(ConnectionStore store, CloudsYaml clouds, @Nullable Callable<DemoAccess> demo) {
    model =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            store,
            clouds,
            demo,
            sessions::add);
    view = new ConnectView(model, closed::incrementAndGet);
    Scene scene = new Scene(view, 860, 560);
    Pictures.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  private static Connection connection(String name, String url, Marking marking) {
    return new Connection(
        name,
        url,
        new SignIn(Method.PASSWORD, "ada", "", ""),
        new Target("web", "", "", "", Target.NONE.face(), "", false),
        Tls.NONE,
        marking);
  }

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
    cloud.close();
  }

  private static void waitFor(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void picture(FxRobot robot, String state) {
    robot.interact(() -> Pictures.save(stage.getScene(), "connect-" + state));
  }

  private static void choose(FxRobot robot, ConnectViewModel model, Kind kind) {
    robot.interact(
        () ->
            list(robot)
                .getSelectionModel()
                .select(
                    model.clouds().all().stream()
                        .filter(e -> e.kind() == kind)
                        .findFirst()
                        .orElseThrow()));
  }

  @SuppressWarnings("unchecked")
  private static ListView<CloudEntry> list(FxRobot robot) {
    return robot.lookup("#connect-clouds").queryAs(ListView.class);
  }

  private static void fire(FxRobot robot, String id) {
    Button button = robot.lookup(id).queryAs(Button.class);
    robot.interact(button::fire);
  }

  private static void type(FxRobot robot, String id, String text) {
    TextField field = robot.lookup(id).queryAs(TextField.class);
    robot.interact(() -> field.setText(text));
  }

  private static boolean shown(FxRobot robot, String id) {
    for (Node node = robot.lookup(id).query(); node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static String label(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private void typeTheCloud(FxRobot robot, String url) {
    robot.interact(model.choice()::startNew);
    type(robot, "#connect-auth-url", url);
    type(robot, "#connect-user", SmallCloud.USER);
    type(robot, "#connect-secret", SmallCloud.PASSWORD);
    type(robot, "#connect-project", "web");
  }

  @Test
  void showsBesideItsFieldWhatAFileLeftOpen(FxRobot robot) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("lab-openrc.sh"),
            """
            export OS_AUTH_URL=https://cloud.example.org:5000/v3
            export OS_USERNAME=$(whoami) OS_PROJECT_ID=p1
            export OS_PROJECT_DOMAIN_ID=d1 OS_REGION_NAME=`region`
            export OS_INSECURE=true
            . ./more.sh
            """);
    robot.interact(() -> model.choice().importOpenRc(file));
    waitFor(() -> label(robot, "#connect-user-error").contains("Line 2"));
    assertThat(shown(robot, "#connect-user-error")).isTrue();
    assertThat(label(robot, "#connect-region-error")).contains("Line 3", "OS_REGION_NAME");
    assertThat(shown(robot, "#connect-region-error")).isTrue();
    assertThat(shown(robot, "#connect-project-domain-id")).isTrue();
    assertThat(shown(robot, "#connect-user-domain-id")).isFalse();
    assertThat(robot.lookup(".connect-header .connect-warning").queryAllAs(Label.class))
        .extracting(Label::getText)
        .satisfiesExactly(
            text -> assertThat(text).contains("insecure"),
            text -> assertThat(text).contains("Line 5", "another file"));
    picture(robot, "openrc-gaps");

    type(robot, "#connect-user", "ann");
    assertThat(shown(robot, "#connect-user-error")).isFalse();
    robot.interact(model.choice()::startNew);
    choose(robot, model, Kind.SAVED);
    assertThat(shown(robot, "#connect-project-domain-id")).isFalse();
    assertThat(robot.lookup(".connect-header .connect-warning").queryAll()).isEmpty();
  }

  @Test
  void showsTheFieldsThatTheMethodNeeds(FxRobot robot) throws TimeoutException {
    waitFor(() -> list(robot).getItems().size() == 5);
    robot.interact(view::requestFocus);
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("connect-secret");
    assertThat(label(robot, "#connect-title")).isEqualTo("Zürich");
    picture(robot, "saved");

    ComboBox<?> method = robot.lookup("#connect-method").queryAs(ComboBox.class);
    robot.interact(
        () -> method.getSelectionModel().select(method.getItems().indexOf(Method.BROWSER)));
    assertThat(shown(robot, "#connect-identity-provider")).isTrue();
    assertThat(shown(robot, "#connect-browser")).isFalse();
    assertThat(shown(robot, "#connect-secret")).isFalse();
    assertThat(shown(robot, "#connect-keep-secret")).isFalse();
    picture(robot, "browser");
    robot.interact(() -> method.getSelectionModel().select(method.getItems().indexOf(Method.TOTP)));
    assertThat(shown(robot, "#connect-passcode")).isTrue();
    assertThat(shown(robot, "#connect-secret")).isFalse();
    picture(robot, "totp");
    robot.interact(
        () ->
            method
                .getSelectionModel()
                .select(method.getItems().indexOf(Method.APPLICATION_CREDENTIAL)));
    assertThat(model.form().methodProperty().get()).isEqualTo(Method.APPLICATION_CREDENTIAL);
    assertThat(shown(robot, "#connect-application-credential")).isTrue();
    assertThat(shown(robot, "#connect-user")).isFalse();
    assertThat(shown(robot, "#connect-project")).isFalse();
    robot.interact(() -> method.getSelectionModel().select(0));
    assertThat(shown(robot, "#connect-user")).isTrue();

    ToggleButton more = robot.lookup("#connect-more").queryAs(ToggleButton.class);
    robot.interact(more::fire);
    assertThat(shown(robot, "#connect-region")).isTrue();
    picture(robot, "more");
    robot.interact(more::fire);

    choose(robot, model, Kind.DEMO);
    assertThat(shown(robot, "#connect-demo")).isTrue();
    robot.interact(view::requestFocus);
    picture(robot, "demo");

    choose(robot, model, Kind.CLOUDS_YAML);
    assertThat(shown(robot, "#connect-demo")).isFalse();
    TextField user = robot.lookup("#connect-user").queryAs(TextField.class);
    assertThat(user.isEditable()).as("edited where it stands, in the file").isTrue();
    robot.interact(robot.lookup("#connect-complaints-toggle").queryAs(ToggleButton.class)::fire);
    picture(robot, "clouds-yaml");
  }

  /** The first morning: the demo cloud is there, Enter opens it. */
  @Test
  void opensTheDemoCloudByOneKey(FxRobot robot) throws TimeoutException, IOException {
    try (DemoCloud demo = DemoCloud.start(DemoSettings.standard())) {
      robot.interact(
          () -> {
            view.dispose();
            show(
                new ConnectionStore(folder.resolve("first.json")),
                new CloudsYaml(List.of(), List.of()),
                () ->
                    new DemoAccess(
                        demo.authUrl(),
                        demo.userName(),
                        Secret.of(demo.password()),
                        demo.projectName()));
            view.requestFocus();
          });
      waitFor(() -> "connect-connect".equals(stage.getScene().getFocusOwner().getId()));
      robot.type(KeyCode.ENTER);
      waitFor(() -> sessions.size() == 1);
      assertThat(sessions.getFirst().regions()).hasSize(2);
      picture(robot, "demo-connected");
    }
  }

  /** With the keyboard alone, as somebody in a hurry does. */
  @Test
  void connectsToATypedCloudByKeyboard(FxRobot robot) throws TimeoutException {
    waitFor(() -> list(robot).getItems().size() == 5);
    robot.press(KeyCode.CONTROL, KeyCode.N).release(KeyCode.N, KeyCode.CONTROL);
    waitFor(() -> "connect-auth-url".equals(stage.getScene().getFocusOwner().getId()));
    picture(robot, "new");
    robot.interact(() -> {});
    robot.type(KeyCode.ENTER);
    waitFor(() -> !label(robot, "#connect-auth-url-error").isEmpty());
    picture(robot, "missing");
    type(robot, "#connect-user", SmallCloud.USER);
    type(robot, "#connect-auth-url", cloud.authUrl().toString());
    type(robot, "#connect-secret", "wrong");
    robot.interact(robot.lookup("#connect-secret").query()::requestFocus);
    robot.type(KeyCode.ENTER);
    waitFor(() -> model.phaseProperty().get() == Phase.FAILED);
    assertThat(label(robot, "#connect-secret-error")).isNotEmpty();
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("connect-secret");
    picture(robot, "wrong-password");
    type(robot, "#connect-secret", SmallCloud.PASSWORD);
    robot.type(KeyCode.ENTER);
    waitFor(() -> sessions.size() == 1 && list(robot).getItems().size() == 6);
    picture(robot, "connected");
    robot.type(KeyCode.ESCAPE);
    waitFor(() -> closed.get() == 1);
  }

  @Test
  void tellsWhatIsWrongAndWhere(FxRobot robot) throws TimeoutException {
    waitFor(() -> list(robot).getItems().size() == 5);
    robot.interact(() -> model.rememberProperty().set(false));
    typeTheCloud(robot, "http://127.0.0.1:" + SmallCloud.closedPort() + "/v3");
    fire(robot, "#connect-connect");
    waitFor(() -> model.phaseProperty().get() == Phase.FAILED);
    assertThat(label(robot, "#connect-auth-url-error")).isNotEmpty();
    picture(robot, "refused");

    type(robot, "#connect-auth-url", "https://keystone.nowhere.invalid:5000/v3");
    fire(robot, "#connect-connect");
    waitFor(() -> label(robot, "#connect-auth-url-error").contains("keystone.nowhere.invalid"));
    picture(robot, "unknown-host");

    type(robot, "#connect-auth-url", cloud.pageUrl().toString());
    fire(robot, "#connect-connect");
    waitFor(() -> label(robot, "#connect-auth-url-error").contains("web page"));
    picture(robot, "web-page");

    cloud.tellCompute();
    type(robot, "#connect-auth-url", cloud.authUrl().toString());
    fire(robot, "#connect-connect");
    waitFor(() -> !label(robot, "#connect-compute-url-error").isEmpty());
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("connect-compute-url");
    picture(robot, "no-compute");

    cloud.tellCompute(cloud.computeUrl("controller.invalid"));
    fire(robot, "#connect-test");
    waitFor(() -> shown(robot, "#connect-use-host"));
    picture(robot, "host-away");
    fire(robot, "#connect-use-host");
    waitFor(() -> model.phaseProperty().get() == Phase.TESTED);
    picture(robot, "tested");
    assertThat(sessions).isEmpty();

    cloud.tellProjects("web", "batch", "cache");
    type(robot, "#connect-project", "");
    fire(robot, "#connect-connect");
    waitFor(() -> shown(robot, "#connect-projects"));
    picture(robot, "projects");
    fire(robot, "#connect-use-project");
    waitFor(() -> sessions.size() == 1);
    assertThat(model.form().text(FormField.PROJECT).get()).isEqualTo("batch");
  }

  @Test
  void asksAboutACertificateAndTakesTheAnswerBack(FxRobot robot) throws Exception {
    waitFor(() -> list(robot).getItems().size() == 5);
    Certificates first = Certificates.make(folder, "first", "ip:127.0.0.1");
    int port;
    try (SmallCloud secure = new SmallCloud(first.server())) {
      port = secure.port();
      typeTheCloud(robot, secure.authUrl().toString());
      fire(robot, "#connect-connect");
      waitFor(() -> asks(robot));
      assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("connect-distrust");
      assertThat(robot.lookup("#connect-trust").queryAs(Button.class).isDefaultButton()).isFalse();
      picture(robot, "certificate");
      robot.type(KeyCode.ESCAPE);
      waitFor(() -> !asks(robot));
      assertThat(closed).hasValue(0);
      picture(robot, "certificate-left");
      fire(robot, "#connect-connect");
      waitFor(() -> asks(robot));
      fire(robot, "#connect-trust");
      waitFor(() -> sessions.size() == 1 && list(robot).getItems().size() == 6);
      robot.interact(robot.lookup("#connect-more").queryAs(ToggleButton.class)::fire);
      robot.interact(() -> model.reopen());
      assertThat(shown(robot, "#connect-trusted")).isTrue();
      scrollToTheEnd(robot);
      picture(robot, "trusted");
      robot.interact(robot.lookup("#connect-more").queryAs(ToggleButton.class)::fire);
    }
    Certificates second = Certificates.make(folder, "second", "ip:127.0.0.1");
    try (SmallCloud secure = new SmallCloud(second.server(), port)) {
      type(robot, "#connect-secret", SmallCloud.PASSWORD);
      fire(robot, "#connect-connect");
      waitFor(() -> asks(robot));
      assertThat(label(robot, "#connect-certificate-title")).contains("a different certificate");
      picture(robot, "certificate-changed");
      assertThat(secure.port()).isEqualTo(port);
    }
  }

  private static boolean asks(FxRobot robot) {
    return shown(robot, "#connect-certificate");
  }

  private static void scrollToTheEnd(FxRobot robot) {
    for (Node node = robot.lookup("#connect-form").query(); node != null; node = node.getParent()) {
      if (node instanceof ScrollPane pane) {
        robot.interact(() -> pane.setVvalue(1));
      }
    }
  }

  @Test
  void stopsAndClosesByEscape(FxRobot robot) throws TimeoutException {
    waitFor(() -> list(robot).getItems().size() == 5);
    cloud.hang();
    typeTheCloud(robot, cloud.authUrl().toString());
    fire(robot, "#connect-connect");
    waitFor(() -> model.busyProperty().get() && !label(robot, "#connect-step-resolve").isEmpty());
    assertThat(robot.lookup("#connect-connect").query().isDisabled()).isTrue();
    picture(robot, "connecting");
    robot.type(KeyCode.ESCAPE);
    waitFor(() -> !model.busyProperty().get());
    assertThat(closed).hasValue(0);
    picture(robot, "stopped");
    robot.type(KeyCode.ESCAPE);
    waitFor(() -> closed.get() == 1);
  }

  @Test
  void keepsTheListInHand(FxRobot robot) throws TimeoutException {
    waitFor(() -> list(robot).getItems().size() == 5);
    fire(robot, "#connect-delete");
    waitFor(() -> shown(robot, "#connect-undo"));
    picture(robot, "deleted");
    fire(robot, "#connect-undo");
    waitFor(() -> list(robot).getItems().size() == 5);
    type(robot, "#connect-name", "Winterthur");
    assertThat(shown(robot, "#connect-save")).isTrue();
    fire(robot, "#connect-save");
    waitFor(() -> "Winterthur".equals(label(robot, "#connect-title")));
    assertThat(list(robot).getSelectionModel().getSelectedItem().name()).isEqualTo("Winterthur");
    fire(robot, "#connect-duplicate");
    waitFor(() -> "connect-name".equals(stage.getScene().getFocusOwner().getId()));
    assertThat(model.form().text(FormField.NAME).get()).isEqualTo("Winterthur copy");

    ToggleButton reveal = robot.lookup("#connect-secret-reveal").queryAs(ToggleButton.class);
    type(robot, "#connect-secret", "open sesame");
    robot.interact(reveal::fire);
    TextField clear = robot.lookup("#connect-secret-shown").queryAs(TextField.class);
    assertThat(clear.isVisible()).isTrue();
    assertThat(clear.getText()).isEqualTo("open sesame");
    picture(robot, "duplicate");
  }

  @Test
  void aCloudOfAFileIsCalledAsThePersonLikesAndNothingMoves(FxRobot robot) throws Exception {
    waitFor(() -> list(robot).getItems().size() == 5);
    String before = Files.readString(folder.resolve("clouds.yaml"));
    choose(robot, model, Kind.CLOUDS_YAML);
    waitFor(() -> shown(robot, "#connect-faults"));
    scrollToTheEnd(robot);
    robot.clickOn("#connect-more");
    scrollToTheEnd(robot);
    robot.clickOn("#connect-nickname").write("Shop EU");
    waitFor(
        () ->
            new ConnectionStore(folder.resolve("connections.json"))
                .load()
                .withWhatIsKept(Connection.empty().withName("small"))
                .marking()
                .nickname()
                .equals("Shop EU"));
    assertThat(label(robot, "#connect-nickname-error")).isEmpty();
    assertThat(Files.readString(folder.resolve("clouds.yaml"))).isEqualTo(before);
    waitFor(() -> label(robot, "#connect-title").equals("Shop EU"));
    assertThat(cellTexts(robot)).contains("Shop EU", "small · ada@web", "Lab", "ada@web");

    // The cloud that is open is marked where its colour was, so all names begin at one line.
    assertThat(namesBeginAt(robot)).hasSize(1);
    fire(robot, "#connect-connect");
    waitFor(() -> !sessions.isEmpty());
    waitFor(
        () ->
            robot.lookup(".connect-open").queryAll().stream().filter(Node::isVisible).count() == 1);
    assertThat(namesBeginAt(robot)).hasSize(1);
    picture(robot, "nickname");

    // What is wrong with a field has its line free: nothing moves when it is said.
    robot.interact(model.choice()::startNew);
    waitFor(() -> shown(robot, "#connect-user"));
    // What takes the keyboard comes into view first.
    robot.clickOn("#connect-auth-url");
    double user = settled(robot, "#connect-user");
    double method = place(robot, "#connect-method");
    robot.write("no address");
    waitFor(() -> shown(robot, "#connect-auth-url-error"));
    assertThat(place(robot, "#connect-user")).isEqualTo(user);
    assertThat(place(robot, "#connect-method")).isEqualTo(method);
    picture(robot, "remark");
  }

  /** The same once nothing scrolls any more. */
  private double settled(FxRobot robot, String id) throws Exception {
    double[] last = {Double.NaN};
    WaitForAsyncUtils.waitFor(
        60,
        TimeUnit.SECONDS,
        () -> {
          WaitForAsyncUtils.waitForFxEvents();
          double before = last[0];
          last[0] = place(robot, id);
          return last[0] == before;
        });
    return last[0];
  }

  private double place(FxRobot robot, String id) throws Exception {
    Node node = robot.lookup(id).query();
    return WaitForAsyncUtils.asyncFx(
            () -> {
              stage.getScene().getRoot().layout();
              return node.localToScene(node.getLayoutBounds()).getMinY();
            })
        .get();
  }

  private List<String> cellTexts(FxRobot robot) throws Exception {
    return WaitForAsyncUtils.asyncFx(
            () ->
                list(robot).lookupAll(".connect-cloud .label").stream()
                    .filter(Node::isVisible)
                    .map(node -> ((Label) node).getText())
                    .toList())
        .get();
  }

  /** The left edges of the names of all clouds. */
  private Set<Double> namesBeginAt(FxRobot robot) throws Exception {
    return WaitForAsyncUtils.asyncFx(
            () -> {
              Set<Double> edges = new TreeSet<>();
              stage.getScene().getRoot().layout();
              for (Node node : list(robot).lookupAll(".connect-host")) {
                edges.add(node.localToScene(node.getLayoutBounds()).getMinX());
              }
              return edges;
            })
        .get();
  }

  @Test
  void isOfUseBeforeThereIsAnyCloud(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          view.dispose();
          show(
              new ConnectionStore(folder.resolve("none.json")),
              new CloudsYaml(List.of(), List.of()),
              null);
        });
    waitFor(() -> model.clouds().loadedProperty().get());
    robot.interact(view::requestFocus);
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("connect-auth-url");
    picture(robot, "empty");
  }

  @Test
  void searchesAmongMany(FxRobot robot) throws TimeoutException, IOException {
    ConnectionStore many = new ConnectionStore(folder.resolve("many.json"));
    for (int i = 1; i <= 40; i++) {
      many.save(
          connection(
              "cloud-%02d".formatted(i),
              "https://c%02d.example.org:5000/v3".formatted(i),
              new Marking(
                  i % 2 == 0 ? Colour.GREEN : Colour.PURPLE,
                  i == 3,
                  "",
                  List.of("Shop", "", "Customers").get(i % 3))));
    }
    robot.interact(
        () -> {
          view.dispose();
          show(many, new CloudsYaml(List.of(), List.of()), null);
        });
    waitFor(() -> list(robot).getItems().size() == 40);
    assertThat(shown(robot, "#connect-search")).isTrue();
    // Those of no folder come first, and each folder is named once.
    assertThat(list(robot).getItems().getFirst().name()).isEqualTo("cloud-01");
    assertThat(list(robot).getItems())
        .extracting(CloudEntry::folder)
        .startsWith("")
        .endsWith("Shop")
        .containsSubsequence("", "Customers", "Shop");
    waitFor(() -> model.choice().selectedProperty().get() != null);
    // What is chosen meanwhile comes into view, and may do so later than this.
    waitFor(
        () -> {
          list(robot).scrollTo(12);
          return folders(robot).equals(List.of("Customers"));
        });
    picture(robot, "many");
    type(robot, "#connect-search", "custom");
    waitFor(() -> list(robot).getItems().size() == 13);
    waitFor(() -> folders(robot).equals(List.of("Customers")));
    type(robot, "#connect-search", "c07");
    assertThat(list(robot).getItems()).extracting(CloudEntry::name).containsExactly("cloud-07");
    type(robot, "#connect-search", "nothing like it");
    picture(robot, "none-found");
  }

  /** The headings of folders that are painted. */
  private static List<String> folders(FxRobot robot) {
    return robot.lookup(".connect-folder").queryAll().stream()
        .filter(Node::isVisible)
        .filter(node -> node.getParent().getParent().isVisible())
        .map(node -> ((Label) node).getText())
        .toList();
  }

  @Test
  void tellsTheFaultsOfAnEntryAndMendsOneByAClick(FxRobot robot) throws Exception {
    Path file = folder.resolve("clouds.yaml");
    String bad = Files.readString(file).replace("verify: no", "interfaec: public  # as before");
    Files.writeString(file, bad);
    robot.interact(model::refresh);
    choose(robot, model, Kind.CLOUDS_YAML);
    waitFor(() -> robot.lookup(".fault-mend").tryQuery().isPresent());
    List<String> told =
        robot
            .from(robot.lookup("#connect-faults").<Node>query())
            .lookup(".label")
            .queryAll()
            .stream()
            .map(node -> ((Label) node).getText())
            .toList();
    assertThat(told).contains("clouds.yaml, line 4: interfaec is unknown. Is interface meant?");
    picture(robot, "faults");

    robot.interact(
        () -> robot.lookup("#connect-faults .fault-bad .fault-mend").queryAs(Button.class).fire());
    String good = bad.replace("interfaec", "interface");
    waitFor(() -> Files.readString(file).equals(good));
    waitFor(() -> robot.lookup("#connect-faults .fault-bad").tryQuery().isEmpty());
  }

  @Test
  void tellsTheFaultsOfASavedConnectionAndMendsOneByAClick(FxRobot robot) throws Exception {
    choose(robot, model, Kind.SAVED);
    assertThat(shown(robot, "#connect-faults")).isFalse();
    type(robot, "#connect-auth-url", "https://zrh.cloud.example.org:5000/v3/auth/tokens");
    type(robot, "#connect-ca-file", folder.resolve("none.pem").toString());
    fire(robot, "#connect-save");
    waitFor(() -> faults(robot).size() == 2);
    assertThat(faults(robot))
        .containsExactly(
            "Auth URL: The auth URL ends at a place for tokens. Write"
                + " https://zrh.cloud.example.org:5000/v3.",
            "CA certificate: There is no file "
                + folder.resolve("none.pem")
                + " that can be read.");
    picture(robot, "saved-faults");
    assertThat(robot.lookup("#connect-faults .fault-mend").queryAll()).hasSize(1);

    robot.interact(() -> robot.lookup("#connect-faults .fault-mend").queryAs(Button.class).fire());
    waitFor(() -> faults(robot).size() == 1);
    assertThat(robot.lookup("#connect-auth-url").queryAs(TextField.class).getText())
        .isEqualTo("https://zrh.cloud.example.org:5000/v3");
    fire(robot, "#connect-save");
    waitFor(() -> faults(robot).size() == 1);

    // Those of one connection do not stand beside another one.
    choose(robot, model, Kind.CLOUDS_YAML);
    waitFor(() -> faults(robot).stream().noneMatch(told -> told.contains("none.pem")));
  }

  private static List<String> faults(FxRobot robot) {
    return robot.lookup("#connect-faults .fault > .label").queryAll().stream()
        .map(node -> ((Label) node).getText())
        .toList();
  }
}
