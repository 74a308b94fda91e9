package io.novadesk.view.launch;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.launch.FlavorChoices;
import io.novadesk.viewmodel.launch.ImageChoices;
import io.novadesk.viewmodel.launch.LaunchField;
import io.novadesk.viewmodel.launch.LaunchViewModel;
import java.util.Collections;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Image and flavor side by side, or one above the other where names would be cut: each marks what
 * does not go with the other.
 */
final class SizePane extends GridPane {
  private static final int ROWS = 6;

  /** Two tables of names and numbers need so much, at the usual size of text. */
  private static final double TWO_TABLES = 640;

  private final Node flavor;

  SizePane(LaunchViewModel model) {
    getStyleClass().add("launch-choices");
    Node image = column(model, LaunchField.IMAGE, images(model), model.images().filterProperty());
    flavor = column(model, LaunchField.FLAVOR, flavors(model), model.flavors().filterProperty());
    add(image, 0, 0);
    add(flavor, 1, 0);
    arrange();
    widthProperty().subscribe(this::arrange);
  }

  private void arrange() {
    int columns = getWidth() > 0 && getWidth() < Look.px(TWO_TABLES) ? 1 : 2;
    if (columns != getColumnConstraints().size()) {
      ColumnConstraints equal = new ColumnConstraints();
      equal.setPercentWidth(100.0 / columns);
      getColumnConstraints().setAll(Collections.nCopies(columns, equal));
      setConstraints(flavor, columns - 1, 2 - columns);
    }
  }

  private static Node column(
      LaunchViewModel model, LaunchField field, TableView<?> table, StringProperty filter) {
    FilterField search =
        new FilterField(Labelled.idOf(field) + "-filter", Text.of("launch.filter." + field), "");
    search.onDown(table::requestFocus);
    search.textProperty().bindBidirectional(filter);
    search.setAccessibleText(Text.of("launch.filter." + field));
    VBox box = new VBox(search, table);
    box.getStyleClass().add("launch-choice");
    Labelled labelled = Labelled.of(model, field, box, table);
    labelled.setPrefWidth(Look.px(300));
    return labelled;
  }

  private static <T> TableView<T> table(Function<T, String> whyNot) {
    // Named by the label over it.
    TableView<T> table = Tables.dense("launch-table", "");
    double height = Look.rowHeight().get() * ROWS + Look.px(32);
    table.setPrefHeight(height);
    table.setMinHeight(height);
    table.setMaxHeight(height);
    table.setRowFactory(
        _ ->
            new TableRow<>() {
              @Override
              protected void updateItem(@Nullable T item, boolean empty) {
                super.updateItem(item, empty);
                String why = item == null ? "" : whyNot.apply(item);
                getStyleClass().remove("choice-impossible");
                if (!why.isEmpty()) {
                  getStyleClass().add("choice-impossible");
                }
                setTooltip(why.isEmpty() ? null : new Tooltip(why));
              }
            });
    return table;
  }

