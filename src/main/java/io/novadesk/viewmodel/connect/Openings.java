package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.ConnectException.Field;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FormField;
import io.novadesk.common.login.Logins;
import io.novadesk.common.login.TypedSecrets;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.KeychainException;
import io.novadesk.profile.OpenCloud;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.Entrance.By;
import io.novadesk.viewmodel.connect.Opening.Need;
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
  private final EntrySecrets secrets;
  private final @Nullable Callable<DemoAccess> demo;
  private final Predicate<CloudEntry> isOpen;
  private final Entrance entrance;
  private final ObservableList<Opening> all = FXCollections.observableArrayList();

  Openings(
      TaskRunner tasks,
      Connector connector,
      CloudList clouds,
      EntrySecrets secrets,
      @Nullable Callable<DemoAccess> demo,
      Predicate<CloudEntry> isOpen,
      Entrance entrance) {
    this.tasks = tasks;
    this.connector = connector;
    this.clouds = clouds;
    this.secrets = secrets;
    this.demo = demo;
    this.isOpen = isOpen;
    this.entrance = entrance;
  }

  /** Those that are not open yet, in the order in which they were asked for. */
  public ObservableList<Opening> all() {
    return all;
  }

  /** The first one that waits for something to be typed, and for which a person has asked. */
  public Optional<Opening> firstThatWantsPerson() {
    return all.stream()
        .filter(o -> !o.isQuiet() && o.state() == Opening.State.WANTS_PERSON)
        .findFirst();
  }

  /** Opens clouds of the list by their names; one that is open, or on its way, is left alone. */
  public void open(List<String> names) {
    open(names.stream().map(OpenCloud::of).toList(), false);
  }

  /** Opens again what was open: none of them asks for anything until a person comes to it. */
  public void openAgain(List<OpenCloud> wanted) {
    open(wanted, true);
  }

  private void open(List<OpenCloud> wanted, boolean quiet) {
    List<Opening> fresh =
        wanted.stream()
            .distinct()
            .filter(cloud -> find(cloud).isEmpty())
            .map(cloud -> new Opening(cloud, quiet))
            .toList();
    all.addAll(fresh);
    clouds.whenLoaded(() -> fresh.stream().filter(all::contains).forEach(this::begin));
  }

  private Optional<Opening> find(OpenCloud wanted) {
    return all.stream().filter(o -> o.wanted().equals(wanted)).findFirst();
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
      drop(opening.attempt());
    }
  }

  private void drop(Attempt attempt) {
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

  /** A person opens the cloud of that name otherwise: nobody is asked for it any more. */
  void overtaken(String name) {
    find(OpenCloud.of(name))
        .ifPresent(
            opening -> {
              drop(opening.attempt());
              opening.begins();
            });
  }

  /** The cloud of that name was opened otherwise. */
  void forget(String name) {
    find(OpenCloud.of(name)).ifPresent(this::leave);
  }

  private void begin(Opening opening) {
    CloudEntry entry = clouds.named(opening.name()).orElse(null);
    if (entry == null) {
      opening.fails(null, Text.of("connect.error.noSuchCloud", opening.name()));
      return;
    }
    boolean asItIs = opening.wanted().scope().isEmpty();
    if (asItIs) {
      opening.isCalled(entry.shownName());
    }
    if (asItIs && isOpen.test(entry)) {
      all.remove(opening);
      return;
    }
    Secret inFile = clouds.secretInFile(entry).map(Secret::copy).orElse(null);
    Attempt attempt = opening.attempt();
    attempt.runsAs(
        tasks.run(
            () -> go(attempt, entry, opening.wanted(), inFile),
            waits -> ended(opening, attempt, entry, waits),
            failure -> {
              if (isCurrent(opening, attempt)) {
                opening.fails(failure, sentence(failure, entry, opening.wanted()));
              }
            }));
  }

  private static String sentence(Exception failure, CloudEntry entry, OpenCloud wanted) {
    boolean refused =
        failure instanceof ConnectException e
            && e.remedy() instanceof Remedy.CheckField(Field field)
            && field == Field.PASSWORD;
    if (refused && !wanted.scope().isEmpty()) {
      // Clouds do not tell a project that is gone from a wrong password.
      return Text.of("opening.refusedProject", wanted.name());
    }
    return refused
        ? Text.of("connect.error.refused." + entry.connection().signIn().method())
        : Failures.sentence(failure);
  }

  private boolean isCurrent(Opening opening, Attempt attempt) {
    return all.contains(opening) && opening.attempt() == attempt;
  }

  /**
   * What a person has to do before anything is sent.
   *
   * @param told as a sentence
   */
  private record Waits(Need need, String told) {
    static final Waits FOR_NOTHING = new Waits(Need.NOTHING, "");
  }

  /** Waits for nothing when the attempt holds a session. */
  private Waits go(Attempt attempt, CloudEntry entry, OpenCloud wanted, @Nullable Secret inFile)
      throws Exception {
    Login login;
    if (entry.kind() == Kind.DEMO) {
      if (demo == null) {
        return new Waits(Need.NOTHING, Text.of("connect.error.noSuchCloud", entry.name()));
      }
      login = demo.call().login(entry.name());
    } else {
      TypedSecrets known;
      try {
        known = secrets.known(entry, inFile);
      } catch (KeychainException e) {
        // By hand it can still be typed.
        return new Waits(Need.SECRET, Failures.sentence(e));
      }
      Need need = need(entry, known);
      if (need != Need.NOTHING) {
        known.wipe();
        return new Waits(need, Text.of("opening.waits." + need, entry.shownName()));
      }
      login = Logins.of(entry.connection(), entry.name(), known);
      Scope other = ProjectEntry.scopeOf(wanted.scope());
      login = other == null ? login : login.to(other, wanted.name());
    }
    try {
      attempt.holds(connector.connect(login, (_, _) -> {}));
      return Waits.FOR_NOTHING;
    } finally {
      login.wipe();
    }
  }

  private static Need need(CloudEntry entry, TypedSecrets known) {
    // No page opens in the browser that nobody asked for.
    if (entry.connection().signIn().method().isSignOn()) {
      return Need.BROWSER;
    }
    return ConnectForm.firstMissing(entry.connection(), known)
        .map(field -> field == FormField.PASSCODE ? Need.CODE : Need.SECRET)
        .orElse(Need.NOTHING);
  }

  private void ended(Opening opening, Attempt attempt, CloudEntry entry, Waits waits) {
    if (!isCurrent(opening, attempt)) {
      return;
    }
    Session session = attempt.take();
    if (session == null) {
      opening.waits(waits.need(), waits.told());
    } else {
      // It comes to stand in the place where the opening stands.
      entrance.opened(session, entry.connection().marking(), By.ITSELF);
      all.remove(opening);
    }
  }
}
