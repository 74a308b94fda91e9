package io.novadesk.tour;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ButtonBase;

/**
 * Fires every entry of every menu, every button of the window and every command of the palette, by
 * mouse and by key, and looks whether what happened is what was said: no mistake of the program's
 * own, something that names the command, or a grey control with its reason that does nothing.
 */
final class Sweep {
  /** For something to happen. What never comes is waited for twice, so it is not for long. */
  private static final long PATIENCE = 12_000_000_000L;

  private static final int MANY = 3;

  private static final List<Turn> TURNS =
      List.of(
          new Turn(0, true),
          new Turn(1, true),
          new Turn(MANY, true),
          new Turn(0, false),
          new Turn(1, false),
          new Turn(MANY, false));

  private final Window window;
  private final TourGuide guide;
  private final Hand hand;
  private final SweptServers servers;
  private final List<String> findings = new ArrayList<>();
  private final List<String> slips = new ArrayList<>();
  private final Set<String> touched = new TreeSet<>();
  private int fired;
  private int met;
  private int left;
  private Instant end = Instant.MAX;
  private int mistakes;

  Sweep(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
    hand = new Hand(guide, window.scene());
    servers = new SweptServers(window, guide, hand);
  }

  /** What was not as it should be, a sentence each. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  /** How many controls were touched. */
  int touched() {
    return touched.size();
  }

  /** How many servers or other things are selected, and by what controls are fired. */
  private record Turn(int selected, boolean byKey) {
    @Override
    public String toString() {
      return (byKey ? "by key" : "by mouse") + ", " + selected + " selected";
    }
  }

  /** Fires no more controls after this long; how many were left out is told. */
  void atMost(Duration time) {
    end = Instant.now().plus(time);
  }

  /** A place and all turns in which its controls are fired. */
  private record Visit(SweptPlace place, List<Turn> turns) {}

  /**
   * Goes through the whole window: first to every place in one turn, so that no control is left out
   * where time ends, then in the other turns.
   *
   * @param step 1 for every control in every turn, n for every nth in one turn
   */
  void walk(int step) throws Exception {
    watchSlips();
    List<Visit> visits = visits();
    int passes = step == 1 ? TURNS.size() : 1;
    for (int pass = 0; pass < passes; pass++) {
      for (int i = 0; i < visits.size(); i++) {
        List<Turn> turns = visits.get(i).turns();
        if (pass < turns.size()) {
          walk(visits.get(i).place(), turns.get((i + pass) % turns.size()), step);
        }
      }
    }
    clear();
    servers.begin(0);
  }

  private List<Visit> visits() throws Exception {
    List<Visit> visits = new ArrayList<>();
    for (SweptPlace list : guide.fx(() -> SweptList.all(window, guide, hand))) {
      visits.add(new Visit(list, TURNS));
    }
    List<SweptPlace> others = new ArrayList<>(SweptTree.all(window, guide, hand));
    servers.begin(0);
    others.add(new SweptHeadings(window, guide, hand, servers, false));
    others.add(new SweptHeadings(window, guide, hand, servers, true));
    for (SweptPlace place : others) {
      visits.add(new Visit(place, List.of(new Turn(0, true), new Turn(0, false))));
    }
    for (Tab tab : Tab.values()) {
      visits.add(
          new Visit(
              new SweptTab(window, guide, servers, tab),
              List.of(new Turn(1, true), new Turn(1, false))));
    }
    visits.add(new Visit(servers, TURNS));
    return visits;
  }

  private void walk(SweptPlace place, Turn turn, int step) throws Exception {
    begin(place, turn);
    for (Swept control : place.controls()) {
      if (met++ % step == 0) {
        if (Instant.now().isAfter(end)) {
          left++;
        } else {
          fireUntilSure(place, turn, control);
        }
      }
    }
  }

  /**
   * The Headless platform loses an event now and then: what is so is so again. A mistake of the
   * program is one, whenever it shows.
   */
  private void fireUntilSure(SweptPlace place, Turn turn, Swept control) throws Exception {
    int former = findings.size();
    int formerMistakes = mistakes;
    guarded(control.name() + " " + turn, () -> fire(place, turn, control));
    if (findings.size() == former || mistakes > formerMistakes) {
      return;
    }
    findings.subList(former, findings.size()).clear();
    clear();
    guarded(control.name() + " " + turn, () -> fire(place, turn, control));
  }

  /** Fires a control. */
  private interface Firing {
    void fire() throws Exception;
  }

  /** Where the robot's events are handled at once, a mistake of the program's own ends here. */
  private void guarded(String name, Firing firing) throws Exception {
    try {
      firing.fire();
    } catch (UnsupportedOperationException e) {
      // The Headless platform has no dialog for files: that it was asked for is what was to be
      // seen.
      if (Arrays.stream(e.getStackTrace())
          .noneMatch(at -> at.getMethodName().contains("Chooser"))) {
        report(name + ": " + e);
      }
    } catch (TimeoutException | RuntimeException e) {
      report(name + ": " + e + " at " + Arrays.stream(e.getStackTrace()).findFirst());
    }
  }

