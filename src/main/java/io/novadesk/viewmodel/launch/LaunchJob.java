package io.novadesk.viewmodel.launch;

import io.novadesk.api.Secret;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.launch.LaunchRun;
import io.novadesk.cloud.launch.Surplus;
import io.novadesk.i18n.Text;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One server of an order, as the Tasks pane shows it. Run once more, it asks for another one, or
 * only looks where nobody can tell whether there is one.
 */
final class LaunchJob implements Job {
  /** Hears that the cloud has the server, on the job's thread. */
  @FunctionalInterface
  interface Listener {
    void made(String serverId, @Nullable Secret password);
  }

  private final String name;
  private final Listener listener;
  private final LaunchRun.Notes lines;
  private final BooleanSupplier locked;
  private LaunchRun run;
  private int index;
  private @Nullable OperationState end;
  private boolean readOnly;
  private volatile @Nullable String made;

  /**
   * @param locked whether the cloud is read-only now; asked on the caller's side
   */
  LaunchJob(
      LaunchRun run, int index, Listener listener, LaunchRun.Notes lines, BooleanSupplier locked) {
    this.name = run.order().names().get(index);
    this.run = run;
    this.index = index;
    this.listener = listener;
    this.lines = lines;
    this.locked = locked;
  }

  @Override
  public String title() {
    return Text.of("launch.title");
  }

  @Override
  public String subject() {
    return name;
  }

  @Override
  public String verb() {
    return "LAUNCH";
  }

  @Override
  public boolean looksAgain() {
    return true;
  }

  @Override
  public Job again() {
    readOnly = locked.getAsBoolean();
    return this;
  }

  @Override
  public @Nullable String serverId() {
    return made;
  }

  @Override
  public boolean outlivesTheProgram() {
    return true;
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) {
    if (end != null) {
      // The last try knows whether its server is in doubt.
      LaunchRun.Again again =
          end instanceof OperationState.Unknown ? run.lookAgain(index, readOnly) : run.again(index);
      run = again.run();
      index = again.index();
    }
    AtomicReference<OperationState> last = new AtomicReference<>(new OperationState.Waiting());
    AtomicBoolean told = new AtomicBoolean();
    run.run(
        index,
        new LaunchRun.Listener() {
          @Override
          public void state(OperationState state) {
            last.set(state);
            if (!state.isEnd()) {
              progress.accept(state);
            }
          }

          @Override
          public void made(String serverId, @Nullable Secret password) {
            made = serverId;
            if (!told.getAndSet(true)) {
              listener.made(serverId, password);
            }
          }

          @Override
          public void surplus(Surplus job) {
            lines.surplus(job);
          }

          @Override
          public void told(String serverName, String sentence) {
            lines.told(serverName, sentence);
          }
        });
    end = last.get();
    return last.get();
  }
}
