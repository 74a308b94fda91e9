package io.novadesk.viewmodel.forms;

import io.novadesk.api.compute.Attachments.Volume;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The volumes of many taken away, but for those that the servers run from. */
public final class DetachVolumeForm extends ActionForm {
  private final EachServer<List<Volume>> attached;
  private final RegionVolumes volumes;
  private final StringProperty pattern = new SimpleStringProperty("");

  DetachVolumeForm(Takers takers) {
    super(ServerAction.DETACH_VOLUME, takers);
    List<ServerRow> servers = takers.servers();
    TaskRunner tasks = takers.tasks();
    volumes = new RegionVolumes(takers);
    attached = new EachServer<>(tasks, DetachVolumeForm::volumesOf);
    attached.askTakers(action(), servers);
  }

  private static List<Volume> volumesOf(ServerRow server) {
    return server.region().region().servers().attachments().volumesOf(server.server().id());
  }

  /** Which volumes, by name; {@code {name}} is the server's name. Empty: all. */
  public StringProperty patternProperty() {
    return pattern;
  }

  private List<Volume> of(ServerRow server, List<Volume> all) {
    String wanted = pattern.get().strip().replace("{name}", server.name());
    return all.stream()
        .filter(volume -> !isRoot(server, volume))
        .filter(volume -> wanted.isEmpty() || wanted.equals(name(server, volume)))
        .toList();
  }

  private List<Volume> of(ServerRow server) {
    List<Volume> all = attached.answer(server);
    return all == null ? List.of() : of(server, all);
  }

  /** A cloud lets go of the disk that a server runs from only with the server. */
  private static boolean isRoot(ServerRow server, Volume volume) {
    return server.server().imageId() == null
        && volume.device() != null
        && volume.device().endsWith("da");
  }

  private String name(ServerRow server, Volume volume) {
    return volumes.name(server, volume.volumeId());
  }

  @Override
  public List<FormField> fields() {
    return List.of(
        FormField.line("volume", Text.of("plan.volume.detach"), pattern)
            .prompt(Text.of("plan.volume.all"))
            .columns(36));
  }

  @Override
  public List<Observable> inputs() {
    return List.of(pattern, attached.toldProperty(), volumes.stateProperty());
  }

  @Override
  public String about() {
    return Text.of("plan.about.DETACH_VOLUME");
  }

  @Override
  public String whyNot(ServerRow server) {
    return attached.whyNot(
        server, all -> of(server, all).isEmpty() ? Text.of("plan.draft.noVolumes") : "");
  }

  @Override
  public String what(ServerRow server, int place) {
    return attached.answer(server) == null
        ? Text.of("plan.problem.looking")
        : Text.of(
            "plan.draft.detachVolumes",
            of(server).stream().map(v -> name(server, v)).collect(Collectors.joining(", ")));
  }

  @Override
  public String problem(List<ServerRow> takers) {
    return attached.isAsking() ? Text.of("plan.problem.looking") : "";
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    return of(server).stream()
        .<Command>map(
            v ->
                new Attachment.DetachVolume(
                    v.volumeId(), name(server, v), v.device(), v.deleteOnTermination()))
        .toList();
  }

  @Override
  public void dispose() {
    attached.stop();
    volumes.stop();
  }
}
