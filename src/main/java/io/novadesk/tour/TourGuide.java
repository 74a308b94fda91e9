package io.novadesk.tour;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.view.parts.Theme;
import io.novadesk.window.FxTaskRunner;
import io.novadesk.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;

/**
 * Leads a tour step by step: works on the window as a person does, waits for what should come, and
 * keeps the score.
 */
final class TourGuide {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Window window;
  private final FxTaskRunner fx;
  private final Screenshots screenshots;
  private final PaintedTexts texts;
  private int passed;
  private int failed;

  TourGuide(Window window, FxTaskRunner fx, Screenshots screenshots) {
    this.window = window;
    this.fx = fx;
    this.screenshots = screenshots;
    texts = new PaintedTexts(window);
  }

  /** A part of the tour; its answer tells what was seen. */
  interface Step {
    String walk() throws Exception;
  }

  /** Walks a step and prints how it went. */
  void step(String name, Step step) {
    Instant start = Instant.now();
    String outcome;
    boolean good;
    try {
      outcome = step.walk();
      good = true;
      passed++;
    } catch (Exception | AssertionError e) {
      outcome = String.valueOf(e.getMessage());
      good = false;
      failed++;
    }
    System.out.printf(
        Locale.ROOT,
        "%-6s %-34s %6d ms  %s%n",
        good ? "ok" : "FAILED",
        name,
        Duration.between(start, Instant.now()).toMillis(),
        outcome);
  }

  int passed() {
    return passed;
  }

  /** What could be read in the pictures. */
  PaintedTexts texts() {
    return texts;
  }

  int failed() {
    return failed;
  }

  /** Runs on the JavaFX thread and waits for it. */
  <T> T fx(Callable<T> action) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    fx.later(
        () -> {
          try {
            result.complete(action.call());
          } catch (Exception | AssertionError e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Runs on the JavaFX thread and waits for it. */
  void run(Runnable action) throws Exception {
    fx(
        () -> {
          action.run();
          return true;
        });
  }

  /** Waits until it is so, as seen from the JavaFX thread. */
  void await(String what, BooleanSupplier condition) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!fx(condition::getAsBoolean)) {
      if (Instant.now().isAfter(end)) {
        throw new TimeoutException("waited in vain for: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Waits until nothing that is visible is still loading. */
  void awaitLoaded() throws Exception {
    await(
        "everything to be loaded",
        () ->
            window.scene().getRoot().lookupAll(".progress-indicator").stream()
                .noneMatch(TourGuide::isSeen));
  }

  private static boolean isSeen(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Waits for a table with rows. */
  void awaitRows(String id) throws Exception {
    await(
        "rows in " + id,
        () -> window.scene().lookup("#" + id) instanceof TableView<?> t && !t.getItems().isEmpty());
  }

  /** Presses a button by its id. */
  void press(String id) throws Exception {
    await(
        "a button " + id,
        () -> window.scene().lookup("#" + id) instanceof ButtonBase b && !b.isDisabled());
    fx(
        () -> {
          ButtonBase button = (ButtonBase) node(id);
          // As a mouse does: the focus goes there first, which ends an edit elsewhere.
          button.requestFocus();
          button.fire();
          return true;
        });
  }

  /** Types into a field by its id, in place of what stands there. */
  void type(String id, String text) throws Exception {
    await("a field " + id, () -> window.scene().lookup("#" + id) instanceof TextInputControl);
    fx(
        () -> {
          ((TextInputControl) node(id)).setText(text);
          return true;
        });
  }

  Node node(String id) {
    Node found = window.scene().lookup("#" + id);
    if (found == null) {
      throw new AssertionError("the window has no " + id);
    }
    return found;
  }

  /** Chooses an entry of a menu by their ids. */
  void choose(String menu, String entry) throws Exception {
    await("an entry " + entry, () -> !isRefused(entry));
    fx(
        () -> {
          entry(menu, entry).fire();
          return true;
        });
  }

  /** Chooses an entry that is refused: it says why. */
  void chooseRefused(String menu, String entry) throws Exception {
    await("a grey " + entry, () -> isRefused(entry));
    fx(
        () -> {
          entry(menu, entry).fire();
          return true;
        });
  }

  /** Whether an action, named by the id of its entry, would only say why it cannot act. */
  private boolean isRefused(String entry) {
    String name = entry.substring("action-".length()).toUpperCase(Locale.ROOT).replace('-', '_');
    ServerAction action = ServerAction.valueOf(name);
    return !window.console().actions().whyNotProperty(action).get().isEmpty();
  }

  private MenuItem entry(String menu, String entry) {
    return entries(((MenuButton) node(menu)).getItems())
        .filter(item -> entry.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<MenuItem> entries(List<MenuItem> items) {
    return items.stream()
        .flatMap(item -> item instanceof Menu menu ? entries(menu.getItems()) : Stream.of(item));
  }

  /** Saves what the window shows now, in both themes; the light one stays. */
  void picture(String name) throws Exception {
    Hand hand = new Hand(this, window.scene());
    for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
      run(theme::apply);
      // What is rolled takes its colours a frame later.
      hand.pulse();
      hand.pulse();
      run(() -> screenshots.save(window.scene(), name, theme));
    }
    run(texts::look);
  }
}
