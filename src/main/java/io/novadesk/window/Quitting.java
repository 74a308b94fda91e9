package io.novadesk.window;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/** Asks before the window goes, where something would be lost with it. */
final class Quitting {
  private final ConsoleViewModel console;
  private final ConnectViewModel connect;
  private final ModalHost modal;
  private final boolean keepsWhatIsInFlight;
  private final Runnable leave;

  /**
   * @param keepsWhatIsInFlight whether commands under way are looked up at the next start
   * @param leave closes the window for good
   */
  Quitting(
      ConsoleViewModel console,
      ConnectViewModel connect,
      ModalHost modal,
      boolean keepsWhatIsInFlight,
      Runnable leave) {
    this.console = console;
    this.connect = connect;
    this.modal = modal;
    this.keepsWhatIsInFlight = keepsWhatIsInFlight;
    this.leave = leave;
  }

  /** Closes the window, after a question where that loses something. */
  void quit() {
    if (mayGo()) {
      leave.run();
    }
  }

  /** Whether the window may go at once; where it may not, the person is asked. */
  boolean mayGo() {
    if (!modal.mayGo()) {
      return false;
    }
    if (losesSomething()) {
      ask();
      return false;
    }
    return true;
  }

  private boolean losesSomething() {
    return typesACloud()
        || console.metadata().unsaved() > 0
        || console.commands().inFlight() > 0
        || console.operations().jobs() > 0
        || unread() > 0;
  }

  /** Whether a cloud was typed that is neither saved nor connected to. */
  private boolean typesACloud() {
    return connect.choice().unsavedProperty().get()
        && connect.phaseProperty().get() != Phase.CONNECTED;
  }

  /** Passwords that the cloud told once and that nobody has seen. */
  private int unread() {
    return console.operations().passwords().waiting().size();
  }

  private String text() {
    int edits = console.metadata().unsaved();
    int inFlight = console.commands().inFlight();
    List<String> sentences = new ArrayList<>();
    if (typesACloud()) {
      sentences.add(Text.of("quit.cloud"));
    }
    if (edits > 0) {
      sentences.add(Text.of("quit.text", edits));
    }
    if (inFlight > 0) {
      sentences.add(Text.of(keepsWhatIsInFlight ? "quit.inFlight" : "quit.inFlightLost", inFlight));
    }
    if (console.operations().jobs() > 0) {
      sentences.add(Text.of("quit.jobs", console.operations().jobs()));
    }
    if (unread() > 0) {
      sentences.add(Text.of("quit.passwords", unread()));
    }
    return sentences.stream().reduce((all, one) -> Text.of("sentences", all, one)).orElse("");
  }

  private void ask() {
    FormDialog dialog =
        new FormDialog(
            modal,
            "quit",
            Text.of(
                console.metadata().unsaved() > 0 || typesACloud() || unread() > 0
                    ? "quit.title"
                    : "quit.titleInFlight"),
            text(),
            new Region(),
            Text.of("quit.verb"),
            true);
    dialog.show(dialog.lookup("#quit-cancel"), leave);
  }
}
