package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.InMemorySecrets;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.MemoryKeychain;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person whose cloud wants a one-time code, and the seed that makes it. */
@Timeout(120)
class OneTimeCodeTest {
  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final MemoryKeychain keychain = new MemoryKeychain();
  private final List<Session> sessions = new ArrayList<>();
  private DemoCloud cloud;

  @BeforeEach
  void start() throws Exception {
    cloud = DemoCloud.start(DemoSettings.standard());
  }

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
    cloud.close();
  }

  private ConnectViewModel open() {
    ConnectViewModel model =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            new ConnectionStore(folder.resolve("connections.json")),
            new CloudsYaml(List.of(), List.of()),
            null,
            (session, _, _) -> sessions.add(session),
            new InMemorySecrets(),
            () -> keychain,
            _ -> {},
            _ -> {});
    tasks.until(() -> model.clouds().loadedProperty().get());
    return model;
  }

  private ConnectViewModel typed(Method method) {
    ConnectViewModel model = open();
    model.choice().startNew();
    model.form().methodProperty().set(method);
    type(model, FormField.NAME, "lab");
    type(model, FormField.AUTH_URL, cloud.authUrl().toString());
    type(model, FormField.USER, cloud.totpUserName());
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

  @Test
  void askedForAfterThePasswordWhereTheCloudSaysSo() {
    ConnectViewModel model = typed(Method.PASSWORD);
    assertThat(model.form().passcodeWantedProperty().get()).isFalse();
    assertThat(connect(model)).isEqualTo(Phase.FAILED);
    assertThat(model.form().passcodeWantedProperty().get()).isTrue();
    assertThat(model.form().wantedFocusProperty().get()).isEqualTo(FormField.PASSCODE);
    String sentence = model.form().error(FormField.PASSCODE).get();
    assertThat(sentence).contains("The password is right");
    assertThat(model.form().text(FormField.SECRET).get()).isEqualTo(cloud.password());
    FaultMatrix.row(Area.LOGIN, "the cloud wants a one-time code too", 1, sentence);

    type(model, FormField.PASSCODE, "000000");
    assertThat(connect(model)).isEqualTo(Phase.FAILED);
    assertThat(model.form().error(FormField.PASSCODE).get())
        .contains("does not accept this password with this code");
    FaultMatrix.row(
        Area.LOGIN, "the one-time code is wrong", 1, model.form().error(FormField.PASSCODE).get());
  }

  @Test
  void madeOfTheSeedThatTheKeychainKeeps() throws Exception {
    ConnectViewModel model = typed(Method.PASSWORD);
    type(model, FormField.SEED, "not a seed!");
    model.connect();
    assertThat(model.form().error(FormField.SEED).get()).contains("Not a seed");
    type(model, FormField.SEED, cloud.totpSeed().toLowerCase(Locale.ROOT));
    model.keychain().keepProperty().set(true);
    assertThat(connect(model)).isEqualTo(Phase.CONNECTED);
    Session session = sessions.getFirst();
    assertThat(session.login().credentials().canBeRepeated()).isTrue();
    String token = session.identity().id().reveal();
    assertThat(session.renew(session.identity().id()).reveal()).isNotEqualTo(token);
    assertThat(session.exchanges().all().toString()).doesNotContain(cloud.totpSeed());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContainIgnoringCase(cloud.totpSeed());
      }
    }

    // The next start of the program, once password and seed are kept: that is done beside.
    tasks.until(() -> keychain.kept().size() == 2);
    ConnectViewModel next = open();
    tasks.until(() -> !next.form().text(FormField.SEED).get().isEmpty());
    assertThat(next.form().text(FormField.SECRET).get()).isEqualTo(cloud.password());
    assertThat(connect(next)).isEqualTo(Phase.CONNECTED);
    type(next, FormField.USER, "demo");
    assertThat(next.form().text(FormField.SEED).get()).isEmpty();
    assertThat(next.form().text(FormField.SECRET).get()).isEmpty();
  }

  @Test
  void theCodeAloneIsNotEnoughThere() {
    ConnectViewModel model = typed(Method.TOTP);
    model.connect();
    assertThat(model.form().error(FormField.PASSCODE).get()).contains("one-time code");
    type(model, FormField.SEED, cloud.totpSeed());
    assertThat(connect(model)).isEqualTo(Phase.FAILED);
    assertThat(model.form().error(FormField.PASSCODE).get()).contains("with this code");
  }
}
