package io.novadesk.viewmodel.shell;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the password of an open cloud that no longer takes the login; all that is open there
 * stays. Belongs to the caller's side.
 */
public final class LoginAgainViewModel {
  private final TaskRunner tasks;
  private final List<Session> open = new ArrayList<>();
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper secretName = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper passcodeWanted = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final StringProperty secret = new SimpleStringProperty("");
  private final StringProperty passcode = new SimpleStringProperty("");
  private @Nullable Session shown;

  LoginAgainViewModel(TaskRunner tasks) {
    this.tasks = tasks;
  }

  void watch(Session session) {
    open.add(session);
    session.onLogin(() -> tasks.later(this::look));
    look();
  }

  void leave(Session session) {
    open.remove(session);
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

  /** Whether a one-time code is wanted, too. */
  public ReadOnlyBooleanProperty passcodeWantedProperty() {
    return passcodeWanted.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Why the last attempt failed; empty when there was none. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public StringProperty secretProperty() {
    return secret;
  }

  public StringProperty passcodeProperty() {
    return passcode;
  }

  private void look() {
    Session first =
        open.stream().filter(session -> session.loginNeeded() != null).findFirst().orElse(null);
    if (first != shown) {
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
    passcodeWanted.set(known instanceof Credentials.PasswordAndTotp);
    text.set(Text.of("login.again", first.shownName(), String.valueOf(why.getMessage())));
  }

  private void clear() {
    secret.set("");
    passcode.set("");
  }

  /** Logs in once with what is typed; what is open goes on where the cloud takes it. */
  public void logIn() {
    Session session = shown;
    if (session == null || busy.get() || secret.get().isEmpty()) {
      return;
    }
    Credentials typed = typed(session.login().credentials());
    busy.set(true);
    problem.set("");
    tasks.run(
        () -> {
          try {
            session.logInAgain(typed);
          } finally {
            typed.secrets().forEach(Secret::wipe);
          }
          return session;
        },
        _ -> {
          busy.set(false);
          clear();
          look();
        },
        failure -> {
          busy.set(false);
          String why =
              failure instanceof ApiException e
                  ? e.getMessage()
                  : Text.of("connect.error.unexpected", failure.getClass().getSimpleName());
          problem.set(Text.of("login.again", session.shownName(), why));
        });
  }

  private Credentials typed(Credentials known) {
    Secret typed = Secret.of(secret.get());
    return switch (known) {
      case Credentials.Password p -> new Credentials.Password(p.who(), typed);
      case Credentials.PasswordAndTotp p ->
          new Credentials.PasswordAndTotp(p.who(), typed, Secret.of(passcode.get().strip()));
      case Credentials.Token _ -> new Credentials.Token(typed);
      case Credentials.ApplicationCredential a ->
          new Credentials.ApplicationCredential(a.idOrName(), a.owner(), typed);
      case Credentials.ApiKey k -> new Credentials.ApiKey(k.user(), typed);
    };
  }
}
