package io.novadesk.viewmodel.connect;

import io.novadesk.cloud.live.Session;
import io.novadesk.profile.Connection.Marking;

/** Gets each session that was opened, on the caller's side; it is the receiver's to close. */
@FunctionalInterface
public interface Entrance {
  /** How a cloud came to be open. */
  enum By {
    /** Who has asked for it in the dialog and waits there. */
    PERSON,
    /** Beside others, while the person may be at something else. */
    ITSELF
  }

  /**
   * @param marking by what the person knows the cloud again
   */
  void opened(Session session, Marking marking, By by);
}
