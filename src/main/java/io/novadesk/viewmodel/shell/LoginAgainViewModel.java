package io.novadesk.viewmodel.shell;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.Passcode;
import io.novadesk.cloud.connect.BrowserSignOn;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.BrowserStep;
import io.novadesk.viewmodel.connect.BrowserStep.CodeWanted;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what an open cloud needs that no longer takes the login: a password, a code, a sign-on
 * in the browser. All that is open there stays. Belongs to the caller's side.
 */
public final class LoginAgainViewModel {
  private final TaskRunner tasks;
  private final List<Session> open = new ArrayList<>();

  /** Those that have said that they want a one-time code, too. */
  private final Set<Session> wantCodes = new HashSet<>();

  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper secretName = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper secretWanted = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper passcodeWanted = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper browserWanted = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final StringProperty secret = new SimpleStringProperty("");
  private final StringProperty passcode = new SimpleStringProperty("");
  private final BooleanBinding ready =
      Bindings.createBooleanBinding(
          this::isReady, busy, waiting, browserWanted, secretWanted, secret, passcode);
  private final StringBinding verb =
      Bindings.createStringBinding(this::verb, waiting, browserWanted);
  private @Nullable BrowserSignOn signOn;
  private BrowserStep browser;
  private BiConsumer<Session, Credentials> renewed = (_, _) -> {};
  private @Nullable Session shown;
  private @Nullable Task running;

  LoginAgainViewModel(TaskRunner tasks) {
    this.tasks = tasks;
    browser = new BrowserStep(tasks, _ -> {});
  }

  /**
   * @param by how a sign-on in the browser goes
   * @param opener opens a page there
   * @param onRenewed hears which credentials a cloud took, which are wiped afterwards
   */
  public void wire(
      BrowserSignOn by, Consumer<URI> opener, BiConsumer<Session, Credentials> onRenewed) {
    signOn = by;
    renewed = onRenewed;
    browser = new BrowserStep(tasks, opener);
    browser.pageProperty().subscribe(this::followPage);
    browser.toldProperty().subscribe(problem::set);
  }

  void watch(Session session) {
    open.add(session);
    AutoCloseable _ = session.onLogin(() -> tasks.later(this::look));
    look();
  }

  void leave(Session session) {
    open.remove(session);
    wantCodes.remove(session);
    look();
  }

  /** Which cloud wants what; empty when none does. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** What has to be typed: a password, a token, a key. */
  public ReadOnlyStringProperty secretNameProperty() {
    return secretName.getReadOnlyProperty();
  }

  /** Whether something other than a one-time code is wanted. */
  public ReadOnlyBooleanProperty secretWantedProperty() {
    return secretWanted.getReadOnlyProperty();
  }

  /** Whether a one-time code is wanted. */
  public ReadOnlyBooleanProperty passcodeWantedProperty() {
    return passcodeWanted.getReadOnlyProperty();
  }

