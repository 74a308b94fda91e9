package io.novadesk.viewmodel.own;

import io.novadesk.common.own.OwnWords;
import io.novadesk.common.own.RefusedException;
import io.novadesk.profile.own.OwnCommand;
import io.novadesk.profile.own.OwnCommands;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.KeptText;
import io.novadesk.viewmodel.own.OwnRunViewModel.Turn;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A person's own commands, from their file. */
public final class OwnCommandsViewModel {
  /**
   * @param whyNot why none of it may be run; empty: it may
   */
  public record Offer(List<Turn> turns, String whyNot) {}

  private final TaskRunner tasks;
  private final ObservableList<OwnCommand> commands = FXCollections.observableArrayList();
  private final KeptText file;

  public OwnCommandsViewModel(TaskRunner tasks) {
    this.tasks = tasks;
    file =
        new KeptText(
            tasks,
            "",
            typed -> OwnCommands.read(typed).faults(),
            text -> commands.setAll(OwnCommands.read(text).commands()));
  }

  /** Those that can be used. */
  public ObservableList<OwnCommand> commands() {
    return commands;
  }

  /** Their file. */
  public KeptText file() {
    return file;
  }

  /** What would be run, one server after the other, or why it may not be. */
  public Offer offer(OwnCommand command, List<ServerRow> servers) {
    String locked = whyNot(command, servers);
    if (!command.isForServers()) {
      return new Offer(List.of(new Turn("", command.run())), locked);
    }
    List<Turn> turns = new ArrayList<>();
    try {
      for (ServerRow server : servers) {
        turns.add(new Turn(server.name(), OwnWords.of(command, values(server))));
      }
      return new Offer(turns, locked);
    } catch (RefusedException e) {
      return new Offer(List.of(), String.valueOf(e.getMessage()));
    }
  }

  /** Why it may not be run for these now; empty: it may. */
  public String whyNot(OwnCommand command, List<ServerRow> servers) {
    return !command.dangerous()
        ? ""
        : servers.stream()
            .map(server -> server.region().guard().whyNot())
            .filter(why -> !why.isEmpty())
            .findFirst()
            .orElse("");
  }

  private static Map<String, String> values(ServerRow server) {
    return Map.of(
        "id", server.server().id(),
        "name", server.name(),
        "ip", server.address(),
        "cloud", server.region().session().cloudName(),
        "region", server.region().region().name());
  }

  public OwnRunViewModel run(List<Turn> turns) {
    OwnRunViewModel run = new OwnRunViewModel(tasks, turns);
    run.start();
    return run;
  }
}
