package io.novadesk.view.parts;

import io.novadesk.cloud.export.Format;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.export.ExportViewModel;
import java.io.File;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kordamp.ikonli.feather.Feather;

/** Asks how the list shall be handed over, and to where. */
public final class ExportDialog {
  private final ExportViewModel<?> model;
  private final ModalHost host;

  public ExportDialog(ExportViewModel<?> model, ModalHost host) {
    this.model = model;
    this.host = host;
  }

  public void show() {
    VBox content =
        new VBox(
            rows(),
            formats(),
            guard(),
            outcome("export-done", model.doneProperty(), false),
            outcome("export-problem", model.problemProperty(), true),
            copy());
    content.getStyleClass().add("form");
    content.setPrefWidth(Look.px(520));
    FormDialog dialog =
        new FormDialog(
            host,
            "export",
            Text.of("export.title"),
            Text.of("export.text"),
            content,
            Text.of("export.save"),
            false);
    dialog.disableAcceptWhen(model.busyProperty());
    dialog.show(dialog.acceptButton(), () -> {});
    // It stays open and tells how it went.
    dialog.acceptButton().setOnAction(_ -> save());
    if (dialog.lookup("#export-cancel") instanceof Button close) {
      close.setText(Text.of("close"));
    }
  }

  private Node rows() {
    ToggleGroup group = new ToggleGroup();
    RadioButton shown = radio("export-shown", Text.of("export.shown", model.shownCount()), group);
    RadioButton selected =
        radio("export-selected", Text.of("export.selected", model.selectedCount()), group);
    selected.setDisable(model.selectedCount() == 0);
    group.selectToggle(model.selectedOnlyProperty().get() ? selected : shown);
    group
        .selectedToggleProperty()
        .addListener((_, _, now) -> model.selectedOnlyProperty().set(now == selected));
    return labelled("export.rows", new VBox(4, shown, selected));
  }

  private Node formats() {
    ToggleGroup group = new ToggleGroup();
    VBox box = new VBox(4);
    for (Format format : Format.values()) {
      RadioButton button = radio("export-" + format.extension(), format.title(), group);
      button.setSelected(model.formatProperty().get() == format);
      button
          .selectedProperty()
          .addListener(
              (_, _, on) -> {
                if (on) {
                  model.formatProperty().set(format);
                }
              });
      box.getChildren().add(button);
    }
    return labelled("export.format", box);
  }

  private Node guard() {
    CheckBox guard = new CheckBox();
    guard.setId("export-guard");
    guard.setWrapText(true);
    guard.setMinHeight(Region.USE_PREF_SIZE);
    guard.selectedProperty().bindBidirectional(model.guardedProperty());
    guard
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Text.of("export.guard", model.formulasProperty().get()),
                model.formulasProperty()));
    guard
        .visibleProperty()
        .bind(
            model
                .formatProperty()
                .isEqualTo(Format.CSV)
                .and(model.formulasProperty().greaterThan(0)));
    guard.managedProperty().bind(guard.visibleProperty());
    return guard;
  }

  private static Node outcome(String id, ObservableStringValue text, boolean bad) {
    Label label = new Label(null, Icons.of(bad ? Feather.ALERT_OCTAGON : Feather.CHECK));
    label.setId(id);
    label.getStyleClass().add(bad ? "field-error" : "tone-good");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(text);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private Node copy() {
    Button copy = new Button(Text.of("export.copy"), Icons.of(Feather.CLIPBOARD));
    copy.setId("export-copy");
    copy.disableProperty().bind(model.busyProperty());
    copy.setOnAction(_ -> model.copy(Clip::copy));
    HBox line = new HBox(copy);
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(line, Priority.ALWAYS);
    return line;
  }

  private void save() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Text.of("export.title"));
    chooser.setInitialFileName(model.fileName());
    Format format = model.formatProperty().get();
    chooser
        .getExtensionFilters()
        .add(new ExtensionFilter(format.title(), "*." + format.extension()));
    File file = chooser.showSaveDialog(host.root().getScene().getWindow());
    if (file != null) {
      model.save(file.toPath());
    }
  }

  private static RadioButton radio(String id, String text, ToggleGroup group) {
    RadioButton button = new RadioButton(text);
    button.setId(id);
    button.setToggleGroup(group);
    return button;
  }

  private static Node labelled(String key, Node control) {
    Label text = new Label(Text.of(key));
    text.getStyleClass().add("field-label");
    VBox box = new VBox(text, control);
    box.getStyleClass().add("field");
    return box;
  }
}
