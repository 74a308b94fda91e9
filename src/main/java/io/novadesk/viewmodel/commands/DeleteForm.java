package io.novadesk.viewmodel.commands;

import io.novadesk.api.compute.Attachments;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The end of a server, and what ends with it. */
public final class DeleteForm extends CommandForm {
  private final Fetch<List<Attachments.Volume>> volumes;
  private final ObservableList<String> lines = FXCollections.observableArrayList();
  private final ObservableList<String> consequences =
      FXCollections.unmodifiableObservableList(lines);
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(true);

  /**
   * @param action DELETE or FORCE_DELETE
   */
  public DeleteForm(ServerAction action, ServerRow row, TaskRunner tasks) {
    super(action, row);
    volumes = new Fetch<>(tasks);
    readFrom();
    volumes.stateProperty().addListener((_, _, _) -> tell());
    var attachments = row.region().region().servers().attachments();
    volumes.start(() -> attachments.volumesOf(row.server().id()), false);
    tell();
  }

  /** One sentence for each thing that goes, or stays behind. */
  public ObservableList<String> consequences() {
    return consequences;
  }

  /** True until the cloud told everything. */
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  private void tell() {
    List<String> found = new ArrayList<>();
    switch (volumes.stateProperty().get()) {
      case Loaded.Loading<List<Attachments.Volume>> _ -> {}
      case Loaded.Broken<List<Attachments.Volume>> broken ->
          found.add(Text.of("delete.volumesUnknown", broken.sentence()));
      case Loaded.Ready<List<Attachments.Volume>> ready ->
          ready.value().forEach(volume -> found.add(line(volume)));
    }
    List<Address> addresses = row().server().addresses();
    if (addresses != null) {
      addresses.stream()
          .filter(address -> "floating".equals(address.type()))
          .forEach(address -> found.add(Text.of("delete.floating", address.addr())));
    }
    looking.set(volumes.stateProperty().get() instanceof Loaded.Loading);
    lines.setAll(found);
  }

  private static String line(Attachments.Volume volume) {
    String device = volume.device() == null ? "" : volume.device();
    if (volume.deleteOnTermination() == null) {
      return Text.of("delete.volumeUnknown", volume.volumeId(), device);
    }
    return Text.of(
        volume.deleteOnTermination() ? "delete.volumeGoes" : "delete.volumeStays",
        volume.volumeId(),
        device);
  }

  @Override
  protected Command read() {
    return new Command.Plain(action());
  }
}
