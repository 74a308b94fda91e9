package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Locale;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What an action needs before one server or many undergo it, and what it then is for each of them.
 */
public abstract class ActionForm {
  private final ServerAction action;
  private final Takers takers;
  private final StringProperty typedCount = new SimpleStringProperty("");

  ActionForm(ServerAction action, Takers takers) {
    this.action = action;
    this.takers = takers;
  }

  public final ServerAction action() {
    return action;
  }

  final Takers takers() {
    return takers;
  }

  /** Whether a plan is drafted with it. */
  final boolean isForMany() {
    return takers.many();
  }

  /** By which its dialog and the controls in it are found. */
  public String id() {
    return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is asked of the one server. */
  public String title() {
    return Text.of("dialog.title." + action, takers.first().name());
  }

  /** What the button says that gives the command to the one server. */
  public String verb() {
    return Text.of("action." + action);
  }

  /** What the plan is called while so many servers take part. */
  public final String title(int count) {
    return Text.of("plan.title." + action, count);
  }

  /** Whether what many lose by it is gone: then the number of servers has to be typed. */
  public final boolean isCounted() {
    return action.is(Trait.COUNTED);
  }

  /** What is {@link #isCounted} wants the number of servers typed. */
  public final StringProperty typedCountProperty() {
    return typedCount;
  }

  /** What has to be filled in, from the first to the last. */
  public List<FormField> fields() {
    return List.of();
  }

  /** What it reads: the plan is made anew when one of these changes. */
  public List<Observable> inputs() {
    return List.of();
  }

  /** What the action means for a server, as a sentence; empty where its name says it all. */
  public String about() {
    return Text.of("dialog.text." + action);
  }

  /** Why a server that takes the action is left out all the same; empty when it takes part. */
  public String whyNot(ServerRow server) {
    return "";
  }

  /**
   * What a server that takes part will undergo.
   *
   * @param place among those that take part, from 1
   */
  public String what(ServerRow server, int place) {
    return Text.of("action." + action);
  }

  /** What is missing or wrong, as a sentence; empty when nothing is. */
  public String problem(List<ServerRow> those) {
    return "";
  }

  /**
   * The commands for a server that takes part; to be asked for when there is no problem.
   *
   * @param place among those that take part, from 1
   */
  public List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.Plain(action));
  }

  /** Asks the cloud nothing more. */
  public void dispose() {
    // Most ask it nothing.
  }
}
