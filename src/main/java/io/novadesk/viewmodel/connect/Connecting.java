package io.novadesk.viewmodel.connect;

import io.novadesk.cloud.connect.BrowserSignOn;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.FieldException;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.Attempt.Purpose;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Goes at one cloud at a time, in the background, and shows how far it is. */
final class Connecting {
  /** Hears how it ended, on the caller's side; nothing when it was cancelled. */
  interface Listener {
    /** The session is the listener's to close. */
    void connected(Session session);

    void tested();

    void failed(Exception failure);
  }

  private final TaskRunner tasks;
  private final Connector connector;
  private final Listener listener;
  private final BrowserStep browser;
  private final Steps steps = new Steps();
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Attempt current;

  /**
   * @param browser shows a sign-on there
   */
  Connecting(TaskRunner tasks, Connector connector, BrowserStep browser, Listener listener) {
    this.tasks = tasks;
    this.connector = connector;
    this.browser = browser;
    this.listener = listener;
    phase.subscribe(now -> busy.set(now == Phase.CONNECTING || now == Phase.TESTING));
  }

  List<StepRow> steps() {
    return steps.rows();
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Forgets how the last attempt went. Not to be called while busy. */
  void reset() {
    steps.reset();
    phase.set(Phase.IDLE);
  }

  /**
   * @param login asked for in the background, for it may block
   */
  void start(Purpose purpose, Callable<Login> login) {
    Attempt attempt = new Attempt(purpose);
    current = attempt;
    steps.start();
    phase.set(purpose == Purpose.TEST ? Phase.TESTING : Phase.CONNECTING);
    BrowserSignOn.Person person = browser.begin();
    attempt.runsAs(
        tasks.run(
            () -> go(attempt, login, person),
            this::succeeded,
            failure -> failed(attempt, failure)));
  }

  private Attempt go(Attempt attempt, Callable<Login> login, BrowserSignOn.Person person)
      throws Exception {
    Connector.Progress progress =
        (step, found) ->
            tasks.later(
                () -> {
                  if (current == attempt) {
                    steps.done(step, found);
                  }
                });
    attempt.holds(connector.connect(login.call(), person, progress));
    if (attempt.purpose() == Purpose.TEST) {
      attempt.close();
    }
    return attempt;
  }

  /**
   * Stops what is under way.
   *
   * @return false when nothing was
   */
  boolean cancel() {
    Attempt attempt = current;
    if (attempt == null) {
      return false;
    }
    current = null;
    browser.leave();
    attempt.cancel();
    // It may have opened a session already whose callback will never come.
    tasks.run(
        () -> {
          attempt.close();
          return attempt;
        },
        _ -> {},
        listener::failed);
    steps.stopped(Text.of("connect.cancelled"));
    phase.set(Phase.IDLE);
    return true;
  }

  private void succeeded(Attempt attempt) {
    if (current != attempt) {
      return;
    }
    current = null;
    Session session = attempt.take();
    if (attempt.purpose() == Purpose.TEST || session == null) {
      phase.set(Phase.TESTED);
      listener.tested();
    } else {
      phase.set(Phase.CONNECTED);
      listener.connected(session);
    }
  }

  private void failed(Attempt attempt, Exception failure) {
    if (current != attempt) {
      return;
    }
    current = null;
    tell(failure);
  }

  /** Shows a failure of an attempt that was made elsewhere as one of its own. */
  void takeOver(Exception failure) {
    steps.start();
    tell(failure);
  }

  private void tell(Exception failure) {
    phase.set(Phase.FAILED);
    switch (failure) {
      case ConnectException e -> steps.failed(e.step(), Failures.sentence(e));
      case FieldException _ -> steps.reset();
      default -> steps.stopped(Failures.sentence(failure));
    }
    listener.failed(failure);
  }
}
