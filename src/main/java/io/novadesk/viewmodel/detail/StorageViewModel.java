package io.novadesk.viewmodel.detail;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Attachments;
import io.novadesk.api.volume.Volumes;
import io.novadesk.api.volume.Volumes.Volume;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.Verified;
import io.novadesk.cloud.command.VolumeFlagBack;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Change;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The volumes of a server. */
public final class StorageViewModel implements ServerPart {
  /** Takes whether a volume goes with its server (2.79), and changes it later (2.85). */
  private static final int DELETE_ON_ATTACH = 79;

  private static final int CHANGE_DELETE = 85;

  private final Fetch<List<Disk>> disks;
  private final Fetch<List<Volume>> free;
  private final Change change;
  private final Attaching attaching;
  private final ReadOnlyObjectWrapper<@Nullable ServerRow> row = new ReadOnlyObjectWrapper<>();

  public StorageViewModel(TaskRunner tasks, Attaching attaching) {
    this.attaching = attaching;
    disks = new Fetch<>(tasks);
    free = new Fetch<>(tasks);
    change = new Change(tasks);
  }

  @Override
  public void look(@Nullable ServerRow now) {
    ServerRow before = row.get();
    if (now == null) {
      disks.stop();
      return;
    }
    if (before == null || !before.isSameServer(now)) {
      change.forgetProblem();
    }
    row.set(now);
    Region region = now.region().region();
    String id = now.server().id();
    disks.start(now.key(), () -> read(region, id));
  }

  private static List<Disk> read(Region region, String serverId) {
    List<Attachments.Volume> attached = region.servers().attachments().volumesOf(serverId);
    Map<String, Volume> known = new HashMap<>();
    Volumes volumes = region.volumes();
    if (volumes != null && !attached.isEmpty()) {
      try {
        volumes.volumes().forEach(v -> known.put(v.id(), v));
      } catch (ApiException e) {
        // Compute alone tells less, but it tells.
        if (e.category() == ApiException.Category.CANCELLED) {
          throw e;
        }
      }
    }
    return attached.stream().map(a -> disk(a, known.get(a.volumeId()))).toList();
  }

  private static Disk disk(Attachments.Volume attached, @Nullable Volume volume) {
    String name = volume == null ? "" : volume.name();
    return new Disk(
        attached.volumeId(),
        name.isEmpty() ? attached.volumeId() : name,
        attached.device(),
        volume == null ? null : volume.size(),
        volume == null ? null : volume.type(),
        volume == null ? null : volume.bootable(),
        volume == null ? null : volume.status(),
        attached.deleteOnTermination(),
        attached.attachmentId());
  }

  /** The server shown last. */
  public ReadOnlyObjectProperty<@Nullable ServerRow> rowProperty() {
    return row.getReadOnlyProperty();
  }

  public Fetch<List<Disk>> disks() {
    return disks;
  }

  public Change change() {
    return change;
  }

  /** The attaching and detaching under way. */
  public Attaching attaching() {
    return attaching;
  }

  /** Volumes that nobody uses; fetched when asked for. */
  public Fetch<List<Volume>> free() {
    return free;
  }

  public void fetchFree() {
    ServerRow now = row.get();
    Volumes volumes = now == null ? null : now.region().region().volumes();
    if (volumes != null) {
      free.start(
          () -> volumes.volumes().stream().filter(v -> "available".equals(v.status())).toList(),
          false);
    }
  }

  /** Whether it can be said at once that a volume goes with the server. */
  public boolean canDeleteWithServer() {
    return speaks(DELETE_ON_ATTACH);
  }

  /** Why that cannot be changed now; empty when it can. */
  public String whyNotChangeDelete() {
    return speaks(CHANGE_DELETE) ? attaching.rules().whyNothing() : Text.of("storage.goes.fixed");
  }

  private boolean speaks(int minor) {
    ServerRow now = row.get();
    return now != null && now.region().region().compute().speaks(minor);
  }

  /** Why no volume can be attached now; empty when one can. */
  public String whyNotAttach() {
    ServerRow now = row.get();
    return now != null && now.region().region().volumes() == null
        ? Text.of("storage.noService")
        : attaching.rules().whyNot(ServerAction.ATTACH_VOLUME);
  }

  /** Why this one cannot be detached now; empty when it can. */
  public String whyNotDetach(Disk disk) {
    return disk.isRoot()
        ? Text.of("storage.root")
        : attaching.rules().whyNot(ServerAction.DETACH_VOLUME);
  }

  /**
   * @param device empty: the cloud chooses
   * @param deleteWithServer whether the volume goes with the server
   */
  public void attach(Volume volume, String device, boolean deleteWithServer) {
    attaching.give(
        new Attachment.AttachVolume(
            volume.id(),
            nameOf(volume),
            device.isBlank() ? null : device.strip(),
            deleteWithServer ? Boolean.TRUE : null));
  }

  /** What more is known of a volume than its name. */
  public @Nullable Link link(Disk disk) {
    ServerRow now = row.get();
    return now == null
        ? null
        : new Link(Link.Kind.VOLUME, now.region().key(), disk.volumeId(), disk.name())
            .telling(facts(disk));
  }

  private static List<Field> facts(Disk disk) {
    List<Field> facts = new ArrayList<>();
    if (disk.size() != null) {
      facts.add(Field.of(Text.of("storage.size"), sizeOf(disk.size(), disk.type())));
    }
    if (disk.status() != null) {
      facts.add(Field.of(Text.of("field.status"), disk.status()));
    }
    return facts;
  }

  /** Its size, and its type where that is known. */
  public static String sizeOf(int gib, @Nullable String type) {
    String size = Text.of("size.gib", gib);
    return type == null ? size : Text.of("storage.sizeAndType", size, type);
  }

  public static String nameOf(Volume volume) {
    return volume.name().isEmpty() ? volume.id() : volume.name();
  }

  public void detach(Disk disk) {
    attaching.give(
        new Attachment.DetachVolume(
            disk.volumeId(), disk.name(), disk.device(), disk.deleteOnTermination()));
  }

  /** Whether a volume goes with its server. */
  public void deleteWithServer(Disk disk, boolean goes) {
    ServerRow now = row.get();
    if (now == null) {
      return;
    }
    Attachments attachments = now.region().region().servers().attachments();
    String id = now.server().id();
    change.make(
        now.region().guard(),
        () -> {
          Verified.change(
              () -> attachments.deleteOnTermination(id, disk.volumeId(), goes),
              () ->
                  attachments.volumesOf(id).stream()
                      .anyMatch(
                          v ->
                              v.volumeId().equals(disk.volumeId())
                                  && Boolean.valueOf(goes).equals(v.deleteOnTermination())));
          return id;
        },
        _ -> {
          if (disk.deleteOnTermination() != null && disk.deleteOnTermination() != goes) {
            attaching
                .small()
                .made(
                    new VolumeFlagBack(
                        attachments, id, now.name(), disk.volumeId(), disk.name(), !goes),
                    now);
          }
          look(row.get());
        });
  }
}
