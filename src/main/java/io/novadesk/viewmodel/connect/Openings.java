package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.ConnectException.Field;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain;
import io.novadesk.keychain.KeychainException;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.Entrance.By;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Opens clouds side by side without the dialog: each by one attempt of its own, so that none waits
 * for another. A cloud whose secret nothing here knows, or that does not let us in, stays in the
 * list until a person goes on with it. Belongs to the caller's side.
 */
public final class Openings {
  private final TaskRunner tasks;
  private final Connector connector;
  private final CloudList clouds;
  private final KeptSecrets secrets;
  private final Callable<Keychain> keychain;
  private final @Nullable Callable<DemoAccess> demo;
  private final Predicate<CloudEntry> isOpen;
  private final Entrance entrance;
  private final ObservableList<Opening> all = FXCollections.observableArrayList();

  /** A locked keychain asks the person: once, not by a window for each cloud. */
  private final Object oneAtATime = new Object();

  Openings(
      TaskRunner tasks,
      Connector connector,
      CloudList clouds,
      KeptSecrets secrets,
      Callable<Keychain> keychain,
      @Nullable Callable<DemoAccess> demo,
      Predicate<CloudEntry> isOpen,
      Entrance entrance) {
    this.tasks = tasks;
    this.connector = connector;
    this.clouds = clouds;
    this.secrets = secrets;
    this.keychain = keychain;
    this.demo = demo;
    this.isOpen = isOpen;
    this.entrance = entrance;
  }

  /** Those that are not open yet, in the order in which they were asked for. */
  public ObservableList<Opening> all() {
    return all;
  }

  /** The first one that waits for something to be typed. */
  public Optional<Opening> firstThatWantsPerson() {
    return all.stream().filter(o -> o.state() == Opening.State.WANTS_PERSON).findFirst();
  }

  /** Opens clouds of the list by their names; one that is open, or on its way, is left alone. */
  public void open(List<String> names) {
    List<Opening> fresh =
        names.stream().distinct().filter(name -> find(name).isEmpty()).map(Opening::new).toList();
    all.addAll(fresh);
    clouds.whenLoaded(() -> fresh.stream().filter(all::contains).forEach(this::begin));
  }

  private Optional<Opening> find(String name) {
    return all.stream().filter(o -> o.name().equals(name)).findFirst();
  }

  /** Tries once more. */
  public void again(Opening opening) {
    if (all.contains(opening) && opening.state() != Opening.State.CONNECTING) {
      opening.begins();
      begin(opening);
    }
  }

  /** Stops one and takes it off the list. */
  public void leave(Opening opening) {
    if (all.remove(opening)) {
      Attempt attempt = opening.attempt();
      attempt.cancel();
      // It may have opened a session already whose callback will never come.
      tasks.run(
          () -> {
            attempt.close();
            return attempt;
          },
          _ -> {},
          _ -> {});
    }
  }

  /** The cloud of that name was opened otherwise, or is not wanted any more. */
  void forget(String name) {
    find(name).ifPresent(this::leave);
  }

  private void begin(Opening opening) {
    CloudEntry entry = clouds.named(opening.name()).orElse(null);
    if (entry == null) {
      opening.fails(null, Text.of("connect.error.noSuchCloud", opening.name()));
      return;
    }
    opening.isCalled(entry.shownName());
    if (isOpen.test(entry)) {
      all.remove(opening);
      return;
    }
    Secret inFile = clouds.secretInFile(entry).map(Secret::copy).orElse(null);
    Attempt attempt = opening.attempt();
    attempt.runsAs(
        tasks.run(
            () -> go(attempt, entry, inFile),
            whyNot -> ended(opening, attempt, entry, whyNot),
            failure -> {
              if (isCurrent(opening, attempt)) {
                opening.fails(failure, sentence(failure, entry));
              }
            }));
  }

  private static String sentence(Exception failure, CloudEntry entry) {
    boolean refused =
        failure instanceof ConnectException e
            && e.remedy() instanceof Remedy.CheckField(Field field)
            && field == Field.PASSWORD;
    return refused
        ? Text.of("connect.error.refused." + entry.connection().signIn().method())
        : Failures.sentence(failure);
  }

  private boolean isCurrent(Opening opening, Attempt attempt) {
    return all.contains(opening) && opening.attempt() == attempt;
  }

  /** Why nothing was sent, as a sentence; empty when the attempt holds a session. */
  private String go(Attempt attempt, CloudEntry entry, @Nullable Secret inFile) throws Exception {
    Login login;
    if (entry.kind() == Kind.DEMO) {
      if (demo == null) {
        return Text.of("connect.error.noSuchCloud", entry.name());
      }
      login = Logins.of(demo.call(), entry.name());
    } else {
      TypedSecrets known;
      try {
        known = known(entry, inFile);
      } catch (KeychainException e) {
        // By hand it can still be typed.
        return Failures.sentence(e);
      }
      // No page opens in the browser that nobody asked for.
      if (entry.connection().signIn().method() == Method.BROWSER
          || ConnectForm.firstMissing(entry.connection(), known).isPresent()) {
        known.wipe();
        return Text.of("opening.waits", entry.shownName());
      }
      login = Logins.of(entry.connection(), entry.name(), known);
    }
    try {
      attempt.holds(connector.connect(login, (_, _) -> {}));
      return "";
    } finally {
      login.wipe();
    }
  }

  private TypedSecrets known(CloudEntry entry, @Nullable Secret inFile) throws Exception {
    SignIn who = entry.connection().signIn();
    Optional<Secret> secret = inFile == null ? keptHere(entry) : Optional.of(inFile);
    if (secret.isEmpty() && FormField.SECRET.isFor(who.method())) {
      secret = find(entry, FormField.SECRET);
    }
    boolean codes = who.passcode() || who.method() == Method.TOTP;
    Optional<Secret> seed = codes ? find(entry, FormField.SEED) : Optional.empty();
    return TypedSecrets.kept(secret.orElse(Secret.of("")), seed.orElse(Secret.of("")));
  }

  private Optional<Secret> find(CloudEntry entry, FormField field) throws Exception {
    synchronized (oneAtATime) {
      Keychain system = keychain.call();
      return system.whyNot().isEmpty()
          ? system.find(KeychainChoice.owner(entry.connection(), field))
          : Optional.empty();
    }
  }

  private Optional<Secret> keptHere(CloudEntry entry) throws IOException {
    return entry.kind() == Kind.SAVED
        ? secrets.find(entry.name()).map(Secret::copy)
        : Optional.empty();
  }

  private void ended(Opening opening, Attempt attempt, CloudEntry entry, String whyNot) {
    if (!isCurrent(opening, attempt)) {
      return;
    }
    Session session = attempt.take();
    if (session == null) {
      opening.waits(whyNot);
    } else {
      all.remove(opening);
      entrance.opened(session, entry.connection().marking(), By.ITSELF);
    }
  }
}
