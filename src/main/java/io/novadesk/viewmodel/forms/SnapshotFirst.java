package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * An image of each server before it loses what is on it, where the person wants one: what destroys
 * it follows only when the image is active.
 */
final class SnapshotFirst {
  private final Takers takers;
  private final PlanNames names;
  private final BooleanProperty wanted = new SimpleBooleanProperty();

  SnapshotFirst(Takers takers) {
    this.takers = takers;
    names = PlanNames.ofImages(takers);
  }

  List<FormField> fields() {
    FormField tick =
        new FormField.Tick(
            "snapshot-first", Text.of("snapshotFirst.tick"), Text.of("snapshotFirst.help"), wanted);
    return takers.many()
        ? List.of(tick)
        : List.of(
            tick,
            FormField.remark(
                "snapshot-first-told", Bindings.createStringBinding(this::told, wanted)));
  }

  List<Observable> inputs() {
    return List.of(wanted);
  }

  private String told() {
    if (!wanted.get()) {
      return "";
    }
    ServerRow server = takers.first();
    String refused = whyNot(server);
    if (!refused.isEmpty()) {
      return refused;
    }
    String told = Text.of("snapshotFirst.told", names.of(server, 1));
    return isOnVolume(server) ? Text.of("sentences", told, Text.of("snapshotFirst.volumes")) : told;
  }

  /** What the page of a plan says of it; empty while it is not wanted. */
  String about(List<ServerRow> servers) {
    if (!wanted.get()) {
      return "";
    }
    String about = Text.of("snapshotFirst.help");
    return servers.stream().anyMatch(SnapshotFirst::isOnVolume)
        ? Text.of("sentences", about, Text.of("snapshotFirst.volumes"))
        : about;
  }

  /** Of a root disk that is a volume nova makes no data, only snapshots of the volumes. */
  private static boolean isOnVolume(ServerRow server) {
    return server.server().imageId() == null && !server.server().volumeIds().isEmpty();
  }

  /** Why no image of it can be made now; empty when one can, or none is wanted. */
  String whyNot(ServerRow server) {
    return wanted.get()
            && ActionsViewModel.check(ServerAction.SNAPSHOT, server)
                instanceof Legality.Refused(String reason)
        ? Text.of("snapshotFirst.refused", reason)
        : "";
  }

  String what(String then, ServerRow server, int place) {
    return wanted.get() ? Text.of("snapshotFirst.what", names.of(server, place), then) : then;
  }

  String problem(List<ServerRow> those) {
    return wanted.get() ? names.imageProblem(those) : "";
  }

  List<Command> before(Command destroys, ServerRow server, int place) {
    List<Command> steps = new ArrayList<>();
    if (wanted.get()) {
      steps.add(new Command.Snapshot(names.of(server, place), new TreeMap<>()));
    }
    steps.add(destroys);
    return steps;
  }
}
