package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Passcode;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.BrowserSignOn;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.ConnectException.Field;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.cloud.connect.ConnectStep;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.Logins;
import io.novadesk.common.login.TypedSecrets;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.connect.Attempt.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Another login of a cloud that is open, for one deed: one of the saved connections, or a user who
 * is typed. Nothing of it stays unless the person wants that. Belongs to the caller's side.
 */
public final class OtherLogin {
  /**
   * Whose login it may be.
   *
   * @param entry null: whoever is typed
   */
  public record Choice(@Nullable CloudEntry entry) {
    static final Choice TYPED = new Choice(null);

    /** As a person reads it. */
    public String label() {
      return entry == null
          ? Text.of("otherLogin.typed")
          : Text.of("otherLogin.saved", entry.shownName(), String.join(" · ", entry.about()));
    }
  }

  private final OtherLogins known;
  private final TaskRunner tasks;
  private final Connector connector;
  private final BrowserStep browser;
  private final Session from;
  private final String region;
  private final Consumer<Session> receiver;
  private final Sending sending;
  private final List<Choice> choices = new ArrayList<>();
  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>();
  private final StringProperty user = new SimpleStringProperty("");
  private final StringProperty domain = new SimpleStringProperty("");
  private final StringProperty project = new SimpleStringProperty("");
  private final StringProperty secret = new SimpleStringProperty("");
  private final StringProperty code = new SimpleStringProperty("");
  private final BooleanProperty keep = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper typed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper signOn = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper codeWanted = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper secretKept = new ReadOnlyStringWrapper("");
  private final BooleanBinding incomplete =
      Bindings.createBooleanBinding(
          this::isIncomplete, typed, signOn, user, secret, code, secretKept);
  private TypedSecrets found = TypedSecrets.kept(Secret.of(""), Secret.of(""));
  private @Nullable Task looking;
  private @Nullable Attempt attempt;

  /**
   * @param region the only one that it is for; empty where the cloud has none
   * @param receiver gets the session of that login, which is its to close
   */
  OtherLogin(
      OtherLogins known,
      TaskRunner tasks,
      Connector connector,
      BrowserStep browser,
      Session from,
      String region,
      Consumer<Session> receiver) {
    this.known = known;
    this.tasks = tasks;
    this.connector = connector;
    this.browser = browser;
    this.from = from;
    this.region = region;
    this.receiver = receiver;
    sending = new Sending(tasks);
    known.choices(from).forEach(entry -> choices.add(new Choice(entry)));
    choices.add(Choice.TYPED);
    Project own = from.identity().project();
    project.set(own == null ? "" : own.name());
    choice.subscribe(this::chosen);
    choice.set(choices.getFirst());
  }

  /** The saved connections to this cloud, and last whoever is typed. */
  public List<Choice> choices() {
    return List.copyOf(choices);
  }

  public ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  /** Whether user, domain and project are to be typed. */
  public ReadOnlyBooleanProperty typedProperty() {
    return typed.getReadOnlyProperty();
  }

  /** Whether the person signs on at a page of the cloud, so that nothing is typed here. */
  public ReadOnlyBooleanProperty signOnProperty() {
    return signOn.getReadOnlyProperty();
  }

  /** The sign-on that is under way. */
  public BrowserStep browser() {
    return browser;
  }

  public StringProperty userProperty() {
    return user;
  }

  /** Empty: the cloud's default. */
  public StringProperty domainProperty() {
    return domain;
  }

  /** Where that user has the role; not necessarily the server's own. */
  public StringProperty projectProperty() {
    return project;
  }

  public StringProperty secretProperty() {
    return secret;
  }

  /** Where the secret is known from, as a sentence; empty: it is to be typed. */
  public ReadOnlyStringProperty secretKeptProperty() {
    return secretKept.getReadOnlyProperty();
  }

  public StringProperty codeProperty() {
    return code;
  }

  /** Whether a one-time code is wanted. */
  public ReadOnlyBooleanProperty codeWantedProperty() {
    return codeWanted.getReadOnlyProperty();
  }

  /** Whether what is typed is kept in the keychain once the cloud has taken it. */
  public BooleanProperty keepProperty() {
    return keep;
  }

  /** While true something has to be typed. */
  public BooleanBinding incompleteProperty() {
    return incomplete;
  }

  /** How the login goes. */
  public Sending sending() {
    return sending;
  }

  private boolean isIncomplete() {
    if (signOn.get()) {
      return false;
    }
    boolean coded = method() == Method.TOTP;
    boolean proof = coded ? !code.get().isBlank() : !secret.get().isEmpty();
    return (!proof && secretKept.get().isEmpty()) || (typed.get() && user.get().isBlank());
  }

  private Method method() {
    CloudEntry entry = choice.get() == null ? null : choice.get().entry();
    return entry == null ? Method.PASSWORD : entry.connection().signIn().method();
  }

