package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FieldException;
import io.novadesk.common.login.FormField;
import io.novadesk.common.login.Logins;
import io.novadesk.common.login.TypedSecrets;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.InMemorySecrets;
import io.novadesk.profile.Secrets;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.Attempt.Purpose;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.Entrance.By;
import io.novadesk.viewmodel.connections.FaultList;
import io.novadesk.viewmodel.credentials.SecretPlace;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The connect dialog: choose or type a cloud, then test it or open it. */
public final class ConnectViewModel {
  /** What is going on. */
  public enum Phase {
    IDLE,
    CONNECTING,
    TESTING,
    TESTED,
    FAILED,
    CONNECTED
  }

  private final @Nullable Callable<DemoAccess> demo;
  private final Entrance entrance;
  private final Consumer<String> complaints;
  private final KeptSecrets secrets;
  private final CloudList clouds;
  private final ConnectForm form = new ConnectForm();
  private final Help help = new Help(form);
  private final Connecting connecting;
  private final CloudChoice choice;
  private final KeychainChoice keychain;
  private final Openings openings;
  private final OtherLogins otherLogins;
  private final SecretPlace credentials;
  private final DroppedFiles dropped;
  private final BrowserStep browser;
  private final FaultList faults;
  private final SavedFaults savedFaults;
  private final BooleanProperty remember = new SimpleBooleanProperty(true);

  /** The names of those that the window is connected to. */
  private final ObservableList<String> openClouds = FXCollections.observableArrayList();

  private final Answers answers;
  private Purpose lastPurpose = Purpose.CONNECT;

  /**
   * @param demo starts the demo cloud unless it runs, and tells the way in; null: none is offered
   * @param onConnected gets each session that was opened, on the caller's side; it is the
   *     receiver's to close
   */
  public ConnectViewModel(
      TaskRunner tasks,
      Connector connector,
      ConnectionStore store,
      CloudsYaml clouds,
      @Nullable Callable<DemoAccess> demo,
      Consumer<Session> onConnected) {
    this(
        tasks,
        connector,
        store,
        clouds,
        demo,
        (session, _, _) -> onConnected.accept(session),
        new InMemorySecrets(),
        Keychain::none,
        _ -> {},
        _ -> {});
  }

  /**
   * @param entrance gets each session that was opened
   * @param secrets where those of saved connections are kept while the program runs
   * @param keychain finds the system's own place for them; may block
   * @param browser opens a page in the person's browser
   * @param complaints hears, on the caller's side, what is told when the dialog has gone
   */
  public ConnectViewModel(
      TaskRunner tasks,
      Connector connector,
      ConnectionStore store,
      CloudsYaml clouds,
      @Nullable Callable<DemoAccess> demo,
      Entrance entrance,
      Secrets secrets,
      Callable<Keychain> keychain,
      Consumer<URI> browser,
      Consumer<String> complaints) {
    this.demo = demo;
    this.entrance = entrance;
    this.complaints = complaints;
    this.secrets = new KeptSecrets(tasks, secrets, help);
    this.clouds = new CloudList(tasks, store, clouds, demo != null);
    faults = new FaultList(tasks, clouds, this::refresh, help::say);
    this.browser = new BrowserStep(tasks, browser);
    connecting = new Connecting(tasks, connector, this.browser, new Outcome());
    this.keychain = new KeychainChoice(tasks, keychain, form, help);
    choice =
        new CloudChoice(
            tasks,
            this.clouds,
            form,
            help,
            this.secrets,
            this.keychain,
            this::isBusy,
            connecting::reset);
    savedFaults = new SavedFaults(tasks, form, choice.selectedProperty(), faults::ofSaved);
    answers = new Answers(form, help, choice, () -> start(lastPurpose), this::cancel);
    dropped = new DroppedFiles(tasks, this.clouds, this.secrets, keychain);
    credentials =
        new CredentialKeeping(tasks, this.clouds, this.secrets, keychain, choice::replaced);
    EntrySecrets known = new EntrySecrets(this.secrets, keychain);
    otherLogins =
        new OtherLogins(
            tasks, connector, this.clouds, this.secrets, known, keychain, browser, complaints);
    openings =
        new Openings(
            tasks,
            connector,
            this.clouds,
            known,
            demo,
            this::isOpen,
            (session, marking, by) -> {
              openClouds.add(session.cloudName());
              entrance.opened(session, marking, by);
            });
  }

