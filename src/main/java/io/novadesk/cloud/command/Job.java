package io.novadesk.cloud.command;

import java.util.function.Consumer;

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

  /** Whether it is written down, so that it goes on at the next start of the program. */
  default boolean outlivesTheProgram() {
    return false;
  }
}
