package io.novadesk.common.notices;

import io.novadesk.i18n.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The notices of Linux desktops (Desktop Notifications Specification 1.2), over the session's
 * message bus.
 */
final class FreedesktopNotices implements DesktopNotices {
  private static final String NAME = "org.freedesktop.Notifications";
  private static final String PATH = "/org/freedesktop/Notifications";
  private static final int NORMAL = 1;
  private static final int CRITICAL = 2;

  /** The server's own time for ordinary ones; an urgent one stays until it is seen. */
  private static final int USUAL = -1;

  private static final int NEVER = 0;

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Not every desktop tells when one is gone: of more than these the oldest leads nowhere. */
  private static final int MOST = 100;

  private final Map<String, Runnable> shown = new LinkedHashMap<>();
  private @Nullable Gio library;

  @Override
  public synchronized void show(Notice notice, Runnable pressed) throws NoticeException {
    Gio gio = library();
    try {
      boolean leads = gio.call(NAME, PATH, NAME, "GetCapabilities", "()").contains("'actions'");
      String answer = gio.call(NAME, PATH, NAME, "Notify", arguments(notice, leads));
      Matcher number = NUMBER.matcher(answer);
      if (leads && number.find()) {
        shown.put(number.group(), pressed);
        if (shown.size() > MOST) {
          shown.remove(shown.keySet().iterator().next());
        }
      }
    } catch (NoticeException e) {
      throw new NoticeException(Text.of("notice.refused", String.valueOf(e.getMessage())));
    }
  }

  private Gio library() throws NoticeException {
    Gio known = library;
    if (known != null) {
      return known;
    }
    try {
      Gio gio = new Gio();
      new GioSignals(gio, this::heard).listenTo(NAME, PATH, NAME);
      library = gio;
      return gio;
    } catch (IllegalArgumentException _) {
      throw new NoticeException(Text.of("notice.noLibrary"));
    } catch (CompletionException e) {
      throw new NoticeException(Text.of("notice.refused", String.valueOf(e.getCause())));
    }
  }

  /** Waits while one is about to be shown, whose number is not known yet. */
  private void heard(String signal, String values) {
    Matcher number = NUMBER.matcher(values);
    boolean pressed = signal.equals("ActionInvoked");
    if (number.find() && (pressed || signal.equals("NotificationClosed"))) {
      Runnable leads = taken(number.group());
      if (pressed && leads != null) {
        leads.run();
      }
    }
  }

  private synchronized @Nullable Runnable taken(String number) {
    return shown.remove(number);
  }

  /** The body is markup to servers that draw it: what a cloud says is not. */
  private static String arguments(Notice notice, boolean leads) {
    return String.join(
        ", ",
        "('Novadesk'",
        "uint32 0",
        "'novadesk'",
        quoted(notice.title()),
        quoted(escaped(notice.text())),
        leads ? "['default', " + quoted(Text.of("notice.show")) + "]" : "@as []",
        "{'urgency': <byte "
            + (notice.urgent() ? CRITICAL : NORMAL)
            + ">, 'desktop-entry': <'novadesk'>}",
        "int32 " + (notice.urgent() ? NEVER : USUAL) + ")");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** As GLib's text form of values has it. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\'', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                default -> {
                  // D-Bus takes no half of a pair, and nobody reads other signs of control.
                  if (!Character.isISOControl(c) && !isHalf(c)) {
                    quoted.appendCodePoint(c);
                  }
                }
              }
            });
    return quoted.append('\'').toString();
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
