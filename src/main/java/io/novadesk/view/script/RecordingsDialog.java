package io.novadesk.view.script;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.script.Scripts;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The scripts that a person keeps. */
final class RecordingsDialog {
  private static final double WIDTH = 520;
  private static final double HEIGHT = 260;

  private final Scripts scripts;
  private final ScriptDialogs others;
  private final ModalHost modal;
  private final Map<String, String> texts = new HashMap<>();

  RecordingsDialog(Scripts scripts, ScriptDialogs others, ModalHost modal) {
    this.scripts = scripts;
    this.others = others;
    this.modal = modal;
  }

  void show() {
    ListView<String> list = new ListView<>();
    list.setId("recordings");
    list.setAccessibleText(Text.of("script.kept.title"));
    list.setPlaceholder(new Label(Text.of("script.kept.none")));
    list.setCellFactory(_ -> new NameCell());
    Look.keep(list.prefWidthProperty(), WIDTH);
    Look.keep(list.prefHeightProperty(), HEIGHT);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox content =
        new VBox(list, Fields.sentence(scripts.saving().problemProperty(), "field-error"));
    content.getStyleClass().add("form");
    FormDialog dialog =
        new FormDialog(
            modal,
            "recordings-dialog",
            Text.of("script.kept.title"),
            Text.of("script.kept.text"),
            content,
            Text.of("play.action"),
            false);
    Button edit = new Button(Text.of("script.kept.edit"), Icons.of(Feather.EDIT_3));
    edit.setId("recordings-edit");
    edit.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    edit.setOnAction(
        _ -> {
          String name = list.getSelectionModel().getSelectedItem();
          dialog.close();
          others.edit(name, texts.getOrDefault(name, ""));
        });
    dialog.addFirst(edit);
    dialog.disableAcceptWhen(list.getSelectionModel().selectedItemProperty().isNull());
    dialog.show(
        list,
        () -> {
          String name = list.getSelectionModel().getSelectedItem();
          others.play(name, texts.getOrDefault(name, ""), this::show);
        });
    scripts.kept(
        all -> {
          texts.putAll(all);
          list.getItems().setAll(all.keySet());
          list.getSelectionModel().selectFirst();
        });
  }

  private static final class NameCell extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String name, boolean empty) {
      super.updateItem(name, empty);
      setText(name == null || empty ? null : Names.shown(name));
    }
  }
}
