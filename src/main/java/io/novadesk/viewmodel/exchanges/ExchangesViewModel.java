package io.novadesk.viewmodel.exchanges;

import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.RequestTemplate;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.Copies;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.cloud.copy.Har;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.json.JsonViewModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * Every HTTP exchange of the open sessions, newest last, with the one that a person looks at. What
 * the logs tell on their threads waits in a queue and arrives here in batches, ten times a second
 * at most; there are never more rows than the logs remember.
 */
public final class ExchangesViewModel {
  private static final Duration BATCH = Duration.ofMillis(100);

  /** A body of about this size may be cut by the log; masks of secrets change its length a bit. */
  private static final int PERHAPS_CUT = ExchangeLog.BODY_LIMIT - (4 << 10);

  private record Arrival(int source, Exchange exchange) {}

  /** One log and how to stop listening to it. */
  private record Source(int number, ExchangeLog log, AutoCloseable listening, long seen) {}

  private final Task batches;
  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final Map<ExchangeLog, Source> sources = new HashMap<>();
  private int sourceCount;

  private final ObservableList<ExchangeRow> all = FXCollections.observableArrayList();
  private final FilteredList<ExchangeRow> shown = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty errorsOnly = new SimpleBooleanProperty();
  private final BooleanProperty hidePolls = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper operation = new ReadOnlyStringWrapper("");
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper countText = new ReadOnlyStringWrapper("");
  private final ObjectProperty<@Nullable ExchangeRow> selected = new SimpleObjectProperty<>();
  private final JsonViewModel request;
  private final JsonViewModel answer;

  /**
   * @param logs what it shows from the start
   */
  public ExchangesViewModel(TaskRunner runner, ExchangeLog... logs) {
    this.request = new JsonViewModel(runner);
    this.answer = new JsonViewModel(runner);
    filter.subscribe(_ -> refilter());
    errorsOnly.subscribe(_ -> refilter());
    hidePolls.subscribe(_ -> refilter());
    operation.subscribe(_ -> refilter());
    selected.subscribe(this::showDetail);
    for (ExchangeLog log : logs) {
      add(log);
    }
    batches = runner.every(BATCH, this::takeArrivals);
  }

  // Logs

  /** Shows what a log remembers and will tell. Harmless when it is shown already. */
  public void add(ExchangeLog log) {
    if (sources.containsKey(log)) {
      return;
    }
    int number = sourceCount++;
    // Listening begins first: what is told twice is sorted out by its number.
    AutoCloseable listening = log.onExchange(e -> arrivals.add(new Arrival(number, e)));
    List<Exchange> remembered = log.all();
    long seen = remembered.stream().mapToLong(Exchange::number).max().orElse(0);
    sources.put(log, new Source(number, log, listening, seen));
    if (!remembered.isEmpty()) {
      List<ExchangeRow> merged = new ArrayList<>(all);
      remembered.forEach(e -> merged.add(new ExchangeRow(number, e)));
      merged.sort(Comparator.comparing(r -> r.exchange().started().plus(r.exchange().total())));
      all.setAll(merged);
    }
    revise();
  }

  /** Forgets a log, such as that of a session which ended. */
  public void remove(ExchangeLog log) {
    Source source = sources.remove(log);
    if (source == null) {
      return;
    }
    close(source);
    all.removeIf(r -> r.source() == source.number);
    ExchangeRow row = selected.get();
    if (row != null && row.source() == source.number) {
      selected.set(null);
    }
    revise();
  }

  private static void close(Source source) {
    try {
      source.listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("A log of exchanges does not let go of its listener", e);
    }
  }

