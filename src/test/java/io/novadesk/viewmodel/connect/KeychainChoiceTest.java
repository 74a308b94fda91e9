package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.keychain.Keychain;
import io.novadesk.keychain.KeychainException;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.InMemorySecrets;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.MemoryKeychain;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept in the keychain, when it comes back, and to whom it never goes. */
@Timeout(120)
class KeychainChoiceTest {
  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<Session> sessions = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final SmallCloud cloud = new SmallCloud();
  private final MemoryKeychain keychain = new MemoryKeychain();

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
    cloud.close();
  }

  /** As the program finds it at each start. */
  private ConnectViewModel start(Keychain system) {
    ConnectViewModel model =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            new ConnectionStore(folder.resolve("connections.json")),
            new CloudsYaml(List.of(), List.of()),
            null,
            (session, _, _) -> sessions.add(session),
            new InMemorySecrets(),
            () -> system,
            _ -> {},
            complaints::add);
    tasks.until(() -> model.clouds().loadedProperty().get());
    return model;
  }

  private static void type(ConnectViewModel model, FormField field, String text) {
    model.form().text(field).set(text);
  }

  private static String secret(ConnectViewModel model) {
    return model.form().text(FormField.SECRET).get();
  }

  private ConnectViewModel connected(boolean keep) {
    ConnectViewModel model = start(keychain);
    model.choice().startNew();
    type(model, FormField.NAME, "small");
    type(model, FormField.AUTH_URL, cloud.authUrl().toString());
    type(model, FormField.USER, "ada");
    type(model, FormField.SECRET, "sesame");
    type(model, FormField.PROJECT, "web");
    model.keychain().keepProperty().set(keep);
    connect(model);
    tasks.until(() -> model.clouds().find(Kind.SAVED, "small").isPresent());
    return model;
  }

  private void connect(ConnectViewModel model) {
    model.connect();
    tasks.until(() -> model.phaseProperty().get() == Phase.CONNECTED);
  }

  private ConnectViewModel comeBack() {
    ConnectViewModel model = start(keychain);
    tasks.until(() -> secret(model).equals("sesame"));
    return model;
  }

  @Test
  void isFilledInAtTheNextStart() throws IOException {
    connected(true);
    tasks.until(() -> !keychain.kept().isEmpty());
    ConnectViewModel model = comeBack();
    assertThat(model.keychain().keepProperty().get()).isTrue();
    connect(model);
    assertThat(sessions).hasSize(2);
    for (Path file : files()) {
      assertThat(Files.readString(file)).as(file.toString()).doesNotContain("sesame");
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void anAnswerThatComesLateTakesNothingOfWhatWasTypedMeanwhile() {
    connected(true);
    tasks.until(() -> !keychain.kept().isEmpty());
    CountDownLatch late = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    ConnectViewModel model =
        start(
            new Keychain() {
              @Override
              public String whyNot() {
                return "";
              }

              @Override
              public Optional<Secret> find(Owner owner) throws KeychainException {
                try {
                  late.await();
                } catch (InterruptedException _) {
                  throw new KeychainException("interrupted");
                }
                answered.countDown();
                return Optional.of(Secret.of("of long ago"));
              }

              @Override
              public void remember(Owner owner, String label, Secret secret) {}

              @Override
              public void forget(Owner owner) {}
            });
    type(model, FormField.SECRET, "sesame");
    connect(model);
    late.countDown();
    tasks.until(() -> answered.getCount() == 0);
    model.choice().startNew();
    model.choice().select("small");
    tasks.until(() -> !secret(model).isEmpty());
    assertThat(secret(model)).isEqualTo("sesame");
    assertThat(sessions).hasSize(2);
    FaultMatrix.row(Area.SECRET, "a keychain that answers after the login", 1, "typed by hand");
  }

  @Test
  void goesStraightIntoACloudByName() {
    connected(true);
    tasks.until(() -> !keychain.kept().isEmpty());
    ConnectViewModel model = start(keychain);
    model.open("small");
    tasks.until(() -> model.phaseProperty().get() == Phase.CONNECTED);
    assertThat(sessions).hasSize(2);
  }

  @Test
  void keepsNothingUnasked() {
    connected(false);
    ConnectViewModel model = start(keychain);
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    assertThat(keychain.kept()).isEmpty();
    assertThat(secret(model)).isEmpty();
    assertThat(model.keychain().keepProperty().get()).isFalse();
  }

  @Test
  void neverGoesToAnotherAddressOrUser() {
    connected(true);
    tasks.until(() -> !keychain.kept().isEmpty());
    for (FormField field : List.of(FormField.AUTH_URL, FormField.USER, FormField.USER_DOMAIN)) {
      ConnectViewModel model = comeBack();
      type(model, field, "https://elsewhere.example/v3");
      assertThat(secret(model)).as(field.name()).isEmpty();
      assertThat(model.keychain().keepProperty().get()).isFalse();
      assertThat(model.help().messageProperty().get())
          .contains("for ada at " + cloud.authUrl() + " alone");
    }
    assertThat(keychain.kept()).hasSize(1);
    FaultMatrix.row(
        Area.SECRET,
        "a connection edited after its password came from the keychain",
        0,
        "What the keychain holds is for ada alone.");
  }

  @Test
  void isForgottenWhenTheTickGoes() {
    connected(true);
    tasks.until(() -> !keychain.kept().isEmpty());
    ConnectViewModel model = comeBack();
    model.keychain().keepProperty().set(false);
    tasks.until(() -> keychain.kept().isEmpty());
    tasks.until(() -> !model.help().messageProperty().get().isEmpty());
    assertThat(secret(model)).isEqualTo("sesame");
  }

  @Test
  void aKeychainThatRefusesIsToldAndTheLoginGoesOn() {
    Keychain broken = Keychain.none();
    ConnectViewModel model = start(new Refusing(broken));
    model.choice().startNew();
    type(model, FormField.AUTH_URL, cloud.authUrl().toString());
    type(model, FormField.USER, "ada");
    type(model, FormField.SECRET, "sesame");
    type(model, FormField.PROJECT, "web");
    model.keychain().keepProperty().set(true);
    connect(model);
    tasks.until(() -> !complaints.isEmpty());
    assertThat(complaints).containsExactly("Novadesk cannot use the keychain of this system.");
    FaultMatrix.row(Area.SECRET, "a keychain that refuses", 0, complaints.getFirst());
  }

  /** Looks open until something is kept in it. */
  private record Refusing(Keychain broken) implements Keychain {
    @Override
    public String whyNot() {
      return "";
    }

    @Override
    public Optional<Secret> find(Owner owner) {
      return Optional.empty();
    }

    @Override
    public void remember(Owner owner, String label, Secret secret) throws KeychainException {
      broken.remember(owner, label, secret);
    }

    @Override
    public void forget(Owner owner) {
      throw new AssertionError("nothing to forget");
    }
  }

  @Test
  void holdsTheNewSecretOnceTheCloudTookItInPlaceOfTheKept() {
    ConnectViewModel model = connected(true);
    assertThat(keychain.kept().values()).containsExactly(Secret.of("sesame"));
    model.renewed(
        sessions.getFirst(), new Credentials.Password("ada", null, Secret.of("open sesame")));
    tasks.until(() -> keychain.kept().containsValue(Secret.of("open sesame")));
    assertThat(keychain.kept()).hasSize(1);
  }
}
