package io.novadesk.viewmodel.servers;

import io.novadesk.i18n.Folded;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * Which columns the table shall show, in which order, and what it is sorted by. Nothing happens to
 * the table until it takes over {@link #columns} and {@link #sorting}.
 */
public final class ColumnChooser {

  /** One column that can be shown. */
  public static final class Choice {
    private final Column column;
    private final BooleanProperty shown;
    private final ReadOnlyStringWrapper sortText = new ReadOnlyStringWrapper("");

    private Choice(Column column, boolean shown) {
      this.column = column;
      this.shown = new SimpleBooleanProperty(shown);
    }

    public Column column() {
      return column;
    }

    public String title() {
      return column.title();
    }

    /** Whether it is a key of the servers' metadata. */
    public boolean isMetadata() {
      return column instanceof MetadataColumn;
    }

    public BooleanProperty shownProperty() {
      return shown;
    }

    /** Its place among the columns that are sorted by, and the direction; may be empty. */
    public ReadOnlyStringProperty sortTextProperty() {
      return sortText.getReadOnlyProperty();
    }
  }

  private final ObservableList<Choice> choices =
      FXCollections.observableArrayList(choice -> new Observable[] {choice.shown});
  private final FilteredList<Choice> found = new FilteredList<>(choices);
  private final StringProperty search = new SimpleStringProperty("");
  private final List<SortBy> sorting = new ArrayList<>();
  private final BooleanBinding empty;

  /**
   * @param shown what the table shows now, in order
   * @param metadataKeys what can be shown besides the fields that all servers have
   */
  public ColumnChooser(List<Column> shown, List<SortBy> sorting, List<String> metadataKeys) {
    Set<Column> all = new LinkedHashSet<>(shown);
    all.addAll(List.of(ServerColumn.values()));
    metadataKeys.forEach(key -> all.add(new MetadataColumn(key)));
    all.forEach(column -> choices.add(new Choice(column, shown.contains(column))));
    this.sorting.addAll(sorting);
    empty =
        Bindings.createBooleanBinding(
            () -> choices.stream().noneMatch(c -> c.shown.get()), choices);
    search.addListener((_, _, text) -> found.setPredicate(choice -> matches(choice, text)));
    tellSorting();
  }

  /** The choices that match the search: those shown first, each group in the table's order. */
  public ObservableList<Choice> found() {
    return found;
  }

  public StringProperty searchProperty() {
    return search;
  }

  /** True while no column is chosen. */
  public BooleanBinding emptyProperty() {
    return empty;
  }

  /** Moves a choice before or behind its neighbour among those found. */
  public void move(@Nullable Choice choice, boolean down) {
    int at = choice == null ? -1 : found.indexOf(choice);
    int other = down ? at + 1 : at - 1;
    if (choice != null && at >= 0 && other >= 0 && other < found.size()) {
      moveTo(choice, found.get(other));
    }
  }

  /** Moves a choice to the place where another one is. */
  public void moveTo(Choice choice, Choice other) {
    int from = choices.indexOf(choice);
    int to = choices.indexOf(other);
    if (from >= 0 && to >= 0 && from != to) {
      choices.remove(from);
      choices.add(to, choice);
    }
  }

  /** Sorts by it ascending, then descending, then no longer. */
  public void sortNext(Choice choice) {
    int at = placeOf(choice);
    if (at < 0) {
      sorting.add(SortBy.ascending(choice.column));
      choice.shown.set(true);
    } else if (sorting.get(at).descending()) {
      sorting.remove(at);
    } else {
      sorting.set(at, new SortBy(choice.column, true));
    }
    tellSorting();
  }

  /** The columns that are shown at the first start. */
  public void reset() {
    List<Choice> now = new ArrayList<>(choices);
    now.sort(Comparator.comparingInt(ColumnChooser::firstPlace));
    now.forEach(
        choice ->
            choice.shown.set(
                choice.column instanceof ServerColumn column && column.shownAtFirst()));
    choices.setAll(now);
    sorting.clear();
    sorting.add(SortBy.ascending(ServerColumn.NAME));
    tellSorting();
  }

  /** The chosen columns in order. */
  public List<Column> columns() {
    return choices.stream().filter(c -> c.shown.get()).map(Choice::column).toList();
  }

  /** What to sort by, of the columns that are chosen. */
  public List<SortBy> sorting() {
    List<Column> shown = columns();
    return sorting.stream().filter(by -> shown.contains(by.column())).toList();
  }

  /** The fields in their own order, then the metadata. */
  private static int firstPlace(Choice choice) {
    List<Column> fields = List.of(ServerColumn.values());
    int place = fields.indexOf(choice.column);
    return place < 0 ? fields.size() : place;
  }

  private static boolean matches(Choice choice, String text) {
    return Folded.of(choice.title()).contains(Folded.of(text.strip()));
  }

  private int placeOf(Choice choice) {
    for (int i = 0; i < sorting.size(); i++) {
      if (sorting.get(i).column().equals(choice.column)) {
        return i;
      }
    }
    return -1;
  }

  private void tellSorting() {
    for (Choice choice : choices) {
      int at = placeOf(choice);
      choice.sortText.set(
          at < 0
              ? ""
              : Text.of(
                  sorting.get(at).descending() ? "columns.descending" : "columns.ascending",
                  at + 1));
    }
  }
}
