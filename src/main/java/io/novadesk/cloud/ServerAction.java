package io.novadesk.cloud;

/** What a person can do to a server. */
public enum ServerAction {
  START,
  STOP,
  REBOOT_SOFT,
  REBOOT_HARD,
  PAUSE,
  UNPAUSE,
  SUSPEND,
  RESUME,
  SHELVE,
  UNSHELVE,
  UNRESCUE,
  LOCK,
  UNLOCK,
  RESIZE,
  CONFIRM_RESIZE,
  REVERT_RESIZE,
  SNAPSHOT,
  RENAME,
  CHANGE_PASSWORD,
  EDIT_METADATA,
  DELETE
}
