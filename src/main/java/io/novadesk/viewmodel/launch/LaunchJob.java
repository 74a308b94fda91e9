package io.novadesk.viewmodel.launch;

import io.novadesk.api.Secret;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.launch.LaunchRun;
import io.novadesk.i18n.Text;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One server of an order, as the Tasks pane shows it. Run once more, it asks for another one. */
final class LaunchJob implements Job {
  /** Hears of a password, on the job's thread. */
  @FunctionalInterface
  interface Passwords {
    void told(String serverName, @Nullable Secret password);
  }

  private final LaunchRun first;
  private final int index;
  private final Passwords passwords;
  private final AtomicBoolean ran = new AtomicBoolean();

  LaunchJob(LaunchRun run, int index, Passwords passwords) {
    this.first = run;
    this.index = index;
    this.passwords = passwords;
  }

  @Override
  public String title() {
    return Text.of("launch.title");
  }

  @Override
  public String subject() {
    return first.order().names().get(index);
  }

  @Override
  public boolean outlivesTheProgram() {
    return true;
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) {
    boolean again = ran.getAndSet(true);
    AtomicReference<OperationState> last = new AtomicReference<>(new OperationState.Waiting());
    AtomicBoolean told = new AtomicBoolean();
    LaunchRun run = again ? first.again(index) : first;
    run.run(
        again ? 0 : index,
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
            told.set(true);
            passwords.told(subject(), password);
          }
        });
    if (!told.get()) {
      passwords.told(subject(), null);
    }
    return last.get();
  }
}