  public CloudList clouds() {
    return clouds;
  }

  /** The names of those that are open now. */
  public ObservableList<String> openClouds() {
    return openClouds;
  }

  public boolean isOpen(CloudEntry entry) {
    return openClouds.contains(entry.name());
  }

  /** Which of them is shown. */
  public CloudChoice choice() {
    return choice;
  }

  /** Clouds that are opened side by side, without the dialog. */
  public Openings openings() {
    return openings;
  }

  /** By which an open cloud may be asked for something as somebody else. */
  public OtherLogins otherLogins() {
    return otherLogins;
  }

  /** Takes up in the dialog what did not come open by itself, with what was said of it. */
  public void goOn(Opening opening) {
    clouds
        .named(opening.name())
        .ifPresentOrElse(
            entry -> {
              reopen();
              choice.select(entry);
              Exception failure = opening.failure();
              if (failure != null) {
                connecting.takeOver(failure);
              }
            },
            () -> help.say(opening.standingProperty().get().told()));
  }

  /** What a person answers to a question that stopped the login. */
  public Answers answers() {
    return answers;
  }

  /** Whether the system's keychain keeps its secret. */
  public KeychainChoice keychain() {
    return keychain;
  }

  /** The sign-on in the browser that is under way. */
  public BrowserStep browser() {
    return browser;
  }

  /** Files that the person brings. */
  public DroppedFiles dropped() {
    return dropped;
  }

  /** Where the secret of a new application credential goes. */
  public SecretPlace credentials() {
    return credentials;
  }

  /** What is wrong in the files that the clouds stand in. */
  public FaultList faults() {
    return faults;
  }

  /** What is wrong with the saved connection that is shown. */
  public SavedFaults savedFaults() {
    return savedFaults;
  }

  public ConnectForm form() {
    return form;
  }

  public Help help() {
    return help;
  }

  public List<StepRow> steps() {
    return connecting.steps();
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return connecting.phaseProperty();
  }

  /** True while connecting or testing. */
  public ReadOnlyBooleanProperty busyProperty() {
    return connecting.busyProperty();
  }

  /** Whether what is typed is saved when it was connected to; without its secret. */
  public BooleanProperty rememberProperty() {
    return remember;
  }

  /** Begins anew after a connection. */
  public void reopen() {
    faults.refresh();
    if (isConnected()) {
      help.clear();
      connecting.reset();
      choice.reload();
    }
  }

  private boolean isConnected() {
    return connecting.phaseProperty().get() == Phase.CONNECTED;
  }

  /** Takes over what another window changed; what is typed here stays. */
  public void refresh() {
    faults.refresh();
    clouds.refresh(
        () -> {
          if (!isConnected()) {
            choice.followSelected();
          }
        });
  }

  /**
   * Forgets every secret of a cloud that was left: it has to be typed, or read from its file,
   * again.
   *
   * @param cloudName as its session has it
   */
  public void forget(String cloudName) {
    String name = secrets.forget(cloudName);
    openClouds.remove(name);
    choice.forgetSecrets(name, cloudName);
  }

  /**
   * The connection of an open cloud by which it can be opened again; empty: it is kept nowhere.
   *
   * @param cloudName as its session has it
   */
  public Optional<String> keptAs(String cloudName) {
    return clouds
        .named(secrets.nameOf(cloudName))
        .filter(entry -> entry.kind() != Kind.DEMO)
        .map(CloudEntry::name);
  }

  /** Whether a team shares the connection of a cloud. */
  public boolean isOfTeam(String cloudName) {
    return clouds
        .named(secrets.nameOf(cloudName))
        .filter(entry -> entry.kind() == Kind.TEAM)
        .isPresent();
  }

