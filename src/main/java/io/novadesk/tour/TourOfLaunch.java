package io.novadesk.tour;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.viewmodel.launch.LaunchField;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.window.Window;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;

/** New servers: the empty page, one with metadata and user data, several by a pattern. */
final class TourOfLaunch {
  private final Window window;
  private final TourGuide guide;

  TourOfLaunch(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
  }

  void walk() {
    guide.step("the Launch page", this::open);
    guide.step("launch three servers", this::launch);
  }

  private String open() throws Exception {
    guide.press("action-launch");
    guide.await("the Launch page", () -> window.scene().lookup("#launch-view") != null);
    guide.await(
        "flavors to choose from",
        () -> ((TableView<?>) guide.node("launch-flavor")).getItems().size() > 2);
    guide.picture("launch");
    return "images, flavors, quota, request";
  }

  private String launch() throws Exception {
    guide.type("launch-name", "edge-{00}");
    guide.type("launch-count", "3");
    choose("launch-image", "debian-12");
    choose("launch-flavor", "m1.small");
    guide.fx(
        () -> {
          section("metadata");
          section("user-data");
          window.launching().page().addMetadata();
          return true;
        });
    guide.type("launch-metadata-key-0", "tier");
    guide.type("launch-metadata-value-0", "edge");
    guide.type("launch-user-data", "#cloud-config\npackages:\n  - nginx\n");
    guide.picture("launch-filled");
    guide.fx(
        () -> {
          window.launching().page().form().text(LaunchField.COUNT).set("300");
          return true;
        });
    guide.picture("launch-over-quota");
    guide.type("launch-count", "3");
    guide.press("launch-accept");
    List<OperationRow> rows =
        guide.fx(() -> List.copyOf(window.console().operations().rows().subList(0, 3)));
    guide.await(
        "a build under way",
        () -> rows.stream().anyMatch(r -> r.state() instanceof OperationState.Working));
    guide.await(
        "the passwords", () -> window.console().operations().passwords().waiting().size() == 3);
    guide.await("the key", () -> window.scene().lookup("#task-table .task-password") != null);
    guide.fx(
        () -> {
          ((Button) window.scene().lookup("#task-table .task-password")).fire();
          return true;
        });
    guide.await("their window", () -> window.scene().lookup("#password-once") != null);
    guide.picture("launch-passwords");
    guide.press("password-close");
    guide.picture("launch-building");
    guide.await("three new servers", () -> rows.stream().allMatch(r -> r.state().isEnd()));
    for (OperationRow row : rows) {
      if (!(row.state() instanceof OperationState.Done)) {
        throw new AssertionError(row.sentence());
      }
    }
    return rows.getFirst().sentence();
  }

  private void section(String name) {
    ((TitledPane) guide.node("launch-section-" + name)).setExpanded(true);
  }

  private void choose(String table, String name) throws Exception {
    guide.fx(
        () -> {
          TableView<?> view = (TableView<?>) guide.node(table);
          for (int i = 0; i < view.getItems().size(); i++) {
            if (String.valueOf(view.getItems().get(i)).contains("name=" + name)) {
              view.getSelectionModel().clearAndSelect(i);
              return true;
            }
          }
          throw new AssertionError("no " + name);
        });
  }
}
