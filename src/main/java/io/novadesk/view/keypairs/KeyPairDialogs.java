package io.novadesk.view.keypairs;

import io.novadesk.view.parts.DeleteQuestion;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageActions;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel.Action;
import io.novadesk.viewmodel.keypairs.NewKeyPairViewModel;
import org.kordamp.ikonli.feather.Feather;

/** Asks for what an action on key pairs needs, and has it done. */
public final class KeyPairDialogs implements PageActions<Action> {
  private final KeyPairsViewModel model;
  private final ModalHost host;

  public KeyPairDialogs(KeyPairsViewModel model, ModalHost host) {
    this.model = model;
    this.host = host;
  }

  @Override
  public Feather icon(Action action) {
    return switch (action) {
      case GENERATE -> Feather.PLUS;
      case IMPORT -> Feather.UPLOAD;
      case DELETE -> Feather.TRASH_2;
    };
  }

  @Override
  public void perform(Action action) {
    switch (action) {
      case GENERATE, IMPORT -> {
        NewKeyPairViewModel form = model.newKeyPair(action == Action.GENERATE);
        if (form != null) {
          new NewKeyPairForm(form, host).show();
        }
      }
      case DELETE -> DeleteQuestion.ask(model, host);
    }
  }
}
