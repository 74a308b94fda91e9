package io.novadesk.viewmodel.shell;

import io.novadesk.api.compute.Listing;
import io.novadesk.api.identity.Token;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.ScopeName;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The line at the window's foot: where we are, as whom, how fresh what is shown is, what is in
 * flight.
 */
public final class StatusViewModel {
  private final NavigationViewModel navigation;
  private final Ways ways;
  private final OperationsViewModel operations;
  private final PlansViewModel plans;
  private final ReadOnlyStringWrapper where = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(Text.of("app.name"));
  private final ReadOnlyStringWrapper token = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper freshness = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper cost = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper inFlight = new ReadOnlyStringWrapper("");
  private final ObservableList<Need> needs = FXCollections.observableArrayList();
  private final Task ticking;

  StatusViewModel(
      NavigationViewModel navigation,
      Ways ways,
      OperationsViewModel operations,
      PlansViewModel plans,
      TaskRunner tasks) {
    this.navigation = navigation;
    this.ways = ways;
    this.operations = operations;
    this.plans = plans;
    navigation.selectedProperty().addListener((_, _, _) -> tick());
    operations.runningProperty().addListener((_, _, _) -> tick());
    ticking = tasks.every(Duration.ofSeconds(1), this::tick);
    tick();
  }

  public ReadOnlyStringProperty whereProperty() {
    return where.getReadOnlyProperty();
  }

  /** The title of the window, which names the cloud that is acted on. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty tokenProperty() {
    return token.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty freshnessProperty() {
    return freshness.getReadOnlyProperty();
  }

  /** What the last answer took; empty before it. */
  public ReadOnlyStringProperty costProperty() {
    return cost.getReadOnlyProperty();
  }

  /** Whether the cloud does not answer, so that what is shown grows old. */
  public ReadOnlyBooleanProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty inFlightProperty() {
    return inFlight.getReadOnlyProperty();
  }

  /** What waits for a person in the place that is shown. */
  public ObservableList<Need> needs() {
    return needs;
  }

  /** Shows the servers that need it. */
  public void show(Need need) {
    NavItem here = navigation.selectedProperty().get();
    if (here != null && here.cloud() == null && here.showsServers()) {
      ways.toServersOf(here, need.filter());
    } else {
      ways.toServers(need.region(), need.filter());
    }
  }

  public void dispose() {
    ticking.cancel();
  }

  private void tick() {
    int running = operations.runningProperty().get() - operations.waiting() + plans.underWay();
    inFlight.set(running == 0 ? "" : Text.of("status.inFlight", running));
    NavItem item = navigation.selectedProperty().get();
    title.set(PlaceTitle.of(item));
    if (item == null || item.regions().isEmpty()) {
      where.set("");
      token.set("");
      freshness.set("");
      cost.set("");
      stale.set(false);
      needs.clear();
      return;
    }
    List<Need> now = Need.of(item, navigation);
    if (!needs.equals(now)) {
      needs.setAll(now);
    }
    RegionModel region = item.regions().getFirst();
    Session session = region.session();
    Token identity = session.identity();
    String project = ScopeName.of(identity);
    if (region.showsAllProjects()) {
      project = Text.of("status.allProjects", project);
    }
    List<Session> clouds = item.clouds();
    where.set(
        clouds.size() > 1
            ? Text.of("status.clouds", clouds.size(), names(clouds))
            : Text.of(
                "status.where",
                session.shownName(),
                project,
                identity.userName() == null ? "" : identity.userName()));
    token.set(clouds.size() > 1 ? "" : tokenText(session));
    Inventory.State worst = region.stateProperty().get();
    for (RegionModel other : item.regions()) {
      if (other.stateProperty().get().phase() == Inventory.Phase.STALE) {
        worst = other.stateProperty().get();
      }
    }
    stale.set(worst.phase() == Inventory.Phase.STALE);
    freshness.set(freshnessText(worst));
    cost.set(costText(worst.cost()));
  }

  /** What a person calls these clouds, in one line. */
  static String names(List<Session> clouds) {
    return clouds.stream().map(Session::shownName).collect(Collectors.joining(", "));
  }

  private static String tokenText(Session session) {
    return session.loginNeeded() == null
        ? tokenText(session.tokenLeft())
        : Text.of("status.tokenRefused");
  }

  private static String tokenText(@Nullable Duration left) {
    if (left == null) {
      return Text.of("status.tokenForever");
    }
    if (left.compareTo(Duration.ofDays(365)) > 0) {
      return Text.of("status.tokenForever");
    }
    return left.isNegative()
        ? Text.of("status.tokenEnded")
        : Text.of("status.token", Ages.span(left));
  }

  private static String costText(@Nullable Listing cost) {
    return cost == null
        ? ""
        : Text.of("status.cost", cost.took().toMillis(), Sizes.text(cost.bytes()));
  }

  private static String freshnessText(Inventory.State state) {
    Instant asOf = state.asOf();
    return switch (state.phase()) {
      case LOADING -> Text.of("status.loading", state.servers());
      case LIVE -> Text.of("status.live", asOf == null ? "" : Ages.since(asOf));
      case CUT -> Text.of("status.cut", state.servers());
      case STALE -> {
        // Why it is away is told in the place of this line, or of the list that never came.
        if (state.nextTry() != null) {
          yield Text.of("status.neverReached");
        }
        yield asOf == null
            ? Text.of("status.tokenRefused")
            : Text.of("status.loginNeeded", Ages.since(asOf));
      }
    };
  }
}
