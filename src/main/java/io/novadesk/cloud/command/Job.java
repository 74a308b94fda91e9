package io.novadesk.cloud.command;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that is no command on a server, followed to its true outcome as commands are: the data of an
 * image on its way, a key pair to be deleted. A job holds what is to be done and nothing of how far
 * it is, so it can be run again.
 */
public interface Job {
  /** What it is, such as "Upload image". */
  String title();

  /** The name of what it is done to. */
  String subject();

  /**
   * Does it. Blocking; interrupting the thread stops it, and what is half made is removed.
   *
   * @param progress hears of states on the way, on this thread
   * @return the end
   * @throws Exception whose message says why it failed
   */
  OperationState run(Consumer<OperationState> progress) throws Exception;

  /** Whether it may be asked for once more after it failed. */
  default boolean isRepeatable() {
    return true;
  }

  /** Which verb tells that it is under way; empty: its own sentences do. */
  default String verb() {
    return "";
  }

  /** What asking for it once more does: for most the same again. */
  default Job again() {
    return this;
  }

  /** What that is called; empty: as it is called for most. */
  default String againTitle() {
    return "";
  }

  /** Whether, where nobody could tell its end, asking for it once more only looks. */
  default boolean looksAgain() {
    return false;
  }

  /** Under which a ledger keeps it, so that this program does not take it up itself; or empty. */
  default String keptAs() {
    return "";
  }

  /** What two jobs have in common that must not be under way at the same time. */
  default Object identity() {
    return this;
  }

  /** The server that it makes or is about, once that is known; null where it is none. */
  default @Nullable String serverId() {
    return null;
  }

  /** Whether it only waits for the time to begin: nothing is under way yet. */
  default boolean waitsForItsTime() {
    return false;
  }

  /** Whether it goes on only when a person says so. */
  default boolean waitsForPerson() {
    return false;
  }

  /** What not waiting any longer is called; empty: nothing is to be waited for. */
  default String nowTitle() {
    return "";
  }

  /** Waits no longer; from any thread. */
  default void now() {
    // Most wait for nothing.
  }

  /** What stopping it is called; empty: as it is called for most. */
  default String stopTitle() {
    return "";
  }

  /** Whether it is written down, so that it goes on at the next start of the program. */
  default boolean outlivesTheProgram() {
    return false;
  }
}
