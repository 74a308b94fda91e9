package io.novadesk.view.launch;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.launch.LaunchViewModel;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Fills the page from a template or the last launch, and keeps it as one. */
final class TemplatesMenu extends MenuButton {
  private final LaunchViewModel model;

  TemplatesMenu(LaunchViewModel model) {
    super(Text.of("launch.templates"), Icons.of(Feather.BOOKMARK));
    this.model = model;
    setId("launch-templates");
    getStyleClass().addAll(Styles.SMALL);
    setOnShowing(_ -> fill());
    fill();
  }

  private void fill() {
    getItems().clear();
    MenuItem last = new MenuItem(Text.of("launch.last"), Icons.of(Feather.ROTATE_CCW));
    last.setId("launch-template-last");
    last.setDisable(!model.hasLast());
    last.setOnAction(_ -> model.loadLast());
    getItems().add(last);
    if (!model.templates().isEmpty()) {
      getItems().add(new SeparatorMenuItem());
    }
    Menu delete = new Menu(Text.of("launch.template.delete"), Icons.of(Feather.TRASH_2));
    delete.setId("launch-template-delete");
    for (String name : model.templates()) {
      boolean ofTeam = model.isOfTeam(name);
      String shown = Names.shown(name);
      MenuItem load =
          new MenuItem(
              ofTeam ? Text.of("team.template", shown) : shown,
              Icons.of(ofTeam ? Feather.USERS : Feather.BOOKMARK));
      load.setMnemonicParsing(false);
      load.setOnAction(_ -> model.loadTemplate(name));
      getItems().add(load);
      if (!ofTeam) {
        MenuItem remove = new MenuItem(name);
        remove.setMnemonicParsing(false);
        remove.setOnAction(_ -> model.deleteTemplate(name));
        delete.getItems().add(remove);
      }
    }
    delete.setDisable(delete.getItems().isEmpty());
    getItems().addAll(new SeparatorMenuItem(), save(), delete);
  }

  private CustomMenuItem save() {
    TextField name = new TextField();
    name.setId("launch-template-name");
    name.setPromptText(Text.of("launch.template.name"));
    name.setAccessibleText(Text.of("launch.template.name"));
    Button save = new Button(Text.of("launch.template.save"));
    save.setId("launch-template-save");
    save.getStyleClass().add(Styles.SMALL);
    save.disableProperty().bind(name.textProperty().isEmpty());
    save.setOnAction(
        _ -> {
          model.saveTemplate(name.getText());
          hide();
        });
    name.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER && !name.getText().isBlank()) {
            save.fire();
          }
        });
    HBox line = new HBox(name, save);
    line.getStyleClass().add("form-line");
    return new CustomMenuItem(line, false);
  }
}