  /** Whether the browser is waited for; a token may be pasted meanwhile. */
  public ReadOnlyBooleanProperty waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether {@link #logIn()} has what it takes. */
  public ObservableBooleanValue readyProperty() {
    return ready;
  }

  /** What {@link #logIn()} does. */
  public ObservableStringValue verbProperty() {
    return verb;
  }

  /** Why the last attempt failed, or what hinders this one; empty when there is nothing to say. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public StringProperty secretProperty() {
    return secret;
  }

  public StringProperty passcodeProperty() {
    return passcode;
  }

  private boolean isReady() {
    boolean typed = !secret.get().isEmpty();
    if (waiting.get()) {
      return typed || isForCode();
    }
    return !busy.get()
        && (browserWanted.get() || (secretWanted.get() ? typed : !passcode.get().isBlank()));
  }

  private boolean isForCode() {
    return browser.codeProperty().get() != null;
  }

  private String verb() {
    return Text.of(
        waiting.get()
            ? isForCode() ? "device.open" : "login.verb.paste"
            : browserWanted.get() ? "login.verb.browser" : "login.verb");
  }

  private void look() {
    Session first =
        open.stream().filter(session -> session.loginNeeded() != null).findFirst().orElse(null);
    if (first != shown) {
      stop();
      shown = first;
      clear();
      problem.set("");
    }
    ApiException why = first == null ? null : first.loginNeeded();
    if (first == null || why == null) {
      text.set("");
      return;
    }
    Credentials known = first.login().credentials();
    secretName.set(
        Text.of("login.secret." + known.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    browserWanted.set(known instanceof Credentials.Browser);
    CodeWanted code = browser.codeProperty().get();
    secretWanted.set(
        (waiting.get() && code == null)
            || !(known instanceof Credentials.Browser || known instanceof Credentials.Totp));
    passcodeWanted.set(
        known instanceof Credentials.PasswordAndTotp
            || known instanceof Credentials.Totp
            || wantCodes.contains(first));
    URI page = browser.pageProperty().get();
    text.set(
        code != null
            ? Text.of(
                "login.device.waits",
                first.shownName(),
                code.code(),
                browser.typedAtProperty().get())
            : page == null
                ? Text.of("login.again", first.shownName(), String.valueOf(why.getMessage()))
                : Text.of("login.browser.waits", first.shownName(), page));
  }

  private void followPage(@Nullable URI page) {
    waiting.set(page != null);
    secret.set("");
    look();
  }

  private void clear() {
    secret.set("");
    passcode.set("");
  }

  /** Logs in once with what is typed; what is open goes on where the cloud takes it. */
  public void logIn() {
    Session session = shown;
    if (session == null || !ready.get()) {
      return;
    }
    if (waiting.get() && isForCode()) {
      browser.openAgain();
      return;
    }
    if (waiting.get()) {
      browser.paste(secret.get());
      return;
    }
    if (session.login().credentials() instanceof Credentials.Browser known && signOn != null) {
      BrowserSignOn by = signOn;
      BrowserSignOn.Person person = browser.begin();
      start(
          session,
          () ->
              new Credentials.Browser(
                  known.signOn(),
                  by.token(known.signOn(), new Identity(session.http()), session.where(), person)));
    } else {
      Credentials typed = typed(session, session.login().credentials());
      start(session, () -> typed);
    }
  }

  /** Waits for the browser no longer; nothing else is changed. */
  public void stop() {
    Task waits = running;
    if (waits != null && waiting.get()) {
      running = null;
      waits.cancel();
      browser.leave();
      busy.set(false);
    }
  }

  private void start(Session session, Callable<Credentials> proof) {
    busy.set(true);
    problem.set("");
    running =
        tasks.run(
            () -> {
              Credentials typed = proof.call();
              try {
                session.logInAgain(typed);
                return typed;
              } catch (ApiException e) {
                typed.secrets().forEach(Secret::wipe);
                throw e;
              }
            },
            typed -> {
              busy.set(false);
              renewed.accept(session, typed);
              typed.secrets().forEach(Secret::wipe);
              clear();
              look();
            },
            failure -> failed(session, failure));
  }

  private void failed(Session session, Exception failure) {
    busy.set(false);
    if (failure instanceof ApiException e && Identity.isPasscodeWanted(e)) {
      wantCodes.add(session);
      look();
    }
    String why =
        failure instanceof ApiException || failure instanceof ConnectException
            ? String.valueOf(failure.getMessage())
            : Text.of("connect.error.unexpected", failure.getClass().getSimpleName());
    problem.set(Text.of("login.again", session.shownName(), why));
  }

  private Credentials typed(Session session, Credentials known) {
    Secret typed = Secret.of(secret.get());
    String code = passcode.get().strip();
    return switch (known) {
      case Credentials.Password p when wantCodes.contains(session) && !code.isEmpty() ->
          new Credentials.PasswordAndTotp(p.who(), typed, new Passcode.Code(Secret.of(code)));
      case Credentials.Password p -> new Credentials.Password(p.who(), typed);
      case Credentials.PasswordAndTotp p ->
          new Credentials.PasswordAndTotp(p.who(), typed, code(code, p.passcode()));
      case Credentials.Totp t -> new Credentials.Totp(t.who(), code(code, t.passcode()));
      case Credentials.Token _ -> new Credentials.Token(typed);
      case Credentials.Browser b -> new Credentials.Browser(b.signOn(), typed);
      case Credentials.ApplicationCredential a ->
          new Credentials.ApplicationCredential(a.idOrName(), a.owner(), typed);
      case Credentials.ApiKey k -> new Credentials.ApiKey(k.user(), typed);
    };
  }

  /** A seed that is known goes on making codes, unless one is typed. */
  private static Passcode code(String typed, Passcode known) {
    return typed.isEmpty() && known instanceof Passcode.Seed
        ? known.copy()
        : new Passcode.Code(Secret.of(typed));
  }
}
