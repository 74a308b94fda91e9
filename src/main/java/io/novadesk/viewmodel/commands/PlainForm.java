package io.novadesk.viewmodel.commands;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.servers.ServerRow;

/** A command that is only confirmed. */
public final class PlainForm extends CommandForm {
  public PlainForm(ServerAction action, ServerRow row) {
    super(action, row);
    readFrom();
  }

  @Override
  protected Command read() {
    return new Command.Plain(action());
  }
}
