package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.TreeMap;
import javafx.beans.Observable;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/** An image of each, with metadata of its own. */
public final class SnapshotForm extends ActionForm {
  private final PlanNames names;
  private final ObservableList<KeyValue> metadata = KeyValue.lines();

  public SnapshotForm(Takers takers) {
    super(ServerAction.SNAPSHOT, takers);
    names = PlanNames.ofImages(takers);
  }

  /** The images' names; those of many as {@link PlanNames} fills them in. */
  public StringProperty nameProperty() {
    return names.patternProperty();
  }

  public ObservableList<KeyValue> metadata() {
    return metadata;
  }

  @Override
  public List<FormField> fields() {
    return isForMany()
        ? List.of(names.field("plan.name"))
        : List.of(names.field("field.name"), new FormField.Pairs(metadata));
  }

  @Override
  public String about() {
    return isForMany() ? "" : super.about();
  }

  @Override
  public List<Observable> inputs() {
    return List.of(names.patternProperty(), metadata);
  }

  @Override
  public String what(ServerRow server, int place) {
    return Text.of("plan.draft.snapshot", names.of(server, place));
  }

  @Override
  public String problem(List<ServerRow> takers) {
    return names.imageProblem(takers);
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    return List.of(
        new Command.Snapshot(names.of(server, place), new TreeMap<>(KeyValue.toMap(metadata))));
  }
}
