package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.ConnectStep;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import io.novadesk.viewmodel.connect.StepRow.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connecting to clouds that are well, wrong or away. */
class ConnectJourneyTest {
  @TempDir Path folder;
  private final SmallCloud cloud = new SmallCloud();
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<Session> sessions = new ArrayList<>();
  private ConnectionStore store = new ConnectionStore(Path.of("none"));

  @BeforeEach
  void open() {
    store = new ConnectionStore(folder.resolve("connections.json"));
  }

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
    cloud.close();
  }

  private ConnectViewModel model() {
    ConnectViewModel model =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            store,
            new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
            () ->
                new DemoAccess(
                    cloud.authUrl(), SmallCloud.USER, Secret.of(SmallCloud.PASSWORD), "web"),
            sessions::add);
    tasks.until(() -> model.clouds().loadedProperty().get());
    return model;
  }

  /**
   * A model in which a new cloud is typed, all of it right but for what a test changes. Not to be
   * kept, so that nothing is written any more when the test ends.
   */
  private ConnectViewModel typed(String authUrl) {
    ConnectViewModel model = model();
    model.rememberProperty().set(false);
    model.choice().startNew();
    type(model, FormField.AUTH_URL, authUrl);
    type(model, FormField.USER, SmallCloud.USER);
    type(model, FormField.SECRET, SmallCloud.PASSWORD);
    type(model, FormField.PROJECT, "web");
    return model;
  }

  private static void type(ConnectViewModel model, FormField field, String text) {
    model.form().text(field).set(text);
  }

  private static String text(ConnectViewModel model, FormField field) {
    return model.form().text(field).get();
  }

  private static String error(ConnectViewModel model, FormField field) {
    return model.form().error(field).get();
  }

  private static String message(ConnectViewModel model) {
    return model.help().messageProperty().get();
  }

  private void connect(ConnectViewModel model, Phase end) {
    model.connect();
    waitFor(model, end);
  }

  private void waitFor(ConnectViewModel model, Phase end) {
    tasks.until(() -> !model.busyProperty().get());
    assertThat(model.phaseProperty().get()).as(message(model) + model.steps()).isEqualTo(end);
  }

  private static State state(ConnectViewModel model, ConnectStep step) {
    return row(model, step).state();
  }

  private static StepRow row(ConnectViewModel model, ConnectStep step) {
    return model.steps().stream().filter(r -> r.step() == step).findFirst().orElseThrow();
  }

  private static void assertNothingTypedIsLost(ConnectViewModel model, String authUrl) {
    assertThat(text(model, FormField.AUTH_URL)).isEqualTo(authUrl);
    assertThat(text(model, FormField.USER)).isEqualTo(SmallCloud.USER);
    assertThat(text(model, FormField.PROJECT)).isEqualTo("web");
    assertThat(text(model, FormField.SECRET)).isNotEmpty();
  }

  @Test
  void opensTheSessionAndKeepsTheCloud() {
    ConnectViewModel model = typed(cloud.authUrl().toString());
    model.rememberProperty().set(true);
    connect(model, Phase.CONNECTED);
    assertThat(model.steps()).allMatch(row -> row.state() == State.OK);
    assertThat(row(model, ConnectStep.LOGIN).detailProperty().get()).contains("ada", "web");
    assertThat(row(model, ConnectStep.COMPUTE).detailProperty().get()).contains("2.96");
    assertThat(sessions).hasSize(1);
    assertThat(sessions.getFirst().cloudName()).isEqualTo("127.0.0.1");
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    assertThat(store.load().connections())
        .extracting(Connection::name)
        .containsExactly("127.0.0.1");
  }

  @Test
  void keepsNothingWhenItIsNotAskedTo() {
    ConnectViewModel model = typed(cloud.authUrl().toString());
    connect(model, Phase.CONNECTED);
    assertThat(store.load().connections()).isEmpty();
  }

  @Test
  void testsAndOpensNothing() {
    ConnectViewModel model = typed(cloud.authUrl().toString());
    model.test();
    waitFor(model, Phase.TESTED);
    assertThat(model.steps()).allMatch(row -> row.state() == State.OK);
    assertThat(message(model)).isNotEmpty();
    assertThat(sessions).isEmpty();
    assertThat(store.load().connections()).isEmpty();
  }

  @Test
  void saysThatThePasswordIsWrong() {
    ConnectViewModel model = typed(cloud.authUrl().toString());
    type(model, FormField.SECRET, "wrong");
    connect(model, Phase.FAILED);
    assertThat(state(model, ConnectStep.VERSIONS)).isEqualTo(State.OK);
    assertThat(state(model, ConnectStep.LOGIN)).isEqualTo(State.FAILED);
    assertThat(state(model, ConnectStep.CATALOGUE)).isEqualTo(State.WAITING);
    assertThat(error(model, FormField.SECRET)).isNotEmpty().doesNotContain("wrong");
    assertThat(model.form().wantedFocusProperty().get()).isEqualTo(FormField.SECRET);
    assertNothingTypedIsLost(model, cloud.authUrl().toString());
    type(model, FormField.SECRET, SmallCloud.PASSWORD);
    assertThat(error(model, FormField.SECRET)).isEmpty();
    connect(model, Phase.CONNECTED);
  }

  @Test
  void saysThatNobodyListens() {
    String url = "http://127.0.0.1:" + SmallCloud.closedPort() + "/v3";
    ConnectViewModel model = typed(url);
    connect(model, Phase.FAILED);
    assertThat(state(model, ConnectStep.REACH)).isEqualTo(State.FAILED);
    assertThat(error(model, FormField.AUTH_URL)).isNotEmpty();
    assertNothingTypedIsLost(model, url);
  }

  @Test
  void saysThatThereIsNoSuchHost() {
    String url = "https://keystone.nowhere.invalid:5000/v3";
    ConnectViewModel model = typed(url);
    connect(model, Phase.FAILED);
    assertThat(error(model, FormField.AUTH_URL)).contains("keystone.nowhere.invalid");
    assertThat(model.form().wantedFocusProperty().get()).isEqualTo(FormField.AUTH_URL);
    assertNothingTypedIsLost(model, url);
  }

  @Test
  void saysThatAWebPageIsNoCloud() {
    ConnectViewModel model = typed(cloud.pageUrl().toString());
    connect(model, Phase.FAILED);
    assertThat(state(model, ConnectStep.VERSIONS)).isEqualTo(State.FAILED);
    assertThat(error(model, FormField.AUTH_URL)).contains("Welcome");
  }

  @Test
  void takesATypedComputeAddressWhenTheCatalogueHasNone() {
    cloud.tellCompute();
    ConnectViewModel model = typed(cloud.authUrl().toString());
    connect(model, Phase.FAILED);
    assertThat(state(model, ConnectStep.CATALOGUE)).isEqualTo(State.FAILED);
    assertThat(model.help().computeUrlWantedProperty().get()).isTrue();
    assertThat(error(model, FormField.COMPUTE_URL)).contains("identity");
    assertThat(model.form().wantedFocusProperty().get()).isEqualTo(FormField.COMPUTE_URL);
    type(model, FormField.COMPUTE_URL, cloud.computeUrl("127.0.0.1"));
    model.rememberProperty().set(true);
    connect(model, Phase.CONNECTED);
    assertThat(state(model, ConnectStep.CATALOGUE)).isEqualTo(State.SKIPPED);
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    assertThat(store.load().connections().getFirst().target().computeUrl())
        .isEqualTo(cloud.computeUrl("127.0.0.1"));
  }

  @Test
  void reachesComputeAtTheLoginHostWhenItsOwnIsAway() {
    cloud.tellCompute(cloud.computeUrl("controller.invalid"));
    ConnectViewModel model = typed(cloud.authUrl().toString());
    connect(model, Phase.FAILED);
    assertThat(state(model, ConnectStep.COMPUTE)).isEqualTo(State.FAILED);
    assertThat(message(model)).contains("controller.invalid");
    assertThat(model.help().proposedHostProperty().get()).isEqualTo("127.0.0.1");
    model.answers().useProposedHost();
    waitFor(model, Phase.CONNECTED);
    assertThat(model.help().proposedHostProperty().get()).isEmpty();
    assertThat(sessions).hasSize(1);
  }

  @Test
  void letsAPersonChooseAmongProjects() {
    cloud.tellProjects("web", "Batch", "cache");
    ConnectViewModel model = typed(cloud.authUrl().toString());
    type(model, FormField.PROJECT, "");
    connect(model, Phase.FAILED);
    assertThat(model.help().projects()).containsExactly("Batch", "cache", "web");
    assertThat(error(model, FormField.PROJECT)).isNotEmpty();
    model.answers().choose("web");
    waitFor(model, Phase.CONNECTED);
    assertThat(model.help().projects()).isEmpty();
    assertThat(text(model, FormField.PROJECT)).isEqualTo("web");
  }

  @Test
  void opensEveryRegion() {
    cloud.tellCompute(cloud.computeUrl("127.0.0.1"), cloud.computeUrl("localhost"));
    ConnectViewModel model = typed(cloud.authUrl().toString());
    connect(model, Phase.CONNECTED);
    assertThat(sessions.getFirst().regions())
        .extracting(Region::name)
        .containsExactly("region-1", "region-2");
    assertThat(row(model, ConnectStep.COMPUTE).detailProperty().get())
        .contains("127.0.0.1", "localhost");
  }

  @Test
  void saysWhichRegionsThereAre() {
    ConnectViewModel model = typed(cloud.authUrl().toString());
    type(model, FormField.REGION, "mars");
    connect(model, Phase.FAILED);
    assertThat(error(model, FormField.REGION)).contains("mars", "region-1");
  }

  @Test
  void stopsAtOnceWhenItIsCancelled() {
    cloud.hang();
    ConnectViewModel model = typed(cloud.authUrl().toString());
    model.connect();
    tasks.until(() -> state(model, ConnectStep.REACH) == State.RUNNING);
    assertThat(model.cancel()).isTrue();
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.IDLE);
    assertThat(state(model, ConnectStep.REACH)).isEqualTo(State.FAILED);
    assertThat(model.cancel()).isFalse();
    assertNothingTypedIsLost(model, cloud.authUrl().toString());
    assertThat(sessions).isEmpty();
  }

  @Test
  void isNotDistractedWhileItConnects() {
    cloud.hang();
    ConnectViewModel model = typed(cloud.authUrl().toString());
    model.connect();
    model.choice().select(model.clouds().all().getFirst());
    model.test();
    assertThat(model.choice().selectedProperty().get()).isNull();
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.CONNECTING);
    model.cancel();
  }

  @Test
  void opensTheDemoCloudWithoutAQuestion() {
    ConnectViewModel model = model();
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    connect(model, Phase.CONNECTED);
    assertThat(sessions).hasSize(1);
    assertThat(store.load().connections()).isEmpty();
  }

  @Test
  void opensACloudByItsNameInCloudsYaml() throws IOException {
    Files.writeString(
        folder.resolve("clouds.yaml"),
        "clouds: {mine: {auth: {auth_url: \"%s\", username: ada, password: sesame, project_name: web}}}"
            .formatted(cloud.authUrl()));
    ConnectViewModel model =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            store,
            new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
            null,
            sessions::add);
    model.open("mine");
    tasks.until(() -> !sessions.isEmpty());
    assertThat(sessions.getFirst().cloudName()).isEqualTo("mine");
    assertThat(store.load().connections()).isEmpty();
  }

  @Test
  void looksForFilesBeforeItConnects() {
    ConnectViewModel model = typed(cloud.authUrl().toString());
    Path absent = folder.resolve("absent.pem");
    type(model, FormField.CA_FILE, absent.toString());
    connect(model, Phase.FAILED);
    assertThat(error(model, FormField.CA_FILE)).contains("absent.pem");
    assertThat(model.form().wantedFocusProperty().get()).isEqualTo(FormField.CA_FILE);
  }
}
