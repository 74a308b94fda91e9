package io.novadesk.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a person left the program.
 *
 * @param window null: never opened yet
 * @param preferences what was chosen for all windows
 * @param lastConnection name of the cloud that was opened last, empty: none
 * @param openClouds that were open last, or on their way to it, in the order of the tree
 * @param splits position of each divider by its name, 0 to 1
 * @param tables columns of each table by its name, in their order
 * @param place what was chosen and typed in the window, by the name of where
 */
public record Settings(
    @Nullable Window window,
    Preferences preferences,
    String lastConnection,
    List<OpenCloud> openClouds,
    Map<String, Double> splits,
    Map<String, List<Column>> tables,
    Map<String, String> place) {
  public static final Settings DEFAULT =
      new Settings(null, Preferences.DEFAULT, "", List.of(), Map.of(), Map.of(), Map.of());

  public Settings {
    openClouds = List.copyOf(openClouds);
    splits = Map.copyOf(splits);
    tables = Map.copyOf(tables);
    place = Map.copyOf(place);
  }

  /** The colours, or those that the desktop has. */
  public enum Theme {
    SYSTEM,
    LIGHT,
    DARK,
    HIGH_CONTRAST
  }

  /** Bounds in screen coordinates; when maximised, those to fall back to. */
  public record Window(double x, double y, double width, double height, boolean maximised) {}

  /** Which way a column is sorted. */
  public enum Sort {
    NONE,
    ASCENDING,
    DESCENDING
  }

  /**
   * @param width in pixels
   * @param sortPlace which of the columns that are sorted by it is: the first is 1; 0: none of them
   */
  public record Column(String id, double width, boolean visible, Sort sort, int sortPlace) {}

  public Settings withWindow(Window other) {
    return new Settings(other, preferences, lastConnection, openClouds, splits, tables, place);
  }

  public Settings withPreferences(Preferences other) {
    return new Settings(window, other, lastConnection, openClouds, splits, tables, place);
  }

  public Settings withLastConnection(String name) {
    return new Settings(window, preferences, name, openClouds, splits, tables, place);
  }

  public Settings withOpenClouds(List<OpenCloud> clouds) {
    return new Settings(window, preferences, lastConnection, clouds, splits, tables, place);
  }

  public Settings withSplit(String name, double position) {
    Map<String, Double> all = new LinkedHashMap<>(splits);
    all.put(name, position);
    return new Settings(window, preferences, lastConnection, openClouds, all, tables, place);
  }

  public Settings withTable(String name, List<Column> columns) {
    Map<String, List<Column>> all = new LinkedHashMap<>(tables);
    all.put(name, List.copyOf(columns));
    return new Settings(window, preferences, lastConnection, openClouds, splits, all, place);
  }

  public Settings withPlace(Map<String, String> other) {
    return new Settings(window, preferences, lastConnection, openClouds, splits, tables, other);
  }
}
