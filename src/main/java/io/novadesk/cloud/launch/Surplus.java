package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.Operation;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.launch.Likeness.Verdict;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Deletes one server that an order made once too often. It is read again just before: unless all of
 * it says that it is the order's own, and the one that is kept is there, it stays.
 */
public final class Surplus implements Job {
  private final LaunchOrder order;
  private final Region region;
  private final LaunchBook book;
  private final Likeness likeness;
  private final int index;
  private final String id;
  private final String keptId;
  private final Runnable whenGone;

  /**
   * @param index which server of the order there is twice
   * @param keptId the one that stays
   * @param whenGone hears that it is there no more, on the thread of {@link #run}
   */
  Surplus(
      LaunchOrder order,
      Region region,
      LaunchBook book,
      Likeness likeness,
      int index,
      String id,
      String keptId,
      Runnable whenGone) {
    this.order = order;
    this.region = region;
    this.book = book;
    this.likeness = likeness;
    this.index = index;
    this.id = id;
    this.keptId = keptId;
    this.whenGone = whenGone;
  }

  @Override
  public String serverId() {
    return id;
  }

  @Override
  public String title() {
    return Text.of("launch.surplus.title");
  }

  @Override
  public String subject() {
    return order.names().get(index);
  }

  /** It is found again at the next start. */
  @Override
  public boolean outlivesTheProgram() {
    return true;
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) throws Exception {
    Server kept = read(keptId);
    if (kept == null || kept.state() == ServerStatus.ERROR) {
      return new Failed(Text.of("launch.surplus.needed", id, keptId), null);
    }
    Server now = read(id);
    if (now == null) {
      return gone();
    }
    if (!now.id().equals(id) || likeness.judge(now, index) != Verdict.PROVEN) {
      return new Failed(Text.of("launch.surplus.notProven", id), null);
    }
    try {
      book.removing(order, id);
    } catch (IOException e) {
      return new Failed(
          Text.of("launch.surplus.notWritten", id, String.valueOf(e.getMessage())), null);
    }
    Operation deletion =
        new Operation(
            new Command.Plain(ServerAction.DELETE),
            region,
            now,
            state -> {
              if (!state.isEnd()) {
                progress.accept(state);
              }
            });
    deletion.run();
    return switch (deletion.state()) {
      case Done _ -> gone();
      case Failed failed ->
          new Failed(
              Text.of("launch.surplus.notDeleted", id, failed.sentence()), failed.requestId());
      case Cancelled cancelled ->
          new Cancelled(Text.of("launch.surplus.notDeleted", id, cancelled.sentence()));
      default -> deletion.state();
    };
  }

  private OperationState gone() {
    whenGone.run();
    return new Done(Text.of("launch.surplus.deleted", id, keptId));
  }

  /** Null: it is not there. */
  private @Nullable Server read(String serverId) {
    try {
      Server now = region.servers().get(serverId);
      return now.state() == ServerStatus.DELETED || now.state() == ServerStatus.SOFT_DELETED
          ? null
          : now;
    } catch (ApiException e) {
      if (e.category() == Category.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }
}
