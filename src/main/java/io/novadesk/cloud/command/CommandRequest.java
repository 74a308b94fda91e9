package io.novadesk.cloud.command;

import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.compute.Servers.RebootType;
import io.novadesk.api.http.Request;
import io.novadesk.api.http.RequestPreview;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.live.Region;

/** What a command is on the wire. */
public final class CommandRequest {
  private CommandRequest() {}

  /** Exactly what will be sent, for a person to read before. */
  public static RequestPreview preview(Command command, Region region, String serverId) {
    return RequestPreview.of(of(command, region, serverId));
  }

  static Request of(Command command, Region region, String serverId) {
    return of(command, region.servers().requests(), serverId);
  }

  static Request of(Command command, ServerRequests requests, String id) {
    return switch (command) {
      case Command.Plain(ServerAction action) -> plain(action, requests, id);
      case Command.Resize resize -> requests.resize(id, resize.flavorId());
      case Command.Rebuild rebuild -> requests.rebuild(id, rebuild.settings());
      case Command.Rescue rescue -> requests.rescue(id, rescue.password(), rescue.imageId());
      case Command.Snapshot snapshot ->
          requests.createImage(id, snapshot.imageName(), snapshot.metadata());
      case Command.Backup backup ->
          requests.createBackup(id, backup.imageName(), backup.type(), backup.rotation());
      case Command.ChangePassword change -> requests.changePassword(id, change.password());
      case Command.Rename rename ->
          requests.update(id, new ServerRequests.Change(rename.name(), null, null, null, null));
      case Command.Edit edit -> requests.update(id, edit.change());
      case Command.Lock lock -> requests.lock(id, lock.reason());
      case Command.Move move -> move(move, requests, id);
      case Command.AbortMigration abort -> requests.abortMigration(id, abort.migrationId());
      case Command.FinishMigration finish -> requests.finishMigration(id, finish.migrationId());
      case Command.Unshelve back -> requests.unshelve(id, back.zone(), back.host());
      case Command.ResetState reset -> requests.resetState(id, reset.active() ? "active" : "error");
      case Command.AddTag(String tag) -> requests.addTag(id, tag);
      case Command.RemoveTag(String tag) -> requests.removeTag(id, tag);
      case Command.AddSecurityGroup(String group) -> requests.addSecurityGroup(id, group);
      case Command.RemoveSecurityGroup(String group) -> requests.removeSecurityGroup(id, group);
      case Command.Attachment attachment ->
          throw new IllegalArgumentException(attachment.action() + " is not one request");
    };
  }

  private static Request move(Command.Move move, ServerRequests requests, String id) {
    return switch (move.action()) {
      case MIGRATE -> requests.migrate(id, move.host());
      case LIVE_MIGRATE -> requests.liveMigrate(id, move.host());
      case EVACUATE -> requests.evacuate(id, move.host());
      default -> throw new IllegalArgumentException(move.action() + " is no move");
    };
  }

  private static Request plain(ServerAction action, ServerRequests requests, String id) {
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
      case MIGRATE -> requests.migrate(id, null);
      case LIVE_MIGRATE -> requests.liveMigrate(id, null);
      case EVACUATE -> requests.evacuate(id, null);
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
