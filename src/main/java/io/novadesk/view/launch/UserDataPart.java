package io.novadesk.view.launch;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.launch.LaunchField;
import io.novadesk.viewmodel.launch.LaunchViewModel;
import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** What a server is told at its first start. */
final class UserDataPart extends VBox {
  UserDataPart(LaunchViewModel model) {
    getStyleClass().add("form");
    TextArea text = new TextArea();
    text.setId("launch-user-data");
    text.getStyleClass().add("exact");
    text.setPrefRowCount(8);
    text.setPromptText(Text.of("launch.userData.prompt"));
    text.textProperty().bindBidirectional(model.form().text(LaunchField.USER_DATA));
    Button read = new Button(Text.of("launch.userData.read"), Icons.of(Feather.FOLDER));
    read.setId("launch-user-data-read");
    read.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    read.setOnAction(
        _ -> {
          File file = new FileChooser().showOpenDialog(getScene().getWindow());
          if (file != null) {
            model.readUserData(file.toPath());
          }
        });
    CheckBox drive = new CheckBox(Text.of("launch.configDrive"));
    drive.setId("launch-config-drive");
    drive.selectedProperty().bindBidirectional(model.form().configDriveProperty());
    HBox line = new HBox(read, drive);
    line.getStyleClass().add("form-line");
    line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    getChildren().addAll(Labelled.of(model, LaunchField.USER_DATA, text).bare(), line);
  }
}
