package io.novadesk.viewmodel.script;

import io.novadesk.common.script.Line;
import io.novadesk.common.script.Script;
import io.novadesk.common.script.ScriptException;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A script before it is played: what each step will do, and to which servers. */
public final class PlayViewModel {
  private final Player player;
  private final String name;
  private final String text;
  private final Map<String, StringProperty> variables = new LinkedHashMap<>();
  private final ObservableList<PlayStep> steps = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final StringProperty typedCount = new SimpleStringProperty("");
  private List<Line> lines = List.of();
  private int round;

  PlayViewModel(Player player, String name, String text) {
    this.player = player;
    this.name = name;
    this.text = text;
    try {
      Script.read(text)
          .variables()
          .forEach(
              (variable, value) -> {
                StringProperty typed = new SimpleStringProperty(value);
                typed.subscribe((_, _) -> refresh());
                variables.put(variable, typed);
              });
    } catch (ScriptException _) {
      // The same is told as its problem.
    }
    typedCount.subscribe((_, _) -> judge());
    refresh();
  }

  /** What it is called; may be empty. */
  public String name() {
    return name;
  }

  /** What its lines name, and what they are to be this time. */
  public Map<String, StringProperty> variables() {
    return variables;
  }

  public ObservableList<PlayStep> steps() {
    return steps;
  }

  /** Why it cannot be played, as a sentence; empty: it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether it is still looked up what the steps will do. */
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /** Of how many servers something is destroyed. */
  public int counted() {
    return steps.stream().filter(PlayStep::isCounted).mapToInt(s -> s.takers().size()).sum();
  }

  /** That number as the person types it. */
  public StringProperty typedCountProperty() {
    return typedCount;
  }

  /** Says anew what each step will do, as things stand now. */
  public void refresh() {
    int mine = ++round;
    Map<String, String> values = new HashMap<>();
    variables.forEach((variable, value) -> values.put(variable, value.get()));
    try {
      lines = Player.lines(text, values);
    } catch (ScriptException e) {
      lines = List.of();
      steps.clear();
      looking.set(false);
      problem.set(String.valueOf(e.getMessage()));
      return;
    }
    PlayStep[] found = new PlayStep[lines.size()];
    int[] open = {lines.size()};
    looking.set(!lines.isEmpty());
    for (int i = 0; i < found.length; i++) {
      int place = i;
      player
          .finder()
          .find(
              lines.get(i),
              false,
              step -> {
                found[place] = step;
                if (--open[0] == 0 && mine == round) {
                  looking.set(false);
                  steps.setAll(List.of(found));
                  judge();
                }
              });
    }
    judge();
  }

  private void judge() {
    problem.set(why());
  }

  private String why() {
    if (lines.isEmpty()) {
      return Text.of("play.empty");
    }
    if (looking.get()) {
      return Text.of("play.looking");
    }
    for (PlayStep step : steps) {
      if (!step.problem().isEmpty()) {
        return Text.of("play.problem", step.line().number(), step.problem());
      }
    }
    PlayStep first = steps.stream().filter(s -> !s.changesNothing()).findFirst().orElse(null);
    if (first == null) {
      return Text.of("play.nothing");
    }
    // Later steps may wait for what the first one does; it waits for nothing.
    if (first.makes() == 0 && first.takers().isEmpty()) {
      return Text.of(
          "play.problem",
          first.line().number(),
          first.note().isEmpty() ? first.who().getFirst().whyNot() : first.note());
    }
    int counted = counted();
    return counted > 0 && !typedCount.get().strip().equals(String.valueOf(counted))
        ? Text.of("plan.problem.count", counted)
        : "";
  }

  /** Plays it. */
  public void play() {
    Set<String> servers = new HashSet<>();
    Set<String> made = new HashSet<>();
    List<Line> changing = new ArrayList<>();
    for (PlayStep step : steps) {
      step.who().forEach(who -> servers.add(who.server().key()));
      if (step.line() instanceof Line.Launch launch) {
        made.addAll(launch.wish().names());
      }
      if (!step.changesNothing()) {
        changing.add(step.line());
      }
    }
    player.play(name, changing, new PlayRun.Seen(servers, made));
  }
}
