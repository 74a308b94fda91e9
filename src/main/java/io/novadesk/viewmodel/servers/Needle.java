package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part that is looked for in very many texts, without regard to case, and without making a new
 * text for every server at every keystroke.
 */
final class Needle {
  private final String part;
  private final char small;
  private final char big;

  Needle(String part) {
    this.part = part;
    small = part.isEmpty() ? 0 : Character.toLowerCase(part.charAt(0));
    big = part.isEmpty() ? 0 : Character.toUpperCase(part.charAt(0));
  }

  boolean isIn(@Nullable String text) {
    if (text == null) {
      return false;
    }
    int length = part.length();
    if (length == 0) {
      return true;
    }
    int last = text.length() - length;
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      if ((c == small || c == big) && text.regionMatches(true, i, part, 0, length)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it occurs in anything that a person sees of a server. */
  boolean occursIn(ServerRow row) {
    Server server = row.server();
    if (isIn(row.name())
        || isIn(server.status())
        || isIn(row.flavorName())
        || isIn(row.imageName())
        || isIn(server.id())
        || isIn(server.taskState())
        || isInAddress(server)) {
      return true;
    }
    for (Map.Entry<String, String> item : server.metadata().entrySet()) {
      if (isIn(item.getValue()) || isIn(item.getKey())) {
        return true;
      }
    }
    for (String tag : server.tags()) {
      if (isIn(tag)) {
        return true;
      }
    }
    return false;
  }

  private boolean isInAddress(Server server) {
    List<Address> addresses = server.addresses();
    if (addresses != null) {
      for (Address address : addresses) {
        if (isIn(address.addr())) {
          return true;
        }
      }
    }
    return isIn(server.accessIPv4()) || isIn(server.accessIPv6());
  }
}
