package io.novadesk.viewmodel.undo;

import io.novadesk.api.network.Networks;
import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Inverse;
import io.novadesk.cloud.command.OperationLog;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.TakeBack;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.metadata.MetadataBack;
import io.novadesk.cloud.metadata.SavedEdit;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.metadata.MatrixTarget;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * What was done since the start of the program and can be taken back, newest first. Offered is what
 * was done last in the clouds that are shown.
 */
public final class UndoViewModel {
  private static final int KEPT = 100;

  private final TaskRunner tasks;
  private final OperationsViewModel operations;
  private final PlansViewModel plans;
  private final ObservableValue<@Nullable NavItem> place;
  private final List<Undoing> done = new ArrayList<>();

  /** What takes something back is not itself offered: to undo twice goes further back. */
  private final Set<TaskRow> own = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<PlanItem> heard = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ReadOnlyStringWrapper offer = new ReadOnlyStringWrapper("");

  /**
   * @param place where the person is
   */
  public UndoViewModel(
      TaskRunner tasks,
      OperationsViewModel operations,
      PlansViewModel plans,
      ObservableValue<@Nullable NavItem> place) {
    this.tasks = tasks;
    this.operations = operations;
    this.plans = plans;
    this.place = place;
    operations.onEnd(this::ended);
    plans.onEnd(this::ended);
    operations.small().hear(this::changed, this::changed);
    place.subscribe(_ -> tell());
  }

  /** What would be taken back, in words; empty where there is nothing. */
  public ReadOnlyStringProperty offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /** What was done last in this place; null where nothing was that can be taken back. */
  public @Nullable UndoDraft draft() {
    tell();
    Undoing last = last();
    return last == null ? null : new UndoDraft(last, this::run);
  }

  private @Nullable Undoing last() {
    NavItem here = place.getValue();
    List<Session> shown = here == null ? List.of() : here.clouds();
    return done.stream()
        .filter(each -> shown.contains(each.parts().getFirst().region().session()))
        .filter(Undoing::isLeft)
        .findFirst()
        .orElse(null);
  }

  private void tell() {
    Undoing last = last();
    offer.set(
        last == null
            ? ""
            : last.parts().size() == 1
                ? Text.of("undo.menu.one", last.title(), last.parts().getFirst().name())
                : Text.of("undo.menu.many", last.title(), last.parts().size()));
  }

  private void ended(CommandRow row) {
    // What another login did is not this one's to take back.
    boolean mine = row.otherLogin().isEmpty();
    if (!own.remove(row) && mine && row.state() instanceof OperationState.Done) {
      if (row.command() instanceof Attachment.DetachInterface detached) {
        keepIfItStayed(detached, row.before());
      } else {
        keep(row.command(), row.before(), made(row));
      }
    }
    tell();
  }

  private static @Nullable String made(CommandRow row) {
    OperationLog.Earlier sent = row.operation().sent();
    return sent == null || sent.answer() == null ? null : sent.answer().subjectId();
  }

  private void keep(Command done, ServerRow before, @Nullable String made) {
    Inverse.of(done, before.server(), made)
        .ifPresent(
            inverse ->
                keep(
                    new Undoing(
                        Text.of("action." + done.action()),
                        List.of(
                            new Undoable.OfCommand(
                                before.region(), done, before.server(), inverse)))));
  }

  /** A port that nova made goes with the interface; what is gone cannot be attached again. */
  private void keepIfItStayed(Attachment.DetachInterface detached, ServerRow before) {
    Networks networks = before.region().region().networks();
    if (networks == null) {
      return;
    }
    tasks.run(
        () ->
            networks.ports(null).stream()
                .anyMatch(port -> port.id().equals(detached.portId()) && port.deviceId() == null),
        stayed -> {
          if (stayed) {
            keep(detached, before, detached.portId());
            tell();
          }
        },
        // Where nobody can tell nothing is offered.
        _ -> {});
  }

  private void changed(Command done, ServerRow before) {
    keep(done, before, null);
    tell();
  }

  private void changed(TakeBack back, ServerRow server) {
    keep(
        new Undoing(
            back.done(),
            List.of(new Undoable.OfChange(server.region(), server.server().id(), back))));
    tell();
  }

  private void ended(PlanViewModel plan, List<RegionModel> regions) {
    List<Undoable> parts = new ArrayList<>();
    for (PlanItem item : own.contains(plan) ? List.<PlanItem>of() : plan.done()) {
      // A plan ends once more after what had failed was tried again.
      if (!heard.add(item)) {
        continue;
      }
      RegionModel region =
          regions.stream().filter(r -> r.region().equals(item.region())).findFirst().orElse(null);
      // A resize that was confirmed in the same go has no way back.
      if (region != null && item.steps().size() == 1) {
        Command step = item.steps().getFirst();
        Inverse.of(step, item.server())
            .ifPresent(
                inverse -> parts.add(new Undoable.OfCommand(region, step, item.server(), inverse)));
      }
    }
    if (!parts.isEmpty()) {
      keep(new Undoing(plan.title(), parts));
    }
    tell();
  }

  /**
   * An edit of metadata was saved; the same edit of several servers is one.
   *
   * @param again has the live list read the object again
   */
  public void saved(RegionModel region, MatrixTarget object, SavedEdit edit, Runnable again) {
    Undoable.OfMetadata part =
        new Undoable.OfMetadata(
            region,
            new MetadataBack(
                object.name(), object.store(), object.objectId(), object.limit(), edit),
            object.whyNot(),
            again);
    if (edit.keys().isEmpty()) {
      return;
    }
    Undoing newest = done.isEmpty() ? null : done.getFirst();
    boolean ofServer = region.row(object.objectId()) != null;
    if (ofServer
        && newest != null
        && newest.parts().stream()
            .allMatch(other -> other instanceof Undoable.OfMetadata that && that.isLike(part))) {
      List<Undoable> all = new ArrayList<>(newest.parts());
      all.add(part);
      done.set(0, new Undoing(newest.title(), all));
    } else {
      keep(new Undoing(Text.of("action.EDIT_METADATA"), List.of(part)));
    }
    tell();
  }

  private void keep(Undoing undoing) {
    done.addFirst(undoing);
    if (done.size() > KEPT) {
      done.removeLast();
    }
  }

  private void run(UndoDraft draft) {
    done.remove(draft.undoing());
    Map<ServerRow, Command> commands = new LinkedHashMap<>();
    for (Undoable part : draft.possible()) {
      switch (part) {
        case Undoable.OfCommand command -> {
          ServerRow row = command.row();
          if (row != null) {
            commands.put(row, command.inverse());
          }
        }
        case Undoable.OfChange change ->
            operations.start(change.back(), change.region(), _ -> change.reread());
        case Undoable.OfMetadata metadata ->
            operations.start(metadata.back(), metadata.region(), _ -> metadata.reread());
      }
    }
    if (commands.size() == 1) {
      commands.forEach((row, command) -> own.add(operations.start(command, row)));
    } else if (!commands.isEmpty()) {
      own.addAll(plans.run(commands));
    }
    tell();
  }

  /** Forgets what was done in a cloud that is left. */
  public void leave(Session session) {
    done.removeIf(each -> each.parts().getFirst().region().session().equals(session));
    tell();
  }
}
