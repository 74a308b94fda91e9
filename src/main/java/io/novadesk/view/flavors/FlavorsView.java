package io.novadesk.view.flavors;

import io.novadesk.api.compute.Flavor;
import io.novadesk.i18n.Text;
import io.novadesk.view.FilterField;
import io.novadesk.view.Placeholder;
import io.novadesk.view.Tables;
import io.novadesk.viewmodel.NaturalOrder;
import io.novadesk.viewmodel.Sizes;
import io.novadesk.viewmodel.flavors.FlavorsViewModel;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** The flavors of one region. */
public final class FlavorsView extends BorderPane {
  private final FlavorsViewModel model;
  private final TableView<Flavor> table = Tables.dense("flavor-table");
  private final FilterField filter =
      new FilterField("flavor-filter", Text.of("filter.flavors.prompt"), "");
  private final InvalidationListener onProblem = _ -> placeholder();

  public FlavorsView(FlavorsViewModel model) {
    this.model = model;
    filter.textProperty().bindBidirectional(model.filterTextProperty());
    filter.onDown(table::requestFocus);
    HBox bar = new HBox(filter);
    bar.getStyleClass().add("filter-bar");
    HBox.setHgrow(filter, Priority.ALWAYS);
    setTop(bar);
    setCenter(table);
    add(
        "NAME",
        140,
        false,
        Flavor::name,
        Comparator.comparing(Flavor::name, NaturalOrder.INSTANCE));
    add(
        "VCPUS",
        70,
        true,
        f -> f.vcpus() == null ? "" : String.valueOf(f.vcpus()),
        Comparator.comparing(Flavor::vcpus, Comparator.nullsFirst(Comparator.naturalOrder())));
    add("RAM", 100, true, f -> Sizes.ofMib(f.ram()), Comparator.comparingInt(Flavor::ram));
    add(
        "DISK",
        80,
        true,
        f -> Text.of("size.gib", f.disk()),
        Comparator.comparingInt(Flavor::disk));
    add(
        "EPHEMERAL",
        90,
        true,
        f -> Text.of("size.gib", f.ephemeral()),
        Comparator.comparingInt(Flavor::ephemeral));
    add("SWAP", 80, true, f -> Sizes.ofMib(f.swap()), Comparator.comparingInt(Flavor::swap));
    add(
        "EXTRA",
        240,
        false,
        f ->
            f.extraSpecs().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(", ")),
        Comparator.comparingInt(f -> f.extraSpecs().size()));
    add("ID", 220, false, Flavor::id, Comparator.comparing(Flavor::id, NaturalOrder.INSTANCE));
    Tables.sortBy(table, FlavorsViewModel.BY_SIZE, model::sortBy);
    table.setItems(model.rows());
    model.problemProperty().addListener(onProblem);
    placeholder();
  }

  public TableView<Flavor> table() {
    return table;
  }

  public void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  public void dispose() {
    model.problemProperty().removeListener(onProblem);
    filter.textProperty().unbindBidirectional(model.filterTextProperty());
  }

  private void add(
      String key,
      double width,
      boolean number,
      Function<Flavor, String> text,
      Comparator<Flavor> order) {
    TableColumn<Flavor, Flavor> column =
        Tables.column(Text.of("column.flavor." + key), width, text, order);
    column.setId("flavor-column-" + key.toLowerCase(java.util.Locale.ROOT));
    table.getColumns().add(number ? Tables.number(column) : column);
  }

  private void placeholder() {
    String problem = model.problemProperty().get();
    table.setPlaceholder(
        problem.isEmpty()
            ? Placeholder.empty(
                Feather.SLIDERS, Text.of("flavors.none"), Text.of("flavors.none.text"))
            : Placeholder.broken(Text.of("flavors.broken"), problem));
  }
}
