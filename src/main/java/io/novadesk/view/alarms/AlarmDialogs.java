package io.novadesk.view.alarms;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageActions;
import io.novadesk.view.parts.TextFileDialog;
import io.novadesk.viewmodel.alarms.Alarms;
import io.novadesk.viewmodel.alarms.AlarmsPage;
import io.novadesk.viewmodel.alarms.AlarmsPage.Action;
import java.util.Set;
import java.util.function.BiConsumer;
import org.kordamp.ikonli.feather.Feather;

/** What is done about alarms. */
public final class AlarmDialogs implements PageActions<Action> {
  private final AlarmsPage page;
  private final ModalHost modal;
  private final BiConsumer<Set<String>, String> toServers;

  /**
   * @param toServers leads to the servers of regions that a filter finds
   */
  public AlarmDialogs(AlarmsPage page, ModalHost modal, BiConsumer<Set<String>, String> toServers) {
    this.page = page;
    this.modal = modal;
    this.toServers = toServers;
  }

  @Override
  public Feather icon(Action action) {
    return switch (action) {
      case SHOW -> Feather.SERVER;
      case ACKNOWLEDGE -> Feather.CHECK;
      case RULES -> Feather.SLIDERS;
      case TRY -> Feather.BELL;
      case CLEAR -> Feather.TRASH_2;
    };
  }

  @Override
  public void perform(Action action) {
    switch (action) {
      case SHOW -> toServers.accept(page.chosenPlaces(), page.chosenServers());
      case ACKNOWLEDGE -> page.acknowledge();
      case RULES -> rules();
      case TRY -> page.notices().tryOut();
      case CLEAR -> page.alarms().forgetEnded();
    }
  }

  private void rules() {
    Alarms alarms = page.alarms();
    new TextFileDialog(
            modal,
            "alarm-rules",
            Text.of("alarm.rules.title"),
            Text.of("alarm.rules.text"),
            alarms.file().textProperty().get(),
            alarms.file()::faults)
        .show(alarms.file().saving(), alarms.file()::save);
  }
}
