package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.keychain.Keychain;
import io.novadesk.keychain.KeychainException;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.InMemorySecrets;
import io.novadesk.profile.OpenCloud;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.Gateway;
import io.novadesk.testing.MemoryKeychain;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import io.novadesk.viewmodel.connect.Entrance.By;
import io.novadesk.viewmodel.connect.Opening.Need;
import io.novadesk.viewmodel.connect.Opening.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several clouds at once, each in its own time. */
@Timeout(120)
class OpeningsTest {
  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<Session> sessions = new ArrayList<>();
  private final List<String> entered = new ArrayList<>();
  private final List<SmallCloud> clouds = new ArrayList<>();
  private final MemoryKeychain keychain = new MemoryKeychain();

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
    clouds.forEach(SmallCloud::close);
  }

  private SmallCloud cloud() {
    SmallCloud cloud = new SmallCloud();
    clouds.add(cloud);
    return cloud;
  }

  private static String entry(SmallCloud cloud, String password) {
    return "{auth: {auth_url: \"%s\", username: ada, %sproject_name: web}}"
        .formatted(cloud.authUrl(), password.isEmpty() ? "" : "password: " + password + ", ");
  }

  private ConnectViewModel start(Keychain system, String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("clouds.yaml"), "clouds: {" + yaml + "}");
    return new ConnectViewModel(
        tasks,
        new Connector(HttpSettings.standard(), Clock.systemUTC()),
        new ConnectionStore(folder.resolve("connections.json")),
        new CloudsYaml(List.of(file), List.of()),
        null,
        (session, marking, by) -> {
          sessions.add(session);
          entered.add(session.cloudName() + " " + by + " " + marking.colour());
        },
        new InMemorySecrets(),
        () -> system,
        _ -> {},
        _ -> {});
  }

  private static Opening only(ConnectViewModel model) {
    assertThat(model.openings().all()).hasSize(1);
    return model.openings().all().getFirst();
  }

  @Test
  void noneWaitsForOneThatHangs() throws IOException {
    SmallCloud hanging = cloud();
    hanging.hang();
    ConnectViewModel model =
        start(
            keychain,
            "slow: %s, one: %s, two: %s"
                .formatted(
                    entry(hanging, "sesame"), entry(cloud(), "sesame"), entry(cloud(), "sesame")));
    model.openings().open(List.of("slow", "one", "two"));
    tasks.until(() -> sessions.size() == 2);
    assertThat(entered).containsExactlyInAnyOrder("one ITSELF NONE", "two ITSELF NONE");
    assertThat(model.openClouds()).containsExactlyInAnyOrder("one", "two");
    Opening left = only(model);
    assertThat(left.name()).isEqualTo("slow");
    assertThat(left.state()).isEqualTo(State.CONNECTING);
    FaultMatrix.row(Area.LOGIN, "one of three clouds hangs at the start", 2, "connecting");

    model.openings().leave(left);
    assertThat(model.openings().all()).isEmpty();
  }

  @Test
  void comesWithTheColourOfItsCloud() throws IOException {
    SmallCloud cloud = cloud();
    new ConnectionStore(folder.resolve("connections.json"))
        .markElsewhere("one", new Marking(Colour.RED, false, "Shop"));
    ConnectViewModel model = start(keychain, "one: " + entry(cloud, "sesame"));
    model.openings().open(List.of("one"));
    tasks.until(() -> !sessions.isEmpty());
    assertThat(entered).containsExactly("one ITSELF RED");
  }

  @Test
  void findsItsSecretInTheKeychain() throws Exception {
    SmallCloud cloud = cloud();
    ConnectViewModel model = start(keychain, "one: " + entry(cloud, ""));
    tasks.until(() -> model.clouds().loadedProperty().get());
    Connection known = model.clouds().named("one").orElseThrow().connection();
    keychain.remember(KeychainChoice.owner(known, FormField.SECRET), "one", Secret.of("sesame"));
    model.openings().open(List.of("one"));
    tasks.until(() -> !sessions.isEmpty());
    assertThat(keychain.kept()).containsValue(Secret.of("sesame"));
  }

  @Test
  void goesOnByHandWhereNothingKnowsTheSecret() throws IOException {
    ConnectViewModel model =
        start(keychain, "one: %s, two: %s".formatted(entry(cloud(), ""), entry(cloud(), "sesame")));
    model.openings().open(List.of("one", "two"));
    tasks.until(() -> !sessions.isEmpty() && model.openings().firstThatWantsPerson().isPresent());
    Opening waiting = only(model);
    assertThat(waiting.standingProperty().get().told())
        .isEqualTo("one waits for something to be typed, such as its password.");

    model.goOn(waiting);
    assertThat(model.form().wantedFocusProperty().get()).isNull();
    model.form().text(FormField.SECRET).set("sesame");
    model.connect();
    tasks.until(() -> sessions.size() == 2);
    assertThat(entered).contains("one " + By.PERSON + " NONE");
    assertThat(model.openings().all()).isEmpty();
  }

  @Test
  void saysWhyTheKeychainTellsNothing() throws IOException {
    ConnectViewModel model = start(new Locked(), "one: " + entry(cloud(), ""));
    model.openings().open(List.of("one"));
    tasks.until(() -> only(model).state() != State.CONNECTING);
    assertThat(only(model).standingProperty().get().told()).isEqualTo("The keychain is locked.");
    assertThat(only(model).state()).isEqualTo(State.WANTS_PERSON);
  }

  @Test
  void asksForNothingOfItselfWhereItOpensAgain() throws IOException {
    ConnectViewModel model =
        start(
            keychain,
            "one: %s, two: {auth_type: v3totp, auth: {auth_url: '%s', username: ada}}, three: %s"
                .formatted(
                    entry(cloud(), ""),
                    cloud().authUrl(),
                    "{auth_type: v3websso, auth: {auth_url: '%s', identity_provider: idp}}"
                        .formatted(cloud().authUrl())));
    model.openings().openAgain(Stream.of("one", "two", "three").map(OpenCloud::of).toList());
    tasks.until(
        () -> model.openings().all().stream().allMatch(each -> each.state() == State.WANTS_PERSON));
    assertThat(model.openings().all())
        .extracting(each -> each.standingProperty().get().need())
        .containsExactly(Need.SECRET, Need.CODE, Need.BROWSER);
    assertThat(model.openings().firstThatWantsPerson()).isEmpty();
    assertThat(sessions).isEmpty();
  }

  @Test
  void opensTheProjectAgainThatWasSwitchedTo() throws IOException {
    SmallCloud cloud = cloud();
    try (Gateway gateway = new Gateway(cloud.authUrl())) {
      List<String> sent = new CopyOnWriteArrayList<>();
      gateway.rewrite(
          body -> {
            sent.add(body);
            return body;
          });
      ConnectViewModel model =
          start(
              keychain,
              "one: {auth: {auth_url: '%s', username: ada, password: sesame, project_name: web}}"
                  .formatted(gateway.url()));
      model
          .openings()
          .openAgain(List.of(OpenCloud.of("one"), new OpenCloud("one", "one / shop", "p-shop")));
      tasks.until(() -> sessions.size() == 2);
      assertThat(sessions)
          .extracting(Session::cloudName)
          .containsExactlyInAnyOrder("one", "one / shop");
      assertThat(sent).anyMatch(body -> body.contains("\"id\":\"p-shop\""));
      assertThat(sent).anyMatch(body -> body.contains("\"name\":\"web\""));
    }
  }

  /** Keystone refuses it as it refuses a wrong password. */
  @Test
  void saysThatAProjectMayBeGoneThatWasOpenLastTime() throws IOException {
    try (DemoCloud demo = DemoCloud.start(DemoSettings.standard())) {
      ConnectViewModel model =
          start(
              keychain,
              "one: {auth: {auth_url: '%s', username: demo, password: %s, project_name: demo}}"
                  .formatted(demo.authUrl(), demo.password()));
      model
          .openings()
          .openAgain(List.of(OpenCloud.of("one"), new OpenCloud("one", "one / gone", "p-gone")));
      tasks.until(() -> sessions.size() == 1 && model.openings().all().size() == 1);
      tasks.until(() -> only(model).state() == State.FAILED);
      String told = only(model).standingProperty().get().told();
      assertThat(told).startsWith("one / gone was not opened: its project is gone or closed");
      // The way on: the connection itself, whose project is there.
      model.openings().leave(only(model));
      assertThat(model.openings().all()).isEmpty();
      assertThat(sessions.getFirst().loginNeeded()).isNull();
      FaultMatrix.row(Area.LOGIN, "a project of last time is gone", 1, told);
    }
  }

  @Test
  void keepsWhatTheCloudSaidForTheDialog() throws IOException {
    ConnectViewModel model = start(keychain, "one: " + entry(cloud(), "wrong"));
    model.openings().open(List.of("one"));
    tasks.until(() -> only(model).state() == State.FAILED);
    Opening refused = only(model);
    String told = refused.standingProperty().get().told();
    assertThat(told).isEqualTo("The cloud does not accept this user with this password.");

    model.goOn(refused);
    assertThat(model.choice().selectedProperty().get().name()).isEqualTo("one");
    assertThat(model.form().error(FormField.SECRET).get()).isEqualTo(told);
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.FAILED);

    model.openings().again(refused);
    assertThat(refused.state()).isEqualTo(State.CONNECTING);
    tasks.until(() -> refused.state() == State.FAILED);
    assertThat(sessions).isEmpty();
    FaultMatrix.row(Area.LOGIN, "a cloud opened at the start refuses its password", 2, told);
  }

  @Test
  void opensNothingTwice() throws IOException {
    ConnectViewModel model = start(keychain, "one: " + entry(cloud(), "sesame"));
    model.openings().open(List.of("one", "one"));
    model.openings().open(List.of("one"));
    tasks.until(() -> !sessions.isEmpty());
    model.openings().open(List.of("one"));
    assertThat(model.openings().all()).isEmpty();
    assertThat(sessions).hasSize(1);
  }

  @Test
  void saysThatThereIsNoSuchCloud() throws IOException {
    ConnectViewModel model = start(keychain, "one: " + entry(cloud(), "sesame"));
    model.openings().open(List.of("nine"));
    tasks.until(() -> only(model).state() == State.FAILED);
    assertThat(only(model).standingProperty().get().told())
        .isEqualTo("There is no cloud named nine, neither saved nor in clouds.yaml.");
    model.goOn(only(model));
    assertThat(model.help().messageProperty().get()).startsWith("There is no cloud named nine");
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.IDLE);
  }

  private record Locked() implements Keychain {
    @Override
    public String whyNot() {
      return "";
    }

    @Override
    public Optional<Secret> find(Owner owner) throws KeychainException {
      throw new KeychainException("The keychain is locked.");
    }

    @Override
    public void remember(Owner owner, String label, Secret secret) {
      throw new AssertionError("nothing to remember");
    }

    @Override
    public void forget(Owner owner) {
      throw new AssertionError("nothing to forget");
    }
  }
}
