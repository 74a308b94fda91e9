package io.novadesk.cloud.launch;

import io.novadesk.api.Secret;
import io.novadesk.cloud.command.OperationState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Hears a run to its end, and deletes what is too many as the program does where nobody forbids it.
 */
final class Heard implements LaunchRun.Listener {
  final List<OperationState> states = new CopyOnWriteArrayList<>();
  final List<String> notes = new CopyOnWriteArrayList<>();
  final List<String> removed = new CopyOnWriteArrayList<>();
  private volatile boolean interrupted;
  private volatile @Nullable String id;
  private volatile @Nullable Secret password;

  @Override
  public void state(OperationState state) {
    states.add(state);
  }

  @Override
  public void made(String serverId, @Nullable Secret chosen) {
    id = serverId;
    password = chosen;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops watching as soon as the cloud has it. */
  Heard interruptedOnceMade() {
    interrupted = true;
    return this;
  }

  @Override
  public void surplus(Surplus job) {
    try {
      OperationState end = job.run(_ -> {});
      notes.add(end.toString());
      if (end instanceof OperationState.Done) {
        removed.add(job.serverId());
      }
    } catch (Exception e) {
      notes.add(job.serverId() + " " + e);
    }
  }

  @Override
  public void told(String serverName, String sentence) {
    notes.add(sentence);
  }

  LaunchChild.End end() {
    return new LaunchChild.End(states.getLast(), id, password, List.copyOf(notes));
  }
}
