package io.novadesk.tour;

import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel.Page;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import io.novadesk.window.Window;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;

/** The part of the tour that makes a script of what a person does, and shows what it would do. */
final class TourOfScripts {
  private static final String FILTER = "status:active tier:web";

  private final Window window;
  private final TourGuide guide;

  TourOfScripts(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
  }

  void walk() {
    guide.step("record what is done", this::record);
    guide.step("see what a recording would do", this::preview);
  }

  private String record() throws Exception {
    guide.type("server-filter", FILTER);
    guide.await("fewer rows", () -> window.console().servers().rows().size() < 20);
    record(true);
    select(_ -> true);
    guide.press("action-reboot-soft");
    guide.press("plan-start");
    PlanViewModel plan = guide.fx(this::plan);
    guide.await("the end of the plan", () -> plan.state().isEnd());
    guide.press("plan-back");
    guide.type("server-filter", "");
    select(row -> row.name().equals("batch-05"));
    guide.press("action-snapshot");
    guide.type("snapshot-name", "batch-05-nightly");
    guide.press("snapshot-accept");
    guide.await(
        "the end of the snapshot",
        () -> window.console().operations().rows().getFirst().state().isEnd());
    record(false);
    guide.type("recording-name", "Reboot the web servers");
    guide.picture("recording");
    String script = guide.fx(() -> ((TextArea) guide.node("recording-text")).getText());
    if (!script.contains("--filter='" + FILTER)) {
      throw new AssertionError("the filter is not in the script: " + script);
    }
    return script.lines().filter(line -> line.startsWith("novadesk")).count() + " commands";
  }

  private String preview() throws Exception {
    guide.press("recording-play");
    guide.await("two steps", () -> window.scene().getRoot().lookupAll(".play-step").size() == 2);
    guide.picture("play");
    guide.press("play-cancel");
    guide.press("recording-cancel");
    return "nothing sent";
  }

  /** Begins or ends the recording by its entry of the menu. */
  private void record(boolean on) throws Exception {
    guide.run(
        () -> {
          MenuBar bar = (MenuBar) Objects.requireNonNull(window.scene().lookup(".menu-bar"));
          bar.getMenus().stream()
              .flatMap(TourOfScripts::entries)
              .filter(item -> "menu-record".equals(item.getId()))
              .forEach(MenuItem::fire);
        });
    guide.await(
        "the recording",
        () -> window.console().scripts().recorder().recordingProperty().get() == on);
  }

  private static Stream<MenuItem> entries(MenuItem item) {
    return item instanceof Menu menu
        ? menu.getItems().stream().flatMap(TourOfScripts::entries)
        : Stream.of(item);
  }

  private PlanViewModel plan() {
    if (window.console().plans().pageProperty().get() instanceof Page.Run(PlanViewModel plan)) {
      return plan;
    }
    throw new AssertionError("no plan runs");
  }

  private void select(Predicate<ServerRow> wanted) throws Exception {
    guide.run(
        () -> {
          TableView<TableLine> table = window.view().servers().table();
          table.getSelectionModel().clearSelection();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i) instanceof ServerRow row && wanted.test(row)) {
              table.getSelectionModel().select(i);
            }
          }
        });
  }
}
