package io.novadesk.view.own;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.profile.own.OwnCommand;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.own.OwnCommandsViewModel;
import io.novadesk.viewmodel.own.OwnRunViewModel;
import io.novadesk.viewmodel.own.OwnRunViewModel.Turn;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What is asked before a program of one's own runs, and what it prints. */
final class OwnDialogs {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 320;

  private final OwnCommandsViewModel model;
  private final ModalHost modal;

  OwnDialogs(OwnCommandsViewModel model, ModalHost modal) {
    this.model = model;
    this.modal = modal;
  }

  void refuse(OwnCommand command, String why) {
    FormDialog dialog =
        new FormDialog(
            modal,
            "own-refused",
            Text.of("own.refused.title", command.name()),
            why,
            new Region(),
            Text.of("close"),
            false);
    dialog.withoutCancel();
    dialog.show(dialog.acceptButton(), () -> {});
  }

  /** Shows the words of each, so that a person sees what a name makes of them. */
  void ask(OwnCommand command, List<ServerRow> servers, List<Turn> turns) {
    TextArea words =
        area("own-words", turns.stream().map(Turn::line).collect(Collectors.joining("\n")));
    words.setAccessibleText(Text.of("own.ask.words"));
    FormDialog dialog =
        new FormDialog(
                modal,
                "own-ask",
                command.isForServers()
                    ? Text.of(
                        "own.ask.title", command.name(), turns.size(), turns.getFirst().server())
                    : Text.of("own.ask.once", command.name()),
                command.isForServers() ? Text.of("own.ask.text") : "",
                words,
                Text.of("own.run"),
                command.dangerous())
            .on(
                command.isForServers()
                    ? CloudPlace.of(servers.stream().map(ServerRow::region).distinct().toList())
                    : null);
    // The cloud may have been locked while it was asked.
    dialog.showUntilAllowed(
        dialog.cancelButton(), () -> model.whyNot(command, servers), () -> run(command, turns));
  }

  void run(OwnCommand command, List<Turn> turns) {
    OwnRunViewModel run = model.run(turns);
    TextArea output = area("own-output", "");
    output.setAccessibleText(Text.of("own.output"));
    Subscription lines = follow(run, output);
    Label status = new Label();
    status.setId("own-status");
    status.textProperty().bind(run.statusProperty());
    VBox content = new VBox(output, status);
    content.getStyleClass().add("form");
    VBox.setVgrow(output, Priority.ALWAYS);
    FormDialog dialog =
        new FormDialog(
            modal,
            "own-run",
            command.isForServers()
                ? Text.of("own.run.title", command.name(), turns.size(), turns.getFirst().server())
                : Names.shown(command.name()),
            "",
            content,
            Text.of("close"),
            false);
    dialog.withoutCancel();
    Button stop = new Button(Text.of("own.stop"));
    stop.setId("own-stop");
    stop.disableProperty().bind(run.runningProperty().not());
    stop.setOnAction(_ -> run.stop());
    dialog.addFirst(stop);
    dialog.show(
        dialog.acceptButton(),
        () -> {},
        () -> {
          // Nobody would see how it goes on.
          run.stop();
          lines.unsubscribe();
        });
  }

  private static Subscription follow(OwnRunViewModel run, TextArea output) {
    ListChangeListener<String> more =
        change -> {
          while (change.next()) {
            if (change.wasRemoved()) {
              output.setText(String.join("\n", run.lines()) + "\n");
            } else if (change.wasAdded()) {
              output.appendText(String.join("\n", change.getAddedSubList()) + "\n");
            }
          }
        };
    run.lines().addListener(more);
    return () -> run.lines().removeListener(more);
  }

  private static TextArea area(String id, String text) {
    TextArea area = new TextArea(text);
    area.setId(id);
    area.setEditable(false);
    area.getStyleClass().add("exact");
    Look.keep(area.prefWidthProperty(), WIDTH);
    Look.keep(area.prefHeightProperty(), HEIGHT);
    return area;
  }
}
