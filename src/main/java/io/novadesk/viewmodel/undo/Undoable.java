package io.novadesk.viewmodel.undo;

import io.novadesk.api.compute.Server;
import io.novadesk.api.http.RequestPreview;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Inverse;
import io.novadesk.cloud.command.TakeBack;
import io.novadesk.cloud.metadata.MetadataBack;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was done to one server or image, and what takes it back. */
sealed interface Undoable {
  RegionModel region();

  /** What it was done to, as a person knows it now. */
  String name();

  /** Whether anything of it is left that could be taken back. */
  boolean isLeft();

  /** Why it cannot be taken back now, as a sentence; empty when it can. */
  String whyNot();

  /** What others changed since, as a sentence; empty where nothing is known. */
  String since();

  /** What taking it back does. */
  String words();

  /** What will be sent; null where that is only known once the cloud was read. */
  @Nullable RequestPreview preview();

  /** Has the live list read it again. */
  void reread();

  record OfCommand(RegionModel region, Command done, Server before, Command inverse)
      implements Undoable {
    private static final Set<ServerAction> FOR_A_WHILE =
        EnumSet.of(ServerAction.RESIZE, ServerAction.MIGRATE, ServerAction.DELETE);

    @Nullable ServerRow row() {
      return region.row(before.id());
    }

    @Override
    public String name() {
      ServerRow now = row();
      return now == null ? before.displayName() : now.name();
    }

    /** A resize can be reverted until it is confirmed, a deleted server restored for a while. */
    @Override
    public boolean isLeft() {
      ServerRow now = row();
      return now != null
          && (!FOR_A_WHILE.contains(done.action())
              || ActionsViewModel.check(inverse.action(), now).isAllowed());
    }

    @Override
    public String whyNot() {
      ServerRow now = row();
      if (now == null) {
        return Text.of("undo.gone");
      }
      String gone = Inverse.goneSince(done, now.server());
      if (!gone.isEmpty()) {
        return gone;
      }
      return switch (ActionsViewModel.check(inverse.action(), now)) {
        case Legality.Allowed _ -> "";
        case Legality.Refused(String reason) -> reason;
      };
    }

    @Override
    public String since() {
      ServerRow now = row();
      return now == null ? "" : Inverse.changedSince(done, now.server());
    }

    @Override
    public String words() {
      return UndoWords.of(inverse);
    }

    @Override
    public RequestPreview preview() {
      return inverse.preview(region.region(), before.id());
    }

    @Override
    public void reread() {
      region.reread(before.id());
    }
  }

  /**
   * A small change that was made where a server is shown.
   *
   * @param serverId whose it is
   */
  record OfChange(RegionModel region, String serverId, TakeBack back) implements Undoable {
    @Override
    public String name() {
      ServerRow now = region.row(serverId);
      return now == null ? back.subject() : now.name();
    }

    @Override
    public boolean isLeft() {
      return region.row(serverId) != null;
    }

    @Override
    public String whyNot() {
      return region.row(serverId) == null ? Text.of("undo.gone") : region.whyNot();
    }

    /** Found out by the job itself, which reads first. */
    @Override
    public String since() {
      return "";
    }

    @Override
    public String words() {
      return back.does();
    }

    @Override
    public @Nullable RequestPreview preview() {
      return null;
    }

    @Override
    public void reread() {
      region.reread(serverId);
    }
  }

  /**
   * @param closed why nothing may be edited now, as a sentence; empty when it may
   * @param again has the live list read it again
   */
  record OfMetadata(RegionModel region, MetadataBack back, Supplier<String> closed, Runnable again)
      implements Undoable {
    @Override
    public String name() {
      return back.name();
    }

    @Override
    public boolean isLeft() {
      return true;
    }

    @Override
    public String whyNot() {
      return closed.get();
    }

    /** Found out by the save itself, which reads first. */
    @Override
    public String since() {
      return "";
    }

    @Override
    public String words() {
      return Text.of("undo.does.metadata", String.join(", ", back.edit().keys()));
    }

    @Override
    public @Nullable RequestPreview preview() {
      return null;
    }

    @Override
    public void reread() {
      again.run();
    }

    /** Whether the same was changed to the same, elsewhere in this cloud. */
    boolean isLike(OfMetadata other) {
      return region.session().equals(other.region.session())
          && back.edit().isLike(other.back.edit())
          && !(region.equals(other.region) && back.id().equals(other.back.id()));
    }
  }
}
