package io.novadesk.view.script;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.script.Scripts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What was recorded: to be read, changed, copied, kept and played. */
final class RecordingDialog {
  private static final double WIDTH = 760;
  private static final double HEIGHT = 320;

  private final Scripts scripts;
  private final ScriptDialogs others;
  private final ModalHost modal;

  RecordingDialog(Scripts scripts, ScriptDialogs others, ModalHost modal) {
    this.scripts = scripts;
    this.others = others;
    this.modal = modal;
  }

  /**
   * @param kept what it is kept as; empty: it is not yet
   */
  void show(String kept, String recorded) {
    TextArea text = new TextArea(recorded);
    text.setId("recording-text");
    text.getStyleClass().add("exact");
    text.setAccessibleText(Text.of("script.title"));
    Look.keep(text.prefWidthProperty(), WIDTH);
    Look.keep(text.prefHeightProperty(), HEIGHT);
    ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    text.textProperty().subscribe(typed -> fault.set(scripts.fault(typed)));
    TextField name = new TextField();
    name.setId("recording-name");
    name.setPromptText(Text.of("script.name.prompt"));
    name.setText(kept);
    Label label = new Label(Text.of("script.name"));
    label.setLabelFor(name);
    label.setMinWidth(Label.USE_PREF_SIZE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox line = new HBox(label, name);
    line.getStyleClass().add("form-line");
    line.setAlignment(Pos.CENTER_LEFT);
    ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    name.textProperty()
        .subscribe(typed -> problem.set(typed.isEmpty() ? "" : scripts.problem(typed, kept)));
    VBox content =
        new VBox(
            text,
            Fields.sentence(fault, "field-error"),
            line,
            Fields.sentence(problem, "field-error"));
    content.getStyleClass().add("form");
    VBox.setVgrow(text, Priority.ALWAYS);
    FormDialog dialog =
        new FormDialog(
            modal,
            "recording",
            Text.of("script.title"),
            Text.of("script.text"),
            content,
            Text.of("script.keep"),
            false);
    Button play = new Button(Text.of("play.action"), Icons.of(Feather.PLAY));
    play.setId("recording-play");
    play.disableProperty().bind(fault.isNotEmpty());
    play.setOnAction(
        _ -> {
          dialog.close();
          others.play(name.getText().strip(), text.getText(), () -> show(kept, text.getText()));
        });
    Button later = new Button(Text.of("later.action"), Icons.of(Feather.CLOCK));
    later.setId("recording-later");
    later.disableProperty().bind(fault.isNotEmpty());
    later.setOnAction(
        _ -> {
          dialog.close();
          others.later(name.getText().strip(), text.getText());
        });
    HBox more = new HBox(copy(text, fault), play, later);
    more.getStyleClass().add("form-line");
    dialog.addFirst(more);
    dialog.disableAcceptWhen(
        Bindings.createBooleanBinding(
            () -> !fault.get().isEmpty() || name.getText().isEmpty() || !problem.get().isEmpty(),
            fault,
            name.textProperty(),
            problem));
    dialog.showUntilDone(
        text,
        scripts.saving(),
        () -> scripts.save(name.getText(), text.getText(), dialog::close),
        () -> {});
  }

  private MenuButton copy(TextArea text, ReadOnlyStringWrapper fault) {
    MenuButton button = new MenuButton(Text.of("copyAs"), Icons.of(Feather.TERMINAL));
    button.setId("recording-copy");
    MenuItem bash = new MenuItem(Text.of("script.copy.bash"));
    bash.setId("recording-copy-bash");
    bash.setOnAction(_ -> Clip.copy(text.getText()));
    MenuItem python = new MenuItem(Text.of("script.copy.python"));
    python.setId("recording-copy-python");
    python.setOnAction(_ -> Clip.copy(scripts.python(text.getText())));
    button.getItems().setAll(bash, python);
    button.disableProperty().bind(fault.isNotEmpty());
    return button;
  }
}
