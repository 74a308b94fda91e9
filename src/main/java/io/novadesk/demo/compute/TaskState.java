package io.novadesk.demo.compute;

import java.util.Locale;

/** What is being done to a server: nova's task_state. */
public enum TaskState {
  SCHEDULING,
  BLOCK_DEVICE_MAPPING,
  NETWORKING,
  SPAWNING,
  IMAGE_SNAPSHOT,
  IMAGE_SNAPSHOT_PENDING,
  IMAGE_PENDING_UPLOAD,
  IMAGE_UPLOADING,
  IMAGE_BACKUP,
  UPDATING_PASSWORD,
  RESIZE_PREP,
  RESIZE_MIGRATING,
  RESIZE_MIGRATED,
  RESIZE_FINISH,
  RESIZE_REVERTING,
  REBOOTING,
  REBOOT_PENDING,
  REBOOT_STARTED,
  REBOOTING_HARD,
  REBOOT_PENDING_HARD,
  REBOOT_STARTED_HARD,
  PAUSING,
  UNPAUSING,
  SUSPENDING,
  RESUMING,
  POWERING_OFF("powering-off"),
  POWERING_ON("powering-on"),
  RESCUING,
  UNRESCUING,
  REBUILDING,
  REBUILD_BLOCK_DEVICE_MAPPING,
  REBUILD_SPAWNING,
  MIGRATING,
  DELETING,
  SOFT_DELETING("soft-deleting"),
  RESTORING,
  SHELVING,
  SHELVING_IMAGE_PENDING_UPLOAD,
  SHELVING_IMAGE_UPLOADING,
  SHELVING_OFFLOADING,
  UNSHELVING;

  private final String wire;

  TaskState() {
    wire = name().toLowerCase(Locale.ROOT);
  }

  TaskState(String wire) {
    this.wire = wire;
  }

  /** The word on the wire. */
  public String wire() {
    return wire;
  }
}