  /** Chooses the demo cloud and connects to it; needs no file to be read before. */
  public void openDemo() {
    clouds.all().stream().filter(e -> e.kind() == Kind.DEMO).findFirst().ifPresent(this::open);
  }

  /** Chooses the cloud of that name and connects to it. */
  public void open(String cloudName) {
    clouds.whenLoaded(
        () ->
            clouds
                .named(cloudName)
                .ifPresentOrElse(
                    this::open, () -> help.say(Text.of("connect.error.noSuchCloud", cloudName))));
  }

  private void open(CloudEntry entry) {
    choice.select(entry);
    keychain.whenLooked(this::connect);
  }

  /** Connects and hands the session on. */
  public void connect() {
    start(Purpose.CONNECT);
  }

  /** Goes through all the steps and opens nothing. */
  public void test() {
    start(Purpose.TEST);
  }

  /**
   * Stops what is under way, or leaves the question that is asked in place of the form.
   *
   * @return false when there was neither
   */
  public boolean cancel() {
    return connecting.cancel() || help.leaveQuestion();
  }

  /** A cloud that is open took another login: what is kept of the one before is replaced. */
  public void renewed(Session session, Credentials typed) {
    Secret secret =
        switch (typed) {
          case Credentials.Password p -> p.password();
          case Credentials.PasswordAndTotp p -> p.password();
          case Credentials.ApplicationCredential a -> a.secret();
          case Credentials.ApiKey k -> k.key();
          case Credentials.Token _, Credentials.Browser _, Credentials.Totp _ -> null;
        };
    if (secret != null) {
      String name = secrets.renewed(session.cloudName(), secret.copy());
      clouds
          .named(name)
          // It may have got another way in since.
          .filter(entry -> entry.connection().signIn().method() == Logins.method(typed))
          .ifPresent(
              entry -> keychain.renewed(entry.connection(), name, secret.copy(), complaints));
    }
  }

  private boolean isBusy() {
    return connecting.busyProperty().get();
  }

  private void start(Purpose purpose) {
    if (isBusy()) {
      return;
    }
    help.clear();
    Callable<Login> login = loginToTry();
    if (login != null) {
      lastPurpose = purpose;
      connecting.start(purpose, login);
    }
  }

  /** How to get at the login, in the background; null when something typed is at fault. */
  private @Nullable Callable<Login> loginToTry() {
    CloudEntry entry = choice.selectedProperty().get();
    Callable<DemoAccess> way = demo;
    if (entry != null && entry.kind() == Kind.DEMO && way != null) {
      return () -> way.call().login(entry.name());
    }
    Optional<FormField> fault = form.check();
    if (fault.isPresent()) {
      form.wantFocus(fault.get());
      return null;
    }
    boolean kept = choice.editable() && remember.get();
    if (kept && !form.value(FormField.NAME).isEmpty() && !choice.nameIsGood()) {
      return null;
    }
    Connection typed = form.connection();
    String name = form.nameOrHost();
    TypedSecrets secrets = form.secrets();
    return () -> Logins.of(typed, name, secrets);
  }

  private final class Outcome implements Connecting.Listener {
    @Override
    public void connected(Session session) {
      faults.knows(
          session.login().authUrl(), session.identity().catalogue().regions(Endpoints.COMPUTE));
      String name = session.cloudName();
      TypedSecrets typed = form.secrets();
      if (choice.editable() && remember.get()) {
        name = choice.saveConnected();
        secrets.remember(session.cloudName(), name, typed.secret().copy());
      }
      keychain.connected(form.connection(), session.cloudName(), typed, complaints);
      openings.overtaken(name);
      openClouds.add(name);
      form.text(FormField.PASSCODE).set("");
      entrance.opened(session, choice.marking(), By.PERSON);
      openings.forget(name);
    }

    @Override
    public void tested() {
      help.say(Text.of("connect.tested"));
    }

    @Override
    public void failed(Exception failure) {
      switch (failure) {
        case ConnectException e -> form.wantFocus(help.offer(e, !choice.isDemo()));
        case FieldException e -> form.wantFocus(help.at(e.field(), Failures.sentence(e)));
        default -> help.say(Failures.sentence(failure));
      }
    }
  }
}
