package io.novadesk.view.parts;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.ListModel;
import java.util.Comparator;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A bar of actions, a filter box, and the table of a {@link ListModel}. */
public final class ListPane<T> extends BorderPane {
  private final ListModel<T> model;
  private final String texts;
  private final Feather icon;
  private final TableView<T> table;
  private final FilterField filter;
  private final Subscription subscriptions;
  private boolean selecting;

  /**
   * @param id of nodes: {@code ID-table}, {@code ID-filter}
   * @param texts prefix of texts: {@code .filter}, {@code .none}, {@code .none.text}, {@code
   *     .broken}
   * @param fallback the order while no column is chosen
   */
  public ListPane(
      ListModel<T> model,
      String id,
      String texts,
      Feather icon,
      Node actions,
      Comparator<T> fallback) {
    this.model = model;
    this.texts = texts;
    this.icon = icon;
    table = Tables.dense(id + "-table");
    table.setTableMenuButtonVisible(true);
    filter = new FilterField(id + "-filter", Text.of(texts + ".filter"), "");
    filter.textProperty().bindBidirectional(model.filterTextProperty());
    filter.onDown(table::requestFocus);
    HBox bar = new HBox(filter);
    bar.getStyleClass().add("filter-bar");
    HBox.setHgrow(filter, Priority.ALWAYS);
    setTop(new VBox(actions, bar));
    setCenter(table);
    Tables.sortBy(table, fallback, model::sortBy);
    table.setItems(model.rows());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, row) -> {
              if (row != null && !selecting) {
                model.select(row);
              }
            });
    subscriptions =
        Subscription.combine(
            model.selectedProperty().subscribe(this::show),
            model.problemProperty().subscribe(_ -> placeholder()),
            model.loadingProperty().subscribe(_ -> placeholder()));
  }

  public ListPane<T> column(TableColumn<T, T> column, String id) {
    column.setId(id);
    table.getColumns().add(column);
    return this;
  }

  public TableView<T> table() {
    return table;
  }

  public void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  private void show(@Nullable T row) {
    selecting = true;
    try {
      if (row == null) {
        table.getSelectionModel().clearSelection();
      } else if (!row.equals(table.getSelectionModel().getSelectedItem())) {
        table.getSelectionModel().select(row);
      }
    } finally {
      selecting = false;
    }
  }

  private void placeholder() {
    String problem = model.problemProperty().get();
    if (!problem.isEmpty()) {
      table.setPlaceholder(Placeholder.broken(Text.of(texts + ".broken"), problem));
    } else if (model.loadingProperty().get()) {
      table.setPlaceholder(Placeholder.loading(Text.of("loading"), ""));
    } else {
      table.setPlaceholder(
          Placeholder.empty(icon, Text.of(texts + ".none"), Text.of(texts + ".none.text")));
    }
  }

  public void dispose() {
    subscriptions.unsubscribe();
    filter.textProperty().unbindBidirectional(model.filterTextProperty());
  }
}
