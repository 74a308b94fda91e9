package io.novadesk.viewmodel.places;

import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.ListLook;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The places that a person has been to, and the way back and forward through them. Whatever leads
 * elsewhere makes a place; what is typed, selected or scrolled changes the one that is shown.
 * Belongs to the JavaFX thread.
 */
public final class Places {
  /** Nobody goes back further than this one by one. */
  private static final int MOST = 100;

  private final NavigationViewModel navigation;
  private final ServerTableViewModel servers;
  private final ServerDetailViewModel detail;
  private final PlansViewModel plans;
  private final Deque<Place> before = new ArrayDeque<>();
  private final Deque<Place> after = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper hasBefore = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper hasAfter = new ReadOnlyBooleanWrapper();
  private Consumer<String> tell = _ -> {};
  private @Nullable NavItem shownItem;
  private @Nullable PlanViewModel shownPlan;
  private boolean onTheWay;

  public Places(
      NavigationViewModel navigation,
      ServerTableViewModel servers,
      ServerDetailViewModel detail,
      PlansViewModel plans) {
    this.navigation = navigation;
    this.servers = servers;
    this.detail = detail;
    this.plans = plans;
  }

  /** Who tells the person in a sentence that something is not there any more. */
  public void onGone(Consumer<String> telling) {
    tell = telling;
  }

  /** Says that what was to be shown is not there any more. */
  public void tellGone(String name) {
    tell.accept(Text.of("places.gone", name));
  }

  /** Says that the cloud of what was to be shown was left meanwhile. */
  public void tellLeft(String name) {
    tell.accept(Text.of("places.left", name));
  }

  public ReadOnlyBooleanProperty hasBeforeProperty() {
    return hasBefore.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty hasAfterProperty() {
    return hasAfter.getReadOnlyProperty();
  }

  /**
   * Goes a way that may lead elsewhere. If it does, the place that is left can be come back to.
   *
   * @param way may be part of another one
   */
  public void go(Runnable way) {
    if (onTheWay) {
      way.run();
      return;
    }
    Place left = asSeen();
    travel(way);
    if (left.item() != null && !left.isLike(asSeen())) {
      push(before, left);
      after.clear();
    }
    tellWhetherThereAreMore();
  }

  /** The place before this one. The form of a plan is none: back leads to what it lies over. */
  public void back() {
    if (plans.pageProperty().get() instanceof PlansViewModel.Page.Draft) {
      plans.closePage();
    } else {
      step(before, after);
    }
  }

  public void forward() {
    step(after, before);
  }

  /** Forgets what was seen of a cloud that is left. */
  public void forget(Session session) {
    before.removeIf(place -> isOf(place, session));
    after.removeIf(place -> isOf(place, session));
    tellWhetherThereAreMore();
  }

  private static boolean isOf(Place place, Session session) {
    return place.item() != null
        && place.item().regions().stream().anyMatch(region -> region.session().equals(session));
  }

  private void step(Deque<Place> from, Deque<Place> to) {
    if (!from.isEmpty()) {
      Place left = asSeen();
      Place next = from.pop();
      travel(() -> show(next));
      push(to, left);
      tellWhetherThereAreMore();
    }
  }

  private void travel(Runnable way) {
    onTheWay = true;
    try {
      way.run();
    } finally {
      onTheWay = false;
      shownItem = navigation.selectedProperty().get();
      shownPlan = plan();
    }
  }

  private static void push(Deque<Place> onto, Place place) {
    onto.push(place);
    if (onto.size() > MOST) {
      onto.removeLast();
    }
  }

  private void tellWhetherThereAreMore() {
    hasBefore.set(!before.isEmpty());
    hasAfter.set(!after.isEmpty());
  }

  /** The tree may have another entry already, while the lists are still those of the last one. */
  private Place asSeen() {
    NavItem item = shownItem;
    ListLook look =
        item == null ? ListLook.NONE : item.page() == null ? servers.look() : item.page().look();
    return new Place(item, shownPlan, look, detail.tabProperty().get());
  }

  private @Nullable PlanViewModel plan() {
    return plans.pageProperty().get() instanceof PlansViewModel.Page.Run(PlanViewModel plan)
        ? plan
        : null;
  }

  private void show(Place place) {
    NavItem item = place.item();
    if (item == null) {
      return;
    }
    boolean there = navigation.find(item.id()) != null;
    if (there) {
      navigation.select(item.id());
    } else {
      navigation.selectServersOf(item);
      tell.accept(Text.of("places.gone.group", item.label()));
    }
    if (place.plan() == null) {
      plans.closePage();
    } else {
      plans.open(place.plan());
    }
    detail.tabProperty().set(place.tab());
    if (there) {
      restore(item, place.look());
    }
  }

  private void restore(NavItem item, ListLook look) {
    if (item.page() != null) {
      item.page().restore(look, this::tellGone);
      return;
    }
    servers.restore(look);
    if (!look.name().isEmpty() && servers.selected().isEmpty() && servers.isListed()) {
      boolean exists = servers.isHere(look.chosen());
      tell.accept(Text.of(exists ? "places.elsewhere" : "places.gone", look.name()));
    }
  }
}
