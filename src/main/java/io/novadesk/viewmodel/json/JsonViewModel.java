package io.novadesk.viewmodel.json;

import io.novadesk.api.JsonText;
import io.novadesk.api.JsonText.Document;
import io.novadesk.api.JsonText.Line;
import io.novadesk.api.JsonText.Problem;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Any text, shown as JSON: laid out in lines of which folded ones are left out, searched, copied. A
 * text that is not JSON is shown as it is, with the reason. Reading and searching happen in the
 * background, so that a text of megabytes costs the window nothing.
 */
public final class JsonViewModel {

  /** What there is to see. */
  public enum State {
    /** No text. */
    EMPTY,
    /** The text is being read. */
    READING,
    JSON,
    /** Something else than JSON. */
    TEXT
  }

  /**
   * One occurrence of the searched text.
   *
   * @param line index of the line in the document
   * @param start first character in {@link Line#content}
   * @param length in characters
   */
  public record Match(int line, int start, int length) {}

  private final TaskRunner runner;
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final ObservableList<Line> linesView = FXCollections.unmodifiableObservableList(lines);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final StringProperty query = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper matchText = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper found = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Match> match = new ReadOnlyObjectWrapper<>();

  private String text = "";
  private Document document = Document.EMPTY;
  private Folds folds = new Folds(Document.EMPTY);
  private Matches matches = Matches.NONE;
  private int current = -1;
  private @Nullable Task reading;
  private @Nullable Task searching;

  public JsonViewModel(TaskRunner runner) {
    this.runner = runner;
    query.subscribe(q -> search(q == null ? "" : q));
  }

