package io.novadesk.view.own;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.TextFileDialog;
import io.novadesk.viewmodel.base.KeptText;
import io.novadesk.viewmodel.own.OwnCommandsViewModel;

/** The file of one's own commands, with what is wrong with it, line by line. */
public final class OwnFileDialog {
  private final OwnCommandsViewModel model;
  private final ModalHost modal;

  public OwnFileDialog(OwnCommandsViewModel model, ModalHost modal) {
    this.model = model;
    this.modal = modal;
  }

  public void show() {
    KeptText file = model.file();
    String now = file.textProperty().get();
    new TextFileDialog(
            modal,
            "own-file",
            Text.of("own.file.title"),
            Text.of("own.file.text"),
            now.isBlank() ? Text.of("own.example") : now,
            file::faults)
        .show(file.saving(), file::save);
  }
}
