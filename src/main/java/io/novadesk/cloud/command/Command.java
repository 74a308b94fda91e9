package io.novadesk.cloud.command;

import io.novadesk.api.Secret;
import io.novadesk.api.SecretText;
import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.compute.ServerRequests.Change;
import io.novadesk.api.compute.Servers.RebootType;
import io.novadesk.api.http.Request;
import io.novadesk.api.http.RequestPreview;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.live.Region;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing to do to one server, with what it needs. */
public interface Command {
  ServerAction action();

  /**
   * Equal for what can only be a slip when it is given to one server twice at the same time, such
   * as by a double click. A second snapshot or resize is no other wish before the first has ended.
   */
  default Object wish() {
    return action();
  }

  /** What it is on the wire. */
  Request request(ServerRequests requests, String serverId);

  /** Exactly what will be sent, for a person to read before. */
  default RequestPreview preview(Region region, String serverId) {
    return RequestPreview.of(request(region.servers().requests(), serverId));
  }

  /** The password that a person chose for the server; null: none, the cloud may choose one. */
  default @Nullable Secret chosenPassword() {
    return null;
  }

  /** What the image is called that comes of it; null: none does. */
  default @Nullable String newImage() {
    return null;
  }

  /** Where it leads, such as a flavor or a host, as a person knows it; null: it does not. */
  default @Nullable String destination() {
    return null;
  }

  /** Writes down what {@link #read} needs besides the action; never a secret. */
  default void keep(Kept kept) {
    // The action of most is enough to look it up.
  }

  /** The command of which this was kept, without its secrets. */
  static Command read(ServerAction action, Kept kept) {
    return switch (action) {
      case RESIZE -> new Resize(kept.text("flavorId"), kept.text("flavorName"));
      case SNAPSHOT -> new Snapshot(kept.text("imageName"), kept.startingWith("meta."));
      case REBUILD -> Rebuild.read(kept);
      case MIGRATE, LIVE_MIGRATE, EVACUATE -> new Migrating.Move(action, kept.get("host"));
      case ABORT_MIGRATION -> new Migrating.Abort(kept.text("migration"));
      case FINISH_MIGRATION -> new Migrating.Finish(kept.text("migration"));
      case RESET_STATE -> new ResetState(Boolean.parseBoolean(kept.get("active")));
      case BACKUP ->
          new Backup(kept.text("imageName"), kept.text("backupType"), kept.number("rotation"));
      case LOCK -> new Lock(kept.get("reason"));
      // A password that a person chose is kept nowhere.
      case RESCUE -> new Rescue(null, kept.get("imageId"));
      case UNSHELVE -> Migrating.Unshelve.read(kept);
      case RENAME -> new Rename(kept.text("newName"));
      case EDIT -> Edit.read(kept);
      case ATTACH_VOLUME ->
          new Attachment.AttachVolume(
              kept.text("volume"),
              kept.text("volumeName"),
              kept.get("device"),
              kept.truth("deleteOnTermination"));
      case DETACH_VOLUME ->
          new Attachment.DetachVolume(kept.text("volume"), kept.text("volumeName"));
      case ATTACH_INTERFACE ->
          new Attachment.AttachInterface(
              kept.get("network"), kept.get("port"), kept.get("fixedIp"));
      case DETACH_INTERFACE ->
          new Attachment.DetachInterface(kept.text("port"), kept.text("address"));
      case ADD_TAG -> new ServerLabel.AddTag(kept.text("label"));
      case REMOVE_TAG -> new ServerLabel.RemoveTag(kept.text("label"));
      case ADD_SECURITY_GROUP -> new ServerLabel.AddSecurityGroup(kept.text("label"));
      case REMOVE_SECURITY_GROUP -> new ServerLabel.RemoveSecurityGroup(kept.text("label"));
      case START,
          STOP,
          REBOOT_SOFT,
          REBOOT_HARD,
          PAUSE,
          UNPAUSE,
          SUSPEND,
          RESUME,
          SHELVE,
          SHELVE_OFFLOAD,
          UNLOCK,
          CONFIRM_RESIZE,
          REVERT_RESIZE,
          EDIT_METADATA,
          CHANGE_PASSWORD,
          UNRESCUE,
          CRASH_DUMP,
          RESTORE,
          FORCE_DELETE,
          DELETE ->
          new Plain(action);
    };
  }

