package io.novadesk.view.keypairs;

import io.novadesk.cloud.keys.SshKeyPair;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.keypairs.NewKeyPairViewModel;
import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The form that makes a key pair, or takes a public key. */
final class NewKeyPairForm {
  private static final double WIDTH = 520;

  private final NewKeyPairViewModel model;
  private final ModalHost host;

  NewKeyPairForm(NewKeyPairViewModel model, ModalHost host) {
    this.model = model;
    this.host = host;
  }

  void show() {
    TextField name = Fields.text("keypair-new-name", model.nameProperty(), "");
    VBox content = new VBox(Fields.of(Text.of("field.name"), name, model.nameProblemProperty()));
    content.getStyleClass().add("form");
    content.setPrefWidth(Look.px(WIDTH));
    TextArea key = new TextArea();
    if (model.isGenerated()) {
      content.getChildren().addAll(kind(), fileField());
    } else {
      content.getChildren().addFirst(publicKey(key));
    }
    String texts = model.isGenerated() ? "keypair.generate" : "keypair.import";
    FormDialog dialog =
        new FormDialog(
                host,
                "keypair-new",
                Text.of(texts + ".heading"),
                Text.of(texts + ".text"),
                content,
                Text.of(texts + ".verb"),
                false)
            .on(host.here());
    dialog.disableAcceptWhen(model.unsendable());
    dialog.showUntilDone(
        model.isGenerated() ? name : key,
        model.sending(),
        () -> model.send(dialog::close),
        () -> model.reading().stop());
  }

  private VBox kind() {
    ToggleGroup group = new ToggleGroup();
    VBox choices = new VBox();
    choices.getStyleClass().add("field");
    for (SshKeyPair.Kind kind : SshKeyPair.Kind.values()) {
      RadioButton choice = new RadioButton(Text.of("keypair.kind." + kind));
      choice.setId("keypair-new-" + kind.name().toLowerCase(java.util.Locale.ROOT));
      choice.setToggleGroup(group);
      choice.setSelected(kind == model.kindProperty().get());
      choice.setOnAction(_ -> model.kindProperty().set(kind));
      choices.getChildren().add(choice);
    }
    return Fields.of(Text.of("keypair.field.kind"), choices);
  }

  private VBox fileField() {
    TextField file = Fields.text("keypair-new-file", model.fileProperty(), "");
    return Fields.of(
        Text.of("keypair.generate.file"),
        beside(
            file,
            () -> {
              FileChooser chooser = new FileChooser();
              chooser.setTitle(Text.of("keypair.generate.file"));
              chooser.setInitialFileName(new File(model.fileProperty().get()).getName());
              File chosen = chooser.showSaveDialog(window());
              if (chosen != null) {
                model.fileProperty().set(chosen.getPath());
              }
            }));
  }

  private VBox publicKey(TextArea key) {
    key.setId("keypair-new-public-key");
    key.setPromptText("ssh-ed25519 AAAA… name@host");
    key.setWrapText(true);
    key.setPrefRowCount(5);
    key.getStyleClass().add("exact");
    key.textProperty().bindBidirectional(model.publicKeyProperty());
    Button load = new Button(Text.of("keypair.import.load"));
    load.setId("keypair-new-load");
    load.setOnAction(
        _ -> {
          FileChooser chooser = new FileChooser();
          chooser.setTitle(Text.of("keypair.import.load"));
          File chosen = chooser.showOpenDialog(window());
          if (chosen != null) {
            model.load(chosen.toPath());
          }
        });
    VBox field =
        Fields.of(Text.of("keypair.field.publicKey"), key, model.publicKeyProblemProperty());
    field
        .getChildren()
        .addAll(
            Fields.sentence(model.publicKeyNoteProperty(), "field-note"),
            Fields.sentence(model.reading().problemProperty(), "field-error"),
            load);
    return field;
  }

  private static HBox beside(TextField field, Runnable browse) {
    Button button = new Button(Text.of("connect.button.browse"));
    button.setId(field.getId() + "-browse");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> browse.run());
    HBox line = new HBox(field, button);
    line.getStyleClass().add("form-line");
    HBox.setHgrow(field, Priority.ALWAYS);
    return line;
  }

  private Window window() {
    return host.root().getScene().getWindow();
  }
}
