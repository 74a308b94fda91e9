package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.launch.ExactlyOnce.InDoubt;
import io.novadesk.cloud.launch.ExactlyOnce.Made;
import io.novadesk.cloud.launch.LaunchBook.Mark;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.util.function.Consumer;

/**
 * Follows a server that was made to its end, sees that it is the order's own, and takes its stamp
 * off. Blocking.
 *
 * @param readOnly nothing may be changed now: the stamp stays until another start
 */
record Following(
    LaunchOrder order, Region region, LaunchBook book, Pace pace, Finder finder, boolean readOnly) {

  /**
   * @param told the server that the cloud named
   * @param found hears of the server that it really made, where that is another one
   * @throws ApiException when the cloud was away too long
   * @throws InDoubt when the cloud named another server and ours cannot be found
   */
  OperationState end(
      int index, String told, Made made, Consumer<OperationState> states, Consumer<String> found)
      throws InDoubt, InterruptedException {
    String id = told;
    Build build = new Build(region, id, pace);
    OperationState end = build.follow(states);
    Server seen = build.last();
    boolean another = seen != null && finder.likeness().isAnothers(seen, index);
    if (seen == null || another) {
      // Answers get mixed up on their way: what the cloud named is not what it made.
      Server ours = new ExactlyOnce(order, region, finder, pace).search(index, null);
      if (ours == null && another) {
        throw new InDoubt(Text.of("launch.failed.otherServer", told), made.requestId());
      }
      if (ours != null && !ours.id().equals(told)) {
        id = ours.id();
        found.accept(id);
        end = new Build(region, id, pace).follow(states);
      }
    }
    region.inventory().refresh(false);
    return switch (end) {
      case Done done -> withoutPassword(made, unstamped(index, id, done));
      case Failed failed -> {
        book.mark(order, index, Mark.SETTLED, null);
        yield failed.requestId() == null ? new Failed(failed.sentence(), made.requestId()) : failed;
      }
      default -> end;
    };
  }

  /** The password that a cloud chooses stands in the answer alone. */
  private Done withoutPassword(Made made, Done done) {
    boolean lost = made.answerLost() && order.wanted().adminPass() == null;
    return lost ? new Done(done.sentence() + " " + Text.of("launch.passwordLost")) : done;
  }

  private Done unstamped(int index, String id, Done done) throws InterruptedException {
    if (readOnly) {
      return done;
    }
    Unstamping.Result result = new Unstamping(order, region, pace).of(id, index);
    if (result.settled()) {
      book.mark(order, index, Mark.SETTLED, null);
    }
    return result.problem() == null
        ? done
        : new Done(Text.of("sentences", done.sentence(), result.problem()));
  }
}
