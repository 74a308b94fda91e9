package io.novadesk.viewmodel.script;

import io.novadesk.api.compute.NewServer;
import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.common.script.Line;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Map;

/**
 * A step of a script with what it would do, as things stand now.
 *
 * @param title what it does, in a few words
 * @param words the command as it stands there, without its servers
 * @param who the servers that it finds; of a launch none
 * @param request what is sent for the first of them; empty: nothing is
 * @param problem why it cannot be played; empty: it can
 * @param note what is wrong with it only now, before the earlier steps; may be empty
 */
public record PlayStep(
    Line line,
    String title,
    String words,
    List<Who> who,
    String request,
    String problem,
    String note,
    Work work) {
  /**
   * A server that it finds.
   *
   * @param whyNot why it is left out as it is now; empty: it takes part
   */
  public record Who(ServerRow server, String whyNot) {
    public boolean takesPart() {
      return whyNot.isEmpty();
    }
  }

  /** What there is to do. */
  sealed interface Work {
    record Nothing() implements Work {}

    record Commands(
        ServerAction action, PlanOptions options, Map<ServerRow, List<Command>> commands)
        implements Work {}

    record Metadata(Map<ServerRow, Map<String, String>> facts) implements Work {}

    record Launch(RegionModel region, NewServer wanted, List<String> names, int atOnce)
        implements Work {}
  }

  static PlayStep look(Line.Look line, String title) {
    return new PlayStep(line, title, line.words(), List.of(), "", "", "", new Work.Nothing());
  }

  PlayStep with(String sent, Work todo) {
    return new PlayStep(line, title, words, who, sent, problem, note, todo);
  }

  PlayStep withProblem(String sentence) {
    return new PlayStep(line, title, words, who, request, sentence, note, work);
  }

  PlayStep withNote(String sentence) {
    return new PlayStep(line, title, words, who, request, problem, sentence, work);
  }

  /** Those that take part as they are now. */
  public List<ServerRow> takers() {
    return who.stream().filter(Who::takesPart).map(Who::server).toList();
  }

  /** Whether it only looks. */
  public boolean changesNothing() {
    return line instanceof Line.Look;
  }

  /** How many servers it makes. */
  public int makes() {
    return line instanceof Line.Launch launch ? launch.wish().names().size() : 0;
  }

  /** Whether what it does is asked for by the number of servers. */
  public boolean isCounted() {
    return line instanceof Line.Act act && act.command().action().is(Trait.COUNTED);
  }
}
