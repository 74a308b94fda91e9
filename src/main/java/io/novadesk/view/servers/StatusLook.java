package io.novadesk.view.servers;

import io.novadesk.api.compute.ServerStatus;
import org.kordamp.ikonli.feather.Feather;

/**
 * How a status looks: an icon and a tone; the word stands beside them, so that colour is never the
 * only sign.
 */
public enum StatusLook {
  GOOD(Feather.CHECK_CIRCLE, "tone-good"),
  BUSY(Feather.LOADER, "tone-busy"),
  OFF(Feather.STOP_CIRCLE, "tone-off"),
  PAUSED(Feather.PAUSE_CIRCLE, "tone-off"),
  STORED(Feather.ARCHIVE, "tone-off"),
  ASKS(Feather.HELP_CIRCLE, "tone-asks"),
  RESCUE(Feather.LIFE_BUOY, "tone-asks"),
  BAD(Feather.ALERT_OCTAGON, "tone-bad"),
  STRANGE(Feather.CIRCLE, "tone-off");

  private final Feather icon;
  private final String styleClass;

  StatusLook(Feather icon, String styleClass) {
    this.icon = icon;
    this.styleClass = styleClass;
  }

  public Feather icon() {
    return icon;
  }

  public String styleClass() {
    return styleClass;
  }

  public static StatusLook of(ServerStatus status) {
    return switch (status) {
      case ACTIVE -> GOOD;
      case BUILD, REBOOT, HARD_REBOOT, PASSWORD, REBUILD, RESIZE, REVERT_RESIZE, MIGRATING -> BUSY;
      case SHUTOFF, DELETED, SOFT_DELETED -> OFF;
      case PAUSED, SUSPENDED -> PAUSED;
      case SHELVED, SHELVED_OFFLOADED -> STORED;
      case VERIFY_RESIZE -> ASKS;
      case RESCUE -> RESCUE;
      case ERROR -> BAD;
      case UNKNOWN, OTHER -> STRANGE;
    };
  }
}
