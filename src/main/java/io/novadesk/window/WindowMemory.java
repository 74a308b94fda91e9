package io.novadesk.window;

import io.novadesk.profile.Complaints;
import io.novadesk.profile.Preferences;
import io.novadesk.profile.Settings;
import io.novadesk.profile.Settings.Column;
import io.novadesk.profile.Settings.Sort;
import io.novadesk.profile.SettingsStore;
import io.novadesk.task.TaskRunner;
import io.novadesk.view.servers.ServerColumns;
import io.novadesk.view.shell.ConsoleView;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Brings the window back as it was left: bounds, dividers, columns. What changes is written at
 * once, in the background. To be used on the JavaFX thread, but for {@link #write}.
 */
final class WindowMemory {
  /** As a share of the whole. */
  private static final double BY_ITSELF = 0.005;

  private final TaskRunner tasks;
  private final SettingsStore store;
  private final Complaints complaints;
  private volatile Settings settings;

  /**
   * Its bounds when it last stood still: it may grow to the size of a screen before it says why.
   */
  private Settings.@Nullable Window settled;

  /** What the file has of this window. */
  private Settings written;

  private Settings tried;
  private boolean writing;
  private String trouble = "";

  WindowMemory(TaskRunner tasks, SettingsStore store, Complaints complaints) {
    this.tasks = tasks;
    this.store = store;
    this.complaints = complaints;
    SettingsStore.Loaded loaded = store.load();
    settings = loaded.settings();
    written = settings;
    tried = settings;
    if (loaded.complaint() != null) {
      complaints.add(loaded.complaint());
    }
  }

  Settings settings() {
    return settings;
  }

  void remember(Settings changed) {
    settings = changed;
    writeSoon();
  }

  private void writeSoon() {
    Settings now = settings;
    if (writing || now.equals(tried)) {
      return;
    }
    writing = true;
    tried = now;
    tasks.run(
        () -> {
          write();
          return now;
        },
        _ -> written(""),
        e -> written(String.valueOf(e.getMessage())));
  }

  private void written(String why) {
    writing = false;
    if (!why.isEmpty() && !why.equals(trouble)) {
      complaints.add(why);
    }
    trouble = why;
    writeSoon();
  }

  /**
   * Writes what is not written yet, on whatever thread.
   *
   * @throws IOException with a sentence; what was written before is untouched then
   */
  synchronized void write() throws IOException {
    Settings now = settings;
    if (!now.equals(written)) {
      store.save(written, now);
      written = now;
    }
  }

  /**
   * Takes over what another window set that concerns this one too.
   *
   * @param onPreferences gets what it chose for all windows
   */
  void refresh(Consumer<Preferences> onPreferences) {
    tasks.run(
        store::load,
        loaded -> {
          if (loaded.complaint() != null) {
            complaints.add(loaded.complaint());
          } else if (takeOver(loaded.settings().preferences())) {
            onPreferences.accept(settings.preferences());
          }
        },
        e -> complaints.add(String.valueOf(e.getMessage())));
  }

  private synchronized boolean takeOver(Preferences theirs) {
    if (theirs.equals(written.preferences())
        || !settings.preferences().equals(written.preferences())) {
      return false;
    }
    settings = settings.withPreferences(theirs);
    written = written.withPreferences(theirs);
    tried = tried.withPreferences(theirs);
    return true;
  }

  /**
   * About as large as the window will be. Dividers take their place at the first layout, and what
   * is beside the tree grows and shrinks with the window afterwards.
   */
  Dimension2D size() {
    Settings.Window window = bounds();
    Rectangle2D screen = WindowBounds.screenOf(window, screens());
    return window.maximised()
        ? new Dimension2D(screen.getWidth(), screen.getHeight())
        : new Dimension2D(window.width(), window.height());
  }

  private Settings.Window bounds() {
    Settings.Window saved = settings.window();
    return saved == null
        ? WindowBounds.inTheMiddle(screens().getFirst(), Window.WIDTH, Window.HEIGHT, false)
        : WindowBounds.onAScreen(saved, screens());
  }

  void restore(Stage stage, ConsoleView view) {
    Settings.Window window = bounds();
    stage.setX(window.x());
    stage.setY(window.y());
    stage.setWidth(window.width());
    stage.setHeight(window.height());
    stage.setMaximized(window.maximised());
    // Hidden columns are not kept; that of the regions comes and goes by itself.
    view.servers()
        .columns()
        .showIds(
            settings.tables().getOrDefault("servers", List.of()).stream()
                .filter(c -> c.visible() || c.id().equals("column-region"))
                .map(Column::id)
                .toList());
    view.tables().forEach(this::restore);
    view.splits().forEach(this::restore);
    // What is made later comes as it was left too.
    view.onPageMade(
        (name, page) -> {
          if (page.table() != null) {
            restore(name, page.table());
          }
          if (page.split() != null) {
            restore(name, page.split());
          }
        });
  }

  private void restore(String name, TableView<?> table) {
    restore(table, settings.tables().getOrDefault(name, List.of()));
  }

  /** Dividers have their place only once there is something to divide. */
  private void restore(String name, SplitPane split) {
    Double position = settings.splits().get(name);
    if (position != null) {
      split.setDividerPosition(0, position);
    }
  }

  /** Notes how the window looks now, and writes what has changed. */
  void look(Stage stage, ConsoleView view, ConsoleViewModel console) {
    note(stage, view, console);
    writeSoon();
  }

  /** Notes how the window looks now; whoever closes it writes by {@link #write}. */
  void note(Stage stage, ConsoleView view, ConsoleViewModel console) {
    Settings.Window bounds = boundsOf(stage);
    if (isNormal(stage) && !WindowBounds.fillsAScreen(bounds, screens())) {
      settled = bounds;
    }
    Settings now = settings.withWindow(bounds);
    for (Map.Entry<String, SplitPane> split : view.splits().entrySet()) {
      if (split.getValue().getDividers().size() == 1) {
        now = moved(now, split.getKey(), split.getValue().getDividerPositions()[0]);
      }
    }
    for (Map.Entry<String, TableView<?>> table : view.tables().entrySet()) {
      now = now.withTable(table.getKey(), columnsOf(table.getValue(), view.servers().columns()));
    }
    if (!console.sessions().isEmpty()) {
      now = now.withPlace(console.lastPlace().now());
    }
    settings = now;
  }

  /** The frame of the window makes it differ a little by itself, at each start in one direction. */
  private static Settings moved(Settings settings, String split, double position) {
    Double before = settings.splits().get(split);
    return before != null && Math.abs(position - before) < BY_ITSELF
        ? settings
        : settings.withSplit(split, position);
  }

  /**
   * Notes where the window stands whenever that changes: when the system ends the program the
   * JavaFX thread may have no time left to be asked.
   */
  void follow(Stage stage) {
    for (Observable bound :
        List.of(
            stage.xProperty(),
            stage.yProperty(),
            stage.widthProperty(),
            stage.heightProperty(),
            stage.maximizedProperty())) {
      bound.addListener(
          _ -> {
            if (stage.isShowing()) {
              settings = settings.withWindow(boundsOf(stage));
            }
          });
    }
  }

  /** When maximised or away, those that it falls back to. */
  private Settings.Window boundsOf(Stage stage) {
    if (isNormal(stage)) {
      return new Settings.Window(
          stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }
    Settings.Window former = settled == null ? settings.window() : settled;
    return former == null
        ? WindowBounds.inTheMiddle(
            screens().getFirst(), Window.WIDTH, Window.HEIGHT, stage.isMaximized())
        : new Settings.Window(
            former.x(), former.y(), former.width(), former.height(), stage.isMaximized());
  }

  private static boolean isNormal(Stage stage) {
    return !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen();
  }

  private static List<Rectangle2D> screens() {
    List<Rectangle2D> screens = new ArrayList<>();
    screens.add(Screen.getPrimary().getVisualBounds());
    Screen.getScreens().forEach(screen -> screens.add(screen.getVisualBounds()));
    return screens;
  }

  private static List<Column> columnsOf(TableView<?> table, ServerColumns ofServers) {
    List<Column> columns = new ArrayList<>();
    for (TableColumn<?, ?> column : table.getColumns()) {
      if (ofServers.isAutomatic(column)) {
        continue;
      }
      Sort sort =
          !table.getSortOrder().contains(column)
              ? Sort.NONE
              : column.getSortType() == SortType.ASCENDING ? Sort.ASCENDING : Sort.DESCENDING;
      columns.add(
          new Column(
              column.getId(),
              column.getPrefWidth(),
              column.isVisible(),
              sort,
              table.getSortOrder().indexOf(column) + 1));
    }
    return columns;
  }

  private static <T> void restore(TableView<T> table, List<Column> wanted) {
    Map<String, TableColumn<T, ?>> present = new HashMap<>();
    table.getColumns().forEach(column -> present.put(column.getId(), column));
    List<TableColumn<T, ?>> order = new ArrayList<>();
    Map<Integer, TableColumn<T, ?>> sorted = new TreeMap<>();
    for (Column column : wanted) {
      TableColumn<T, ?> known = present.remove(column.id());
      if (known == null) {
        continue;
      }
      order.add(known);
      known.setPrefWidth(column.width());
      if (!known.visibleProperty().isBound()) {
        known.setVisible(column.visible());
      }
      if (column.sort() != Sort.NONE) {
        known.setSortType(
            column.sort() == Sort.ASCENDING ? SortType.ASCENDING : SortType.DESCENDING);
        // Settings of former versions do not tell the places.
        sorted.put(column.sortPlace() > 0 ? column.sortPlace() : 100 + order.size(), known);
      }
    }
    if (order.isEmpty()) {
      return;
    }
    // Columns that are newer than the settings come last.
    order.addAll(present.values());
    table.getColumns().setAll(order);
    table.getSortOrder().setAll(sorted.values());
  }
}
