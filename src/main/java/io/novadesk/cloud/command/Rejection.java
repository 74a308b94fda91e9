package io.novadesk.cloud.command;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Unknown;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;

/** What it means that the cloud refused a command. */
final class Rejection {
  private final Operation operation;
  private final Command command;
  private final Region region;
  private final Server before;

  Rejection(Operation operation) {
    this.operation = operation;
    this.command = operation.command();
    this.region = operation.region();
    this.before = operation.server();
  }

  /** What is to be followed all the same, or the end. Blocking. */
  Inquiry.Finding meaning(ApiException e, OperationLog.Earlier earlier) {
    OperationState end = new Failed(e.getMessage(), e.requestId());
    try {
      if (takesAway()) {
        // What is gone cannot be taken away: an earlier attempt of this very request may have done
        // it, the answer to which was lost.
        switch (new Inquiry(command, region, before, earlier, e).look()) {
          case Inquiry.Finding.Arrived arrived -> {
            return arrived;
          }
          case Inquiry.Finding.Ended(Done done) ->
              end =
                  command.action().is(Trait.DELETES)
                      ? new Done(Text.of("operation.done.alreadyGone"))
                      : done;
          case Inquiry.Finding.Ended _, Inquiry.Finding.Nothing _ -> {
            // It was refused, and the cloud's own words say why.
          }
        }
      }
      if (end instanceof Failed) {
        learn(e);
      }
    } catch (ApiException unread) {
      // What could not be asked is not learned either.
      if (takesAway() && e.category() == Category.NOT_FOUND) {
        end =
            new Unknown(
                Text.of("operation.unknown.unread", e.getMessage(), unread.getMessage()),
                e.requestId());
      }
    }
    return new Inquiry.Finding.Ended(end);
  }

  /**
   * A refusal that another command of our own caused, or one that we had not seen, says nothing.
   */
  private void learn(ApiException e) {
    boolean conflict = e.category() == Category.CONFLICT;
    if (conflict && region.underWay().isAnotherThan(operation, before.id())) {
      return;
    }
    Server now = conflict ? region.servers().get(before.id()) : before;
    if (conflict) {
      region.inventory().observed(now);
    }
    region.refusals().note(now, command.action(), e);
  }

  /** Whether asking twice for it gets another answer than asking once. */
  private boolean takesAway() {
    boolean wasThere =
        !(command instanceof ServerLabel.RemoveTag(String tag)) || before.tags().contains(tag);
    return command.action().is(Trait.TAKES_AWAY) && wasThere;
  }
}
