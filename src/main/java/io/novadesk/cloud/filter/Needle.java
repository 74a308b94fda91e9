package io.novadesk.cloud.filter;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.i18n.Folded;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part that is looked for in very many texts, without regard to case, and without making a new
 * text for every server at every keystroke.
 */
public final class Needle {
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:%]*");

  private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f-]*");
  private static final int UUID_LENGTH = 36;

  private final String part;
  private final boolean ascii;

  /** Letters beyond ASCII that are the same as one of its own, or make one the same. */
  private final String alike;

  private final char small;
  private final char big;

  /** Whether an address could have it. */
  private final boolean addressLike;

  /** Whether a UUID could have it. */
  private final boolean uuidLike;

  public Needle(String typed) {
    part = Folded.of(typed);
    ascii = Folded.isAscii(part);
    alike =
        (part.indexOf('i') < 0 ? "" : "\u0130\u0131\u0307")
            + (part.indexOf('s') < 0 ? "" : "\u017f")
            + (part.indexOf('k') < 0 ? "" : "\u212a");
    small = part.isEmpty() ? 0 : part.charAt(0);
    big = part.isEmpty() ? 0 : Character.toUpperCase(part.charAt(0));
    addressLike = ADDRESS.matcher(part).matches();
    uuidLike = UUID.matcher(part).matches();
  }

  public boolean isIn(@Nullable String text) {
    if (text == null) {
      return false;
    }
    if (part.isEmpty()) {
      return true;
    }
    if (isFoundFrom(small, text) || (big != small && isFoundFrom(big, text))) {
      return true;
    }
    return isWorthFolding(text) && Folded.of(text).contains(part);
  }

  /** Whether it is the whole text. */
  boolean is(String text) {
    return text.equalsIgnoreCase(part) || (isWorthFolding(text) && Folded.of(text).equals(part));
  }

  /**
   * A text of ASCII has no other form, and a part of ASCII is only missed where letters stand that
   * are the same as one of its own. The JDK knows at once that most texts have none of these.
   */
  private boolean isWorthFolding(String text) {
    if (!ascii) {
      return !Folded.isAscii(text);
    }
    for (int i = 0; i < alike.length(); i++) {
      if (text.indexOf(alike.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Most texts do not even have the first letter, which the JDK finds out fast. */
  private boolean isFoundFrom(char first, String text) {
    int last = text.length() - part.length();
    for (int at = text.indexOf(first); at >= 0 && at <= last; at = text.indexOf(first, at + 1)) {
      if (text.regionMatches(true, at, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it occurs in anything that a person sees of a server. */
  boolean occursIn(Described row) {
    Server server = row.server();
    if (isIn(row.server().displayName())
        || isIn(server.status())
        || isIn(row.flavorName())
        || isIn(row.imageName())
        || isInId(server.id())
        || isIn(server.taskState())
        || isInAddress(server)) {
      return true;
    }
    return isInMetadata(server) || isInTags(server);
  }

  /** Nearly all ids are UUIDs, of which each is a text of its own, far away in memory. */
  private boolean isInId(String id) {
    return (uuidLike || id.length() != UUID_LENGTH) && isIn(id);
  }

  /** To go through the map's entries makes objects for each, to be handed them does not. */
  private boolean isInMetadata(Server server) {
    boolean[] found = new boolean[1];
    server.metadata().forEach((key, value) -> found[0] |= isIn(value) || isIn(key));
    return found[0];
  }

  private boolean isInTags(Server server) {
    List<String> tags = server.tags();
    for (int i = 0; i < tags.size(); i++) {
      if (isIn(tags.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isInAddress(Server server) {
    if (!addressLike) {
      return false;
    }
    List<Address> addresses = server.addresses();
    for (int i = 0; addresses != null && i < addresses.size(); i++) {
      if (isIn(addresses.get(i).addr())) {
        return true;
      }
    }
    return isIn(server.accessIPv4()) || isIn(server.accessIPv6());
  }
}
