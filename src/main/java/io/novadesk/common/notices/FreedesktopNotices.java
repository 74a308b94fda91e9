package io.novadesk.common.notices;

import io.novadesk.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * The notices of Linux desktops (Desktop Notifications Specification 1.2, "Notify"), over the
 * session's message bus.
 */
final class FreedesktopNotices implements DesktopNotices {
  private static final String NAME = "org.freedesktop.Notifications";
  private static final String PATH = "/org/freedesktop/Notifications";
  private static final int NORMAL = 1;
  private static final int CRITICAL = 2;

  /** The server's own time for ordinary ones; an urgent one stays until it is seen. */
  private static final int USUAL = -1;

  private static final int NEVER = 0;

  private @Nullable Gio library;

  @Override
  public synchronized void show(Notice notice) throws NoticeException {
    try {
      if (library == null) {
        library = new Gio();
      }
    } catch (IllegalArgumentException _) {
      throw new NoticeException(Text.of("notice.noLibrary"));
    }
    try {
      library.call(NAME, PATH, NAME, "Notify", arguments(notice));
    } catch (NoticeException e) {
      throw new NoticeException(Text.of("notice.refused", String.valueOf(e.getMessage())));
    }
  }

  /** The body is markup to servers that draw it: what a cloud says is not. */
  private static String arguments(Notice notice) {
    return String.join(
        ", ",
        "('Novadesk'",
        "uint32 0",
        "'novadesk'",
        quoted(notice.title()),
        quoted(escaped(notice.text())),
        "@as []",
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
