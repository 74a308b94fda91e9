package io.novadesk.cloud.action;

import io.novadesk.api.compute.ServerStatus;
import java.util.Set;

/** What of a server that has come to rest says that an action is done. */
public sealed interface End {
  /** It shows one of these statuses. */
  record In(Set<ServerStatus> statuses) implements End {}

  /**
   * That it has come to rest, for the action leaves no other mark on it.
   *
   * @param sentence the key of what is then told
   */
  record AtRest(String sentence) implements End {}

  /** What only one action, or a few of a kind, end in. */
  enum Own implements End {
    /** As it was before, and out of an error. */
    AS_FOUND,
    RESIZED,
    RESIZE_CONFIRMED,
    RESIZE_REVERTED,
    /** On another host, where it has to be confirmed. */
    MIGRATED,
    /** On another host. */
    MOVED,
    MIGRATION_FINISHED,
    MIGRATION_ABORTED,
    /** The server is no more. */
    GONE,
    /** What the cloud was told about it stands there, at once. */
    WRITTEN,
    /** The status that the cloud was told to show. */
    STATE,
    /** Locked, or locked no more. */
    LOCK,
    /** Plugged in, or pulled out. */
    ATTACHMENT
  }

  static End in(ServerStatus... statuses) {
    return new In(Set.of(statuses));
  }

  static End atRest(String sentence) {
    return new AtRest(sentence);
  }
}
