package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.ApplicationCredential;
import io.novadesk.api.identity.ApplicationCredentials.Made;
import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.connect.BrowserSignOn;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.keychain.Keychain;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Tls;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.InMemorySecrets;
import io.novadesk.testing.Browser;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.MemoryKeychain;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.credentials.CredentialsViewModel;
import io.novadesk.viewmodel.credentials.SecretPlace.Use;
import io.novadesk.viewmodel.production.ProductionGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who came by browser makes an application credential, and tomorrow needs no browser. */
@Timeout(120)
class CredentialKeepingTest {
  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<Session> sessions = new ArrayList<>();
  private final List<URI> pages = new ArrayList<>();
  private final Browser browser = new Browser();
  private final MemoryKeychain keychain = new MemoryKeychain();
  private final List<String> kept = new ArrayList<>();
  private final List<Made> shown = new ArrayList<>();
  private final List<String> why = new ArrayList<>();
  private URI origin;
  private DemoCloud cloud;

  @BeforeEach
  void start() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      origin = URI.create("http://localhost:" + free.getLocalPort() + "/auth/websso/");
    }
    cloud = DemoCloud.start(DemoSettings.standard().withTrustedOrigins(List.of(origin.toString())));
  }

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
    browser.close();
    cloud.close();
  }

  private ConnectViewModel open(Keychain system) {
    return new ConnectViewModel(
        tasks,
        new Connector(
            HttpSettings.standard(),
            Clock.systemUTC(),
            new BrowserSignOn(origin, Duration.ofMinutes(1))),
        store(),
        new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
        null,
        (session, _, _) -> sessions.add(session),
        new InMemorySecrets(),
        () -> system,
        pages::add,
        _ -> {});
  }

  private ConnectionStore store() {
    return new ConnectionStore(folder.resolve("connections.json"));
  }

  private void save(SignIn who) throws IOException {
    store()
        .save(
            new Connection(
                "Work", cloud.authUrl().toString(), who, Target.NONE, Tls.NONE, Marking.NONE));
  }

  /** As a person does it who knows nothing but the browser. */
  private Session byBrowser(ConnectViewModel model) throws Exception {
    tasks.until(() -> model.clouds().loadedProperty().get());
    model.choice().select("Work");
    model.connect();
    tasks.until(() -> !pages.isEmpty());
    browser.submit(browser.signOn(pages.removeFirst(), cloud.userName(), cloud.password()), "null");
    tasks.until(() -> model.browser().visitorProperty().get() != null);
    model.browser().accept(model.browser().visitorProperty().get().projects().getFirst());
    tasks.until(() -> !sessions.isEmpty());
    return sessions.getLast();
  }

  private CredentialsViewModel dialog(ConnectViewModel model, Session session) {
    CredentialsViewModel dialog =
        new CredentialsViewModel(
            tasks,
            session,
            new ProductionGuard(Marking.NONE, tasks, Clock.systemUTC()),
            model.credentials(),
            () -> "desk",
            (_, _) -> {});
    tasks.until(() -> dialog.useProperty().get() != null && !dialog.nameProperty().get().isEmpty());
    return dialog;
  }

  private void make(CredentialsViewModel dialog) {
    int before = kept.size() + shown.size();
    dialog.make(
        kept::add,
        secret -> {
          shown.add(secret.made());
          why.add(secret.whyNotKept());
        });
    tasks.until(
        () ->
            kept.size() + shown.size() > before
                || !dialog.nameProblemProperty().get().isEmpty()
                || !dialog.making().problemProperty().get().isEmpty());
  }

  @Test
  void nextStartNeedsNoBrowser() throws Exception {
    save(SignIn.inBrowser("demo-idp", "openid"));
    ConnectViewModel today = open(keychain);
    Session session = byBrowser(today);
    CredentialsViewModel dialog = dialog(today, session);
    assertThat(dialog.offerProperty().get().uses())
        .containsExactly(Use.THIS_CONNECTION, Use.OTHER_CONNECTION, Use.SHOWN);
    assertThat(dialog.nameProperty().get()).matches("novadesk-desk-\\d{4}-\\d\\d-\\d\\d");
    make(dialog);
    assertThat(kept).containsExactly("Work");
    assertThat(keychain.kept()).hasSize(1);

    // The sign-on is still known, for the day on which the credential has ended.
    Connection now = store().load().connections().getFirst();
    assertThat(now.signIn().method()).isEqualTo(Method.APPLICATION_CREDENTIAL);
    assertThat(now.signIn().provider()).isEqualTo("demo-idp");
    assertThat(Files.readString(folder.resolve("connections.json")))
        .doesNotContain(keychain.kept().values().iterator().next().reveal());

    ConnectViewModel tomorrow = open(keychain);
    tomorrow.openings().open(List.of("Work"));
    tasks.until(() -> sessions.size() == 2);
    assertThat(pages).isEmpty();
    Session again = sessions.getLast();
    assertThat(again.login().credentials()).isInstanceOf(Credentials.ApplicationCredential.class);
    assertThat(again.identity().userId()).isEqualTo(session.identity().userId());
    assertThat(again.identity().project()).isEqualTo(session.identity().project());
  }

  @Test
  void dialogOfTodayShowsTheOtherWayInToo() throws Exception {
    save(SignIn.inBrowser("demo-idp", "openid"));
    ConnectViewModel model = open(keychain);
    make(dialog(model, byBrowser(model)));
    model.reopen();
    tasks.until(
        () ->
            model.form().connection().signIn().method() == Method.APPLICATION_CREDENTIAL
                && !model.form().value(FormField.SECRET).isEmpty());
    assertThat(model.choice().unsavedProperty().get()).isFalse();
    assertThat(Secret.of(model.form().value(FormField.SECRET)))
        .isEqualTo(keychain.kept().values().iterator().next());
  }

  @Test
  void passwordThatIsTypedLaterIsNotTakenForTheSecret() throws Exception {
    save(new SignIn(Method.PASSWORD, cloud.userName(), "", ""));
    ConnectViewModel model = open(keychain);
    tasks.until(() -> model.clouds().loadedProperty().get());
    model.choice().select("Work");
    model.form().text(FormField.SECRET).set(cloud.password());
    model.form().text(FormField.PROJECT).set(cloud.projectName());
    model.connect();
    tasks.until(() -> !sessions.isEmpty());
    make(dialog(model, sessions.getFirst()));
    Secret secret = keychain.kept().values().iterator().next();

    model.renewed(sessions.getFirst(), sessions.getFirst().login().credentials());
    make(dialog(model, sessions.getFirst()));
    assertThat(keychain.kept().values())
        .contains(secret)
        .doesNotContain(Secret.of(cloud.password()));
  }

  @Test
  void withoutKeychainTheSecretIsShownOnce() throws Exception {
    save(SignIn.inBrowser("demo-idp", "openid"));
    ConnectViewModel model = open(Keychain.none());
    CredentialsViewModel dialog = dialog(model, byBrowser(model));
    assertThat(dialog.offerProperty().get().uses()).containsExactly(Use.SHOWN);
    assertThat(dialog.offerProperty().get().whyNot()).isEqualTo(Keychain.none().whyNot());
    make(dialog);
    assertThat(why).containsExactly("");
    assertThat(shown.getFirst().secret().isEmpty()).isFalse();
    Connection now = store().load().connections().getFirst();
    assertThat(now.signIn().method()).isEqualTo(Method.BROWSER);
    FaultMatrix.row(Area.SECRET, "no keychain for a new application credential", 1, "shown once");
  }

  @Test
  void keychainThatRefusesLosesNothing() throws Exception {
    save(SignIn.inBrowser("demo-idp", "openid"));
    ConnectViewModel model = open(keychain);
    CredentialsViewModel dialog = dialog(model, byBrowser(model));
    keychain.refuse("It is locked.");
    make(dialog);
    assertThat(kept).isEmpty();
    assertThat(why).containsExactly("It is locked.");
    assertThat(shown.getFirst().secret().isEmpty()).isFalse();
    assertThat(store().load().connections().getFirst().signIn().method()).isEqualTo(Method.BROWSER);
    FaultMatrix.row(
        Area.SECRET, "keychain refuses a new application credential", 1, why.getFirst());
  }

  @Test
  void takenNameIsToldAtItsFieldAndAnotherIsMade() throws Exception {
    save(SignIn.inBrowser("demo-idp", "openid"));
    ConnectViewModel model = open(keychain);
    CredentialsViewModel dialog = dialog(model, byBrowser(model));
    dialog.useProperty().set(Use.SHOWN);
    dialog.nameProperty().set("robot");
    make(dialog);
    make(dialog);
    assertThat(shown).hasSize(1);
    assertThat(dialog.nameProblemProperty().get()).contains("named robot");

    CredentialsViewModel second = dialog(model, sessions.getFirst());
    tasks.until(() -> !second.all().isEmpty());
    second.nameProperty().set("robot 2");
    second.roles().stream()
        .filter(role -> !role.name().equals("reader"))
        .forEach(role -> role.wanted().set(false));
    second.unrestrictedProperty().set(true);
    second.useProperty().set(Use.OTHER_CONNECTION);
    make(second);
    assertThat(kept).containsExactly("Work (application credential)");
    assertThat(store().load().connections())
        .extracting(Connection::name)
        .containsExactly("Work", "Work (application credential)");
    CredentialsViewModel third = dialog(model, sessions.getFirst());
    tasks.until(() -> third.all().size() == 2);
    ApplicationCredential free = third.all().getLast();
    assertThat(free.unrestricted()).isTrue();
    assertThat(free.roles()).containsExactly("reader");

    third.delete(free);
    tasks.until(() -> third.all().size() == 1);
    assertThat(third.all().getFirst().name()).isEqualTo("robot");
  }

  @Test
  void restrictedOneSaysThatItMayMakeNoOther() throws Exception {
    save(SignIn.inBrowser("demo-idp", "openid"));
    ConnectViewModel today = open(keychain);
    make(dialog(today, byBrowser(today)));
    ConnectViewModel tomorrow = open(keychain);
    tomorrow.openings().open(List.of("Work"));
    tasks.until(() -> sessions.size() == 2);
    CredentialsViewModel dialog = dialog(tomorrow, sessions.getLast());
    tasks.until(() -> !dialog.all().isEmpty());
    assertThat(dialog.whyNotMake()).contains("may not make or delete others");
    assertThat(dialog.unsendable().get()).isTrue();
    assertThat(dialog.isOwn(dialog.all().getFirst())).isTrue();
    dialog.delete(dialog.all().getFirst());
    tasks.until(() -> !dialog.deleting().problemProperty().get().isEmpty());
    assertThat(dialog.deleting().problemProperty().get()).contains("application_credential");
    FaultMatrix.row(
        Area.LOGIN,
        "application credential that may not manage others",
        1,
        dialog.deleting().problemProperty().get());
  }
}
