package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.commands.KeyValue;
import io.novadesk.viewmodel.commands.Texts;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import javafx.beans.Observable;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/** An image of each, with metadata of its own. */
public final class SnapshotForm extends PlanForm {
  private final PlanNames names;
  private final ObservableList<KeyValue> metadata = KeyValue.lines();

  /** For many: their names follow a pattern. */
  SnapshotForm(Instant made) {
    super(ServerAction.SNAPSHOT);
    names = new PlanNames(made, "{name}-{date}");
  }

  /** For one. */
  public SnapshotForm(ServerRow row) {
    super(ServerAction.SNAPSHOT);
    names = PlanNames.plain(nameFor(row));
  }

  /** A name for an image of the server taken now: sent, so the same in every language. */
  static String nameFor(ServerRow row) {
    String stamp = "-" + Ages.stamp(Instant.now());
    int most = Texts.LONGEST - stamp.length();
    String name = row.name();
    return (name.length() <= most ? name : name.substring(0, most)) + stamp;
  }

  /** The images' names; those of many as {@link PlanNames} fills them in. */
  public StringProperty nameProperty() {
    return names.patternProperty();
  }

  /** What is wrong with the name of one; empty: nothing. */
  public StringBinding nameProblem() {
    return names.typedProblem();
  }

  public ObservableList<KeyValue> metadata() {
    return metadata;
  }

  @Override
  List<Observable> inputs() {
    return List.of(names.patternProperty(), metadata);
  }

  @Override
  String what(ServerRow server, int place) {
    return Text.of("plan.draft.snapshot", names.of(server, place));
  }

  @Override
  String problem(List<ServerRow> takers) {
    return names.imageProblem(takers);
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    return List.of(
        new Command.Snapshot(names.of(server, place), new TreeMap<>(KeyValue.toMap(metadata))));
  }
}
