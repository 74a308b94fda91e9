package io.novadesk.view.record;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.DeleteQuestion;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageActions;
import io.novadesk.viewmodel.record.ChangeRow;
import io.novadesk.viewmodel.record.ChangesPage;
import io.novadesk.viewmodel.record.ChangesPage.Action;
import java.io.File;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Asks for what is done to the record of a cloud, and has it done. */
public final class ChangeDialogs implements PageActions<Action> {
  private final ChangesPage model;
  private final ModalHost host;
  private final Consumer<String> exchanges;
  private final Consumer<ChangeRow> then;

  /**
   * @param exchanges shows what was exchanged for a request
   * @param then shows a server as it was before it changed
   */
  public ChangeDialogs(
      ChangesPage model, ModalHost host, Consumer<String> exchanges, Consumer<ChangeRow> then) {
    this.exchanges = exchanges;
    this.then = then;
    this.model = model;
    this.host = host;
  }

  @Override
  public Feather icon(Action action) {
    return switch (action) {
      case THEN -> Feather.CLOCK;
      case EXCHANGES -> Feather.REPEAT;
      case SAVE_LOG -> Feather.SAVE;
      case FORGET -> Feather.TRASH_2;
    };
  }

  @Override
  public void perform(Action action) {
    switch (action) {
      case THEN -> showThen();
      case EXCHANGES -> exchanges.accept(model.chosenRequest());
      case SAVE_LOG -> save();
      case FORGET -> DeleteQuestion.ask(model, host);
    }
  }

  private void showThen() {
    ChangeRow row = model.selected();
    if (row != null) {
      then.accept(row);
    }
  }

  private void save() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Text.of("change.action.SAVE_LOG"));
    chooser.setInitialFileName(model.logName());
    File file = chooser.showSaveDialog(host.root().getScene().getWindow());
    if (file != null) {
      model.saveLog(file.toPath());
    }
  }
}