  private void takeArrivals() {
    List<ExchangeRow> batch = new ArrayList<>();
    for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
      Arrival arrival = next;
      boolean isNew =
          sources.values().stream()
              .anyMatch(s -> s.number == arrival.source && arrival.exchange.number() > s.seen);
      if (isNew) {
        batch.add(new ExchangeRow(arrival.source, arrival.exchange));
      }
    }
    if (batch.isEmpty()) {
      return;
    }
    int capacity = sources.keySet().stream().mapToInt(ExchangeLog::capacity).sum();
    int tooMany = all.size() + batch.size() - capacity;
    if (tooMany > 0) {
      int old = Math.min(tooMany, all.size());
      all.remove(0, old);
      batch = batch.subList(tooMany - old, batch.size());
    }
    all.addAll(batch);
    revise();
  }

  // Rows

  /** The exchanges that pass the filter, newest last. */
  public ObservableList<ExchangeRow> rows() {
    return shown;
  }

  /** Counts up when a batch or another filter has changed the rows. */
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** How many are shown, of how many. */
  public ReadOnlyStringProperty countTextProperty() {
    return countText.getReadOnlyProperty();
  }

  /**
   * Words that method, address, status, operation, request id or failure must hold, all of them.
   */
  public StringProperty filterProperty() {
    return filter;
  }

  public BooleanProperty errorsOnlyProperty() {
    return errorsOnly;
  }

  /** Whether the recurring questions of the live model are left out. */
  public BooleanProperty hidePollsProperty() {
    return hidePolls;
  }

  /** Whether the newest is kept in sight. */
  public BooleanProperty followingProperty() {
    return following;
  }

  /** The one operation whose exchanges are shown; empty for all. */
  public ReadOnlyStringProperty operationProperty() {
    return operation.getReadOnlyProperty();
  }

  /** Whether anything is left out by a filter. */
  public boolean isFiltered() {
    return shown.size() < all.size();
  }

  /** Shows the exchanges of one operation only, and selects the one that tells most of it. */
  public void showOperation(String label) {
    takeArrivals();
    filter.set("");
    errorsOnly.set(false);
    hidePolls.set(false);
    operation.set(label);
    following.set(false);
    shown.stream()
        .filter(ExchangeRow::isError)
        .reduce((_, later) -> later)
        .or(() -> shown.stream().reduce((_, later) -> later))
        .ifPresent(selected::set);
  }

  /** Shows the exchange that a cloud gave this id, and those that ask about it. */
  public void showRequest(String requestId) {
    takeArrivals();
    operation.set("");
    errorsOnly.set(false);
    hidePolls.set(false);
    filter.set(requestId);
    following.set(false);
    shown.stream()
        .filter(row -> requestId.equals(row.exchange().requestId()))
        .findFirst()
        .ifPresent(selected::set);
  }

  /** Takes every filter off. */
  public void showAll() {
    filter.set("");
    errorsOnly.set(false);
    hidePolls.set(false);
    operation.set("");
  }

  /** Empties the table. The logs keep what they remember. */
  public void clear() {
    takeArrivals();
    selected.set(null);
    all.clear();
    revise();
  }

  private void refilter() {
    List<String> words =
        List.of(filter.get().toLowerCase(Locale.ROOT).split("\\s+")).stream()
            .filter(w -> !w.isEmpty())
            .toList();
    String label = operation.get();
    boolean errors = errorsOnly.get();
    boolean noPolls = hidePolls.get();
    shown.setPredicate(
        r ->
            (label.isEmpty() || r.operation().equals(label))
                && (!errors || r.isError())
                && (!noPolls || !r.isPoll())
                && r.holds(words));
    revise();
  }

  private void revise() {
    countText.set(
        isFiltered()
            ? Text.of("exchanges.countOf", shown.size(), all.size())
            : Text.of("exchanges.count", all.size()));
    revision.set(revision.get() + 1);
  }

  // The one looked at

  /** Stays while rows come and go, and when a filter or the bound takes its row away. */
  public ObjectProperty<@Nullable ExchangeRow> selectedProperty() {
    return selected;
  }

  /** The body that was sent. */
  public JsonViewModel request() {
    return request;
  }

  /** The body that came back. */
  public JsonViewModel answer() {
    return answer;
  }

  private void showDetail(@Nullable ExchangeRow row) {
    show(request, row == null ? null : row.exchange().requestBody(), false);
    show(
        answer,
        row == null ? null : row.exchange().responseBody(),
        row != null && row.exchange().failure() != null);
  }

  private static void show(JsonViewModel body, @Nullable String text, boolean brokenOff) {
    if (text != null
        && (brokenOff || text.getBytes(StandardCharsets.UTF_8).length >= PERHAPS_CUT)) {
      body.showBeginning(text);
    } else {
      body.show(text);
    }
  }

  /** The one looked at, in one of the forms of {@link Copies}; as HAR with its answer. */
  public Copied copied(CopyForm form) {
    ExchangeRow row = selected.get();
    if (row == null) {
      return Copies.of(form, List.of(), 1);
    }
    return form == CopyForm.HAR
        ? new Copied.Ready(Har.of(List.of(row.exchange())))
        : Copies.of(form, RequestTemplate.of(row.exchange()));
  }

  /** All that are shown, as an HTTP Archive. */
  public String archive() {
    return Har.of(shown.stream().map(ExchangeRow::exchange).toList());
  }

  /** The answer as a person reads it: laid out when it is the one looked at, else as it came. */
  public String answerOf(ExchangeRow row) {
    String body = row.exchange().responseBody();
    String text = body == null ? "" : body;
    return row.equals(selected.get()) && answer.text().equals(text) ? answer.pretty() : text;
  }

  /** Lets go of every log. */
  public void dispose() {
    batches.cancel();
    sources.values().forEach(ExchangesViewModel::close);
    sources.clear();
    request.dispose();
    answer.dispose();
  }
}
