package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;

/** A command as a person gave it, before it is decided with which login it goes. */
public record GivenCommand(Command command, ServerRow server) {
  /** What is done to what, in a few words. */
  public String title() {
    return Text.of("otherLogin.deed", Text.of("action." + command.action()), server.name());
  }
}
