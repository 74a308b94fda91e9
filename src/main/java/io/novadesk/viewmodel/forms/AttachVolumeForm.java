package io.novadesk.viewmodel.forms;

import io.novadesk.api.volume.Volumes.Volume;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A volume for each: the free one that is called after the server. */
public final class AttachVolumeForm extends ActionForm {
  private final List<ServerRow> servers;
  private final RegionVolumes volumes;
  private final StringProperty pattern = new SimpleStringProperty("");
  private final Map<String, Integer> wanted = new HashMap<>();

  AttachVolumeForm(Takers takers) {
    super(ServerAction.ATTACH_VOLUME, takers);
    servers = takers.servers();
    volumes = new RegionVolumes(takers);
    pattern.subscribe(this::count);
  }

  private void count() {
    wanted.clear();
    servers.forEach(server -> wanted.merge(key(server), 1, Integer::sum));
  }

  private String key(ServerRow server) {
    return server.region().region().name() + "/" + volumeName(server);
  }

  /** What the volumes are called; {@code {name}} is the server's name. */
  public StringProperty patternProperty() {
    return pattern;
  }

  private String volumeName(ServerRow server) {
    return pattern.get().strip().replace("{name}", server.name());
  }

  private List<Volume> of(ServerRow server) {
    return volumes.free(server, volumeName(server));
  }

  @Override
  public List<FormField> fields() {
    return List.of(FormField.line("volume", Text.of("plan.volume.attach"), pattern).columns(36));
  }

  @Override
  public List<Observable> inputs() {
    return List.of(pattern, volumes.stateProperty());
  }

  @Override
  public String about() {
    return Text.of("plan.about.ATTACH_VOLUME");
  }

  @Override
  public String whyNot(ServerRow server) {
    if (server.region().region().volumes() == null) {
      return Text.of("storage.noService");
    }
    if (pattern.get().isBlank() || !(volumes.stateProperty().get() instanceof Loaded.Ready)) {
      return "";
    }
    String name = volumeName(server);
    int found = of(server).size();
    if (found != 1) {
      return Text.of("plan.draft.freeVolumes", found, name);
    }
    return wanted.getOrDefault(key(server), 0) > 1 ? Text.of("plan.draft.volumeTwice", name) : "";
  }

  @Override
  public String what(ServerRow server, int place) {
    List<Volume> found = of(server);
    return found.isEmpty()
        ? ""
        : Text.of("plan.draft.attachVolume", found.getFirst().name(), found.getFirst().size());
  }

  @Override
  public String problem(List<ServerRow> takers) {
    return switch (volumes.stateProperty().get()) {
      case Loaded.Broken<?>(String sentence) -> Text.of("plan.problem.volumes", sentence);
      case Loaded.Loading<?> _ -> Text.of("plan.problem.looking");
      case Loaded.Ready<?> _ -> pattern.get().isBlank() ? Text.of("plan.problem.volume") : "";
    };
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    Volume volume = of(server).getFirst();
    return List.of(new Attachment.AttachVolume(volume.id(), volume.name(), null, null));
  }

  @Override
  public void dispose() {
    volumes.stop();
  }
}
