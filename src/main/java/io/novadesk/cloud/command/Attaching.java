package io.novadesk.cloud.command;

import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.Attachments;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Working;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Volumes and interfaces attached and detached. A server's status does not move for them, and an
 * attachment is listed before it works: what counts is the record of the action, then what is
 * plugged in at its end.
 */
final class Attaching {
  private final Attachment command;
  private final Region region;
  private final Server before;
  private final @Nullable String portId;

  /**
   * @param before the server when the command was given
   * @param portId of the interface that was attached; null where there is none
   */
  Attaching(Attachment command, Region region, Server before, @Nullable String portId) {
    this.command = command;
    this.region = region;
    this.before = before;
    this.portId = portId;
  }

  /** The port that an interface got is the subject of the answer. */
  static Accepted send(Attachment command, Servers servers, String id) {
    Attachments attachments = servers.attachments();
    return switch (command) {
      case Attachment.AttachVolume attach ->
          attachments.attachVolume(
              id, attach.volumeId(), attach.device(), attach.deleteOnTermination());
      case Attachment.DetachVolume detach -> attachments.detachVolume(id, detach.volumeId());
      case Attachment.AttachInterface attach ->
          new Accepted(
              null,
              attachments
                  .attachInterface(id, attach.networkId(), attach.portId(), attach.fixedIp())
                  .portId(),
              null);
      case Attachment.DetachInterface detach -> attachments.detachInterface(id, detach.portId());
    };
  }

  /** Blocking: asks what is plugged in now. */
  OperationState look(Server now, @Nullable InstanceAction action) {
    String failedEvent = Records.failedEvent(action);
    if (failedEvent != null) {
      return new Failed(failedEvent, action == null ? null : action.requestId());
    }
    boolean finished = Records.isFinished(action);
    return switch (command) {
      case Attachment.AttachVolume attach -> attached(now, attach, finished);
      case Attachment.DetachVolume detach -> detached(now, detach, finished);
      case Attachment.AttachInterface attach ->
          pluggedIn(now, attach, portId == null ? attach.portId() : portId, finished);
      case Attachment.DetachInterface detach -> pulledOut(now, detach, finished);
    };
  }

  /**
   * What is plugged in, of a command that no record names: Failed while it is not what was asked
   * for. Blocking.
   */
  OperationState shown(Server now) {
    OperationState state = look(now, null);
    if (state instanceof Done) {
      return state;
    }
    String volume =
        switch (command) {
          case Attachment.AttachVolume attach -> statusOf(attach.volumeId());
          case Attachment.DetachVolume detach -> statusOf(detach.volumeId());
          default -> null;
        };
    boolean moving =
        "attaching".equals(volume) || "detaching".equals(volume) || "reserved".equals(volume);
    return moving ? state : new Failed("", null);
  }

  private OperationState attached(Server now, Attachment.AttachVolume attach, boolean finished) {
    Attachments.Volume found =
        volumesOf(now).stream()
            .filter(v -> v.volumeId().equals(attach.volumeId()))
            .findFirst()
            .orElse(null);
    String status = statusOf(attach.volumeId());
    if (found != null && (finished || "in-use".equals(status))) {
      String device = found.device() == null ? "" : found.device();
      return new Done(Text.of("operation.done.volumeAttached", attach.volumeName(), device));
    }
    if (finished || (status != null && status.startsWith("error"))) {
      return new Failed(
          Text.of("operation.failed.volumeNotAttached", attach.volumeName(), words(status)), null);
    }
    return waiting(status);
  }

  private OperationState detached(Server now, Attachment.DetachVolume detach, boolean finished) {
    boolean still = volumesOf(now).stream().anyMatch(v -> v.volumeId().equals(detach.volumeId()));
    if (!still) {
      return new Done(Text.of("operation.done.volumeDetached", detach.volumeName()));
    }
    String status = statusOf(detach.volumeId());
    return finished
        ? new Failed(
            Text.of("operation.failed.volumeNotDetached", detach.volumeName(), words(status)), null)
        : waiting(status);
  }

  /**
   * @param port null: its answer was lost, so it is the one on the wanted network whose address the
   *     server did not have before
   */
  private OperationState pluggedIn(
      Server now, Attachment.AttachInterface attach, @Nullable String port, boolean finished) {
    Set<String> known =
        Objects.requireNonNullElse(before.addresses(), List.<Server.Address>of()).stream()
            .map(Server.Address::addr)
            .collect(Collectors.toSet());
    Optional<Attachments.Interface> found =
        interfacesOf(now).stream()
            .filter(
                i ->
                    port == null
                        ? Objects.equals(i.networkId(), attach.networkId())
                            && !i.fixedIps().isEmpty()
                            && known.stream().noneMatch(i.fixedIps()::contains)
                        : i.portId().equals(port))
            .findFirst();
    if (found.isEmpty() && port == null && finished) {
      return new Done(Text.of("operation.done.interfaceAttached.unknown"));
    }
    return found
        .<OperationState>map(
            i ->
                new Done(
                    Text.of("operation.done.interfaceAttached", String.join(", ", i.fixedIps()))))
        .orElseGet(() -> waiting(null));
  }

  private OperationState pulledOut(
      Server now, Attachment.DetachInterface detach, boolean finished) {
    boolean still = interfacesOf(now).stream().anyMatch(i -> i.portId().equals(detach.portId()));
    if (!still) {
      return new Done(Text.of("operation.done.interfaceDetached", detach.address()));
    }
    return finished
        ? new Failed(Text.of("operation.failed.interfaceNotDetached", detach.address()), null)
        : waiting(null);
  }

  private List<Attachments.Volume> volumesOf(Server server) {
    return region.servers().attachments().volumesOf(server.id());
  }

  private List<Attachments.Interface> interfacesOf(Server server) {
    return region.servers().attachments().interfacesOf(server.id());
  }

  /** The volume service's word; null where the cloud has no such service. */
  private @Nullable String statusOf(String volumeId) {
    Volumes volumes = region.volumes();
    return volumes == null ? null : volumes.volume(volumeId).status();
  }

  private static String words(@Nullable String status) {
    return status == null ? Text.of("operation.volume.unknown") : status;
  }

  private static Working waiting(@Nullable String status) {
    return new Working(null, status == null ? Text.of("operation.step.waiting") : status);
  }
}
