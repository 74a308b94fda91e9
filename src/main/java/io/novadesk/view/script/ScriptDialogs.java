package io.novadesk.view.script;

import io.novadesk.i18n.Text;
import io.novadesk.profile.Later;
import io.novadesk.profile.own.OwnCommand;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.script.Recorder;
import io.novadesk.viewmodel.script.ScriptRoom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** The ways between the dialogs of scripts. */
public final class ScriptDialogs {
  private final ScriptRoom room;
  private final ModalHost modal;
  private final Set<Later> asked = new HashSet<>();
  private boolean follows;

  public ScriptDialogs(ScriptRoom room, ModalHost modal) {
    this.room = room;
    this.modal = modal;
  }

  /** Begins to note what is done; ends it, and shows what was noted. */
  public void record() {
    Recorder recorder = room.recorder();
    if (recorder.recordingProperty().get()) {
      edit("", recorder.stop());
    } else {
      recorder.start();
    }
  }

  /** Shows what is kept. */
  public void kept() {
    new RecordingsDialog(room.scripts(), this, modal).show();
  }

  /** Shows the kept script that this command runs; false: it runs none. */
  public boolean plays(OwnCommand command) {
    String name = room.scripts().playedBy(command);
    if (!name.isEmpty()) {
      room.scripts().kept(all -> play(name, all.getOrDefault(name, ""), () -> {}));
    }
    return !name.isEmpty();
  }

  /**
   * @param kept what it is kept as; empty: it is not yet
   */
  void edit(String kept, String text) {
    new RecordingDialog(room.scripts(), this, modal).show(kept, text);
  }

  /** Asks when it is to be played. */
  void later(String name, String text) {
    new LaterDialog(room.later(), modal).show(name, text, () -> {});
  }

  /** Asks when a plan is to begin, unless something of it is kept nowhere. */
  public void later(PlanDraft draft, Runnable whenKept) {
    String script = room.scriptOf(draft);
    if (script.contains(Text.of("script.incomplete"))) {
      FormDialog dialog =
          new FormDialog(
              modal,
              "later-refused",
              Text.of("later.title"),
              Text.of("later.incomplete"),
              new Region(),
              Text.of("close"),
              false);
      dialog.withoutCancel();
      dialog.show(dialog.acceptButton(), () -> {});
      return;
    }
    new LaterDialog(room.later(), modal)
        .show(draft.formProperty().get().title(draft.takersProperty().get()), script, whenKept);
  }

  /** Asks about each script whose time passed unseen, now and from now on. */
  public void askWhatWasMissed() {
    if (!follows) {
      follows = true;
      room.later().missed().addListener((ListChangeListener<Later>) _ -> askAll());
    }
    askAll();
  }

  private void askAll() {
    for (Later later : List.copyOf(room.later().missed())) {
      if (asked.add(later)) {
        modal.whenFree(() -> ask(later));
      }
    }
  }

  private void ask(Later later) {
    FormDialog dialog =
        new FormDialog(
            modal,
            "later-missed",
            Text.of("later.missed.title", later.name()),
            Text.of("later.missed", room.later().exactly(later)),
            new Region(),
            Text.of("later.missed.show"),
            false);
    dialog.cancelButton().setText(Text.of("later.missed.drop"));
    boolean[] answered = {false};
    for (Button button : List.of(dialog.acceptButton(), dialog.cancelButton())) {
      button.addEventFilter(
          ActionEvent.ACTION,
          _ -> {
            answered[0] = true;
            room.later().seen(later);
          });
    }
    dialog.show(
        dialog.acceptButton(),
        () -> modal.whenFree(() -> play(later.name(), later.script(), () -> {})),
        () -> {
          // What closes it by itself, such as a login, is no answer.
          if (!answered[0]) {
            asked.remove(later);
          }
        });
  }

  /**
   * Shows what a script would do.
   *
   * @param back runs when it is not played
   */
  void play(String name, String text, Runnable back) {
    new PlayDialog(room.player().open(name, text), modal).show(back);
  }
}
