package io.novadesk.view.servers;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import java.util.Arrays;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/**
 * How an action looks: the one table of the views.
 *
 * @param place where it stands in menus
 * @param asks whether a dialog or a tab comes before anything is sent
 */
record ActionLook(Place place, Feather icon, boolean asks) {
  /** The parts of the menus of servers, in their order. */
  enum Place {
    POWER,
    SIZE,
    IMAGE,
    IDENTITY,
    ATTACHMENTS,
    STATE,
    REPAIR,
    ADMINISTRATION,
    /** What comes last, because it destroys. */
    END
  }

  static ActionLook of(ServerAction action) {
    return switch (action) {
      case START -> plain(Place.POWER, Feather.PLAY);
      case STOP -> plain(Place.POWER, Feather.SQUARE);
      case REBOOT_SOFT -> plain(Place.POWER, Feather.REFRESH_CW);
      case REBOOT_HARD -> plain(Place.POWER, Feather.ZAP);
      case PAUSE -> plain(Place.STATE, Feather.PAUSE);
      case UNPAUSE -> plain(Place.STATE, Feather.PLAY_CIRCLE);
      case SUSPEND -> plain(Place.STATE, Feather.MOON);
      case RESUME -> plain(Place.STATE, Feather.PLAY_CIRCLE);
      case SHELVE -> plain(Place.STATE, Feather.ARCHIVE);
      case UNSHELVE -> plain(Place.STATE, Feather.UPLOAD);
      case LOCK -> asking(Place.STATE, Feather.LOCK);
      case UNLOCK -> plain(Place.STATE, Feather.UNLOCK);
      case RESIZE -> asking(Place.SIZE, Feather.MAXIMIZE_2);
      case CONFIRM_RESIZE -> plain(Place.SIZE, Feather.CHECK);
      case REVERT_RESIZE -> plain(Place.SIZE, Feather.CORNER_UP_LEFT);
      case SNAPSHOT -> asking(Place.IMAGE, Feather.CAMERA);
      case BACKUP -> asking(Place.IMAGE, Feather.COPY);
      case REBUILD -> asking(Place.IMAGE, Feather.REPEAT);
      case RENAME -> asking(Place.IDENTITY, Feather.EDIT_2);
      case EDIT -> asking(Place.IDENTITY, Feather.FILE_TEXT);
      case EDIT_METADATA -> asking(Place.IDENTITY, Feather.TAG);
      case CHANGE_PASSWORD -> asking(Place.IDENTITY, Feather.KEY);
      case ATTACH_VOLUME -> asking(Place.ATTACHMENTS, Feather.HARD_DRIVE);
      case DETACH_VOLUME -> asking(Place.ATTACHMENTS, Feather.HARD_DRIVE);
      case ATTACH_INTERFACE -> asking(Place.ATTACHMENTS, Feather.SHARE_2);
      case DETACH_INTERFACE -> asking(Place.ATTACHMENTS, Feather.SHARE_2);
      case ADD_SECURITY_GROUP -> asking(Place.ATTACHMENTS, Feather.SHIELD);
      case REMOVE_SECURITY_GROUP -> asking(Place.ATTACHMENTS, Feather.SHIELD);
      case ADD_TAG -> asking(Place.ATTACHMENTS, Feather.BOOKMARK);
      case REMOVE_TAG -> asking(Place.ATTACHMENTS, Feather.BOOKMARK);
      case RESCUE -> asking(Place.REPAIR, Feather.LIFE_BUOY);
      case UNRESCUE -> plain(Place.REPAIR, Feather.LOG_OUT);
      case CRASH_DUMP -> plain(Place.REPAIR, Feather.ACTIVITY);
      case RESTORE -> plain(Place.REPAIR, Feather.ROTATE_CCW);
      case FORCE_DELETE -> asking(Place.REPAIR, Feather.TRASH);
      case MIGRATE -> asking(Place.ADMINISTRATION, Feather.TRUCK);
      case LIVE_MIGRATE -> asking(Place.ADMINISTRATION, Feather.SHUFFLE);
      case FINISH_MIGRATION -> asking(Place.ADMINISTRATION, Feather.FAST_FORWARD);
      case ABORT_MIGRATION -> asking(Place.ADMINISTRATION, Feather.X_CIRCLE);
      case EVACUATE -> asking(Place.ADMINISTRATION, Feather.CORNER_UP_RIGHT);
      case SHELVE_OFFLOAD -> plain(Place.ADMINISTRATION, Feather.DOWNLOAD_CLOUD);
      case RESET_STATE -> asking(Place.ADMINISTRATION, Feather.SLIDERS);
      case DELETE -> asking(Place.END, Feather.TRASH_2);
    };
  }

  private static ActionLook plain(Place place, Feather icon) {
    return new ActionLook(place, icon, false);
  }

  private static ActionLook asking(Place place, Feather icon) {
    return new ActionLook(place, icon, true);
  }

  /** The actions of one part of the menus. */
  static List<ServerAction> at(Place place) {
    return Arrays.stream(ServerAction.values()).filter(a -> of(a).place() == place).toList();
  }

  /** Its name, with dots where it asks something first. */
  static String label(ServerAction action) {
    String name = Text.of("action." + action);
    return of(action).asks() ? Text.of("action.asks", name) : name;
  }
}