  /** The chosen row and the form's id follow each other, also when the list is another one. */
  private static <T> void tie(TableView<T> table, StringProperty chosen, Function<T, String> id) {
    boolean[] following = new boolean[1];
    Runnable follow =
        () -> {
          following[0] = true;
          int at = -1;
          for (int i = 0; i < table.getItems().size(); i++) {
            if (id.apply(table.getItems().get(i)).equals(chosen.get())) {
              at = i;
            }
          }
          if (at < 0) {
            table.getSelectionModel().clearSelection();
          } else if (table.getSelectionModel().getSelectedIndex() != at) {
            table.getSelectionModel().clearAndSelect(at);
            table.scrollTo(Math.max(0, at - 2));
          }
          following[0] = false;
        };
    table
        .getItems()
        .addListener(
            (ListChangeListener<T>)
                _ -> {
                  following[0] = true;
                  follow.run();
                });
    chosen.addListener((_, _, _) -> follow.run());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, item) -> {
              if (!following[0] && item != null) {
                chosen.set(id.apply(item));
              }
            });
    follow.run();
  }

  private static TableView<ImageChoices.Choice> images(LaunchViewModel model) {
    TableView<ImageChoices.Choice> table = table(ImageChoices.Choice::whyNot);
    TableColumn<ImageChoices.Choice, ImageChoices.Choice> name =
        Tables.column(
            Text.of("launch.column.image"),
            180,
            ImageChoices.Choice::name,
            Comparator.comparing(ImageChoices.Choice::name));
    name.setCellFactory(_ -> new ImageCell());
    name.setSortable(false);
    table.getColumns().add(name);
    table.getColumns().add(fact("launch.column.minDisk", ImageChoices.Choice::minDisk));
    table.getColumns().add(fact("launch.column.minRam", ImageChoices.Choice::minRam));
    table.getColumns().add(fact("launch.column.size", ImageChoices.Choice::size));
    table.setItems(model.images().shown());
    table.setPlaceholder(
        Placeholder.empty(
            Feather.DISC, Text.of("launch.noImages"), Text.of("launch.noImages.text")));
    tie(table, model.form().text(LaunchField.IMAGE), c -> c.image().id());
    return table;
  }

  /** Images keep their order, what was used lately first: their columns are not for sorting. */
  private static TableColumn<ImageChoices.Choice, ImageChoices.Choice> fact(
      String title, Function<ImageChoices.Choice, String> text) {
    TableColumn<ImageChoices.Choice, ImageChoices.Choice> column =
        Tables.number(Tables.column(Text.of(title), 84, text, Comparator.comparing(text)));
    column.setSortable(false);
    return column;
  }

  private static TableView<FlavorChoices.Choice> flavors(LaunchViewModel model) {
    TableView<FlavorChoices.Choice> table = table(FlavorChoices.Choice::whyNot);
    TableColumn<FlavorChoices.Choice, FlavorChoices.Choice> name =
        Tables.column(
            Text.of("launch.column.flavor"),
            120,
            c -> c.flavor().name(),
            Comparator.comparing(c -> c.flavor().name(), NaturalOrder.INSTANCE));
    name.setCellFactory(_ -> new FlavorCell());
    table.getColumns().add(name);
    table
        .getColumns()
        .add(
            Tables.number(
                Tables.column(
                    Text.of("launch.column.vcpus"),
                    58,
                    c -> c.flavor().vcpus() == null ? "" : String.valueOf(c.flavor().vcpus()),
                    Comparator.comparingInt(
                        c -> c.flavor().vcpus() == null ? 0 : c.flavor().vcpus()))));
    table
        .getColumns()
        .add(
            Tables.number(
                Tables.column(
                    Text.of("launch.column.ram"),
                    76,
                    c -> Sizes.ofMib(c.flavor().ram()),
                    Comparator.comparingInt(c -> c.flavor().ram()))));
    table
        .getColumns()
        .add(
            Tables.number(
                Tables.column(
                    Text.of("launch.column.disk"),
                    70,
                    c -> Text.of("launch.gib", c.flavor().disk()),
                    Comparator.comparingInt(c -> c.flavor().disk()))));
    table.setItems(model.flavors().shown());
    Comparator<FlavorChoices.Choice> bySize =
        Comparator.<FlavorChoices.Choice>comparingInt(c -> c.flavor().ram())
            .thenComparingInt(c -> c.flavor().vcpus() == null ? 0 : c.flavor().vcpus())
            .thenComparingInt(c -> c.flavor().disk());
    Tables.sortBy(table, bySize, model.flavors()::sort);
    table.setPlaceholder(
        Placeholder.empty(
            Feather.CPU, Text.of("launch.noFlavors"), Text.of("launch.noFlavors.text")));
    tie(table, model.form().text(LaunchField.FLAVOR), c -> c.flavor().id());
    return table;
  }

  private static @Nullable Node misfit(String whyNot) {
    return whyNot.isEmpty() ? null : Icons.of(Feather.ALERT_TRIANGLE, "launch-misfit");
  }

  /** A name, and a mark where it is too small. */
  private static final class FlavorCell
      extends TableCell<FlavorChoices.Choice, FlavorChoices.Choice> {
    @Override
    protected void updateItem(FlavorChoices.@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      setText(empty || choice == null ? null : Names.shown(choice.flavor().name()));
      setGraphic(empty || choice == null ? null : misfit(choice.whyNot()));
    }
  }

  /** A name, and a mark for what was used lately. */
  private static final class ImageCell extends TableCell<ImageChoices.Choice, ImageChoices.Choice> {
    private final Label mark = new Label(Text.of("launch.recent"));
    private final Label name = new Label();
    private final HBox line = new HBox(name, mark);

    ImageCell() {
      line.getStyleClass().add("form-line");
      line.setAlignment(Pos.CENTER_LEFT);
      name.setMinWidth(0);
      mark.getStyleClass().addAll("launch-badge", Styles.TEXT_SMALL);
      mark.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(ImageChoices.@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      if (empty || choice == null) {
        setGraphic(null);
        return;
      }
      name.setText(Names.shown(choice.name()));
      name.setGraphic(misfit(choice.whyNot()));
      mark.setVisible(choice.recent());
      setGraphic(line);
    }
  }
}
