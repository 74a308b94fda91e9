package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the connect dialog still knows of a cloud that was left. */
class ForgettingTest {
  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<Session> sessions = new ArrayList<>();
  private final SmallCloud cloud = new SmallCloud();
  private ConnectViewModel model;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(
        folder.resolve("clouds.yaml"),
        """
        clouds:
          small:
            auth: {auth_url: "%s", username: ada, password: sesame, project_name: web}
        """
            .formatted(cloud.authUrl()));
    model =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            new ConnectionStore(folder.resolve("connections.json")),
            new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
            null,
            sessions::add);
    tasks.until(() -> model.clouds().loadedProperty().get());
  }

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
    cloud.close();
  }

  private void type(FormField field, String text) {
    model.form().text(field).set(text);
  }

  private String secret() {
    return model.form().text(FormField.SECRET).get();
  }

  private CloudEntry entry(Kind kind, String name) {
    return model.clouds().find(kind, name).orElseThrow();
  }

  private void connect() {
    model.connect();
    tasks.until(() -> model.phaseProperty().get() == Phase.CONNECTED);
  }

  @Test
  void aTypedPasswordHasToBeTypedAgain() {
    model.choice().startNew();
    type(FormField.AUTH_URL, cloud.authUrl().toString());
    type(FormField.USER, SmallCloud.USER);
    type(FormField.SECRET, SmallCloud.PASSWORD);
    type(FormField.PROJECT, "web");
    connect();
    tasks.until(() -> model.clouds().find(Kind.SAVED, "127.0.0.1").isPresent());
    String cloudName = sessions.getFirst().cloudName();

    // While the cloud is open its password is still there for the next window of the dialog.
    model.choice().select(entry(Kind.CLOUDS_YAML, "small"));
    model.choice().select(entry(Kind.SAVED, "127.0.0.1"));
    tasks.until(() -> secret().equals(SmallCloud.PASSWORD));

    model.forget(cloudName);
    assertThat(secret()).isEmpty();
    model.choice().select(entry(Kind.CLOUDS_YAML, "small"));
    model.choice().select(entry(Kind.SAVED, "127.0.0.1"));
    assertThat(secret()).isEmpty();
    assertThat(model.choice().firstMissing()).isEqualTo(FormField.SECRET);
  }

  @Test
  void whatWasTypedForItIsForgottenThoughAnotherCloudIsShown() {
    model.choice().select(entry(Kind.CLOUDS_YAML, "small"));
    connect();
    model.choice().startNew();
    model.forget("small");
    model.choice().select(entry(Kind.CLOUDS_YAML, "small"));
    assertThat(secret()).isEmpty();
  }

  @Test
  void thatOfAFileIsReadFromTheFileAgain() {
    model.choice().select(entry(Kind.CLOUDS_YAML, "small"));
    assertThat(secret()).isEqualTo(SmallCloud.PASSWORD);
    connect();
    model.forget("small");
    assertThat(secret()).isEmpty();
    model.reopen();
    tasks.until(() -> secret().equals(SmallCloud.PASSWORD));
    connect();
    assertThat(sessions).hasSize(2);
  }
}
