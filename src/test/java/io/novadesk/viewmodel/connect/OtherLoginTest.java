package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.common.login.FormField;
import io.novadesk.i18n.Text;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.InMemorySecrets;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.MemoryKeychain;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.GivenCommand;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.io.IOException;
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

/** One deed with the login of an administrator, and everything else with one's own. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class OtherLoginTest {
  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);
  private final MemoryKeychain keychain = new MemoryKeychain();
  private final List<Session> others = new ArrayList<>();
  private OpenDemo demo;
  private Session member;
  private ConnectViewModel connect;

  @BeforeEach
  void open() throws Exception {
    demo = OpenDemo.asMember();
    member = demo.session();
    connect = connecting("");
  }

  @AfterEach
  void close() {
    console.dispose();
    tasks.close();
    demo.close();
  }

  private ConnectViewModel connecting(String clouds) throws IOException {
    Path file = Files.writeString(folder.resolve("clouds.yaml"), "clouds: {" + clouds + "}");
    ConnectViewModel model =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            new ConnectionStore(folder.resolve("connections.json")),
            new CloudsYaml(List.of(file), List.of()),
            null,
            (session, _, _) -> session.close(),
            new InMemorySecrets(),
            () -> keychain,
            _ -> {},
            _ -> {});
    tasks.until(() -> model.clouds().loadedProperty().get());
    return model;
  }

  private ServerRow enter(Marking marking) {
    console.open(member, marking);
    tasks.until(() -> console.servers().rows().size() > 40);
    return console.servers().rows().stream()
        .filter(row -> row.name().equals("api-01"))
        .findFirst()
        .orElseThrow();
  }

  private OtherLogin asked(ServerRow row) {
    return connect.otherLogins().of(member, row.region().region().name(), others::add);
  }

  private OtherLogin typed(ServerRow row, String user, String password) {
    OtherLogin login = asked(row);
    login.userProperty().set(user);
    login.secretProperty().set(password);
    return login;
  }

  private Session loggedIn(OtherLogin login) {
    login.logIn(login::close);
    tasks.until(() -> !others.isEmpty());
    return others.removeFirst();
  }

  private List<Exchange> sent(String method, String end) {
    return member.exchanges().all().stream()
        .filter(e -> e.method().equals(method) && e.uri().getPath().endsWith(end))
        .toList();
  }

  private static GivenCommand resetState(ServerRow row) {
    return new GivenCommand(new Command.ResetState(true), row);
  }

  @Test
  void whatTheCloudForbidsIsDoneOnceByAnAdministratorWhoIsLeftThen() {
    ServerRow row = enter(Marking.NONE);
    CommandRow mine = console.operations().start(new Command.ResetState(true), row);
    tasks.until(() -> mine.state().isEnd());
    assertThat(mine.state()).isInstanceOf(OperationState.Failed.class);
    assertThat(mine.isForOtherLogin()).isTrue();

    CommandRow theirs =
        console.operations().startWith(loggedIn(typed(row, "admin", "secret")), mine.given());
    tasks.until(() -> theirs.state().isEnd());
    assertThat(theirs.state()).as(theirs.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(theirs.aside()).contains("admin");
    assertThat(theirs.sentence()).contains("admin");
    assertThat(theirs.isForOtherLogin()).isFalse();
    assertThat(sent("POST", "/action")).extracting(Exchange::status).containsExactly(403, 202);

    // The administrator's token is given back; one's own goes on.
    assertThat(theirs.endOfOtherLogin()).succeedsWithin(Duration.ofSeconds(20));
    assertThat(sent("DELETE", "/auth/tokens")).hasSize(1);
    assertThat(member.loginNeeded()).isNull();
    assertThat(member.regions().getFirst().servers().get(row.server().id()).name())
        .isEqualTo("api-01");
    assertThat(keychain.kept()).isEmpty();
    assertThat(folder.resolve("connections.json")).doesNotExist();
    FaultMatrix.row(Area.COMMAND, "403 for a member: once more as an administrator", 2, "done");
  }

  @Test
  void aRefusalOfTheOtherLoginSaysNothingOfOnesOwn() {
    ServerRow row = enter(Marking.NONE);
    CommandRow theirs =
        console.operations().startWith(loggedIn(typed(row, "manager", "secret")), resetState(row));
    tasks.until(() -> theirs.state().isEnd());
    assertThat(theirs.state()).isInstanceOf(OperationState.Failed.class);
    assertThat(theirs.isForOtherLogin()).as("another one still").isTrue();
    assertThat(theirs.isRepeatable()).as("its session has ended").isFalse();
    assertThat(row.region().region().refusals().isKnown(row.server().id())).isFalse();
  }

  @Test
  void anActionForAdministratorsIsOfferedWithAnotherLogin() {
    ServerRow row = enter(Marking.NONE);
    ActionsViewModel actions = console.actions();
    console.servers().select(List.of(row));
    assertThat(actions.offeredProperty(ServerAction.RESET_STATE).get()).isFalse();
    assertThat(actions.whyNotWithOtherLoginProperty(ServerAction.RESET_STATE).get()).isEmpty();
    assertThat(actions.explain(ServerAction.RESET_STATE))
        .extracting("forOtherLogin")
        .isEqualTo(true);
    // What is not legal for anybody is not made so.
    assertThat(actions.whyNotWithOtherLoginProperty(ServerAction.SHELVE_OFFLOAD).get())
        .contains("SHELVED");
    console.servers().select(List.of());
    assertThat(actions.whyNotWithOtherLoginProperty(ServerAction.RESET_STATE).get()).isNotEmpty();
  }

  @Test
  void productionStaysReadOnlyForEveryLogin() {
    ServerRow row = enter(new Marking(Colour.RED, true));
    console.servers().select(List.of(row));
    assertThat(console.actions().whyNotWithOtherLoginProperty(ServerAction.RESET_STATE).get())
        .isEqualTo(Text.of("production.refused"));
    Session other = loggedIn(typed(row, "admin", "secret"));
    CommandRow refused = console.operations().startWith(other, resetState(row));
    assertThat(refused.sentence()).isEqualTo(Text.of("production.refused"));
    assertThat(other.end()).succeedsWithin(Duration.ofSeconds(20));
    assertThat(sent("POST", "/action")).isEmpty();
    FaultMatrix.row(Area.COMMAND, "another login for a read-only production cloud", 0, "refused");
  }

  @Test
  void aWrongPasswordIsToldAndTypedAnew() {
    ServerRow row = enter(Marking.NONE);
    OtherLogin login = typed(row, "admin", "wrong");
    login.logIn(login::close);
    tasks.until(() -> !login.sending().busyProperty().get());
    assertThat(login.sending().problemProperty().get())
        .isEqualTo(Text.of("connect.error.refused.PASSWORD"));
    assertThat(login.userProperty().get()).isEqualTo("admin");

    login.userProperty().set("totp");
    login.secretProperty().set("secret");
    login.logIn(login::close);
    tasks.until(() -> login.codeWantedProperty().get() && !login.sending().busyProperty().get());
    assertThat(login.sending().problemProperty().get()).isNotEmpty();

    login.userProperty().set("demo");
    login.logIn(login::close);
    tasks.until(() -> login.sending().problemProperty().get().equals(Text.of("otherLogin.same")));
    login.close();
  }

  @Test
  void aSavedConnectionOfTheCloudIsOfferedWithWhatTheKeychainHas() throws Exception {
    connect =
        connecting(
            """
            boss: {auth: {auth_url: "%s", username: admin, project_name: demo}},
            elsewhere: {auth: {auth_url: "http://127.0.0.1:1/v3", username: admin}}\
            """
                .formatted(member.login().authUrl()));
    Connection boss = connect.clouds().named("boss").orElseThrow().connection();
    keychain.remember(KeychainChoice.owner(boss, FormField.SECRET), "boss", Secret.of("secret"));
    ServerRow row = enter(Marking.NONE);
    OtherLogin login = asked(row);
    assertThat(login.choices()).extracting(OtherLogin.Choice::label).hasSize(2);
    assertThat(login.choices().getFirst().label()).contains("boss");
    tasks.until(() -> !login.secretKeptProperty().get().isEmpty());
    assertThat(login.incompleteProperty().get()).isFalse();
    assertThat(login.secretProperty().get()).as("it is not shown").isEmpty();
    Session other = loggedIn(login);
    assertThat(other.identity().userName()).isEqualTo("admin");
    assertThat(other.isAdmin()).isTrue();
    other.close();
  }

  @Test
  void theTickKeepsItAsAConnectionWithItsPasswordInTheKeychain() {
    ServerRow row = enter(Marking.NONE);
    OtherLogin login = typed(row, "admin", "secret");
    login.keepProperty().set(true);
    loggedIn(login).close();
    tasks.until(() -> connect.clouds().named("Demo as admin").isPresent());
    assertThat(keychain.kept()).hasSize(1).containsValue(Secret.of("secret"));
    assertThat(keychain.kept().keySet().iterator().next().user()).isEqualTo("admin");
    OtherLogin next = asked(row);
    tasks.until(() -> !next.secretKeptProperty().get().isEmpty());
    next.close();
  }
}
