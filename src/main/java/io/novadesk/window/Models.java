package io.novadesk.window;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.live.SteadyClock;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.common.journal.JournalLedger;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Language;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Complaints;
import io.novadesk.profile.InMemorySecrets;
import io.novadesk.profile.Journal;
import io.novadesk.profile.Journals;
import io.novadesk.profile.Preferences;
import io.novadesk.profile.RecentProjects;
import io.novadesk.profile.Team;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.connect.Entrance;
import io.novadesk.viewmodel.connect.ProjectSwitch;
import io.novadesk.viewmodel.settings.SettingsViewModel;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All of the program that knows no window. It can be made on any thread while the toolkit still
 * starts; from then on it belongs to the JavaFX thread.
 */
final class Models implements AutoCloseable {
  /** A file is written within a moment; whatever else runs ends when it is interrupted. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

  private final FxTaskRunner tasks;
  private final Profile profile;
  private final Complaints complaints = new Complaints();
  private final WindowMemory memory;
  private final SettingsViewModel settings;
  private final DemoHost demo;
  private final @Nullable Journal journal;
  private final ConsoleViewModel console;
  private final ConnectViewModel connect;
  private final ProjectSwitch projects;
  private final Morning morning;
  private final List<Future<?>> leaving = new ArrayList<>();
  private Entrance entrance = (session, _, _) -> session.close();
  private Consumer<URI> onBrowse = _ -> {};
  private ProjectSwitch.Receiver onSwitched = (_, next, _) -> next.close();

  Models(FxTaskRunner tasks, DemoSettings demoSettings, Profile profile) {
    this(tasks, demoSettings, profile, "");
  }

  /**
   * @param teamFolder what a team shares; empty: what the settings say
   */
  Models(FxTaskRunner tasks, DemoSettings demoSettings, Profile ofPerson, String teamFolder) {
    this.tasks = tasks;
    memory = new WindowMemory(tasks, ofPerson.settings(), complaints);
    Preferences chosen = memory.settings().preferences();
    String team = teamFolder.isEmpty() ? chosen.team() : teamFolder;
    profile = team.isEmpty() ? ofPerson : ofPerson.withTeam(new Team(Path.of(team)));
    Text.speak(Language.of(chosen.language()));
    settings =
        new SettingsViewModel(
            chosen, changed -> memory.remember(memory.settings().withPreferences(changed)));
    demo = new DemoHost(demoSettings);
    Connector connector = new Connector(HttpSettings.standard(), SteadyClock.ofThisComputer());
    projects =
        new ProjectSwitch(
            tasks,
            connector,
            new RecentProjects(profile.folder().resolve("recent-projects.json")),
            (former, next, where) -> onSwitched.switched(former, next, where));
    connect =
        new ConnectViewModel(
            tasks,
            connector,
            profile.connections(),
            profile.clouds(),
            demo::access,
            (session, marking, by) -> entrance.opened(session, marking, by),
            new InMemorySecrets(),
            profile.keychain(),
            page -> onBrowse.accept(page),
            complaints::add);
    profile.exposed().forEach(complaints::add);
    journal = journal(profile.folder().resolve("in-flight.jsonl"));
    console =
        new ConsoleViewModel(tasks, journal == null ? Ledger.NONE : new JournalLedger(journal));
    console
        .operations()
        .onEnd(
            row -> {
              Future<?> left = row.endOfOtherLogin();
              if (left != null) {
                leaving.add(left);
              }
            });
    console.logins().wire(connector.browser(), page -> onBrowse.accept(page), connect::renewed);
    settings
        .preferencesProperty()
        .subscribe(preferences -> console.refreshEvery(preferences.refreshEvery()));
    console.navigation().shareClouds(connect::isOfTeam);
    morning = new Morning(tasks, profile, memory, connect, console);
    settings.asksWhyNotKept(tell -> tasks.run(morning::whyNotKept, tell, _ -> {}));
    console
        .past()
        .records()
        .keepIn(
            profile.folder().resolve("record"),
            session -> demo.isAt(session.where().url()),
            complaints::add);
    console.scripts().scripts().keepIn(profile.folder().resolve("scripts"));
    console.scripts().later().keepIn(profile.folder().resolve("later.json"), complaints::add);
    console.commands().deletes().keepIn(profile.folder().resolve("deletes.json"), complaints::add);
    console.alarms().file().keepIn(profile.folder().resolve("alarms.txt"), complaints::add);
    console.alarms().rememberIn(profile.folder().resolve("alarms.json"), complaints::add);
    console.own().file().keepIn(profile.folder().resolve("commands.yaml"), complaints::add);
    console.filters().saved().keepIn(profile.savedFilters());
  }

  /** Without a journal everything works, but nothing in flight outlives the program. */
  private @Nullable Journal journal(Path file) {
    try {
      Journal opened = Journals.open(file);
      opened.complaints().tellTo(complaints::add);
      return opened;
    } catch (IOException e) {
      complaints.add(Text.of("journal.unusable", file, String.valueOf(e.getMessage())));
      return null;
    }
  }

  /** What a person has to be told about the files of the profile. */
  Complaints complaints() {
    return complaints;
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

  SettingsViewModel settings() {
    return settings;
  }

  ConsoleViewModel console() {
    return console;
  }

  ConnectViewModel connect() {
    return connect;
  }

  /** What was open is opened again, and is kept for the next start. */
  Morning morning() {
    return morning;
  }

  ProjectSwitch projects() {
    return projects;
  }

  /** Whether what is in flight at the end is found again at the next start. */
  boolean keepsWhatIsInFlight() {
    return journal != null;
  }

  /** Says who gets the sessions that are opened from now on. */
  void whenOpened(Entrance receiver) {
    entrance = receiver;
  }

  /** Says what opens a page in the person's browser. */
  void whenBrowsing(Consumer<URI> opener) {
    onBrowse = opener;
  }

  /** Says who gets the sessions of other projects from now on. */
  void whenSwitched(ProjectSwitch.Receiver receiver) {
    onSwitched = receiver;
  }

  /** Leaves a cloud; its token is given back in the background. */
  void leave(Session session) {
    leaving.removeIf(Future::isDone);
    console.close(session);
    leaving.add(session.end());
  }

  /** What the clouds have still to be told is waited for, but not for long. */
  private void awaitFarewells() {
    Instant latest = Instant.now().plus(LONGEST_FAREWELL);
    try {
      for (Future<?> end : leaving) {
        end.get(Math.max(0, Duration.between(Instant.now(), latest).toMillis()), MILLISECONDS);
      }
    } catch (TimeoutException _) {
      // The token ends by itself.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      System.err.println(e.getMessage());
    }
  }

  @Override
  public void close() {
    leaving.add(morning.keep());
    List.copyOf(console.sessions()).forEach(this::leave);
    console.dispose();
    awaitFarewells();
    console.past().records().awaitEnd(PATIENCE);
    demo.close();
    tasks.closeAndWait(PATIENCE);
    if (journal != null) {
      try {
        journal.close();
      } catch (IOException e) {
        System.err.println(e.getMessage());
      }
    }
  }
}
