package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.common.login.FormField;
import io.novadesk.common.login.Owners;
import io.novadesk.common.login.TypedSecrets;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain;
import io.novadesk.keychain.Keychain.Owner;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Method;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  /** What was found and stands in the form. */
  private final Map<FormField, Found> found = new EnumMap<>(FormField.class);

  private boolean secretInFile;
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

  /** What of a login may be kept: a token ends soon, and a code is good for once. */
  private static List<FormField> keepable(Method method) {
    return switch (method) {
      case PASSWORD -> List.of(FormField.SECRET, FormField.SEED);
      case TOTP -> List.of(FormField.SEED);
      case APPLICATION_CREDENTIAL, API_KEY, DEVICE -> List.of(FormField.SECRET);
      case TOKEN, BROWSER -> List.of();
    };
  }

  /** Whether a login by this method has something that may be kept. */
  public static boolean isFor(Method method) {
    return !keepable(method).isEmpty();
  }

  /** Whose secret the one of the field is. */
  static Owner owner(Connection c, FormField field) {
    return Owners.of(c, field);
  }

  /**
   * Another cloud is shown: looks for its secret, unless one is there already.
   *
   * @param entry null: a new one
   */
  void shown(@Nullable CloudEntry entry, boolean inFile) {
    found.clear();
    set(false);
    secretInFile = inFile;
    boolean codes = entry != null && entry.connection().signIn().passcode();
    offered.set((!inFile || codes) && (entry == null || entry.kind() != Kind.DEMO));
    if (!offered.get()) {
      return;
    }
    Map<FormField, Owner> wanted = entry == null ? Map.of() : wanted(entry.connection());
    open(() -> find(wanted));
  }

  /** What is not typed yet and may be kept. */
  private Map<FormField, Owner> wanted(Connection connection) {
    Map<FormField, Owner> owners = new EnumMap<>(FormField.class);
    for (FormField field : keepable(connection.signIn().method())) {
      if (form.value(field).isEmpty()) {
        owners.put(field, owner(connection, field));
      }
    }
    return owners;
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

  private void find(Map<FormField, Owner> wanted) {
    Keychain open = keychain;
    if (open == null || !open.whyNot().isEmpty() || wanted.isEmpty()) {
      return;
    }
    asking = true;
    tasks.run(
        () -> {
          Map<FormField, Found> all = new EnumMap<>(FormField.class);
          for (Map.Entry<FormField, Owner> one : wanted.entrySet()) {
            Owner owner = one.getValue();
            open.find(owner).ifPresent(s -> all.put(one.getKey(), new Found(owner, s)));
          }
          return all;
        },
        all -> {
          asking = false;
          whyNot.set("");
          all.forEach(this::take);
          goOn();
        },
        this::failed);
  }

  private void take(FormField field, Found one) {
    if (one.owner().equals(owner(form.connection(), field)) && form.value(field).isEmpty()) {
      found.put(field, one);
      form.text(field).set(one.secret().reveal());
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
    if (showing) {
      return;
    }
    for (Map.Entry<FormField, Found> one : Map.copyOf(found).entrySet()) {
      FormField field = one.getKey();
      Found given = one.getValue();
      if (!given.owner().equals(owner(form.connection(), field))) {
        found.remove(field);
        set(!found.isEmpty());
        if (form.value(field).equals(given.secret().reveal())) {
          form.text(field).set("");
          help.say(Text.of("keychain.otherOwner", given.owner().user(), given.owner().authUrl()));
        }
      }
    }
  }

  private void set(boolean now) {
    showing = true;
    keep.set(now);
    showing = false;
  }

  /** Taking the tick away forgets at once; setting it takes effect with the next connection. */
  private void decided(boolean now) {
    Map<FormField, Found> given = Map.copyOf(found);
    Keychain open = keychain;
    if (showing || now || given.isEmpty() || open == null) {
      return;
    }
    found.clear();
    tasks.run(
        () -> {
          for (Found one : given.values()) {
            open.forget(one.owner());
          }
          return given;
        },
        _ -> help.say(Text.of("keychain.forgotten")),
        failure -> {
          // It is still there, and the tick says so.
          found.putAll(given);
          set(true);
          help.say(Failures.sentence(failure));
        });
  }

  /**
   * A login has worked: its secrets are kept now, where the person wants that.
   *
   * @param refused hears why they were not
   */
  void connected(
      Connection connection, String cloud, TypedSecrets typed, Consumer<String> refused) {
    if (!keep.get() || !offered.get()) {
      return;
    }
    for (FormField field : keepable(connection.signIn().method())) {
      Secret secret = field == FormField.SEED ? typed.seed() : typed.secret();
      if (!secret.isEmpty() && (field == FormField.SEED || !secretInFile)) {
        Owner owner = owner(connection, field);
        remember(field, owner, cloud, secret, refused);
      }
    }
  }

  private void remember(
      FormField field, Owner owner, String cloud, Secret secret, Consumer<String> refused) {
    Keychain open = keychain;
    if (open == null) {
      return;
    }
    tasks.run(
        () -> {
          open.remember(owner, Text.of("keychain.label", owner.user(), cloud), secret);
          return owner;
        },
        _ -> found.put(field, new Found(owner, secret)),
        failure -> refused.accept(Failures.sentence(failure)));
  }

  /**
   * A cloud that is open took another secret: it takes the place of the one that is kept, if one
   * is.
   *
   * @param secret the receiver's to wipe
   */
  void renewed(Connection connection, String cloud, Secret secret, Consumer<String> refused) {
    Owner owner = owner(connection, FormField.SECRET);
    tasks.run(
        () -> {
          Keychain open = opening.call();
          try {
            if (open.whyNot().isEmpty() && open.find(owner).isPresent()) {
              open.remember(owner, Text.of("keychain.label", owner.user(), cloud), secret);
            }
            return owner;
          } finally {
            secret.wipe();
          }
        },
        _ -> {},
        failure -> refused.accept(Failures.sentence(failure)));
  }
}
