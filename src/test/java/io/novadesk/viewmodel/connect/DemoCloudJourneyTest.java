package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.ConnectStep;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.demo.Dialect;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import io.novadesk.viewmodel.connect.StepRow.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The connect dialog against the demo cloud, in each age of the API. */
class DemoCloudJourneyTest {
  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<Session> sessions = new ArrayList<>();
  private final List<DemoCloud> clouds = new ArrayList<>();

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
    clouds.forEach(DemoCloud::close);
  }

  private DemoCloud start(Dialect dialect) throws IOException {
    DemoCloud cloud = DemoCloud.start(DemoSettings.standard().withDialect(dialect));
    clouds.add(cloud);
    return cloud;
  }

  private ConnectViewModel model(DemoCloud cloud) {
    ConnectViewModel model = unread(cloud);
    tasks.until(() -> model.clouds().loadedProperty().get());
    return model;
  }

  /** As it is before the person's files were read. */
  private ConnectViewModel unread(DemoCloud cloud) {
    return new ConnectViewModel(
        tasks,
        new Connector(HttpSettings.standard(), Clock.systemUTC()),
        new ConnectionStore(folder.resolve("connections.json")),
        new CloudsYaml(List.of(), List.of()),
        () ->
            new DemoAccess(
                cloud.authUrl(),
                cloud.userName(),
                Secret.of(cloud.password()),
                cloud.projectName()),
        sessions::add);
  }

  /** Not to be kept, so that nothing is written any more when the test ends. */
  private ConnectViewModel typed(DemoCloud cloud) {
    ConnectViewModel model = model(cloud);
    model.rememberProperty().set(false);
    model.choice().startNew();
    type(model, FormField.AUTH_URL, cloud.authUrl().toString());
    type(model, FormField.USER, cloud.userName());
    type(model, FormField.SECRET, cloud.password());
    type(model, FormField.PROJECT, cloud.projectName());
    return model;
  }

  private static void type(ConnectViewModel model, FormField field, String text) {
    model.form().text(field).set(text);
  }

  private Phase connect(ConnectViewModel model) {
    model.connect();
    tasks.until(() -> !model.busyProperty().get());
    return model.phaseProperty().get();
  }

  private static String told(ConnectViewModel model, ConnectStep step) {
    return model.steps().stream()
        .filter(row -> row.step() == step)
        .map(row -> row.detailProperty().get())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void opensItInEveryAge(Dialect dialect) throws IOException {
    ConnectViewModel model = model(start(dialect));
    assertThat(connect(model)).isEqualTo(Phase.CONNECTED);
    assertThat(model.steps()).allMatch(row -> row.state() == State.OK);
    assertThat(sessions.getFirst().regions()).isNotEmpty();
    assertThat(sessions.getFirst().cloudName()).isEqualTo("Demo cloud");
  }

  @Test
  void opensTheDemoCloudWithoutWaitingForAFile() throws IOException {
    ConnectViewModel model = unread(start(Dialect.V2_1));
    model.openDemo();
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.CONNECTING);
    assertThat(model.clouds().loadedProperty().get()).isFalse();
    tasks.until(() -> model.clouds().loadedProperty().get() && !sessions.isEmpty());
    assertThat(Objects.requireNonNull(model.choice().selectedProperty().get()).name())
        .isEqualTo("Demo cloud");
    assertThat(model.clouds().all()).hasSize(1);
  }

  /** The host alone, the root, the version with what people copy behind it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:%d",
        "http://127.0.0.1:%d/",
        "http://127.0.0.1:%d/identity/v3/auth/tokens"
      })
  void findsTheIdentityServiceBehindWhateverIsTyped(String address) throws IOException {
    DemoCloud cloud = start(Dialect.V2_1);
    ConnectViewModel model = typed(cloud);
    type(model, FormField.AUTH_URL, address.formatted(cloud.authUrl().getPort()));
    assertThat(connect(model)).as(told(model, ConnectStep.VERSIONS)).isEqualTo(Phase.CONNECTED);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void saysThatThePasswordIsWrong(Dialect dialect) throws IOException {
    ConnectViewModel model = typed(start(dialect));
    type(model, FormField.SECRET, "not it");
    assertThat(connect(model)).isEqualTo(Phase.FAILED);
    assertThat(model.form().wantedFocusProperty().get()).isEqualTo(FormField.SECRET);
    assertThat(model.form().error(FormField.SECRET).get()).contains("does not accept");
    assertThat(sessions).isEmpty();
  }

  @Test
  void takesATokenInPlaceOfAPassword() throws IOException {
    DemoCloud cloud = start(Dialect.V2_1);
    assertThat(connect(typed(cloud))).isEqualTo(Phase.CONNECTED);
    String token = sessions.getFirst().token().reveal();
    ConnectViewModel model = typed(cloud);
    model.form().methodProperty().set(Method.TOKEN);
    type(model, FormField.NAME, "by token");
    type(model, FormField.SECRET, token);
    assertThat(connect(model)).as(model.steps().toString()).isEqualTo(Phase.CONNECTED);
    assertThat(sessions.getLast().cloudName()).isEqualTo("by token");
  }

  @Test
  void opensTheSameCloudASecondTime() throws IOException {
    ConnectViewModel model = typed(start(Dialect.V2_1));
    model.rememberProperty().set(true);
    assertThat(connect(model)).isEqualTo(Phase.CONNECTED);
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    model.reopen();
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.IDLE);
    assertThat(model.steps()).allMatch(row -> row.state() == State.WAITING);
    assertThat(Objects.requireNonNull(model.choice().selectedProperty().get()).name())
        .isEqualTo("127.0.0.1");
    assertThat(connect(model)).isEqualTo(Phase.CONNECTED);
    assertThat(sessions).hasSize(2);
  }
}
