package io.novadesk.tour;

import io.novadesk.common.watch.Alarm;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.Theme;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.servers.GroupHeading;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import io.novadesk.window.Window;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees of the window, as far as a command can change it.
 *
 * @param dialog what the open dialog says; empty: none is open
 * @param page the page of a plan in place of the lists
 * @param look the theme, what sizes of text are multiplied by, and the height of rows
 * @param notice the sentence of the notice
 * @param alarms the states of all alarms, and what was told of the last desktop notice
 * @param drawer which tab of the drawer is shown, and what its exchanges are filtered by; empty: it
 *     is shut
 */
record WindowState(
    String dialog,
    String page,
    String place,
    List<String> tasks,
    String tab,
    String drawer,
    String focus,
    String notice,
    String alarms,
    String look,
    String clipboard,
    boolean allProjects,
    boolean recording,
    String production,
    String tables) {
  static WindowState of(Window window) {
    ConsoleViewModel console = window.console();
    Scene scene = window.scene();
    NavItem item = console.navigation().selectedProperty().get();
    String clip = Clipboard.getSystemClipboard().getString();
    return new WindowState(
        dialog(window),
        Objects.toString(console.plans().pageProperty().get(), ""),
        item == null ? "" : item.id(),
        console.operations().entries().stream().map(TaskRow::title).toList(),
        console.detail().tabProperty().get().name(),
        scene.lookup("#drawer") instanceof TabPane tabs
            ? tabs.getSelectionModel().getSelectedItem().getId()
                + console.exchanges().filterProperty().get()
            : "",
        String.valueOf(scene.getFocusOwner()),
        words(scene.lookup("#failure-notice")),
        alarms(console),
        Theme.of(scene.getRoot()) + " " + Look.scale().get() + " " + Look.rowHeight().get(),
        clip == null ? "" : clip,
        console.projects().allProperty().get(),
        console.scripts().recorder().recordingProperty().get(),
        console.production().textProperty().get(),
        tables(window));
  }

  /** So that what is copied is seen, even where it was copied before. */
  static void emptyClipboard() {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, ""));
  }

  private static String alarms(ConsoleViewModel console) {
    return console.alarms().all().stream().map(Alarm::state).toList()
        + console.notices().toldProperty().get().sentence();
  }

  /** How the tables are arranged: their columns and order, and the groups of servers. */
  private static String tables(Window window) {
    String columns =
        new TreeMap<>(window.view().tables())
            .values().stream().map(WindowState::arrangement).collect(Collectors.joining(" | "));
    return columns
        + window.console().servers().grouped().byProperty().get()
        + window.view().servers().table().getItems().stream()
            .filter(line -> line instanceof GroupHeading heading && heading.folded())
            .count()
        + window.console().servers().filterTextProperty().get()
        + window.console().servers().selectedKeys();
  }

  private static String arrangement(TableView<?> table) {
    return table.getVisibleLeafColumns().stream()
            .map(column -> column.getId() + Math.round(column.getWidth()))
            .collect(Collectors.joining(" "))
        + table.getSortOrder().stream()
            .map(column -> column.getId() + column.getSortType())
            .toList();
  }

  /** All that the palette finds is no word of what it did. */
  private static String dialog(Window window) {
    return !window.view().modal().isOpen()
        ? ""
        : window.scene().lookup("#palette") != null
            ? Text.of("menu.palette")
            : words(window.scene().lookup("#modal"));
  }

  /** All that is written in a node. */
  static String words(@Nullable Node node) {
    return node == null ? "" : labels(node).distinct().collect(Collectors.joining(" | "));
  }

  private static Stream<String> labels(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    Stream<String> own =
        node instanceof Labeled label && label.getText() != null && !label.getText().isBlank()
            ? Stream.of(label.getText())
            : Stream.empty();
    return node instanceof Parent parent
        ? Stream.concat(own, parent.getChildrenUnmodifiable().stream().flatMap(WindowState::labels))
        : own;
  }

  /** Whether it tells of something by this name, where that was not told before. */
  boolean names(String name, WindowState before) {
    boolean task = tasks.size() > before.tasks.size() && tasks.contains(name);
    boolean led = dialog.isEmpty() && !focus.equals(before.focus);
    boolean shown = dialog.contains(name) || !page.isEmpty() || !tab.equals(before.tab) || led;
    return task || shown || notice.contains(name);
  }

  /** The same, but for the focus, which a click on something grey may move. */
  WindowState withFocusOf(WindowState other) {
    return new WindowState(
        dialog,
        page,
        place,
        tasks,
        tab,
        drawer,
        other.focus,
        notice,
        alarms,
        look,
        clipboard,
        allProjects,
        recording,
        production,
        tables);
  }

  /** What is another thing afterwards. */
  String difference(WindowState after) {
    return Arrays.stream(WindowState.class.getRecordComponents())
        .filter(part -> !value(part, this).equals(value(part, after)))
        .map(part -> part.getName() + ": " + value(part, this) + " -> " + value(part, after))
        .collect(Collectors.joining("; "));
  }

  private static Object value(RecordComponent part, WindowState of) {
    try {
      return Objects.toString(part.getAccessor().invoke(of));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
