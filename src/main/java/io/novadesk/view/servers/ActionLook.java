package io.novadesk.view.servers;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.palette.PaletteCommand.Harm;
import java.util.Arrays;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/**
 * How an action looks: the one table of the views.
 *
 * @param place where it stands in menus
 * @param ask what comes before anything is sent to one server
 * @param harm what it may cost whoever works on the server
 */
public record ActionLook(Place place, Feather icon, Ask ask, Harm harm) {
  /** The parts of the menus of servers, in their order. */
  public enum Place {
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

  /** What comes before anything is sent to one server. */
  public enum Ask {
    NOTHING,
    /** A question with nothing to fill in. */
    YES,
    /** A form, where this server leaves anything to choose. */
    CHOICE,
    FORM,
    /** What one server has is edited where it is shown. */
    METADATA_TAB,
    STORAGE_TAB,
    NETWORK_TAB;

    private boolean wantsMore() {
      return this != NOTHING && this != YES && this != CHOICE;
    }
  }

  public static ActionLook of(ServerAction action) {
    return switch (action) {
      case START -> new ActionLook(Place.POWER, Feather.PLAY, Ask.NOTHING, Harm.NONE);
      case STOP -> new ActionLook(Place.POWER, Feather.SQUARE, Ask.NOTHING, Harm.INTERRUPTS);
      case REBOOT_SOFT -> new ActionLook(Place.POWER, Feather.REFRESH_CW, Ask.NOTHING, Harm.NONE);
      case REBOOT_HARD -> new ActionLook(Place.POWER, Feather.ZAP, Ask.YES, Harm.INTERRUPTS);
      case PAUSE -> new ActionLook(Place.STATE, Feather.PAUSE, Ask.NOTHING, Harm.INTERRUPTS);
      case UNPAUSE -> new ActionLook(Place.STATE, Feather.PLAY_CIRCLE, Ask.NOTHING, Harm.NONE);
      case SUSPEND -> new ActionLook(Place.STATE, Feather.MOON, Ask.NOTHING, Harm.INTERRUPTS);
      case RESUME -> new ActionLook(Place.STATE, Feather.PLAY_CIRCLE, Ask.NOTHING, Harm.NONE);
      case SHELVE -> new ActionLook(Place.STATE, Feather.ARCHIVE, Ask.YES, Harm.INTERRUPTS);
      case UNSHELVE -> new ActionLook(Place.STATE, Feather.UPLOAD, Ask.CHOICE, Harm.NONE);
      case LOCK -> new ActionLook(Place.STATE, Feather.LOCK, Ask.FORM, Harm.NONE);
      case UNLOCK -> new ActionLook(Place.STATE, Feather.UNLOCK, Ask.NOTHING, Harm.NONE);
      case RESIZE -> new ActionLook(Place.SIZE, Feather.MAXIMIZE_2, Ask.FORM, Harm.INTERRUPTS);
      case CONFIRM_RESIZE -> new ActionLook(Place.SIZE, Feather.CHECK, Ask.YES, Harm.NONE);
      case REVERT_RESIZE ->
          new ActionLook(Place.SIZE, Feather.CORNER_UP_LEFT, Ask.YES, Harm.DESTROYS);
      case SNAPSHOT -> new ActionLook(Place.IMAGE, Feather.CAMERA, Ask.FORM, Harm.NONE);
      case BACKUP -> new ActionLook(Place.IMAGE, Feather.COPY, Ask.FORM, Harm.NONE);
      case REBUILD -> new ActionLook(Place.IMAGE, Feather.REPEAT, Ask.FORM, Harm.DESTROYS);
      case RENAME -> new ActionLook(Place.IDENTITY, Feather.EDIT_2, Ask.FORM, Harm.NONE);
      case EDIT -> new ActionLook(Place.IDENTITY, Feather.FILE_TEXT, Ask.FORM, Harm.NONE);
      case EDIT_METADATA ->
          new ActionLook(Place.IDENTITY, Feather.TAG, Ask.METADATA_TAB, Harm.NONE);
      case CHANGE_PASSWORD -> new ActionLook(Place.IDENTITY, Feather.KEY, Ask.FORM, Harm.NONE);
      case ATTACH_VOLUME ->
          new ActionLook(Place.ATTACHMENTS, Feather.HARD_DRIVE, Ask.STORAGE_TAB, Harm.NONE);
      case DETACH_VOLUME ->
          new ActionLook(Place.ATTACHMENTS, Feather.HARD_DRIVE, Ask.STORAGE_TAB, Harm.INTERRUPTS);
      case ATTACH_INTERFACE ->
          new ActionLook(Place.ATTACHMENTS, Feather.SHARE_2, Ask.NETWORK_TAB, Harm.NONE);
      case DETACH_INTERFACE ->
          new ActionLook(Place.ATTACHMENTS, Feather.SHARE_2, Ask.NETWORK_TAB, Harm.INTERRUPTS);
      case ADD_SECURITY_GROUP ->
          new ActionLook(Place.ATTACHMENTS, Feather.SHIELD, Ask.NETWORK_TAB, Harm.NONE);
      case REMOVE_SECURITY_GROUP ->
          new ActionLook(Place.ATTACHMENTS, Feather.SHIELD, Ask.NETWORK_TAB, Harm.INTERRUPTS);
      case ADD_TAG ->
          new ActionLook(Place.ATTACHMENTS, Feather.BOOKMARK, Ask.METADATA_TAB, Harm.NONE);
      case REMOVE_TAG ->
          new ActionLook(Place.ATTACHMENTS, Feather.BOOKMARK, Ask.METADATA_TAB, Harm.INTERRUPTS);
      case RESCUE -> new ActionLook(Place.REPAIR, Feather.LIFE_BUOY, Ask.FORM, Harm.INTERRUPTS);
      case UNRESCUE -> new ActionLook(Place.REPAIR, Feather.LOG_OUT, Ask.NOTHING, Harm.NONE);
      case CRASH_DUMP -> new ActionLook(Place.REPAIR, Feather.ACTIVITY, Ask.YES, Harm.INTERRUPTS);
      case RESTORE -> new ActionLook(Place.REPAIR, Feather.ROTATE_CCW, Ask.NOTHING, Harm.NONE);
      case FORCE_DELETE -> new ActionLook(Place.REPAIR, Feather.TRASH, Ask.FORM, Harm.DESTROYS);
      case MIGRATE ->
          new ActionLook(Place.ADMINISTRATION, Feather.TRUCK, Ask.FORM, Harm.INTERRUPTS);
      case LIVE_MIGRATE ->
          new ActionLook(Place.ADMINISTRATION, Feather.SHUFFLE, Ask.FORM, Harm.NONE);
      case FINISH_MIGRATION ->
          new ActionLook(Place.ADMINISTRATION, Feather.FAST_FORWARD, Ask.FORM, Harm.NONE);
      case ABORT_MIGRATION ->
          new ActionLook(Place.ADMINISTRATION, Feather.X_CIRCLE, Ask.FORM, Harm.NONE);
      case EVACUATE ->
          new ActionLook(Place.ADMINISTRATION, Feather.CORNER_UP_RIGHT, Ask.FORM, Harm.DESTROYS);
      case SHELVE_OFFLOAD ->
          new ActionLook(Place.ADMINISTRATION, Feather.DOWNLOAD_CLOUD, Ask.YES, Harm.INTERRUPTS);
      case RESET_STATE ->
          new ActionLook(Place.ADMINISTRATION, Feather.SLIDERS, Ask.FORM, Harm.INTERRUPTS);
      case DELETE -> new ActionLook(Place.END, Feather.TRASH_2, Ask.FORM, Harm.DESTROYS);
    };
  }

  /** Whether what the server loses by it is gone, so that nobody should do it by mistake. */
  public boolean destroys() {
    return harm == Harm.DESTROYS;
  }

  /** Whether whoever works on the server notices it. A soft reboot does no harm, but ends work. */
  public boolean interrupts(ServerAction action) {
    return harm != Harm.NONE || action == ServerAction.REBOOT_SOFT;
  }

  /** Whether many servers may be told without a look at the plan first. */
  public boolean mayGoAtOnce() {
    return ask == Ask.NOTHING;
  }

  /** The actions of one part of the menus. */
  static List<ServerAction> at(Place place) {
    return Arrays.stream(ServerAction.values()).filter(a -> of(a).place() == place).toList();
  }

  /** Its name, with dots where it asks something first. */
  public static String label(ServerAction action) {
    String name = Text.of("action." + action);
    return of(action).ask().wantsMore() ? Text.of("action.asks", name) : name;
  }
}