  /** An action that needs nothing more than its server. */
  record Plain(ServerAction action) implements Command {
    @Override
    public Request request(ServerRequests requests, String id) {
      return switch (action) {
        case START -> requests.start(id);
        case STOP -> requests.stop(id);
        case REBOOT_SOFT -> requests.reboot(id, RebootType.SOFT);
        case REBOOT_HARD -> requests.reboot(id, RebootType.HARD);
        case PAUSE -> requests.pause(id);
        case UNPAUSE -> requests.unpause(id);
        case SUSPEND -> requests.suspend(id);
        case RESUME -> requests.resume(id);
        case SHELVE -> requests.shelve(id);
        case UNSHELVE -> requests.unshelve(id);
        case SHELVE_OFFLOAD -> requests.shelveOffload(id);
        case UNRESCUE -> requests.unrescue(id);
        case LOCK -> requests.lock(id, null);
        case UNLOCK -> requests.unlock(id);
        case CONFIRM_RESIZE -> requests.confirmResize(id);
        case REVERT_RESIZE -> requests.revertResize(id);
        case CRASH_DUMP -> requests.triggerCrashDump(id);
        case RESTORE -> requests.restore(id);
        case FORCE_DELETE -> requests.forceDelete(id);
        case DELETE -> requests.delete(id);
        // These may be given without choosing anything.
        case RESCUE -> requests.rescue(id, null, null);
        case MIGRATE, LIVE_MIGRATE, EVACUATE ->
            new Migrating.Move(action, null).request(requests, id);
        case RESIZE,
            REBUILD,
            SNAPSHOT,
            BACKUP,
            RENAME,
            EDIT,
            CHANGE_PASSWORD,
            EDIT_METADATA,
            ABORT_MIGRATION,
            FINISH_MIGRATION,
            RESET_STATE,
            ATTACH_VOLUME,
            DETACH_VOLUME,
            ATTACH_INTERFACE,
            DETACH_INTERFACE,
            ADD_SECURITY_GROUP,
            REMOVE_SECURITY_GROUP,
            ADD_TAG,
            REMOVE_TAG ->
            throw new IllegalArgumentException(action + " needs more than its server");
      };
    }
  }

  record Resize(String flavorId, String flavorName) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.RESIZE;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.resize(serverId, flavorId);
    }

    @Override
    public String destination() {
      return flavorName;
    }

    @Override
    public void keep(Kept kept) {
      kept.put("flavorId", flavorId);
      kept.put("flavorName", flavorName);
    }
  }

  record Snapshot(String imageName, Map<String, String> metadata) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.SNAPSHOT;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.createImage(serverId, imageName, metadata);
    }

    @Override
    public String newImage() {
      return imageName;
    }

    /** What is secret is not written; a snapshot that is taken up later goes without it. */
    @Override
    public void keep(Kept kept) {
      kept.put("imageName", imageName);
      metadata.forEach(
          (key, value) -> {
            if (SecretText.masked(key, value).equals(value)) {
              kept.put("meta." + key, value);
            }
          });
    }
  }

  record Rename(String name) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.RENAME;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.update(serverId, new Change(name, null, null, null, null));
    }

    @Override
    public void keep(Kept kept) {
      kept.put("newName", name);
    }
  }

  record ChangePassword(Secret password) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.CHANGE_PASSWORD;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.changePassword(serverId, password);
    }
  }

  /** The settings name everything that the new server shall have. */
  record Rebuild(io.novadesk.api.compute.Rebuild settings, String imageName) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.REBUILD;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.rebuild(serverId, settings);
    }

    @Override
    public @Nullable Secret chosenPassword() {
      return settings.adminPass();
    }

    /** Without the password, user data and files, which may be secret. */
    @Override
    public void keep(Kept kept) {
      kept.put("imageId", settings.imageId());
      kept.put("imageName", imageName);
      kept.put("newName", settings.name());
      kept.put("description", settings.description());
      kept.put("keyName", settings.keyName());
      kept.put("hostname", settings.hostname());
    }

    private static Rebuild read(Kept kept) {
      return new Rebuild(
          new io.novadesk.api.compute.Rebuild(
              kept.text("imageId"),
              kept.get("newName"),
              null,
              null,
              kept.get("description"),
              kept.get("keyName"),
              null,
              kept.get("hostname"),
              Map.of()),
          kept.text("imageName"));
    }
  }

  /**
   * @param password null: the cloud chooses one
   * @param imageId null: the cloud's usual rescue image
   */
  record Rescue(@Nullable Secret password, @Nullable String imageId) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.RESCUE;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.rescue(serverId, password, imageId);
    }

    @Override
    public @Nullable Secret chosenPassword() {
      return password;
    }

    @Override
    public void keep(Kept kept) {
      kept.put("imageId", imageId);
    }
  }

  /**
   * @param type such as {@code daily}
   * @param rotation how many of this type are kept, this one among them
   */
  record Backup(String imageName, String type, int rotation) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.BACKUP;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.createBackup(serverId, imageName, type, rotation);
    }

    @Override
    public String newImage() {
      return imageName;
    }

    @Override
    public void keep(Kept kept) {
      kept.put("imageName", imageName);
      kept.put("backupType", type);
      kept.put("rotation", Integer.toString(rotation));
    }
  }

  /**
   * @param reason why, for others to read; null: none
   */
  record Lock(@Nullable String reason) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.LOCK;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.lock(serverId, reason);
    }

    @Override
    public void keep(Kept kept) {
      kept.put("reason", reason);
    }
  }

  record Edit(Change change) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.EDIT;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.update(serverId, change);
    }

    @Override
    public void keep(Kept kept) {
      kept.put("newName", change.name());
      kept.put("description", change.description());
      kept.put("accessIPv4", change.accessIPv4());
      kept.put("accessIPv6", change.accessIPv6());
      kept.put("hostname", change.hostname());
    }

    private static Edit read(Kept kept) {
      return new Edit(
          new Change(
              kept.get("newName"),
              kept.get("description"),
              kept.get("accessIPv4"),
              kept.get("accessIPv6"),
              kept.get("hostname")));
    }
  }

  /**
   * @param active what the cloud shall take the server for: ACTIVE, else ERROR
   */
  record ResetState(boolean active) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.RESET_STATE;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.resetState(serverId, active ? "active" : "error");
    }

    @Override
    public void keep(Kept kept) {
      kept.put("active", Boolean.toString(active));
    }
  }
}
