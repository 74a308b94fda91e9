package io.novadesk.tour;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.ColumnChooser.Choice;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import io.novadesk.window.Window;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

/** The part of the tour that finds servers among many and works on what was found. */
final class TourOfFinding {
  private final Window window;
  private final TourGuide guide;

  TourOfFinding(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
  }

  void walk() {
    guide.step("help of the filter", this::help);
    guide.step("save a filter", this::saveFilter);
    guide.step("choose columns", this::columns);
    guide.step("export", this::export);
    guide.step("palette", this::palette);
    guide.step("two servers side by side", this::compare);
    guide.step("metadata of many servers", this::matrix);
  }

  private String help() throws Exception {
    guide.press("filter-help");
    guide.await("ways to go on", () -> guide.node("filter-suggestions").isVisible());
    guide.picture("filter-help");
    guide.press("filter-help");
    guide.type("server-filter", "age:yesterday");
    guide.picture("filter-problem");
    String told = guide.fx(() -> ((Label) guide.node("filter-problem")).getText());
    guide.type("server-filter", "");
    return told;
  }

  private String saveFilter() throws Exception {
    guide.type("server-filter", "status:error,shutoff");
    guide.press("filter-save");
    guide.type("save-filter-name", "Not running");
    guide.picture("save-filter");
    guide.press("save-filter-accept");
    guide.type("server-filter", "");
    NavItem saved = guide.fx(() -> find(window.console().navigation().roots()));
    guide.fx(
        () -> {
          window.console().navigation().selectedProperty().set(saved);
          return true;
        });
    guide.picture("saved-filter");
    int counted = guide.fx(() -> saved.countProperty().get());
    int shown = guide.fx(() -> window.console().servers().rows().size());
    if (counted != shown || counted == 0) {
      throw new AssertionError("the tree counts " + counted + ", the table shows " + shown);
    }
    String way = saved.regions().getFirst().key() + "/servers";
    guide.fx(
        () -> {
          window.console().navigation().select(way);
          return true;
        });
    return counted + " servers";
  }

  private static NavItem find(List<NavItem> items) {
    for (NavItem item : items) {
      if (item.kind() == NavItem.Kind.SAVED_FILTER) {
        return item;
      }
      try {
        return find(item.children());
      } catch (AssertionError _) {
        // Not in this branch of the tree.
      }
    }
    throw new AssertionError("the tree has no saved filter");
  }

  private String columns() throws Exception {
    guide.press("server-columns");
    guide.type("columns-search", "t");
    guide.fx(
        () -> {
          choice("tier").shownProperty().set(true);
          return true;
        });
    guide.type("columns-search", "");
    guide.picture("columns");
    guide.press("columns-accept");
    guide.fx(
        () -> {
          TableView<TableLine> table = window.view().servers().table();
          TableColumn<TableLine, ?> status = table.getColumns().get(1);
          TableColumn<TableLine, ?> name = table.getColumns().get(0);
          table.getSortOrder().setAll(List.of(status, name));
          return true;
        });
    guide.picture("columns-sorted");
    int shown = guide.fx(() -> window.view().servers().columns().shown().size());
    guide.press("server-columns");
    guide.press("columns-reset");
    guide.press("columns-accept");
    return shown + " columns, sorted by two";
  }

  @SuppressWarnings("unchecked") // the list holds choices and nothing else
  private Choice choice(String title) {
    return ((ListView<Choice>) guide.node("columns-list"))
        .getItems().stream().filter(c -> c.title().equals(title)).findFirst().orElseThrow();
  }

  private String export() throws Exception {
    guide.press("server-export");
    guide.picture("export");
    guide.press("export-cancel");
    return "CSV, JSON, YAML";
  }

  private String palette() throws Exception {
    guide.fx(
        () -> {
          window.view().openPalette();
          return true;
        });
    guide.picture("palette");
    guide.type("palette-text", "res");
    guide.picture("palette-found");
    guide.type("palette-text", "web-0");
    int found = guide.fx(() -> ((ListView<?>) guide.node("palette-list")).getItems().size());
    guide.picture("palette-servers");
    guide.fx(
        () -> {
          window.view().modal().close();
          return true;
        });
    return found + " hits for web-0";
  }

  private int select(Predicate<String> named) throws Exception {
    return guide.fx(
        () -> {
          TableView<TableLine> table = window.view().servers().table();
          table.getSelectionModel().clearSelection();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i) instanceof ServerRow row && named.test(row.name())) {
              table.getSelectionModel().select(i);
            }
          }
          return table.getSelectionModel().getSelectedItems().size();
        });
  }

  private String compare() throws Exception {
    int servers = select(name -> name.equals("web-01") || name.equals("db-01"));
    guide.await("both", () -> window.scene().lookup("#compare-differing") != null);
    guide.picture("compare");
    select(_ -> false);
    return servers + " servers, what differs first";
  }

  private String matrix() throws Exception {
    int many = select(name -> name.startsWith("db") || name.startsWith("api"));
    guide.choose("action-more", "action-edit-metadata");
    guide.await("the matrix", () -> window.scene().lookup("#matrix") != null);
    guide.fx(
        () -> {
          ((ComboBox<?>) guide.node("matrix-key")).getEditor().setText("owner");
          ((TextField) guide.node("matrix-value")).setText("platform team");
          return true;
        });
    guide.press("matrix-set");
    guide.fx(
        () -> {
          ((ComboBox<?>) guide.node("matrix-key")).getEditor().setText("tier");
          ((TextField) guide.node("matrix-new-name")).setText("role");
          return true;
        });
    guide.press("matrix-rename");
    guide.picture("matrix");
    guide.fx(
        () -> {
          ((ToggleButton) guide.node("matrix-difference")).setSelected(true);
          return true;
        });
    guide.picture("matrix-changes");
    guide.fx(
        () -> {
          ((ToggleButton) guide.node("matrix-difference")).setSelected(false);
          return true;
        });
    guide.press("matrix-save");
    // Those that had the values before are not saved.
    List<String> ends =
        IntStream.rangeClosed(1, many).mapToObj(n -> Text.of("matrix.summary.saved", n)).toList();
    guide.await(
        "the end of the saves",
        () -> ends.contains(((Label) guide.node("matrix-summary")).getText()));
    guide.picture("matrix-saved");
    String told = guide.fx(() -> ((Label) guide.node("matrix-summary")).getText());
    guide.press("matrix-close");
    return told;
  }
}
