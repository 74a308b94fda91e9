package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.InMemorySecrets;
import io.novadesk.profile.OpenRc;
import io.novadesk.profile.Secrets;
import io.novadesk.profile.TrustDecision;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.Attempt.Purpose;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.Drafts.Draft;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
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

  private final TaskRunner tasks;
  private final @Nullable Callable<DemoAccess> demo;
  private final Consumer<Session> onConnected;
  private final Secrets secrets;
  private final CloudList clouds;
  private final ConnectForm form = new ConnectForm();
  private final Help help = new Help(form);
  private final Connecting connecting;
  private final Drafts drafts = new Drafts();

  /** Under which name the secret of an open cloud is remembered. */
  private final Map<String, String> rememberedAs = new HashMap<>();

  private final ReadOnlyObjectWrapper<@Nullable CloudEntry> selected =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable FormField> wantedFocus =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable CloudEntry> deleted = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty remember = new SimpleBooleanProperty(true);
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
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
    this(tasks, connector, store, clouds, demo, onConnected, new InMemorySecrets());
  }

  /** With a place where secrets of saved connections are kept. */
  public ConnectViewModel(
      TaskRunner tasks,
      Connector connector,
      ConnectionStore store,
      CloudsYaml clouds,
      @Nullable Callable<DemoAccess> demo,
      Consumer<Session> onConnected,
      Secrets secrets) {
    this.tasks = tasks;
    this.demo = demo;
    this.onConnected = onConnected;
    this.secrets = secrets;
    this.clouds = new CloudList(tasks, store, clouds, demo != null);
    connecting = new Connecting(tasks, connector, new Outcome());
    form.onChange(this::compareWithSaved);
    selected.subscribe(this::compareWithSaved);
    this.clouds.load(this::selectFirst);
  }

  public CloudList clouds() {
    return clouds;
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

  /** The chosen cloud; null while a new one is typed. */
  public ReadOnlyObjectProperty<@Nullable CloudEntry> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return connecting.phaseProperty();
  }

  /** True while connecting or testing. */
  public ReadOnlyBooleanProperty busyProperty() {
    return connecting.busyProperty();
  }

  /** The field that a person should look at; passes through null between two wishes. */
  public ReadOnlyObjectProperty<@Nullable FormField> wantedFocusProperty() {
    return wantedFocus.getReadOnlyProperty();
  }

  /** The cloud that was deleted just now and can be brought back. */
  public ReadOnlyObjectProperty<@Nullable CloudEntry> deletedProperty() {
    return deleted.getReadOnlyProperty();
  }

  /** Whether something is typed that can be saved and is not. */
  public ReadOnlyBooleanProperty unsavedProperty() {
    return unsaved.getReadOnlyProperty();
  }

  private void compareWithSaved() {
    CloudEntry entry = selected.get();
    Connection known = entry == null ? Connection.empty() : entry.connection();
    unsaved.set(editable() && !form.connection().equals(known));
  }

  /** Whether what is typed is saved when it was connected to; without its secret. */
  public BooleanProperty rememberProperty() {
    return remember;
  }

  /** By what the person knows the cloud that is shown, or was just connected, again. */
  public Marking marking() {
    return form.connection().marking();
  }

  /** Begins anew after a connection: other clouds may stand in the files by now. */
  public void reopen() {
    if (connecting.phaseProperty().get() == Phase.CONNECTED) {
      help.clear();
      connecting.reset();
      deleted.set(null);
      clouds.load(
          () -> {
            selectFirst();
            CloudEntry entry = selected.get();
            if (entry != null && form.value(FormField.SECRET).isEmpty()) {
              fillSecret(entry);
            }
          });
    }
  }

  /**
   * Forgets every secret of a cloud that was left: it has to be typed, or read from its file,
   * again.
   *
   * @param cloudName as its session has it
   */
  public void forget(String cloudName) {
    String name = rememberedAs.getOrDefault(cloudName, cloudName);
    rememberedAs.remove(cloudName);
    tasks.run(
        () -> {
          secrets.forget(name);
          return name;
        },
        _ -> {},
        failure -> help.say(Failures.sentence(failure)));
    clouds.forgetSecret(name);
    drafts.forgetSecrets(name);
    CloudEntry entry = selected.get();
    String shown = entry == null ? form.nameOrHost() : entry.name();
    if (shown.equals(name) || form.nameOrHost().equals(cloudName)) {
      form.forgetSecrets();
    }
  }

  /** Takes over what another window changed; what is typed here stays. */
  public void refresh() {
    clouds.refresh(this::followSelected);
  }

  private void followSelected() {
    CloudEntry entry = selected.get();
    boolean connected = connecting.phaseProperty().get() == Phase.CONNECTED;
    if (entry == null || isBusy() || connected || clouds.all().contains(entry)) {
      return;
    }
    CloudEntry now = clouds.find(entry.kind(), entry.name()).orElse(null);
    if (unsaved.get()) {
      selected.set(now);
    } else {
      String secret = form.value(FormField.SECRET);
      Gaps gaps = now == null ? Gaps.NONE : new Gaps(Map.of(), now.remarks());
      show(now, now == null ? null : new Draft(now.connection(), Secret.of(secret), gaps));
    }
  }

  private void selectFirst() {
    if (selected.get() == null && form.connection().equals(Connection.empty())) {
      clouds
          .preferred()
          .or(() -> clouds.all().stream().filter(e -> e.kind() != Kind.DEMO).findFirst())
          .or(() -> clouds.all().stream().findFirst())
          .ifPresent(this::select);
    }
  }

  /** Shows a cloud. What was typed for the one before is there again when it is chosen again. */
  public void select(CloudEntry entry) {
    if (!isBusy() && !entry.equals(selected.get())) {
      keepDraft();
      show(entry, drafts.of(entry));
    }
  }

  /** Shows the cloud of that name as soon as the list is there; nothing happens without one. */
  public void select(String cloudName) {
    whenLoaded(() -> clouds.named(cloudName).ifPresent(this::select));
  }

  /** Chooses the demo cloud and connects to it; needs no file to be read before. */
  public void openDemo() {
    clouds.all().stream().filter(e -> e.kind() == Kind.DEMO).findFirst().ifPresent(this::open);
  }

  /** Chooses the cloud of that name and connects to it. */
  public void open(String cloudName) {
    whenLoaded(
        () ->
            clouds
                .named(cloudName)
                .ifPresentOrElse(
                    this::open, () -> help.say(Text.of("connect.error.noSuchCloud", cloudName))));
  }

  private void open(CloudEntry entry) {
    select(entry);
    connect();
  }

  private void whenLoaded(Runnable action) {
    if (clouds.loadedProperty().get()) {
      action.run();
    } else {
      clouds.loadedProperty().subscribe((before, now) -> tasks.later(action));
    }
  }

  /** Starts, or goes on with, a cloud that is not in the list yet. */
  public void startNew() {
    if (!isBusy()) {
      keepDraft();
      show(null, drafts.of(null));
      wantFocus(FormField.AUTH_URL);
    }
  }

  /** A new cloud that begins as a copy of what is shown. */
  public void duplicate() {
    CloudEntry entry = selected.get();
    if (isBusy() || entry == null || entry.kind() == Kind.DEMO) {
      return;
    }
    Connection copy =
        form.connection().withName(clouds.freeName(Text.of("connect.name.copy", entry.name())));
    Draft draft = new Draft(copy, Secret.of(form.value(FormField.SECRET)), form.gaps());
    keepDraft();
    show(null, draft);
    wantFocus(FormField.NAME);
  }

  /** A new cloud as an openrc file describes it. The file is read, never run. */
  public void importOpenRc(Path file) {
    if (isBusy()) {
      return;
    }
    tasks.run(
        () -> OpenRc.read(file),
        read -> {
          Secret secret = read.secret() == null ? Secret.of("") : read.secret();
          Connection connection = read.connection();
          keepDraft();
          String name = clouds.freeName(connection.name());
          show(null, new Draft(connection.withName(name), secret, Gaps.of(read)));
          wantFocus(form.firstMissing().orElse(FormField.NAME));
        },
        failure -> help.say(Failures.sentence(failure)));
  }

  private void keepDraft() {
    Secret secret = Secret.of(form.value(FormField.SECRET));
    Draft draft = new Draft(form.connection(), secret, form.gaps());
    drafts.keep(selected.get(), draft);
  }

  private void show(@Nullable CloudEntry entry, @Nullable Draft draft) {
    help.clear();
    connecting.reset();
    selected.set(entry);
    if (draft != null) {
      form.show(draft.connection(), draft.secret().reveal());
      form.leaveOpen(draft.gaps());
      return;
    }
    form.show(entry == null ? Connection.empty() : entry.connection(), "");
    if (entry != null) {
      form.leaveOpen(new Gaps(Map.of(), entry.remarks()));
      fillSecret(entry);
    }
  }

  private void fillSecret(CloudEntry entry) {
    Optional<Secret> inFile = clouds.secretInFile(entry);
    if (inFile.isPresent()) {
      form.text(FormField.SECRET).set(inFile.get().reveal());
    } else if (entry.kind() == Kind.SAVED) {
      tasks.run(
          () -> secrets.find(entry.name()),
          found -> {
            if (entry.equals(selected.get()) && form.value(FormField.SECRET).isEmpty()) {
              found.ifPresent(secret -> form.text(FormField.SECRET).set(secret.reveal()));
            }
          },
          failure -> help.say(Failures.sentence(failure)));
    }
  }

  /** Saves what is typed, under its name; renames when that is another one. */
  public void save() {
    if (!isBusy() && editable() && nameIsGood()) {
      save(form.connection().withName(form.nameOrHost()));
    }
  }

  /** Whether what is shown may be saved under its name: a new cloud or a saved one. */
  private boolean editable() {
    CloudEntry entry = selected.get();
    return entry == null || entry.editable();
  }

  private boolean nameIsGood() {
    String name = form.nameOrHost();
    CloudEntry entry = selected.get();
    String fault = "";
    if (name.isEmpty()) {
      fault = Text.of("connect.error.missing.NAME");
    } else if ((entry == null || !entry.name().equals(name))
        && clouds.find(Kind.SAVED, name).isPresent()) {
      fault = Text.of("connect.error.nameTaken", name);
    }
    if (!fault.isEmpty()) {
      wantFocus(help.at(FormField.NAME, fault));
    }
    return fault.isEmpty();
  }

  private void save(Connection connection) {
    CloudEntry entry = selected.get();
    clouds.save(
        entry == null ? connection.name() : entry.name(),
        connection,
        () -> {
          drafts.forget(entry);
          clouds.find(Kind.SAVED, connection.name()).ifPresent(selected::set);
          form.text(FormField.NAME).set(connection.name());
        },
        help::say);
  }

  /** Deletes the chosen saved cloud; {@link #undoDelete()} brings it back. */
  public void delete() {
    CloudEntry entry = selected.get();
    if (isBusy() || entry == null || !entry.editable()) {
      return;
    }
    clouds.delete(
        entry,
        () -> {
          drafts.forget(entry);
          deleted.set(entry);
          show(null, null);
          selectFirst();
        },
        help::say);
  }

  public void undoDelete() {
    CloudEntry entry = deleted.get();
    if (entry != null) {
      deleted.set(null);
      clouds.save(
          entry.name(),
          entry.connection(),
          () -> clouds.find(Kind.SAVED, entry.name()).ifPresent(this::select),
          help::say);
    }
  }

  /** The first field that still has to be filled in; null: one may connect. */
  public @Nullable FormField firstMissing() {
    CloudEntry entry = selected.get();
    return entry != null && entry.kind() == Kind.DEMO ? null : form.firstMissing().orElse(null);
  }

  /** Connects and hands the session on. */
  public void connect() {
    start(Purpose.CONNECT);
  }

  /** Goes through all the steps and opens nothing. */
  public void test() {
    start(Purpose.TEST);
  }

  /** Takes the proposed host for the addresses of the catalogue and tries again. */
  public void useProposedHost() {
    form.replaceHostsProperty().set(true);
    start(lastPurpose);
  }

  /** Takes one of the projects offered and tries again. */
  public void choose(String project) {
    form.text(FormField.PROJECT).set(project);
    start(lastPurpose);
  }

  /** Trusts the certificate in question for this cloud from now on, and tries again. */
  public void trustCertificate() {
    CertificateQuestion question = help.certificateProperty().get();
    if (!isBusy() && question != null) {
      form.trust(List.of(question.answer()));
      keepTrust(() -> start(lastPurpose));
    }
  }

  /**
   * Answers the question about a service without encryption, and tries again.
   *
   * @param used false: nothing is sent there; where nothing is left without it, the attempt ends
   */
  public void decidePlain(boolean used) {
    PlainQuestion question = help.plainProperty().get();
    if (isBusy() || question == null) {
      return;
    }
    if (!used && question.about().needed()) {
      cancel();
      return;
    }
    form.trust(question.answer(used));
    keepTrust(() -> start(lastPurpose));
  }

  /** Takes the address at which the identity service was found, and tries again. */
  public void useProposedAddress() {
    form.text(FormField.AUTH_URL).set(help.proposedAddressProperty().get());
    start(lastPurpose);
  }

  /** Takes back what was decided. */
  public void distrust(TrustDecision decision) {
    if (!isBusy() && form.trusted().remove(decision)) {
      keepTrust(() -> {});
    }
  }

  /**
   * Trust is kept at once, and nothing else of what is typed with it. That of a new cloud, or of
   * one whose address is another now, is kept with the rest once it was connected to.
   */
  private void keepTrust(Runnable then) {
    CloudEntry entry = selected.get();
    if (entry == null || !entry.connection().authUrl().equals(form.value(FormField.AUTH_URL))) {
      then.run();
      return;
    }
    clouds.trust(
        entry,
        List.copyOf(form.trusted()),
        () -> {
          if (entry.equals(selected.get())) {
            clouds.find(entry.kind(), entry.name()).ifPresent(selected::set);
            then.run();
          }
        },
        help::say);
  }

  /**
   * Stops what is under way, or leaves the question that is asked in place of the form.
   *
   * @return false when there was neither
   */
  public boolean cancel() {
    return connecting.cancel() || help.leaveQuestion();
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
    CloudEntry entry = selected.get();
    Callable<DemoAccess> way = demo;
    if (entry != null && entry.kind() == Kind.DEMO && way != null) {
      return () -> Logins.of(way.call(), entry.name());
    }
    Optional<FormField> fault = form.check();
    if (fault.isPresent()) {
      wantFocus(fault.get());
      return null;
    }
    if (editable() && remember.get() && !form.value(FormField.NAME).isEmpty() && !nameIsGood()) {
      return null;
    }
    Connection typed = form.connection();
    String name = form.nameOrHost();
    Secret secret = Secret.of(form.value(FormField.SECRET));
    Secret passcode = Secret.of(form.value(FormField.PASSCODE));
    Secret keyPassword = Secret.of(form.value(FormField.KEY_PASSWORD));
    return () -> Logins.of(typed, name, secret, passcode, keyPassword);
  }

  private void rememberConnected(String cloudName) {
    if (!editable() || !remember.get()) {
      return;
    }
    CloudEntry entry = selected.get();
    boolean unnamed = form.value(FormField.NAME).isEmpty();
    String name = unnamed && entry == null ? clouds.freeName(form.nameOrHost()) : form.nameOrHost();
    Connection connection = form.connection().withName(name);
    Secret secret = Secret.of(form.value(FormField.SECRET));
    rememberedAs.put(cloudName, name);
    tasks.run(
        () -> {
          secrets.remember(name, secret);
          return name;
        },
        _ -> {},
        failure -> help.say(Failures.sentence(failure)));
    if (entry == null || !entry.connection().equals(connection)) {
      save(connection);
    }
  }

  private final class Outcome implements Connecting.Listener {
    @Override
    public void connected(Session session) {
      rememberConnected(session.cloudName());
      form.text(FormField.PASSCODE).set("");
      onConnected.accept(session);
    }

    @Override
    public void tested() {
      help.say(Text.of("connect.tested"));
    }

    @Override
    public void failed(Exception failure) {
      switch (failure) {
        case ConnectException e -> {
          CloudEntry entry = selected.get();
          wantFocus(help.offer(e, entry == null || entry.kind() != Kind.DEMO));
        }
        case FieldException e -> wantFocus(help.at(e.field(), Failures.sentence(e)));
        default -> help.say(Failures.sentence(failure));
      }
    }
  }

  private void wantFocus(@Nullable FormField field) {
    wantedFocus.set(null);
    wantedFocus.set(field);
  }
}
