package io.novadesk.view.metadata;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.metadata.MatrixRow;
import io.novadesk.viewmodel.metadata.MatrixViewModel;
import java.util.Collection;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Changes one key in all rows, or in the marked ones: set, rename, delete. */
final class MatrixTools extends VBox {
  private final MatrixViewModel model;
  private final Supplier<Collection<MatrixRow>> marked;
  private final ComboBox<String> key = new ComboBox<>();
  private final TextField value = field("matrix-value", "metadata.value");
  private final TextField newName = field("matrix-new-name", "matrix.newName");
  private final CheckBox onlyMarked = new CheckBox();

  MatrixTools(
      MatrixViewModel model, TableView<MatrixRow> table, Supplier<Collection<MatrixRow>> marked) {
    this.model = model;
    this.marked = marked;
    getStyleClass().add("matrix-tools");
    key.setId("matrix-key");
    key.setEditable(true);
    key.setItems(model.keys());
    key.setPrefWidth(Look.px(180));
    key.getEditor().setPromptText(Text.of("metadata.key"));
    key.setAccessibleText(Text.of("metadata.key"));
    // A key that was just typed is not lost when the list of keys grows by it.
    BooleanBinding noKey =
        Bindings.createBooleanBinding(
            () -> key.getEditor().getText().isEmpty(), key.getEditor().textProperty());
    Button set = button("matrix-set", Feather.EDIT_2, "matrix.set", this::set);
    set.disableProperty().bind(noKey.or(model.savingProperty()));
    value.setOnAction(_ -> set());
    Button rename = button("matrix-rename", Feather.TYPE, "matrix.rename", this::rename);
    rename
        .disableProperty()
        .bind(noKey.or(newName.textProperty().isEmpty()).or(model.savingProperty()));
    newName.setOnAction(_ -> rename());
    Button delete = button("matrix-delete", Feather.TRASH_2, "matrix.delete", this::delete);
    delete.disableProperty().bind(noKey.or(model.savingProperty()));
    HBox line =
        new HBox(
            labelled("metadata.key", key),
            labelled("metadata.value", value),
            set,
            separator(),
            labelled("matrix.newName", newName),
            rename,
            separator(),
            delete);
    line.getStyleClass().add("form-line");
    line.setAlignment(Pos.BOTTOM_LEFT);
    onlyMarked.setId("matrix-only-marked");
    onlyMarked.setText(Text.of("matrix.onlyMarked"));
    Label hint = new Label(Text.of("matrix.hint"));
    hint.getStyleClass().add("muted");
    HBox below = new HBox(onlyMarked, hint);
    below.getStyleClass().add("form-line");
    below.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(line, below);
    table
        .getFocusModel()
        .focusedCellProperty()
        .addListener((InvalidationListener) _ -> takeKeyOf(table.getFocusModel().getFocusedCell()));
  }

  private void takeKeyOf(@Nullable TablePosition<?, ?> cell) {
    if (cell != null
        && cell.getTableColumn() != null
        && cell.getTableColumn().getUserData() instanceof String focused) {
      key.getEditor().setText(focused);
    }
  }

  Node firstField() {
    return key;
  }

  private Collection<MatrixRow> rows() {
    return onlyMarked.isSelected() ? marked.get() : model.rows();
  }

  private String typedKey() {
    return key.getEditor().getText();
  }

  private void set() {
    String typed = typedKey();
    model.set(rows(), typed, value.getText());
    key.getEditor().setText(typed);
  }

  private void rename() {
    String to = newName.getText();
    model.rename(rows(), typedKey(), to);
    key.getEditor().setText(to);
    newName.clear();
  }

  private void delete() {
    String typed = typedKey();
    model.delete(rows(), typed);
    key.getEditor().setText(typed);
  }

  private static Separator separator() {
    return new Separator(Orientation.VERTICAL);
  }

  private static TextField field(String id, String key) {
    TextField field = new TextField();
    field.setId(id);
    field.setPrefWidth(190);
    field.setAccessibleText(Text.of(key));
    return field;
  }

  private static Button button(String id, Feather icon, String key, Runnable action) {
    Button button = new Button(Text.of(key), Icons.of(icon));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static Node labelled(String key, Node control) {
    Label text = new Label(Text.of(key));
    text.setLabelFor(control);
    text.getStyleClass().add("field-label");
    VBox box = new VBox(text, control);
    box.getStyleClass().add("field");
    return box;
  }
}
