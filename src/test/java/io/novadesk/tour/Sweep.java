package io.novadesk.tour;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.servers.ActionBar;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import io.novadesk.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/**
 * Fires every entry of every menu, every button of the window and every command of the palette, by
 * mouse and by key, and looks whether what happened is what was said: no mistake of the program's
 * own, something that names the command, or a grey control with its reason that does nothing.
 */
final class Sweep {
  private static final long PATIENCE = 4_000_000_000L;
  private static final int FEW_LEFT = 6;

  private final Window window;
  private final TourGuide guide;
  private final Hand hand;
  private final SweptMenus menus;
  private final List<String> findings = new ArrayList<>();
  private final List<String> slips = new ArrayList<>();
  private final Set<String> touched = new TreeSet<>();
  private int fired;
  private int met;

  Sweep(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
    hand = new Hand(guide, window.scene());
    menus = new SweptMenus(window, guide);
  }

  /** What was not as it should be, a sentence each. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  /** How many controls were touched. */
  int touched() {
    return touched.size();
  }

  /** How often one was fired. */
  int fired() {
    return fired;
  }

  /** How many servers are selected, and by what controls are fired. */
  record Turn(int selected, boolean byKey) {
    @Override
    public String toString() {
      return (byKey ? "by key" : "by mouse") + ", " + selected + " selected";
    }
  }

  /**
   * Fires the entries of menus.
   *
   * @param step 1 for all of them, n for every nth
   */
  void walkMenus(Turn turn, int step) throws Exception {
    watchSlips();
    for (SweptMenu menu : menus.all()) {
      begin(turn);
      List<SweptMenu.Entry> entries = guide.fx(menu::entries);
      for (SweptMenu.Entry entry : entries) {
        if (met++ % step == 0) {
          guarded(entry.name() + " " + turn, () -> fire(turn, entry));
        }
      }
    }
    begin(turn);
  }

