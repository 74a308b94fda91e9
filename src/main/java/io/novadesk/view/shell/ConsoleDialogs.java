package io.novadesk.view.shell;

import io.novadesk.i18n.Text;
import io.novadesk.view.detail.HistoryDialog;
import io.novadesk.view.detail.LinkCards;
import io.novadesk.view.detail.Outside;
import io.novadesk.view.own.OwnFileDialog;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.record.PlacesDialog;
import io.novadesk.view.script.ScriptDialogs;
import io.novadesk.view.settings.SettingsDialog;
import io.novadesk.view.settings.ShortcutsDialog;
import io.novadesk.view.undo.UndoDialog;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.settings.SettingsViewModel;
import io.novadesk.viewmodel.settings.ShortcutsViewModel;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import io.novadesk.viewmodel.undo.UndoDraft;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The dialogs that belong to no room: settings, shortcuts, history, recordings, notes. */
final class ConsoleDialogs {
  private final ConsoleViewModel model;
  private final SettingsViewModel settings;
  private final ModalHost modal;
  private final Outside outside;
  private final ScriptDialogs scripts;

  ConsoleDialogs(
      ConsoleViewModel model, SettingsViewModel settings, ModalHost modal, Outside outside) {
    this.model = model;
    this.settings = settings;
    this.modal = modal;
    this.outside = outside;
    scripts = new ScriptDialogs(model.scripts(), modal);
  }

  void settings() {
    new SettingsDialog(settings, modal, () -> new OwnFileDialog(model.own(), modal).show()).show();
  }

  void shortcuts() {
    new ShortcutsDialog(new ShortcutsViewModel(settings, Keys::shown), modal).show();
  }

  void history() {
    new HistoryDialog(model.history(), modal, outside).show();
  }

  /** Shows what differs between the place of an entry of the tree and another one. */
  void comparePlaces(@Nullable NavItem here) {
    if (!model.openRegions().isEmpty()) {
      LinkCards links = new LinkCards(outside);
      new PlacesDialog(
              model.past().placesCompared(here == null ? List.of() : here.regions()), modal, links)
          .show();
    }
  }

  /** Asks before what was done last is taken back. */
  void undo() {
    UndoDraft draft = model.commands().undo().draft();
    if (draft != null) {
      new UndoDialog(draft, modal).show();
    }
  }

  /** Recordings: made, kept and played. */
  ScriptDialogs scripts() {
    return scripts;
  }

  void notes(String sentences) {
    FormDialog dialog =
        new FormDialog(
            modal,
            "notes",
            Text.of("notice.title"),
            sentences,
            new Region(),
            Text.of("close"),
            false);
    dialog.show(dialog.acceptButton(), () -> {});
  }
}
