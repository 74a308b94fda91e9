package io.novadesk.common.notices;

import io.novadesk.i18n.Text;
import java.util.Locale;

/** Where the system shows notices. Safe to use from many threads. */
public interface DesktopNotices {
  /**
   * Blocking, but for no longer than a few seconds.
   *
   * @param pressed runs when a person clicks it, on any thread, at most once; never where the
   *     system has no clicks on notices
   * @throws NoticeException where there is none, or it refuses
   */
  void show(Notice notice, Runnable pressed) throws NoticeException;

  /** Those of this system. */
  static DesktopNotices ofSystem() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
        ? new FreedesktopNotices()
        : none();
  }

  /** None, as on systems whose own Novadesk cannot ask yet. */
  static DesktopNotices none() {
    return (_, _) -> {
      throw new NoticeException(Text.of("notice.notHere"));
    };
  }
}