  /**
   * Fires the buttons of the window.
   *
   * @param step 1 for all of them, n for every nth
   */
  void walkButtons(Turn turn, int step) throws Exception {
    watchSlips();
    begin(turn);
    for (ButtonBase button : guide.fx(this::buttons)) {
      if (met++ % step == 0) {
        begin(turn);
      } else {
        continue;
      }
      if (guide.fx(() -> isSeen(button))) {
        guarded("button " + button.getId() + " " + turn, () -> fire(turn, button));
      }
    }
    begin(turn);
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

  /** What was told before could hide that the same is told once more. */
  private void readNotices() throws Exception {
    guide.fx(
        () -> {
          while (window.scene().lookup("#failure-notice").isVisible()) {
            ((ButtonBase) window.scene().lookup("#failure-close")).fire();
          }
          return true;
        });
  }

  private void fire(Turn turn, SweptMenu.Entry entry) throws Exception {
    begin(turn);
    MenuItem item = entry.item();
    if (!guide.fx(item::isVisible)) {
      return;
    }
    if (isQuit(item)) {
      // With something on its way it asks, and the window stays.
      CountDownLatch end = guide.fx(menus::keepBusy);
      fire(turn, entry, item);
      end.countDown();
    } else {
      fire(turn, entry, item);
    }
  }

  private void fire(Turn turn, SweptMenu.Entry entry, MenuItem item) throws Exception {
    String name = entry.name() + " " + turn;
    boolean disabled = guide.fx(item::isDisable);
    boolean ticked = item instanceof CheckMenuItem check && guide.fx(check::isSelected);
    ServerAction action = action(item.getId());
    boolean refused =
        action != null
            && guide.fx(() -> !window.console().actions().whyNotProperty(action).get().isEmpty());
    readNotices();
    WindowState before = guide.fx(() -> WindowState.of(window));
    int exchanges = exchanges();
    if (!turn.byKey()) {
      entry.click(guide, hand);
    } else if (guide.fx(item::getAccelerator) != null) {
      hand.press(item.getAccelerator());
    } else if (!entry.chooseByKeys(guide, hand)) {
      if (!disabled) {
        report(name + ": arrows do not reach it");
      }
      return;
    }
    count(entry.name());
    judge(
        name,
        before,
        disabled,
        action == null ? "" : Text.of("action." + action),
        refused,
        () ->
            (isRefresh(item) && exchangesNow() > exchanges)
                || (item instanceof CheckMenuItem check && check.isSelected() != ticked)
                // What is chosen already stays so; what each choice does has tests of its own.
                || (item instanceof RadioMenuItem choice && choice.isSelected()));
  }

  private void fire(Turn turn, ButtonBase button) throws Exception {
    String name = "button " + button.getId() + " " + turn;
    boolean disabled = guide.fx(button::isDisabled);
    ServerAction action = action(button.getId());
    readNotices();
    WindowState before = guide.fx(() -> WindowState.of(window));
    int exchanges = exchanges();
    if (disabled && guide.fx(() -> reason(button)).isBlank()) {
      report(name + ": is grey and does not say why");
    }
    if (turn.byKey()) {
      guide.fx(
          () -> {
            button.requestFocus();
            return true;
          });
      boolean focused = guide.fx(button::isFocused);
      if (focused == disabled && button.isFocusTraversable()) {
        report(name + (disabled ? ": is grey and takes the keyboard" : ": takes no keys"));
        return;
      }
      if (!focused) {
        return;
      }
      before = guide.fx(() -> WindowState.of(window));
      hand.press(KeyCode.SPACE);
    } else {
      hand.click(button);
    }
    count("button " + button.getId());
    judge(
        name,
        before,
        disabled,
        action == null ? "" : Text.of("action." + action),
        false,
        () -> action == null && (popupIsOpen() || exchangesNow() > exchanges));
  }

  /**
   * @param still whether nothing may happen
   * @param action the name of the server action that was asked for; empty: it was none
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

  /** Closes what is open and selects so many servers that nothing is being done to. */
  private void begin(Turn turn) throws Exception {
    // A menu that is taken away in another way than by a person is not closed for its bar.
    while (guide.fx(menus::isOpen)) {
      hand.press(KeyCode.ESCAPE);
    }
    guide.fx(
        () -> {
          window.view().modal().close();
          window.console().plans().closePage();
          menus.showServers();
          return true;
        });
    if (turn.selected() > 0) {
      guide.await(
          "servers to act on",
          () -> {
            if (idle().size() < Math.max(turn.selected(), FEW_LEFT)) {
              menus.revive();
            }
            return idle().size() >= turn.selected();
          });
    }
    guide.fx(
        () -> {
          TableView<TableLine> table = window.view().servers().table();
          table.requestFocus();
          table.getSelectionModel().clearSelection();
          idle().stream().limit(turn.selected()).forEach(table.getSelectionModel()::select);
          if (turn.selected() > 0) {
            table.scrollTo(idle().getFirst());
          }
          return true;
        });
    hand.pulse();
  }

  private List<ServerRow> idle() {
    return menus.idle();
  }

  private List<ButtonBase> buttons() {
    return Stream.of(".button", ".menu-button", ".toggle-button")
        .flatMap(kind -> window.view().root().lookupAll(kind).stream())
        .filter(node -> node instanceof ButtonBase && node.getId() != null && isSeen(node))
        .map(ButtonBase.class::cast)
        .toList();
  }

  private boolean isSeen(Node node) {
    if (node.getScene() != window.scene()) {
      return false;
    }
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** What the tooltip of a button, or of what is around it because it is grey, says. */
  private static String reason(Node button) {
    for (Node node = button; node != null && node != button.getScene().getRoot(); ) {
      if (node.getProperties().get("javafx.scene.control.Tooltip") instanceof Tooltip tip) {
        return String.valueOf(tip.getText());
      }
      node = node.getParent();
    }
    return "";
  }

  private boolean popupIsOpen() {
    return javafx.stage.Window.getWindows().size() > 1;
  }

  private int exchanges() throws Exception {
    return guide.fx(this::exchangesNow);
  }

  private int exchangesNow() {
    return window.console().sessions().getFirst().exchanges().all().size();
  }

  private static boolean isRefresh(MenuItem item) {
    return Text.of("menu.refresh").equals(item.getText());
  }

  private static boolean isQuit(MenuItem item) {
    return Text.of("menu.quit").equals(item.getText());
  }

  static @Nullable ServerAction action(@Nullable String id) {
    return Arrays.stream(ServerAction.values())
        .filter(action -> ActionBar.idOf(action).equals(id))
        .findFirst()
        .orElse(null);
  }

  private void report(String sentence) {
    findings.add(sentence);
  }

  private void count(String control) {
    touched.add(control);
    fired++;
  }

  /** Mistakes of the program's own on the JavaFX thread. */
  private void watchSlips() throws Exception {
    guide.fx(
        () -> {
          Thread.currentThread()
              .setUncaughtExceptionHandler(
                  (_, e) -> {
                    if (!isPainting(e)) {
                      slips.add(e + " at " + Arrays.stream(e.getStackTrace()).findFirst());
                    }
                  });
          return true;
        });
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
    return String.format(Locale.ROOT, "%d controls touched, %d times fired", touched.size(), fired);
  }
}
