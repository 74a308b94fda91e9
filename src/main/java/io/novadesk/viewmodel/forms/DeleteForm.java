package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The end of servers, and of what ends with them. */
public final class DeleteForm extends ActionForm {
  private final WhatGoesToo whatGoesToo;
  private final SnapshotFirst snapshot;
  private final ObservableList<String> consequences = FXCollections.observableArrayList();

  /**
   * @param action DELETE or FORCE_DELETE
   */
  public DeleteForm(ServerAction action, Takers takers) {
    super(action, takers);
    snapshot = new SnapshotFirst(takers);
    whatGoesToo = new WhatGoesToo(takers);
    whatGoesToo
        .toldProperty()
        .subscribe(() -> consequences.setAll(whatGoesToo.each(takers.first())));
  }

  @Override
  public List<FormField> fields() {
    List<FormField> fields = new ArrayList<>();
    if (!isForMany()) {
      fields.add(new FormField.Meant(takers().first()));
      fields.add(new FormField.Consequences(consequences, whatGoesToo.looking()));
    }
    if (takers().steps()) {
      fields.addAll(snapshot.fields());
    }
    return fields;
  }

  @Override
  public List<Observable> inputs() {
    List<Observable> inputs = new ArrayList<>(snapshot.inputs());
    inputs.add(whatGoesToo.toldProperty());
    return inputs;
  }

  @Override
  public String about() {
    if (!isForMany()) {
      return super.about();
    }
    String about = Text.of("dialog.delete.text");
    String first = snapshot.about(takers().servers());
    if (!first.isEmpty()) {
      about = Text.of("sentences", about, first);
    }
    Duration wait = takers().first().region().guard().waitOf(action());
    return wait.isZero()
        ? about
        : Text.of("sentences", about, Text.of("delete.wait.told", Ages.span(wait)));
  }

  @Override
  public String what(ServerRow server, int place) {
    String too = whatGoesToo.of(server);
    String name = super.what(server, place);
    String what = too.isEmpty() ? name : Text.of("plan.draft.delete", name, too);
    return snapshot.what(what, server, place);
  }

  @Override
  public String whyNot(ServerRow server) {
    return snapshot.whyNot(server);
  }

  @Override
  public String problem(List<ServerRow> those) {
    return snapshot.problem(those);
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    return snapshot.before(new Command.Plain(action()), server, place);
  }

  @Override
  public void dispose() {
    whatGoesToo.stop();
  }
}
