package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain;
import io.novadesk.keychain.Keychain.Owner;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whether the secret of the cloud that is shown is kept in the system's keychain. What came from
 * there goes to its own cloud and user alone: when either is edited, it is gone from the form.
 * Belongs to the caller's side.
 */
public final class KeychainChoice {
  private final TaskRunner tasks;
  private final Callable<Keychain> opening;
  private final ConnectForm form;
  private final Help help;
  private final BooleanProperty keep = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper();
  private final List<Runnable> afterwards = new ArrayList<>();
  private @Nullable Keychain keychain;

  /** What was found and stands in the form; null: nothing. */
  private @Nullable Found found;

  private boolean asking;
  private boolean showing;

  private record Found(Owner owner, Secret secret) {}

  /**
   * @param opening finds the system's keychain; in the background, for it may block
   */
  KeychainChoice(TaskRunner tasks, Callable<Keychain> opening, ConnectForm form, Help help) {
    this.tasks = tasks;
    this.opening = opening;
    this.form = form;
    this.help = help;
    form.onChange(this::holdToItsOwner);
    keep.addListener((_, _, now) -> decided(now));
  }

  /** The person's choice; for a cloud whose secret is there it is made already. */
  public BooleanProperty keepProperty() {
    return keep;
  }

  /** Why nothing can be kept, as a sentence; empty when it can. */
  public ReadOnlyStringProperty whyNotProperty() {
    return whyNot.getReadOnlyProperty();
  }

  /** Whether there is a choice: a token ends soon, and a file that holds its secret needs none. */
  public ReadOnlyBooleanProperty offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  static Owner owner(Connection c) {
    SignIn who = c.signIn();
    return new Owner(
        c.authUrl(),
        who.method().name().toLowerCase(Locale.ROOT),
        first(who.applicationCredential(), who.userId(), who.user()),
        first(who.userDomainId(), who.userDomain()));
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /**
   * Another cloud is shown: looks for its secret, unless one is there already.
   *
   * @param entry null: a new one
   */
  void shown(@Nullable CloudEntry entry, boolean secretInFile) {
    found = null;
    set(false);
    offered.set(!secretInFile && (entry == null || entry.kind() != Kind.DEMO));
    if (!offered.get()) {
      return;
    }
    if (entry == null || !form.value(FormField.SECRET).isEmpty()) {
      open(() -> {});
      return;
    }
    Owner owner = owner(entry.connection());
    open(() -> find(owner));
  }

  /** The keychain is opened when it is first needed. */
  private void open(Runnable then) {
    if (keychain != null) {
      then.run();
      return;
    }
    asking = true;
    tasks.run(
        opening,
        opened -> {
          keychain = opened;
          whyNot.set(opened.whyNot());
          asking = false;
          then.run();
          goOn();
        },
        this::failed);
  }

  private void find(Owner owner) {
    Keychain open = keychain;
    if (open == null || !open.whyNot().isEmpty()) {
      return;
    }
    asking = true;
    tasks.run(
        () -> open.find(owner),
        secret -> {
          asking = false;
          whyNot.set("");
          take(owner, secret);
          goOn();
        },
        this::failed);
  }

  private void take(Owner owner, Optional<Secret> secret) {
    boolean wanted =
        owner.equals(owner(form.connection())) && form.value(FormField.SECRET).isEmpty();
    if (secret.isPresent() && wanted) {
      found = new Found(owner, secret.get());
      form.text(FormField.SECRET).set(secret.get().reveal());
      set(true);
    }
  }

  /** Most people keep nothing there: only who waits for it is told at once. */
  private void failed(Exception failure) {
    asking = false;
    whyNot.set(Failures.sentence(failure));
    if (!afterwards.isEmpty()) {
      help.say(whyNot.get());
    }
    goOn();
  }

  private void goOn() {
    if (!asking) {
      List<Runnable> waiting = List.copyOf(afterwards);
      afterwards.clear();
      waiting.forEach(Runnable::run);
    }
  }

  /** Runs the action when nothing is looked for: at once, where nothing is. */
  void whenLooked(Runnable action) {
    if (asking) {
      afterwards.add(action);
    } else {
      action.run();
    }
  }

  /** Never to another cloud, never as another user. */
  private void holdToItsOwner() {
    Found given = found;
    if (given == null || showing || given.owner().equals(owner(form.connection()))) {
      return;
    }
    found = null;
    set(false);
    if (form.value(FormField.SECRET).equals(given.secret().reveal())) {
      form.text(FormField.SECRET).set("");
      help.say(Text.of("keychain.otherOwner", given.owner().user(), given.owner().authUrl()));
    }
  }

  private void set(boolean now) {
    showing = true;
    keep.set(now);
    showing = false;
  }

  /** Taking the tick away forgets at once; setting it takes effect with the next connection. */
  private void decided(boolean now) {
    Found given = found;
    Keychain open = keychain;
    if (showing || now || given == null || open == null) {
      return;
    }
    found = null;
    tasks.run(
        () -> {
          open.forget(given.owner());
          return given;
        },
        _ -> help.say(Text.of("keychain.forgotten")),
        failure -> {
          // It is still there, and the tick says so.
          found = given;
          set(true);
          help.say(Failures.sentence(failure));
        });
  }

  /**
   * A login has worked: its secret is kept now, where the person wants that.
   *
   * @param refused hears why it was not
   */
  void connected(Connection connection, String cloud, Secret secret, Consumer<String> refused) {
    Keychain open = keychain;
    if (!keep.get() || !offered.get() || open == null || secret.isEmpty()) {
      return;
    }
    Owner owner = owner(connection);
    if (connection.signIn().method() == Method.TOKEN) {
      return;
    }
    tasks.run(
        () -> {
          open.remember(owner, Text.of("keychain.label", owner.user(), cloud), secret);
          return owner;
        },
        _ -> found = new Found(owner, secret),
        failure -> refused.accept(Failures.sentence(failure)));
  }
}
