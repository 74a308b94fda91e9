package io.novadesk.view.parts;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.pages.ListPage;

/** Asks once, by name, before what is chosen on a page is deleted. */
public final class DeleteQuestion {
  private DeleteQuestion() {}

  public static void ask(ListPage<?, ?> page, ModalHost host) {
    ListPage.Deletion question = page.deletion();
    if (question == null) {
      return;
    }
    String id = page.noun() + "-delete";
    FormDialog dialog =
        new FormDialog(
                host,
                id,
                question.heading(),
                question.text(),
                NameList.of(question.caption(), question.names()),
                Text.of("action.DELETE"),
                true)
            .on(host.here());
    dialog.show(dialog.lookup("#" + id + "-cancel"), question.delete());
  }
}
