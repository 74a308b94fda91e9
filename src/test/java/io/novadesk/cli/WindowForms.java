package io.novadesk.cli;

import io.novadesk.api.compute.Flavor;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.Command;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.forms.ActionForm;
import io.novadesk.viewmodel.forms.AttachInterfaceForm;
import io.novadesk.viewmodel.forms.AttachVolumeForm;
import io.novadesk.viewmodel.forms.BackupForm;
import io.novadesk.viewmodel.forms.DetachInterfaceForm;
import io.novadesk.viewmodel.forms.EditForm;
import io.novadesk.viewmodel.forms.FormField;
import io.novadesk.viewmodel.forms.KeyValue;
import io.novadesk.viewmodel.forms.LabelForm;
import io.novadesk.viewmodel.forms.LockForm;
import io.novadesk.viewmodel.forms.MoveForm;
import io.novadesk.viewmodel.forms.PasswordForm;
import io.novadesk.viewmodel.forms.RebuildDetails;
import io.novadesk.viewmodel.forms.RebuildForm;
import io.novadesk.viewmodel.forms.RenameForm;
import io.novadesk.viewmodel.forms.RescueForm;
import io.novadesk.viewmodel.forms.ResetStateForm;
import io.novadesk.viewmodel.forms.ResizeForm;
import io.novadesk.viewmodel.forms.SnapshotForm;
import io.novadesk.viewmodel.forms.UnshelveForm;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Fills the forms of the window, and says what a person would type for the same. */
final class WindowForms {
  static final String HOSTILE = "it's \"%s\" $(x) \\ @y";
  static final String SECRET = "s3cret it's \"%\"";

  private final QueueTaskRunner tasks;

  WindowForms(QueueTaskRunner tasks) {
    this.tasks = tasks;
  }

  /**
   * @return the options of the command line
   */
  List<String> fill(ActionForm form, ServerRow row) {
    return switch (form) {
      case ResizeForm resize -> {
        Flavor other =
            resize.flavors().stream()
                .map(Objects::requireNonNull)
                .filter(f -> !f.equals(row.region().flavorOf(row.server())))
                .findFirst()
                .orElseThrow();
        resize.flavorProperty().set(other);
        yield List.of("--flavor", other.name());
      }
      case SnapshotForm snapshot -> {
        snapshot.nameProperty().set(HOSTILE);
        snapshot.metadata().setAll(new KeyValue("note", HOSTILE));
        yield List.of("--name", HOSTILE, "--property=note=" + HOSTILE);
      }
      case BackupForm backup -> {
        backup.nameProperty().set(HOSTILE);
        backup.typeProperty().set("weekly");
        backup.keptProperty().set(3);
        yield List.of("--name=" + HOSTILE, "--type", "weekly", "--rotation", "3");
      }
      case RebuildForm rebuild -> {
        RebuildDetails details = Objects.requireNonNull(rebuild.details());
        details.nameProperty().set(HOSTILE);
        details.descriptionProperty().set("for " + HOSTILE);
        String image = Objects.requireNonNull(rebuild.imageProperty().get()).name();
        yield List.of("--image", image, "--new-name", HOSTILE, "--description", "for " + HOSTILE);
      }
      case RescueForm rescue -> {
        var image = row.region().image(Objects.requireNonNull(row.server().imageId()));
        rescue.imageProperty().set(image);
        yield List.of("--image", Objects.requireNonNull(image).name());
      }
      case RenameForm rename -> {
        rename.nameProperty().set("-" + HOSTILE);
        yield List.of("--name=-" + HOSTILE);
      }
      case EditForm edit -> {
        edit.text(EditForm.Part.DESCRIPTION).set(HOSTILE);
        edit.text(EditForm.Part.ACCESS_IPV4).set("203.0.113.200");
        yield List.of("--description", HOSTILE, "--access-ipv4", "203.0.113.200");
      }
      case LockForm lock -> {
        lock.reasonProperty().set(HOSTILE);
        yield List.of("--reason", HOSTILE);
      }
      case PasswordForm password -> {
        password.passwordProperty().set(SECRET);
        password.againProperty().set(SECRET);
        yield List.of("--password-file=-");
      }
      case ResetStateForm reset -> {
        reset.activeProperty().set(true);
        yield List.of("--active");
      }
      case UnshelveForm unshelve -> {
        tasks.until(() -> !unshelve.isAChoice() || !unshelve.zoneNames().isEmpty());
        if (!unshelve.isAChoice()) {
          yield List.of();
        }
        String zone = unshelve.zoneNames().getFirst();
        unshelve.zoneProperty().set(zone);
        yield List.of("--zone", zone);
      }
      case MoveForm move -> host(move, row);
      case LabelForm label -> label(label, row);
      case AttachVolumeForm attach -> {
        attach.patternProperty().set(freeVolume(row));
        yield List.of("--volume");
      }
      case AttachInterfaceForm attach -> {
        tasks.until(() -> !attach.networks().isEmpty());
        attach.networkProperty().set(attach.networks().getFirst());
        yield List.of("--network");
      }
      case DetachInterfaceForm detach -> {
        detach.networkProperty().set(detach.networks().getFirst());
        yield List.of("--port");
      }
      default -> form.action() == ServerAction.DETACH_VOLUME ? List.of("--volume") : List.of();
    };
  }

