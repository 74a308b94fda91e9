package io.novadesk.viewmodel.overview;

import io.novadesk.api.compute.Server;
import io.novadesk.api.identity.Project;
import io.novadesk.cloud.overview.Event;
import io.novadesk.cloud.overview.Events;
import io.novadesk.cloud.overview.Quota;
import io.novadesk.cloud.overview.Quotas;
import io.novadesk.cloud.overview.Usage;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One region at a glance: how full, of what, what happened last, what was used. */
public final class RegionOverview {
  /** What servers are counted by. */
  public enum Grouping {
    STATUS,
    FLAVOR,
    IMAGE,
    ZONE
  }

  /** Days that the usage may go back. */
  public static final List<Integer> SPANS = List.of(7, 30, 90);

  private static final Duration QUOTAS_EVERY = Duration.ofSeconds(30);
  private static final Duration COUNT_EVERY = Duration.ofSeconds(1);
  private static final double NEAR = 0.8;

  private final TaskRunner tasks;
  private final RegionModel region;
  private final Fetch<List<Gauge>> gauges;
  private final Fetch<List<Event>> events;
  private final Fetch<Usage> usage;
  private final Sending saving;
  private final ReadOnlyIntegerWrapper span = new ReadOnlyIntegerWrapper(30);
  private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<String> saved = new ReadOnlyObjectWrapper<>("");
  private final Map<Grouping, ObservableList<Bar>> bars = new EnumMap<>(Grouping.class);
  private final Runnable listening;
  private final Task polling;
  private final ObservableList<Health> health = FXCollections.observableArrayList();
  private boolean countSoon;

  RegionOverview(TaskRunner tasks, RegionModel region, boolean inFull) {
    this.tasks = tasks;
    this.region = region;
    gauges = new Fetch<>(tasks);
    events = new Fetch<>(tasks);
    usage = new Fetch<>(tasks);
    saving = new Sending(tasks);
    for (Grouping grouping : Grouping.values()) {
      bars.put(grouping, FXCollections.observableArrayList());
    }
    listening = region.listen(_ -> changed());
    polling = tasks.every(QUOTAS_EVERY, () -> readQuotas(true));
    count();
    readQuotas(false);
    if (inFull) {
      readEvents(false);
      showUsage(span.get());
    }
  }

  public RegionModel region() {
    return region;
  }

  /** The cloud's name, and the region's where it has one. */
  public String title() {
    String cloud = region.session().shownName();
    String name = region.region().name();
    return name.isEmpty() ? cloud : Text.of("overview.title", cloud, name);
  }

  public Fetch<List<Gauge>> gauges() {
    return gauges;
  }

  public Fetch<List<Event>> events() {
    return events;
  }

  public Fetch<Usage> usage() {
    return usage;
  }

  /** The writing of a table of the usage. */
  public Sending saving() {
    return saving;
  }

  /** Where the table was written; empty while it was not. */
  public ReadOnlyObjectProperty<String> savedProperty() {
    return saved.getReadOnlyProperty();
  }

  /** Days that the usage goes back. */
  public ReadOnlyIntegerProperty spanProperty() {
    return span.getReadOnlyProperty();
  }

  /** Whose servers are counted and whose limits told, where these differ; else empty. */
  public ObservableValue<String> scope() {
    return region
        .allProjectsProperty()
        .map(
            all -> {
              Project project = region.session().identity().project();
              return !all || project == null ? "" : Text.of("overview.scope", project.name());
            });
  }

  /** How many servers there are. */
  public ReadOnlyIntegerProperty totalProperty() {
    return total.getReadOnlyProperty();
  }

  public ObservableList<Bar> bars(Grouping grouping) {
    return FXCollections.unmodifiableObservableList(Objects.requireNonNull(bars.get(grouping)));
  }

  /** What needs a person, the worst first. */
  public ObservableList<Health> health() {
    return FXCollections.unmodifiableObservableList(health);
  }

  /** In a storm of changes once a second is often enough. */
  private void changed() {
    if (!countSoon) {
      countSoon = true;
      tasks.after(
          COUNT_EVERY,
          () -> {
            countSoon = false;
            count();
            readEvents(true);
          });
    }
  }

