package io.novadesk.cloud.command;

import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.Server;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps, over a crash, that a command was about to be sent and what came of it. Every call is made
 * on the operation's thread and returns when what it tells is on the disk.
 */
public interface OperationLog {
  /** Keeps nothing. */
  OperationLog NONE =
      new OperationLog() {
        @Override
        public boolean sending(Server before) {
          return true;
        }

        @Override
        public void answered(Accepted accepted) {}

        @Override
        public void ended(OperationState end) {}
      };

  /**
   * The command is about to be sent.
   *
   * @return false when it must not be sent any more
   * @throws IOException when it could not be kept; the command is not sent then
   */
  boolean sending(Server before) throws IOException;

  void answered(Accepted accepted) throws IOException;

  void ended(OperationState end) throws IOException;

  /**
   * The newest entry of the server's own history before the command was sent, so that a later one
   * is known for ours without comparing clocks; null where that was not asked.
   */
  default @Nullable String newestBefore() {
    return null;
  }

  /**
   * A command that an earlier run of the program had sent, or was about to.
   *
   * @param at when, by our clock
   * @param newestBefore the newest entry of the server's history at that time, where it was asked
   * @param answer what the cloud answered; null when that is not known
   */
  record Earlier(Instant at, @Nullable String newestBefore, @Nullable Accepted answer) {}
}
