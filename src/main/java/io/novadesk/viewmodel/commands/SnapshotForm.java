package io.novadesk.viewmodel.commands;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.TreeMap;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** An image of a server, with metadata of its own. */
public final class SnapshotForm extends CommandForm {
  private final StringProperty name = new SimpleStringProperty();
  private final ObservableList<KeyValue> metadata = KeyValue.lines();

  public SnapshotForm(ServerRow row) {
    super(ServerAction.SNAPSHOT, row);
    name.set(nameFor(row));
    readFrom(name, metadata);
  }

  /** A name for an image of the server taken now: sent, so the same in every language. */
  static String nameFor(ServerRow row) {
    String stamp = "-" + Ages.stamp(Instant.now());
    int most = Texts.LONGEST - stamp.length();
    String name = row.name();
    return (name.length() <= most ? name : name.substring(0, most)) + stamp;
  }

  public StringProperty nameProperty() {
    return name;
  }

  public ObservableList<KeyValue> metadata() {
    return metadata;
  }

  @Override
  protected @Nullable Command read() {
    return name.get().isBlank()
        ? null
        : new Command.Snapshot(name.get().strip(), new TreeMap<>(KeyValue.toMap(metadata)));
  }
}
