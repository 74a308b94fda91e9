package io.novadesk.viewmodel.connect;

import io.novadesk.api.ApiException;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.WideScopes;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.profile.RecentProjects;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.connect.Attempt.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The projects that the login of an open cloud may use, and the way into another of them: by the
 * token that is there, so that nothing is typed. Belongs to the caller's side.
 */
public final class ProjectSwitch {
  /** Where another project is opened. */
  public enum Where {
    IN_PLACE,
    BESIDE
  }

  /** Gets the session of the other project, which is its to close. */
  @FunctionalInterface
  public interface Receiver {
    void switched(Session former, Session next, Where where);
  }

  private final TaskRunner tasks;
  private final Connector connector;
  private final Receiver receiver;
  private final RecentProjects recent;
  private final List<ProjectEntry> all = new ArrayList<>();
  private final ObservableList<ProjectEntry> shown = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /** Keys of those that were left or entered in this run, by the address of their cloud. */
  private final Map<String, List<String>> used = new HashMap<>();

  /** Keys of those of the open cloud, the latest first. */
  private List<String> order = List.of();

  private @Nullable Session session;
  private @Nullable Attempt attempt;
  private @Nullable Task reading;

  /**
   * @param recent where it is kept what was worked in last
   */
  public ProjectSwitch(
      TaskRunner tasks, Connector connector, RecentProjects recent, Receiver receiver) {
    this.tasks = tasks;
    this.connector = connector;
    this.recent = recent;
    this.receiver = receiver;
    filter.subscribe(_ -> list());
  }

  /** What can be switched to and matches {@link #filterProperty()}: the recent ones first. */
  public ObservableList<ProjectEntry> shown() {
    return shown;
  }

  public StringProperty filterProperty() {
    return filter;
  }

  /** What is under way or what failed, as a sentence; empty when there is nothing to say. */
  public ReadOnlyStringProperty toldProperty() {
    return told.getReadOnlyProperty();
  }

  /** Whether that tells of a failure. */
  public ReadOnlyBooleanProperty failedProperty() {
    return failed.getReadOnlyProperty();
  }

  /** True while the projects are read or one of them is opened. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Reads the projects of an open cloud's login. */
  public void open(Session cloud) {
    close();
    session = cloud;
    filter.set("");
    if (!cloud.mayChangeProject()) {
      fail(Text.of("switch.boundToProject"));
      return;
    }
    work(Text.of("switch.reading", cloud.cloudName()));
    reading =
        tasks.run(
            () -> read(cloud),
            found -> {
              // What could not be read is a remark: the projects are there.
              rest(found.trouble());
              order = order(cloud, found.recent());
              all.addAll(found.entries());
              list();
            },
            failure -> fail(Failures.sentence(failure)));
  }

  /** What is not written yet counts too. */
  private List<String> order(Session cloud, List<String> written) {
    return Stream.concat(used.getOrDefault(address(cloud), List.of()).stream(), written.stream())
        .distinct()
        .toList();
  }

  /**
   * @param recent keys of former starts too, the latest first
   * @param trouble why something is missing; empty: all is there
   */
  private record Found(List<ProjectEntry> entries, List<String> recent, String trouble) {}

  private Found read(Session cloud) {
    String open = ProjectEntry.keyOf(cloud.identity());
    List<ProjectEntry> entries = new ArrayList<>();
    for (Project project : cloud.ownProjects()) {
      if (project.enabled()) {
        entries.add(ProjectEntry.of(project, open));
      }
    }
    List<String> before = recent.of(address(cloud));
    try {
      WideScopes wide = cloud.wideScopes();
      wide.domains().forEach(domain -> entries.add(ProjectEntry.of(domain, open)));
      if (wide.system()) {
        entries.add(ProjectEntry.ofSystem(open));
      }
    } catch (ApiException e) {
      // The projects are there, and are what nearly everybody comes for.
      return new Found(entries, before, Text.of("switch.wideUnread", e.getMessage()));
    }
    return new Found(entries, before, "");
  }

  /** Stops what is under way and forgets what was read. */
  public void close() {
    if (reading != null) {
      reading.cancel();
      reading = null;
    }
    Attempt left = attempt;
    if (left != null) {
      attempt = null;
      left.cancel();
      // It may have opened a session already whose callback will never come.
      tasks.run(
          () -> {
            left.close();
            return left;
          },
          _ -> {},
          failure -> fail(Failures.sentence(failure)));
    }
    session = null;
    all.clear();
    rest("");
    list();
  }

  /** Opens another project; the one that is open already is left alone. */
  public void choose(ProjectEntry entry, Where where) {
    Session from = session;
    if (from == null || busy.get() || entry.current()) {
      return;
    }
    Attempt now = new Attempt(Purpose.CONNECT);
    attempt = now;
    work(Text.of("switch.opening", entry.name()));
    String name =
        where == Where.IN_PLACE
            ? from.cloudName()
            : Text.of("switch.beside", from.cloudName(), entry.name());
    now.runsAs(
        tasks.run(
            () -> enter(from, entry.scope(), name, now),
            _ -> entered(from, entry, where, now),
            failure -> {
              if (now.equals(attempt)) {
                attempt = null;
                fail(Text.of("switch.failed", entry.name(), Failures.sentence(failure)));
              }
            }));
  }

  private Attempt enter(Session from, Scope scope, String name, Attempt now) throws Exception {
    Login login = from.loginTo(scope, name);
    try {
      // Keystone lets no token of the whole cloud become one of a project or domain.
      boolean whole = from.identity().scope() instanceof Scope.System;
      Credentials first = whole ? login.credentials() : from.proof();
      now.holds(connector.connect(login, first, (_, _) -> {}));
      return now;
    } finally {
      login.wipe();
    }
  }

  private void entered(Session from, ProjectEntry entry, Where where, Attempt now) {
    Session next = now.equals(attempt) ? now.take() : null;
    if (next == null) {
      return;
    }
    attempt = null;
    remember(address(from), entry.key(), ProjectEntry.keyOf(from.identity()));
    close();
    receiver.switched(from, next, where);
  }

  private void remember(String cloud, String entered, @Nullable String left) {
    List<String> keys = left == null ? List.of(entered) : List.of(entered, left);
    List<String> mine = used.computeIfAbsent(cloud, _ -> new ArrayList<>());
    mine.removeAll(keys);
    mine.addAll(0, keys);
    tasks.run(
        () -> {
          recent.used(cloud, keys);
          return keys;
        },
        _ -> {},
        failure -> fail(Failures.sentence(failure)));
  }

  private static String address(Session session) {
    return session.login().authUrl().toString();
  }

  private void list() {
    Comparator<ProjectEntry> byUse =
        Comparator.comparingInt(
            entry -> {
              int at = order.indexOf(entry.key());
              return at < 0 || entry.current() ? order.size() : at;
            });
    shown.setAll(
        all.stream()
            .filter(entry -> entry.matches(filter.get()))
            .sorted(
                byUse
                    .thenComparing(entry -> !entry.isProject())
                    .thenComparing(ProjectEntry::name, NaturalOrder.INSTANCE))
            .toList());
  }

  private void work(String sentence) {
    told.set(sentence);
    failed.set(false);
    busy.set(true);
  }

  private void fail(String sentence) {
    told.set(sentence);
    failed.set(true);
    busy.set(false);
  }

  private void rest(String sentence) {
    told.set(sentence);
    failed.set(false);
    busy.set(false);
  }
}
