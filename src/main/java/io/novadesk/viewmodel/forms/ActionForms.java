package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.ServerAction;

/** Which form an action has. */
public final class ActionForms {
  private ActionForms() {}

  public static ActionForm of(ServerAction action, Takers takers) {
    return switch (action) {
      case RESIZE -> new ResizeForm(takers);
      case REBUILD -> new RebuildForm(takers);
      case RESCUE -> new RescueForm(takers);
      case SNAPSHOT -> new SnapshotForm(takers);
      case BACKUP -> new BackupForm(takers);
      case RENAME -> new RenameForm(takers);
      case EDIT -> new EditForm(takers);
      case CHANGE_PASSWORD -> new PasswordForm(takers);
      case LOCK -> new LockForm(takers);
      case UNSHELVE -> new UnshelveForm(takers);
      case RESET_STATE -> new ResetStateForm(takers);
      case MIGRATE, LIVE_MIGRATE, EVACUATE -> new MoveForm(action, takers);
      case ABORT_MIGRATION, FINISH_MIGRATION -> new MigrationForm(action, takers);
      case ATTACH_VOLUME -> new AttachVolumeForm(takers);
      case DETACH_VOLUME -> new DetachVolumeForm(takers);
      case ATTACH_INTERFACE -> new AttachInterfaceForm(takers);
      case DETACH_INTERFACE -> new DetachInterfaceForm(takers);
      case ADD_TAG, REMOVE_TAG, ADD_SECURITY_GROUP, REMOVE_SECURITY_GROUP ->
          new LabelForm(action, takers);
      case DELETE, FORCE_DELETE -> new DeleteForm(action, takers);
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
          UNRESCUE,
          UNLOCK,
          CONFIRM_RESIZE,
          REVERT_RESIZE,
          CRASH_DUMP,
          RESTORE ->
          new PlainForm(action, takers);
      case EDIT_METADATA -> throw new IllegalArgumentException("metadata has an editor of its own");
    };
  }
}
