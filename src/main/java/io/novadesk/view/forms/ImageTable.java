package io.novadesk.view.forms;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.forms.RebuildForm;
import io.novadesk.viewmodel.forms.RebuildForm.Choice;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The images to choose from; those that do not fit say why. */
final class ImageTable extends StackPane {
  private static final double HEIGHT = 200;

  private final TableView<Choice> table = Tables.dense("rebuild-images", Text.of("nav.images"));
  private final FilteredList<Choice> shown;

  ImageTable(RebuildForm form) {
    shown = new FilteredList<>(FXCollections.observableArrayList(form.choices()));
    table.setPrefHeight(Look.px(Look.px(HEIGHT)));
    table.setMinHeight(HEIGHT);
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.column(
                    Text.of("column.image.NAME"),
                    230,
                    c ->
                        c.current()
                            ? Text.of("resize.present", c.image().name())
                            : c.image().name(),
                    Comparator.comparing(c -> c.image().name(), String.CASE_INSENSITIVE_ORDER)),
                Tables.number(
                    Tables.column(
                        Text.of("column.image.SIZE"),
                        80,
                        c -> c.image().size() == null ? "" : Sizes.text(c.image().size()),
                        Comparator.comparing(
                            c -> c.image().size(),
                            Comparator.nullsFirst(Comparator.naturalOrder())))),
                Tables.number(
                    Tables.column(
                        Text.of("column.image.CREATED"),
                        60,
                        c -> Ages.since(c.image().created(), form.now()),
                        Comparator.comparing(
                            c -> c.image().created(),
                            Comparator.nullsFirst(Comparator.reverseOrder())))),
                Tables.column(
                    Text.of("resize.fits"),
                    240,
                    Choice::obstacle,
                    Comparator.comparing(Choice::obstacle))));
    table.setRowFactory(_ -> new ChoiceRow());
    SortedList<Choice> sorted = new SortedList<>(shown);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setPlaceholder(new Label(Text.of("images.none")));
    sorted.stream().filter(Choice::current).findFirst().ifPresent(this::choose);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(choice -> form.imageProperty().set(choice == null ? null : choice.image()));
    getChildren().add(table);
  }

  private void choose(Choice choice) {
    table.getSelectionModel().select(choice);
    table.scrollTo(Math.max(0, table.getSelectionModel().getSelectedIndex() - 2));
  }

  /** Leaves those whose name holds every word. */
  void filter(String text) {
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1));
    shown.setPredicate(
        c -> words.stream().allMatch(c.image().name().toLowerCase(Locale.ROOT)::contains));
  }

  @Override
  public void requestFocus() {
    table.requestFocus();
  }

  private static final class ChoiceRow extends TableRow<Choice> {
    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      getStyleClass().remove("choice-impossible");
      if (!empty && choice != null && !choice.obstacle().isEmpty()) {
        getStyleClass().add("choice-impossible");
      }
    }
  }
}
