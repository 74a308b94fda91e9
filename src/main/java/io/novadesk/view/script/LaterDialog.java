package io.novadesk.view.script;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.script.LaterScripts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks when a script is to be played. */
final class LaterDialog {
  private static final double WIDTH = 620;
  private static final double HEIGHT = 140;

  private final LaterScripts later;
  private final ModalHost modal;

  LaterDialog(LaterScripts later, ModalHost modal) {
    this.later = later;
    this.modal = modal;
  }

  /**
   * @param whenKept runs when it waits
   */
  void show(String name, String script, Runnable whenKept) {
    TextField called = new TextField(name);
    called.setId("later-name");
    TextField time = new TextField();
    time.setId("later-time");
    time.setPromptText("22:00");
    ReadOnlyStringWrapper understood = new ReadOnlyStringWrapper(later.time().told(""));
    time.textProperty().subscribe(typed -> understood.set(later.time().told(typed)));
    CheckBox daily = new CheckBox(Text.of("later.nightly"));
    daily.setId("later-daily");
    TextArea text = new TextArea(script);
    text.setId("later-script");
    text.setEditable(false);
    text.getStyleClass().add("exact");
    Look.keep(text.prefWidthProperty(), WIDTH);
    Look.keep(text.prefHeightProperty(), HEIGHT);
    VBox.setVgrow(text, Priority.ALWAYS);
    VBox content =
        new VBox(
            Fields.sideBySide(
                Fields.of(Text.of("script.name"), called), Fields.of(Text.of("later.time"), time)),
            Fields.sentence(understood, "muted"),
            daily,
            Fields.of(Text.of("later.script"), text));
    content.getStyleClass().add("form");
    FormDialog dialog =
        new FormDialog(
            modal,
            "later",
            Text.of("later.title"),
            Text.of("later.text"),
            content,
            Text.of("later.keep"),
            false);
    dialog.disableAcceptWhen(
        Bindings.createBooleanBinding(
            () -> called.getText().isBlank() || later.time().read(time.getText()).isEmpty(),
            called.textProperty(),
            time.textProperty()));
    dialog.showUntilDone(
        name.isEmpty() ? called : time,
        later.saving(),
        () ->
            later
                .time()
                .read(time.getText())
                .ifPresent(
                    at ->
                        later.add(
                            called.getText().strip(),
                            script,
                            at,
                            daily.isSelected(),
                            () -> {
                              dialog.close();
                              whenKept.run();
                            })),
        () -> {});
  }
}
