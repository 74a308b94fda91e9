package io.novadesk.view.metadata;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.metadata.MatrixViewModel;
import io.novadesk.viewmodel.metadata.MatrixViewModel.Difference;
import java.util.Comparator;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What a save of the matrix will do, line by line. */
final class MatrixDifferences extends StackPane {
  private final MatrixViewModel model;
  private final TableView<Difference> table =
      Tables.dense("matrix-differences", Text.of("matrix.changes.name"));

  MatrixDifferences(MatrixViewModel model) {
    this.model = model;
    add("column.server.NAME", 170, Difference::name);
    add("metadata.key", 180, Difference::key);
    add("matrix.before", 300, d -> shown(d.before()));
    add("matrix.after", 300, d -> shown(d.now()));
    table.setPlaceholder(new Label(Text.of("matrix.summary.none")));
    getChildren().add(table);
    visibleProperty().subscribe(this::refresh);
    model.revisionProperty().subscribe(_ -> refresh());
  }

  private void add(String title, double width, Function<Difference, String> text) {
    TableColumn<Difference, Difference> column =
        Tables.column(Text.of(title), width, text, Comparator.comparing(text));
    column.setReorderable(false);
    table.getColumns().add(column);
  }

  private static String shown(@Nullable String value) {
    if (value == null) {
      return Text.of("matrix.absent");
    }
    return value.isEmpty() ? Text.of("metadata.empty") : value;
  }

  private void refresh() {
    if (isVisible()) {
      table.getItems().setAll(model.differences());
    }
  }
}
