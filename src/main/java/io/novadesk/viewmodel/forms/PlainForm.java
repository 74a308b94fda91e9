package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import java.util.List;

/** An action that needs nothing more than a yes. */
public final class PlainForm extends ActionForm {
  public PlainForm(ServerAction action, Takers takers) {
    super(action, takers);
  }

  @Override
  public String id() {
    return "confirm";
  }

  @Override
  public String title() {
    return Text.of("dialog.confirm.one", verb(), takers().first().name());
  }

  @Override
  public List<FormField> fields() {
    return isForMany() ? List.of() : List.of(new FormField.Meant(takers().first()));
  }

  @Override
  public String about() {
    return action().is(Trait.EXPLAINED) ? super.about() : "";
  }
}
