package io.novadesk.view.forms;

import io.novadesk.api.compute.Flavor;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.forms.FlavorChoice;
import io.novadesk.viewmodel.forms.ResizeForm;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Which flavor: a table of all, with the difference to the present one. */
final class FlavorTable extends VBox {
  private static final double WIDTH = 826;
  private static final double HEIGHT = 300;

  private final TableView<FlavorChoice> table;

  FlavorTable(ResizeForm form) {
    table = table(form);
    FilterField search =
        new FilterField(
            "resize-search", Text.of("dialog.resize.search"), Text.of("dialog.resize.searchHelp"));
    search.textProperty().bindBidirectional(form.searchProperty());
    search.onDown(table::requestFocus);
    getStyleClass().add("form");
    getChildren().addAll(search, table);
  }

  TableView<FlavorChoice> table() {
    return table;
  }

  private static TableView<FlavorChoice> table(ResizeForm form) {
    TableView<FlavorChoice> table = Tables.dense("resize-flavors", Text.of("nav.flavors"));
    table.setPrefSize(Look.px(WIDTH), Look.px(HEIGHT));
    TableColumn<FlavorChoice, FlavorChoice> name =
        Tables.column(
            Text.of("column.flavor.NAME"),
            165,
            c -> c.flavor().name(),
            Comparator.comparing(c -> c.flavor().name(), String.CASE_INSENSITIVE_ORDER));
    name.setCellFactory(_ -> new NameCell());
    table
        .getColumns()
        .setAll(
            List.of(
                name,
                number(
                    "column.flavor.VCPUS",
                    70,
                    c -> c.flavor().vcpus() == null ? 0 : c.flavor().vcpus(),
                    c -> c.flavor().vcpus() == null ? "" : String.valueOf(c.flavor().vcpus())),
                difference("resize.moreVcpus", 78, FlavorChoice::moreVcpus, String::valueOf),
                number(
                    "column.flavor.RAM",
                    78,
                    c -> c.flavor().ram(),
                    c -> Sizes.ofMib(c.flavor().ram())),
                difference("resize.moreRam", 96, FlavorChoice::moreRam, Sizes::ofMib),
                number(
                    "column.flavor.DISK",
                    72,
                    c -> c.flavor().disk(),
                    c -> Text.of("size.gib", c.flavor().disk())),
                difference(
                    "resize.moreDisk", 82, FlavorChoice::moreDisk, gib -> Text.of("size.gib", gib)),
                Tables.column(
                    Text.of("resize.fits"),
                    170,
                    c -> c.current() ? "" : c.obstacle(),
                    Comparator.comparing(FlavorChoice::obstacle))));
    table.setRowFactory(_ -> new ChoiceRow());
    SortedList<FlavorChoice> sorted = new SortedList<>(form.choices());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setPlaceholder(new Label(Text.of("flavors.none")));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(choice -> form.flavorProperty().set(choice == null ? null : choice.flavor()));
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i).current()) {
        table.getSelectionModel().select(i);
        table.scrollTo(Math.max(0, i - 3));
      }
    }
    return table;
  }

  private static TableColumn<FlavorChoice, FlavorChoice> number(
      String title,
      double width,
      ToIntFunction<FlavorChoice> value,
      Function<FlavorChoice, String> text) {
    return Tables.number(
        Tables.column(Text.of(title), width, text, Comparator.comparingInt(value)));
  }

  private static TableColumn<FlavorChoice, FlavorChoice> difference(
      String title,
      double width,
      ToIntFunction<FlavorChoice> more,
      Function<Integer, String> text) {
    TableColumn<FlavorChoice, FlavorChoice> column =
        number(title, width, more, c -> signed(more.applyAsInt(c), text));
    column.setCellFactory(_ -> new DifferenceCell(more, text));
    return column;
  }

  private static String signed(int more, Function<Integer, String> text) {
    return more == 0 ? "" : (more > 0 ? "+" : "−") + text.apply(Math.abs(more));
  }

  /** More and less are told by the sign; the colour only repeats it. */
  private static final class DifferenceCell extends TableCell<FlavorChoice, FlavorChoice> {
    private final ToIntFunction<FlavorChoice> more;
    private final Function<Integer, String> text;

    DifferenceCell(ToIntFunction<FlavorChoice> more, Function<Integer, String> text) {
      this.more = more;
      this.text = text;
    }

    @Override
    protected void updateItem(@Nullable FlavorChoice choice, boolean empty) {
      super.updateItem(choice, empty);
      getStyleClass().removeAll("difference-more", "difference-less");
      if (empty || choice == null) {
        setText(null);
        return;
      }
      int by = more.applyAsInt(choice);
      setText(signed(by, text));
      if (by != 0) {
        getStyleClass().add(by > 0 ? "difference-more" : "difference-less");
      }
    }
  }

  /** The present flavor is marked, and so are those that cannot be chosen. */
  private static final class NameCell extends TableCell<FlavorChoice, FlavorChoice> {
    @Override
    protected void updateItem(@Nullable FlavorChoice choice, boolean empty) {
      super.updateItem(choice, empty);
      if (empty || choice == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      Flavor flavor = choice.flavor();
      setText(choice.current() ? Text.of("resize.present", flavor.name()) : flavor.name());
      setGraphic(
          choice.current()
              ? Icons.of(Feather.CHECK_CIRCLE, "choice-icon")
              : choice.obstacle().isEmpty()
                  ? Icons.of(Feather.CIRCLE, "choice-icon", "choice-icon-open")
                  : Icons.of(Feather.SLASH, "choice-icon"));
    }
  }

  private static final class ChoiceRow extends TableRow<FlavorChoice> {
    @Override
    protected void updateItem(@Nullable FlavorChoice choice, boolean empty) {
      super.updateItem(choice, empty);
      getStyleClass().removeAll("choice-current", "choice-impossible");
      if (!empty && choice != null && !choice.obstacle().isEmpty()) {
        getStyleClass().add(choice.current() ? "choice-current" : "choice-impossible");
      }
    }
  }
}