  private void fire(SweptPlace place, Turn turn, Swept control) throws Exception {
    begin(place, turn);
    if (!guide.fx(control::isThere)) {
      return;
    }
    if (control.name().endsWith(Text.of("menu.quit"))) {
      // With something on its way it asks, and the window stays.
      CountDownLatch end = guide.fx(servers::keepBusy);
      fire(turn, control);
      end.countDown();
    } else {
      fire(turn, control);
    }
  }

  private void fire(Turn turn, Swept control) throws Exception {
    String name = control.name() + " " + turn;
    readNotices();
    control.approach(hand, turn.byKey());
    boolean grey = guide.fx(control::isGrey);
    ServerAction action = guide.fx(control::action);
    boolean refused = action != null && guide.fx(() -> isRefused(action));
    WindowState before = guide.fx(() -> WindowState.of(window));
    int exchanges = guide.fx(() -> exchanges(window));
    if (grey && "".equals(guide.fx(control::reason))) {
      report(name + ": is grey and does not say why");
    }
    String wrong = control.fire(hand, turn.byKey());
    if (wrong != null) {
      if (!wrong.equals(Swept.UNREACHED)) {
        report(name + ": " + wrong);
      }
      return;
    }
    touched.add(control.name());
    fired++;
    judge(
        name,
        before,
        grey,
        action == null ? "" : Text.of("action." + action),
        refused && !grey,
        () -> control.didMore() || (isRefresh(control) && exchanges(window) != exchanges));
  }

  private boolean isRefused(ServerAction action) {
    return !window.console().actions().whyNotProperty(action).get().isEmpty();
  }

  /**
   * @param still whether nothing may happen
   * @param action the name of the server action that was asked for; empty: it was none
   * @param refused whether it may only say why it cannot act
   */
  private void judge(
      String name,
      WindowState before,
      boolean still,
      String action,
      boolean refused,
      BooleanSupplier elsewhere)
      throws Exception {
    if (still) {
      hand.pulse();
    } else {
      awaitQuietly(() -> !WindowState.of(window).equals(before) || elsewhere.getAsBoolean());
    }
    WindowState after = guide.fx(() -> WindowState.of(window));
    boolean other = guide.fx(elsewhere::getAsBoolean);
    if (!slips.isEmpty()) {
      report(name + ": " + slips);
      mistakes++;
      slips.clear();
    }
    if (still && !after.withFocusOf(before).equals(before)) {
      report(name + ": is grey, and yet " + before.difference(after));
    } else if (!still && after.equals(before) && !other) {
      report(name + ": nothing happened");
    } else if (refused && !after.dialog().contains(action)) {
      report(name + ": is refused without a word; " + before.difference(after));
    } else if (!still && !action.isEmpty() && !after.names(action, before)) {
      report(name + ": does not name it; " + before.difference(after));
    }
  }

  private void begin(SweptPlace place, Turn turn) throws Exception {
    clear();
    place.begin(turn.selected());
    hand.pulse();
  }

  /** Closes what is open. */
  private void clear() throws Exception {
    hand.rest();
    SweptMenu.close(guide, hand);
    guide.run(
        () -> {
          window.view().modal().close();
          window.console().past().machine().leave();
          window.console().plans().closePage();
          WindowState.emptyClipboard();
        });
  }

  /** What was told before could hide that the same is told once more. */
  private void readNotices() throws Exception {
    guide.run(
        () -> {
          while (window.scene().lookup("#failure-notice").isVisible()) {
            ((ButtonBase) window.scene().lookup("#failure-close")).fire();
          }
        });
  }

  /** Tells whether the first cloud was asked something meanwhile: its log forgets the oldest. */
  static int exchanges(Window window) {
    return System.identityHashCode(
        window.console().sessions().getFirst().exchanges().all().getLast());
  }

  private static boolean isRefresh(Swept control) {
    return control.name().endsWith(Text.of("menu.refresh"));
  }

  private void report(String sentence) {
    System.out.println("swept: " + sentence);
    findings.add(sentence);
  }

  /** Mistakes of the program's own on the JavaFX thread. */
  private void watchSlips() throws Exception {
    guide.run(
        () ->
            Thread.currentThread()
                .setUncaughtExceptionHandler(
                    (_, e) -> {
                      if (!isPainting(e)) {
                        slips.add(e + " at " + Arrays.stream(e.getStackTrace()).findFirst());
                      }
                    }));
  }

  /** The Headless platform cannot paint what hangs over the edge of its screen. */
  private static boolean isPainting(Throwable e) {
    return Arrays.stream(e.getStackTrace()).anyMatch(at -> at.getMethodName().equals("blit"));
  }

  private void awaitQuietly(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    while (!guide.fx(condition::getAsBoolean) && System.nanoTime() < end) {
      hand.pulse();
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d controls touched, %d times fired, %d firings left for want of time",
        touched.size(),
        fired,
        left);
  }
}
