package io.novadesk.window;

import io.novadesk.api.http.Curl;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Journal;
import io.novadesk.profile.Journals;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.plans.JournalLedger;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All of the program that knows no window. It can be made on any thread while the toolkit still
 * starts; from then on it belongs to the JavaFX thread.
 */
final class Models implements AutoCloseable {
  private final FxTaskRunner tasks;
  private final Profile profile;
  private final WindowMemory memory;
  private final DemoHost demo;
  private final @Nullable Journal journal;
  private final ConsoleViewModel console;
  private final ConnectViewModel connect;
  private Consumer<Session> onConnected = Session::close;

  Models(FxTaskRunner tasks, DemoSettings demoSettings, Profile profile) {
    this.tasks = tasks;
    this.profile = profile;
    demo = new DemoHost(demoSettings);
    connect =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            profile.connections(),
            profile.clouds(),
            demo::access,
            session -> onConnected.accept(session));
    memory = new WindowMemory(profile.settings());
    journal = journal(profile.folder().resolve("in-flight.jsonl"));
    console =
        new ConsoleViewModel(
            tasks, Curl::of, journal == null ? Ledger.NONE : new JournalLedger(journal));
    console.savedFilters().keepIn(profile.settings().savedFilters());
  }

  /** Without a journal everything works, but nothing in flight outlives the program. */
  private static @Nullable Journal journal(Path file) {
    try {
      return Journals.open(file);
    } catch (IOException e) {
      System.err.println(Text.of("journal.unusable", file, String.valueOf(e.getMessage())));
      return null;
    }
  }

  FxTaskRunner tasks() {
    return tasks;
  }

  Profile profile() {
    return profile;
  }

  WindowMemory memory() {
    return memory;
  }

  ConsoleViewModel console() {
    return console;
  }

  ConnectViewModel connect() {
    return connect;
  }

  /** Whether what is in flight at the end is found again at the next start. */
  boolean keepsWhatIsInFlight() {
    return journal != null;
  }

  /** Says who gets the sessions that are opened from now on. */
  void whenConnected(Consumer<Session> receiver) {
    onConnected = receiver;
  }

  @Override
  public void close() {
    console.dispose();
    demo.close();
    tasks.close();
    if (journal != null) {
      try {
        journal.close();
      } catch (IOException e) {
        System.err.println(e.getMessage());
      }
    }
  }
}