  private void chosen(@Nullable Choice now) {
    forget();
    if (now == null) {
      return;
    }
    CloudEntry entry = now.entry();
    SignIn who = entry == null ? SignIn.NONE : entry.connection().signIn();
    typed.set(entry == null);
    signOn.set(who.method().isSignOn());
    codeWanted.set(who.passcode() || who.method() == Method.TOTP);
    if (entry != null) {
      looking =
          tasks.run(
              known.secretsOf(entry),
              this::found,
              // It can be typed all the same.
              failure -> secretKept.set(""));
    }
  }

  private void found(TypedSecrets secrets) {
    found.wipe();
    found = secrets;
    boolean all = method() == Method.TOTP ? !secrets.seed().isEmpty() : !secrets.secret().isEmpty();
    secretKept.set(all ? Text.of("otherLogin.kept") : "");
    codeWanted.set(codeWanted.get() && secrets.seed().isEmpty());
  }

  private void forget() {
    if (looking != null) {
      looking.cancel();
      looking = null;
    }
    found.wipe();
    secretKept.set("");
    secret.set("");
    code.set("");
  }

  /**
   * Logs in, and hands the session on; what is typed stays until that has worked.
   *
   * @param then runs when it has
   */
  public void logIn(Runnable then) {
    if (sending.busyProperty().get()) {
      return;
    }
    Attempt now = new Attempt(Purpose.CONNECT);
    attempt = now;
    Callable<Login> login = login();
    BrowserSignOn.Person person = browser.begin();
    Secret typedSecret = keep.get() ? Secret.of(secret.get()) : Secret.of("");
    CloudEntry entry = choice.get().entry();
    SignIn who = new SignIn(Method.PASSWORD, user.get().strip(), domain.get().strip(), "");
    String where = project.get().strip();
    sending.start(
        () -> open(now, login, person),
        _ -> {
          Session other = now.take();
          if (other == null) {
            return;
          }
          if (!typedSecret.isEmpty()) {
            if (entry == null) {
              known.keep(from, who, where, typedSecret);
            } else {
              known.keep(entry, typedSecret);
            }
          }
          then.run();
          receiver.accept(other);
        });
  }

  private Attempt open(Attempt now, Callable<Login> login, BrowserSignOn.Person person)
      throws Exception {
    Login with = login.call();
    try {
      Session other = connector.connectBeside(from, with, person);
      now.holds(other);
      String missing = whyUseless(other);
      if (!missing.isEmpty()) {
        now.close();
        throw new ConnectException(ConnectStep.LOGIN, new Remedy.TryAgain(), missing, null);
      }
      return now;
    } catch (ConnectException e) {
      if (e.remedy() instanceof Remedy.TypePasscode) {
        tasks.later(() -> codeWanted.set(true));
      }
      boolean refused = e.remedy() instanceof Remedy.CheckField(Field f) && f == Field.PASSWORD;
      throw refused
          ? new ConnectException(
              e.step(),
              e.remedy(),
              Text.of("connect.error.refused." + Logins.method(with.credentials())),
              null)
          : e;
    } finally {
      with.wipe();
    }
  }

  private String whyUseless(Session other) {
    if (other.regions().stream().noneMatch(r -> r.name().equals(region))) {
      return Text.of("otherLogin.noRegion", region);
    }
    boolean same =
        other.identity().userId() != null
            && other.identity().userId().equals(from.identity().userId())
            && other.identity().roles().equals(from.identity().roles());
    return same ? Text.of("otherLogin.same") : "";
  }

  /** How to get at the login, in the background. */
  private Callable<Login> login() {
    CloudEntry entry = choice.get().entry();
    String typedSecret = secret.get();
    String typedCode = code.get().strip();
    if (entry == null) {
      Credentials.User who =
          Credentials.User.named(
              user.get().strip(), domain.get().isBlank() ? null : domain.get().strip());
      String where = project.get().strip();
      Scope scope =
          where.isEmpty()
              ? new Scope.Unscoped()
              : new Scope.Project(
                  null, where, domain.get().isBlank() ? null : domain.get().strip());
      return () -> {
        Login base = from.loginTo(scope, from.cloudName());
        base.credentials().secrets().forEach(Secret::wipe);
        Secret password = Secret.of(typedSecret);
        return base.in(region)
            .with(
                typedCode.isEmpty()
                    ? new Credentials.Password(who, password)
                    : new Credentials.PasswordAndTotp(
                        who, password, new Passcode.Code(Secret.of(typedCode))));
      };
    }
    TypedSecrets both =
        new TypedSecrets(
            typedSecret.isEmpty() ? found.secret().copy() : Secret.of(typedSecret),
            Secret.of(typedCode),
            found.seed().copy(),
            Secret.of(""));
    return () -> Logins.of(entry.connection(), from.cloudName(), both).in(region);
  }

  /** Leaves the question; a session that was opened meanwhile is closed. */
  public void close() {
    forget();
    browser.leave();
    Attempt left = attempt;
    if (left != null) {
      left.cancel();
      // It may have opened a session already whose callback will never come.
      tasks.run(
          () -> {
            left.close();
            return left;
          },
          _ -> {},
          _ -> {});
    }
  }
}