  private static String freeVolume(ServerRow row) {
    return Objects.requireNonNull(row.region().region().volumes()).volumes().stream()
        .filter(volume -> volume.status().equals("available"))
        .findFirst()
        .orElseThrow()
        .name();
  }

  private List<String> host(MoveForm form, ServerRow row) {
    FormField.Choice<?> choice =
        (FormField.Choice<?>)
            form.fields().stream()
                .filter(field -> field instanceof FormField.Choice<?>)
                .findFirst()
                .orElseThrow();
    return choice.closed() ? List.of() : choose(choice, row);
  }

  private <T> List<String> choose(FormField.Choice<T> choice, ServerRow row) {
    tasks.until(() -> choice.items().size() > 1);
    for (T item : choice.items()) {
      if (item instanceof MoveForm.Target target
          && !target.service().host().equals(row.server().host())) {
        choice.value().set(item);
        return List.of("--host", target.service().host());
      }
    }
    return List.of();
  }

  private List<String> label(LabelForm form, ServerRow row) {
    return switch (form.action()) {
      case ADD_TAG -> {
        form.labelProperty().set("it's \"%\" $(x)");
        yield List.of("--tag", "it's \"%\" $(x)");
      }
      case REMOVE_TAG -> {
        form.labelProperty().set(row.server().tags().getFirst());
        yield List.of("--tag", row.server().tags().getFirst());
      }
      case ADD_SECURITY_GROUP -> {
        tasks.until(() -> !form.known().isEmpty());
        String other =
            form.known().stream()
                .filter(name -> !row.server().securityGroups().contains(name))
                .findFirst()
                .orElseThrow();
        form.labelProperty().set(other);
        yield List.of("--group", other);
      }
      default -> {
        form.labelProperty().set(row.server().securityGroups().getFirst());
        yield List.of("--group", row.server().securityGroups().getFirst());
      }
    };
  }

  /** What a form looked up is typed by its id. */
  static List<String> found(List<String> typed, Command step) {
    List<String> whole = new ArrayList<>(typed);
    switch (step) {
      case Attachment.AttachVolume attach -> whole.add(attach.volumeId());
      case Attachment.DetachVolume detach -> whole.add(detach.volumeId());
      case Attachment.AttachInterface attach ->
          whole.add(Objects.requireNonNull(attach.networkId()));
      case Attachment.DetachInterface detach -> whole.add(detach.portId());
      default -> {
        // Typed as it is.
      }
    }
    return whole;
  }
}
