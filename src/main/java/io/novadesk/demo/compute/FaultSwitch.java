package io.novadesk.demo.compute;

import java.util.Map;

/**
 * Faults on demand: the metadata key {@value #KEY} of a server says what shall go wrong with it.
 * Set it at creation or at any time before the action; every client can.
 */
public enum FaultSwitch {
  /** Creating (or rebuilding) ends in ERROR with the fault "No valid host was found. ..." */
  BUILD_ERROR("build-error"),
  /** A resize falls back to ACTIVE without a fault; only the instance action tells. */
  RESIZE_SILENT("resize-silent"),
  /** A soft reboot never ends: task_state stays. A hard reboot helps. */
  REBOOT_HANG("reboot-hang"),
  /** Deleting ends in ERROR. Deleting again after the key was removed works. */
  DELETE_ERROR("delete-error"),
  /** Detaching a volume or an interface fails; only the instance action tells. */
  DETACH_ERROR("detach-error"),
  /**
   * Not a fault but a setting of some clouds: a deleted server stays as SOFT_DELETED, until it is
   * restored or deleted by force.
   */
  SOFT_DELETE("soft-delete");

  /** The metadata key. */
  public static final String KEY = "demo.fault";

  private final String value;

  FaultSwitch(String value) {
    this.value = value;
  }

  /** Whether a server with this metadata shall fail in this way. */
  boolean isOn(Map<String, String> metadata) {
    return value.equals(metadata.get(KEY));
  }

  /** The value of the metadata key that turns it on. */
  public String value() {
    return value;
  }
}