  private void count() {
    total.set(region.rows().size());
    List<Health> needs = Health.of(region.rows(), region.now());
    if (!health.equals(needs)) {
      health.setAll(needs);
    }
    tally(Grouping.STATUS, row -> row.server().status(), "status");
    tally(Grouping.FLAVOR, ServerRow::flavorName, "flavor");
    tally(Grouping.IMAGE, row -> Objects.requireNonNullElse(row.imageName(), ""), "image");
    tally(
        Grouping.ZONE,
        row -> Objects.requireNonNullElse(row.server().availabilityZone(), ""),
        "zone");
  }

  private void tally(Grouping grouping, Function<ServerRow, String> value, String field) {
    List<Bar> next = Tally.of(region.rows(), value, field);
    ObservableList<Bar> shown = Objects.requireNonNull(bars.get(grouping));
    if (!shown.equals(next)) {
      shown.setAll(next);
    }
  }

  /** Reads everything again. */
  public void reload() {
    count();
    readQuotas(true);
    readEvents(true);
    showUsage(span.get());
  }

  private void readQuotas(boolean quietly) {
    Project project = region.session().identity().project();
    String id = project == null ? "" : project.id();
    gauges.start(
        () ->
            Quotas.read(region.region(), id).stream()
                .map(RegionOverview::gauge)
                .sorted(Comparator.comparingDouble(Gauge::share).reversed())
                .toList(),
        quietly);
  }

  private void readEvents(boolean quietly) {
    if (region.region().microversion() == null) {
      events.start(List::of, quietly);
      return;
    }
    List<Server> servers = region.rows().stream().map(ServerRow::server).toList();
    events.start(() -> Events.latest(region.region(), servers), quietly);
  }

  /**
   * Asks what the project used.
   *
   * @param days one of {@link #SPANS}
   */
  public void showUsage(int days) {
    span.set(days);
    Project project = region.session().identity().project();
    String id = project == null ? "" : project.id();
    Instant to = region.now();
    Instant from = to.minus(Duration.ofDays(days - 1L)).truncatedTo(ChronoUnit.DAYS);
    usage.start(
        () -> new Usage(from, to, region.region().compute().operations().usage(id, from, to)),
        true);
  }

  /** Writes the usage that is shown to a file, in place of what it holds. */
  public void saveUsage(Path file) {
    if (usage.stateProperty().get() instanceof Loaded.Ready<Usage>(Usage shown)) {
      saved.set("");
      saving.start(
          () -> Files.writeString(file, UsageExport.csv(shown)),
          _ -> saved.set(Text.of("overview.usage.saved", file)));
    }
  }

  private static Gauge gauge(Quota quota) {
    String label = Text.of("quota." + quota.kind());
    String used = quota.used() < 0 ? "" : number(quota.unit(), quota.used());
    double share = quota.share();
    boolean full = share >= 1 || (quota.limit() == 0 && quota.used() > 0);
    if (quota.isUnlimited()) {
      String numbers =
          used.isEmpty() ? Text.of("quota.unlimited") : Text.of("quota.usedUnlimited", used);
      return new Gauge(label, numbers, -1, Gauge.Level.FREE, "");
    }
    String limit = number(quota.unit(), quota.limit());
    if (quota.limit() == 0 && quota.used() == 0) {
      return new Gauge(label, Text.of("quota.usedOf", used, limit), 0, Gauge.Level.NONE, "");
    }
    if (used.isEmpty()) {
      return new Gauge(label, Text.of("quota.limit", limit), -1, Gauge.Level.FREE, "");
    }
    return new Gauge(
        label,
        Text.of("quota.usedOf", used, limit),
        full ? 1 : share,
        full ? Gauge.Level.FULL : share >= NEAR ? Gauge.Level.NEAR : Gauge.Level.FREE,
        full && quota.used() > 0 ? Text.of("quota.hint." + quota.kind()) : "");
  }

  private static String number(Quota.Unit unit, long value) {
    return switch (unit) {
      case COUNT -> Text.of("quota.count", value);
      case MEBIBYTES -> Sizes.text(value << 20);
      case GIBIBYTES -> Sizes.text(value << 30);
    };
  }

  void dispose() {
    listening.run();
    polling.cancel();
    gauges.stop();
    events.stop();
    usage.stop();
  }
}
