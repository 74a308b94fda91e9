package io.novadesk.view.images;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.images.NewImageViewModel;
import io.novadesk.viewmodel.images.NewImageViewModel.Source;
import java.io.File;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The form for a new image. A file may also be dropped on it. */
final class NewImageForm {
  private static final double WIDTH = 520;

  private final NewImageViewModel model;
  private final ModalHost host;
  private final RadioButton fromFile = new RadioButton(Text.of("image.new.fromFile"));
  private final RadioButton fromAddress = new RadioButton(Text.of("image.new.fromAddress"));
  private final TextField file;

  NewImageForm(NewImageViewModel model, ModalHost host) {
    this.model = model;
    this.host = host;
    file = Fields.text("image-new-file", model.fileProperty(), Text.of("image.new.filePrompt"));
  }

  void show() {
    VBox content =
        new VBox(
            source(),
            fileField(),
            addressField(),
            Fields.of(
                Text.of("field.name"), Fields.text("image-new-name", model.nameProperty(), "")),
            Fields.sideBySide(
                Fields.of(
                    Text.of("field.diskFormat"),
                    Fields.choice(
                        "image-new-format",
                        model.formatProperty(),
                        NewImageViewModel.formats(),
                        word -> word)),
                Fields.of(
                    Text.of("field.visibility"),
                    Fields.choice(
                        "image-new-visibility",
                        model.visibilityProperty(),
                        model.visibilities(),
                        Fields::visibility))),
            Fields.sideBySide(
                Fields.number("image-new-min-disk", Text.of("image.form.minDisk"), model.minDisk()),
                Fields.number("image-new-min-ram", Text.of("image.form.minRam"), model.minRam())),
            guarded());
    content.getStyleClass().add("form");
    content.setPrefWidth(Look.px(WIDTH));
    content.setOnDragOver(NewImageForm::acceptFile);
    content.setOnDragDropped(this::dropped);
    FormDialog dialog =
        new FormDialog(
                host,
                "image-new",
                Text.of("image.new.heading"),
                Text.of("image.new.text"),
                content,
                Text.of("image.new.verb"),
                false)
            .on(host.here());
    dialog.disableAcceptWhen(model.incomplete());
    dialog.showUntilAllowed(file, model::whyNot, model::start);
  }

  private HBox source() {
    ToggleGroup group = new ToggleGroup();
    fromFile.setToggleGroup(group);
    fromFile.setId("image-new-from-file");
    fromFile.setSelected(true);
    fromAddress.setToggleGroup(group);
    fromAddress.setId("image-new-from-address");
    group
        .selectedToggleProperty()
        .addListener(
            (_, _, chosen) ->
                model.sourceProperty().set(chosen == fromAddress ? Source.ADDRESS : Source.FILE));
    HBox line = new HBox(fromFile, fromAddress);
    line.getStyleClass().add("form-line");
    // A cloud that fetches nothing leaves nothing to choose.
    line.visibleProperty().bind(model.takesAddressesProperty());
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  private VBox fileField() {
    Button browse = new Button(Text.of("connect.button.browse"));
    browse.setId("image-new-browse");
    browse.setMinWidth(Region.USE_PREF_SIZE);
    browse.setOnAction(_ -> browse());
    HBox line = new HBox(file, browse);
    line.getStyleClass().add("form-line");
    HBox.setHgrow(file, Priority.ALWAYS);
    VBox field = Fields.of(Text.of("image.new.fileLabel"), line, model.fileProblemProperty());
    field.getChildren().add(Fields.sentence(model.fileNoteProperty(), "field-note"));
    showWhen(field, Source.FILE);
    return field;
  }

  private VBox addressField() {
    VBox field =
        Fields.of(
            Text.of("image.new.addressLabel"),
            Fields.text(
                "image-new-address", model.addressProperty(), Text.of("image.new.addressPrompt")),
            model.addressProblemProperty());
    showWhen(field, Source.ADDRESS);
    return field;
  }

  private void showWhen(VBox field, Source source) {
    field.visibleProperty().bind(Bindings.equal(model.sourceProperty(), source));
    field.managedProperty().bind(field.visibleProperty());
  }

  private CheckBox guarded() {
    CheckBox box = new CheckBox(Text.of("image.form.protected"));
    box.setId("image-new-protected");
    box.selectedProperty().bindBidirectional(model.protectedProperty());
    return box;
  }

  private void browse() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Text.of("image.new.heading"));
    File chosen = chooser.showOpenDialog(host.root().getScene().getWindow());
    if (chosen != null) {
      model.fileProperty().set(chosen.getPath());
    }
  }

  private static void acceptFile(DragEvent drag) {
    if (drag.getDragboard().hasFiles()) {
      drag.acceptTransferModes(TransferMode.COPY);
    }
    drag.consume();
  }

  private void dropped(DragEvent drag) {
    List<File> files = drag.getDragboard().getFiles();
    if (!files.isEmpty()) {
      fromFile.setSelected(true);
      model.fileProperty().set(files.getFirst().getPath());
    }
    drag.setDropCompleted(!files.isEmpty());
    drag.consume();
  }
}
