package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.Servers;
import io.novadesk.common.console.ConsoleLine;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Change;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What a server writes on its console: the last lines, or the lines as they come. While they are
 * followed new ones are added below those that were seen, so nothing moves that somebody reads.
 */
public final class ConsoleLogViewModel implements ServerPart {
  /** How many lines can be asked for; 0 is all that the cloud keeps. */
  public static final List<Integer> LENGTHS = List.of(100, 500, 2_000, 0);

  private static final Duration EVERY = Duration.ofSeconds(2);

  /** Lines that are kept while following; the oldest go first. */
  private static final int MOST = 50_000;

  private final TaskRunner tasks;
  private final Fetch<List<ConsoleLine>> fetch;
  private final ObservableList<ConsoleLine> lines = FXCollections.observableArrayList();
  private final ObservableList<ConsoleLine> linesToShow =
      FXCollections.unmodifiableObservableList(lines);
  private final BooleanProperty following = new SimpleBooleanProperty();
  private final IntegerProperty length = new SimpleIntegerProperty(LENGTHS.get(1));
  private final StringProperty query = new SimpleStringProperty("");
  private final List<Integer> matches = new ArrayList<>();
  private final ReadOnlyIntegerWrapper match = new ReadOnlyIntegerWrapper(-1);
  private final ReadOnlyStringWrapper matchText = new ReadOnlyStringWrapper("");
  private final Change save;
  private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
  private @Nullable ServerRow row;
  private @Nullable Task polling;
  private String shownKey = "";

  public ConsoleLogViewModel(TaskRunner tasks) {
    this.tasks = tasks;
    fetch = new Fetch<>(tasks);
    save = new Change(tasks);
    fetch.stateProperty().subscribe(this::arrived);
    following.subscribe(this::poll);
    length.addListener((_, _, _) -> ask());
    query.subscribe(_ -> search(true));
  }

  @Override
  public void look(@Nullable ServerRow now) {
    ServerRow before = row;
    row = now;
    if (now == null) {
      fetch.stop();
    } else if (before == null || !before.isSameServer(now)) {
      saved.set("");
      ask();
    }
    poll();
  }

  /** Asks for it once more. */
  public void reload() {
    ask();
  }

  private void poll() {
    boolean wanted = following.get() && row != null;
    if (wanted && polling == null) {
      polling = tasks.every(EVERY, this::askQuietly);
      askQuietly();
    } else if (!wanted && polling != null) {
      polling.cancel();
      polling = null;
    }
  }

  /** A slow cloud is asked again when it has answered. */
  private void askQuietly() {
    if (!fetch.isRunning()) {
      ask();
    }
  }

  private void ask() {
    ServerRow now = row;
    if (now == null) {
      return;
    }
    Servers servers = now.region().region().servers();
    String id = now.server().id();
    int many = length.get();
    fetch.start(now.key(), () -> ConsoleLine.parseAll(servers.consoleOutput(id, many)));
  }

  private void arrived(Loaded<List<ConsoleLine>> state) {
    if (state instanceof Loaded.Loading) {
      return;
    }
    if (state instanceof Loaded.Broken) {
      // What was refused once is not asked for again and again.
      following.set(false);
    }
    if (!(state instanceof Loaded.Ready<List<ConsoleLine>>(List<ConsoleLine> next))) {
      return;
    }
    String key = row == null ? "" : row.key();
    int shared = key.equals(shownKey) && following.get() ? overlap(lines, next) : 0;
    shownKey = key;
    if (shared > 0) {
      lines.addAll(next.subList(shared, next.size()));
      if (lines.size() > MOST) {
        lines.remove(0, lines.size() - MOST);
      }
    } else if (!lines.equals(next)) {
      lines.setAll(next);
    }
    search(false);
  }

  /** How many of the first of {@code next} are the last that are there already. */
  static int overlap(List<ConsoleLine> there, List<ConsoleLine> next) {
    int most = Math.min(there.size(), next.size());
    for (int many = most; many > 0; many--) {
      if (there.subList(there.size() - many, there.size()).equals(next.subList(0, many))) {
        return many;
      }
    }
    return 0;
  }

  public Fetch<List<ConsoleLine>> fetch() {
    return fetch;
  }

  public ObservableList<ConsoleLine> lines() {
    return linesToShow;
  }

  /** Whether it is asked for again and again while it is looked at. */
  public BooleanProperty followingProperty() {
    return following;
  }

  /** How many of the last lines; 0: all. */
  public IntegerProperty lengthProperty() {
    return length;
  }

  /** What is searched for, in whatever case. */
  public StringProperty queryProperty() {
    return query;
  }

  /** The line of the current match; -1: none. */
  public ReadOnlyIntegerProperty matchProperty() {
    return match.getReadOnlyProperty();
  }

  /** Such as "2 of 7"; empty while nothing is searched. */
  public ReadOnlyStringProperty matchTextProperty() {
    return matchText.getReadOnlyProperty();
  }

  public void nextMatch() {
    step(1);
  }

  public void previousMatch() {
    step(-1);
  }

  private void step(int by) {
    if (!matches.isEmpty()) {
      int at = matches.indexOf(match.get());
      choose(Math.floorMod((at < 0 && by < 0 ? 0 : at) + by, matches.size()));
    }
  }

  private void search(boolean anew) {
    String text = query.get().toLowerCase(Locale.ROOT);
    matches.clear();
    if (text.isEmpty()) {
      match.set(-1);
      matchText.set("");
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).text().toLowerCase(Locale.ROOT).contains(text)) {
        matches.add(i);
      }
    }
    if (matches.isEmpty()) {
      match.set(-1);
      matchText.set(Text.of("json.find.none"));
      return;
    }
    int at = anew ? -1 : matches.indexOf(match.get());
    // The newest first: that is what one looks for in a log.
    choose(at < 0 ? matches.size() - 1 : at);
  }

  private void choose(int at) {
    match.set(matches.get(at));
    matchText.set(Text.of("json.find.count", at + 1, matches.size()));
  }

  /** Everything that is shown, without colours. */
  public String text() {
    return textOf(lines);
  }

  public static String textOf(List<ConsoleLine> some) {
    return some.stream().map(ConsoleLine::text).collect(Collectors.joining("\n", "", "\n"));
  }

  /** A name for a file to save it in. */
  public String fileName() {
    ServerRow now = row;
    String name = now == null ? "" : now.name().replaceAll("[^\\w.-]", "_");
    return Text.of("console.fileName", name);
  }

  /** Saves what is shown. */
  public void save(Path file) {
    List<ConsoleLine> now = List.copyOf(lines);
    saved.set("");
    save.make(
        () -> Files.writeString(file, textOf(now), StandardCharsets.UTF_8),
        _ -> saved.set(Text.of("console.saved", now.size(), file.getFileName())));
  }

  /** Why it could not be saved. */
  public Change saving() {
    return save;
  }

  /** Where it was saved; empty when it was not. */
  public ReadOnlyStringProperty savedProperty() {
    return saved.getReadOnlyProperty();
  }
}