  /** A viewer that shows each text that comes. */
  public static JsonViewModel of(Fetch<String> texts, TaskRunner tasks) {
    JsonViewModel json = new JsonViewModel(tasks);
    texts
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof Loaded.Ready<String>(String text)) {
                json.update(text);
              }
            });
    return json;
  }

  /** Shows another text, unfolded. Null and blank texts show nothing. */
  public void show(@Nullable String newText) {
    read(newText, false, false);
  }

  /** Shows the beginning of a text whose end is not known: pretty as far as it goes. */
  public void showBeginning(@Nullable String beginning) {
    read(beginning, false, true);
  }

  /** Shows a later version of the same text: what was folded stays so. */
  public void update(@Nullable String newText) {
    read(newText, true, false);
  }

  private void read(@Nullable String newText, boolean sameSubject, boolean cut) {
    String next = newText == null || newText.isBlank() ? "" : newText;
    if (next.equals(text) && (sameSubject || next.isEmpty())) {
      return;
    }
    text = next;
    cancel(reading);
    if (next.isEmpty()) {
      become(Document.EMPTY, new Folds(Document.EMPTY), State.EMPTY);
      return;
    }
    // A later version replaces the earlier one when it is ready, without a blank in between.
    if (!sameSubject || state.get() == State.EMPTY) {
      become(Document.EMPTY, new Folds(Document.EMPTY), State.READING);
    }
    Folds before = folds;
    record Read(Document document, Folds folds) {}
    reading =
        runner.run(
            () -> {
              Document read = cut ? JsonText.parseBeginning(next) : JsonText.parse(next);
              return new Read(read, sameSubject ? before.carriedTo(read) : new Folds(read));
            },
            r -> become(r.document, r.folds, stateOf(r.document)),
            e -> problem.set(Text.of("json.failed", String.valueOf(e.getMessage()))));
  }

  private static State stateOf(Document read) {
    return read.lines().isEmpty() || read.lines().getFirst().kind() == Line.Kind.RAW
        ? State.TEXT
        : State.JSON;
  }

  private void become(Document read, Folds newFolds, State newState) {
    document = read;
    folds = newFolds;
    Problem why = read.problem();
    problem.set(
        why == null
            ? ""
            : Text.of(
                newState == State.JSON ? "json.cut" : "json.notJson",
                why.line(),
                why.column(),
                why.reason()));
    lines.setAll(folds.visible());
    state.set(newState);
    revise();
    search(query.get());
  }

  /** The lines to be seen, in order. */
  public ObservableList<Line> lines() {
    return linesView;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why the text is not JSON, with line and column; empty when it is. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Counts up when lines look different though they are the same: folds, matches. */
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Digits of the highest line number, two at least. */
  public int digits() {
    return Integer.toString(Math.max(10, document.lines().size())).length();
  }

  // Folds

  public boolean canFold(Line line) {
    return Folds.canFold(line);
  }

  public boolean isFolded(Line line) {
    return folds.isFolded(line);
  }

  /** Folds or unfolds the object or array that a line opens. */
  public void toggle(Line line) {
    if (isFolded(line)) {
      unfold(line);
    } else {
      fold(line);
    }
  }

  /** Hides the inside and the end of what a line opens. */
  public void fold(Line line) {
    int at = placeOf(line);
    if (at < 0 || !canFold(line) || isFolded(line)) {
      return;
    }
    int end = at + folds.visible(line.index(), line.partner() + 1).size();
    folds.fold(line);
    lines.remove(at + 1, end);
    revise();
  }

  /** Shows again what {@link #fold} hid. */
  public void unfold(Line line) {
    int at = placeOf(line);
    if (at < 0 || !isFolded(line)) {
      return;
    }
    folds.unfold(line);
    lines.addAll(at + 1, folds.visible(line.index() + 1, line.partner() + 1));
    revise();
  }

  public void foldAll() {
    folds.foldAll();
    lines.setAll(folds.visible());
    revise();
  }

  public void unfoldAll() {
    folds.unfoldAll();
    lines.setAll(folds.visible());
    revise();
  }

  /** The line that opens the object or array around a line; null outside. */
  public @Nullable Line parentOf(Line line) {
    return line.parent() < 0 ? null : document.lines().get(line.parent());
  }

  /** Place among the visible lines, or less than 0. */
  public int placeOf(Line line) {
    return placeOf(line.index());
  }

  /** Place among the visible lines of a line of the document, or less than 0. */
  public int placeOf(int index) {
    int low = 0;
    int high = lines.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int there = lines.get(middle).index();
      if (there == index) {
        return middle;
      }
      if (there < index) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private void revise() {
    revision.set(revision.get() + 1);
  }

  // Search

  /** What is searched for; empty for nothing. */
  public StringProperty queryProperty() {
    return query;
  }

  /** How many there are and at which one we stand, as a sentence; empty without a query. */
  public ReadOnlyStringProperty matchTextProperty() {
    return matchText.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** The match at which we stand; its line is visible. */
  public ReadOnlyObjectProperty<@Nullable Match> matchProperty() {
    return match.getReadOnlyProperty();
  }

  /** Where the searched text occurs in a line. */
  public List<Match> matchesIn(Line line) {
    String searched = query.get();
    if (searched == null || searched.isEmpty() || matches.count() == 0) {
      return List.of();
    }
    List<Match> in = new ArrayList<>();
    String content = line.content();
    for (int at = Matches.indexOf(content, searched, 0);
        at >= 0;
        at = Matches.indexOf(content, searched, at + searched.length())) {
      in.add(new Match(line.index(), at, searched.length()));
    }
    return in;
  }

  public void nextMatch() {
    step(1);
  }

  public void previousMatch() {
    step(-1);
  }

  private void step(int by) {
    if (matches.count() > 0) {
      stand(Math.floorMod(current + by, matches.count()));
    }
  }

  private void search(String searched) {
    cancel(searching);
    Document in = document;
    if (searched.isEmpty() || in.lines().isEmpty()) {
      found(Matches.NONE);
      return;
    }
    searching =
        runner.run(
            () -> Matches.of(in, searched),
            this::found,
            e -> matchText.set(Text.of("json.failed", String.valueOf(e.getMessage()))));
  }

  private void found(Matches now) {
    Match before = match.get();
    matches = now;
    found.set(now.count() > 0);
    if (now.count() > 0) {
      stand(now.firstFrom(before == null ? 0 : before.line()));
    } else {
      current = -1;
      match.set(null);
      matchText.set(query.get().isEmpty() ? "" : Text.of("json.find.none"));
    }
    revise();
  }

  private void stand(int at) {
    current = at;
    matchText.set(
        Text.of(matches.isCut() ? "json.find.many" : "json.find.count", at + 1, matches.count()));
    if (folds.reveal(document.lines().get(matches.line(at)))) {
      lines.setAll(folds.visible());
    }
    match.set(new Match(matches.line(at), matches.start(at), query.get().length()));
    revise();
  }

  // Copies

  /** The text as it came. */
  public String text() {
    return text;
  }

  /** Everything, laid out; a text that is not JSON as it is. */
  public String pretty() {
    return stateOf(document) == State.JSON ? document.pretty() : text;
  }

  /** Everything in one line; a text that is not JSON as it is. */
  public String minified() {
    return document.problem() == null ? document.minified() : text;
  }

  /** Some lines, laid out; with a folded line goes what it hides. */
  public String copyOf(Collection<Line> chosen) {
    List<Line> ordered = chosen.stream().sorted(Comparator.comparingInt(Line::index)).toList();
    int outdent = ordered.stream().mapToInt(Line::depth).min().orElse(0);
    Iterator<Line> each = ordered.iterator();
    StringBuilder out = new StringBuilder();
    while (each.hasNext()) {
      Line line = each.next();
      int end = isFolded(line) ? line.partner() : line.index();
      out.append(document.pretty(line.index(), end, outdent));
      if (each.hasNext()) {
        out.append('\n');
      }
    }
    return out.toString();
  }

  /** What a line holds: the characters of a string, a number, the whole of an object or array. */
  public String valueOf(Line line) {
    return document.valueAt(line.kind() == Line.Kind.END ? opening(line) : line);
  }

  private Line opening(Line end) {
    return document.lines().get(end.partner());
  }

  /** Ends what runs for it. */
  public void dispose() {
    cancel(reading);
    cancel(searching);
  }

  private static void cancel(@Nullable Task task) {
    if (task != null) {
      task.cancel();
    }
  }
}
