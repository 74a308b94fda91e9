package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The end of servers, and of what ends with them. */
public final class DeleteForm extends ActionForm {
  private final WhatGoesToo whatGoesToo;
  private final ObservableList<String> consequences = FXCollections.observableArrayList();

  /**
   * @param action DELETE or FORCE_DELETE
   */
  public DeleteForm(ServerAction action, Takers takers) {
    super(action, takers);
    whatGoesToo = new WhatGoesToo(takers);
    whatGoesToo
        .toldProperty()
        .subscribe(() -> consequences.setAll(whatGoesToo.each(takers.first())));
  }

  @Override
  public List<FormField> fields() {
    return isForMany()
        ? List.of()
        : List.of(
            new FormField.Meant(takers().first()),
            new FormField.Consequences(consequences, whatGoesToo.looking()));
  }

  @Override
  public List<Observable> inputs() {
    return List.of(whatGoesToo.toldProperty());
  }

  @Override
  public String about() {
    return isForMany() ? Text.of("dialog.delete.text") : super.about();
  }

  @Override
  public String what(ServerRow server, int place) {
    String too = whatGoesToo.of(server);
    String name = super.what(server, place);
    return too.isEmpty() ? name : Text.of("plan.draft.delete", name, too);
  }

  @Override
  public void dispose() {
    whatGoesToo.stop();
  }
}
