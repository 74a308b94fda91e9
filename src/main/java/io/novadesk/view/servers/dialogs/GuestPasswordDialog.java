package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.forms.GuestPasswordForm;
import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Asks for the private key that opens the password which a guest left with the cloud. */
public final class GuestPasswordDialog {
  private GuestPasswordDialog() {}

  public static void ask(ModalHost host, GuestPasswordForm form) {
    TextField file = Fields.text("guest-key", form.keyFileProperty(), "");
    Button browse = new Button(Text.of("connect.button.browse"));
    browse.setId("guest-key-browse");
    browse.setMinWidth(Region.USE_PREF_SIZE);
    browse.setOnAction(_ -> choose(host, form));
    HBox line = new HBox(file, browse);
    line.getStyleClass().add("form-line");
    HBox.setHgrow(file, Priority.ALWAYS);
    Button clear = new Button(Text.of("guest.clear"));
    clear.setId("guest-clear");
    clear.disableProperty().bind(form.missing().or(form.sending().busyProperty()));
    clear.setOnAction(_ -> form.clear());
    VBox fields =
        new VBox(
            Fields.sentence(form.sentence(), "muted"),
            Fields.of(Text.of("guest.key"), line),
            clear);
    fields.getStyleClass().add("form");
    FormDialog dialog =
        new FormDialog(
                host,
                "guest-password",
                Text.of("guest.title", form.serverName()),
                Text.of("guest.text"),
                fields,
                Text.of("guest.open"),
                false)
            .on(host.here());
    dialog.disableAcceptWhen(form.unopenable());
    dialog.showUntilDone(file, form.sending(), () -> form.open(dialog::close), form::dispose);
  }

  private static void choose(ModalHost host, GuestPasswordForm form) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Text.of("guest.key"));
    File chosen = chooser.showOpenDialog(host.root().getScene().getWindow());
    if (chosen != null) {
      form.keyFileProperty().set(chosen.getPath());
    }
  }
}
