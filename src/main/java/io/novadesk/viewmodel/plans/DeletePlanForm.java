package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;

/** The end of many, and of what goes with them. */
public final class DeletePlanForm extends PlanForm {
  private final WhatGoesToo whatGoesToo;

  /**
   * @param action DELETE or FORCE_DELETE
   */
  DeletePlanForm(ServerAction action, List<ServerRow> servers, WhatGoesToo whatGoesToo) {
    super(action);
    this.whatGoesToo = whatGoesToo;
    whatGoesToo.lookUp(servers);
  }

  @Override
  public boolean isDangerous() {
    return true;
  }

  @Override
  String about() {
    return Text.of("dialog.delete.text");
  }

  @Override
  String what(ServerRow server, int place) {
    String too = whatGoesToo.of(server);
    String name = super.what(server, place);
    return too.isEmpty() ? name : Text.of("plan.draft.delete", name, too);
  }

  @Override
  void dispose() {
    whatGoesToo.stop();
  }
}
