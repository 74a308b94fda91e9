package io.novadesk.cli;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.identity.Project;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.launch.LaunchBook;
import io.novadesk.cloud.launch.LaunchOrder;
import io.novadesk.cloud.launch.LaunchRun;
import io.novadesk.cloud.launch.Pace;
import io.novadesk.cloud.launch.Surplus;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.journal.FileJournal;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Journal;
import io.novadesk.profile.Journals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Runs an order of servers to its end, with the journal that the window keeps of its own. */
final class LaunchWork {
  private final Desk desk;
  private final boolean progress;
  private final boolean showsPasswords;

  /**
   * @param showsPasswords whether those that the cloud chooses are told, on the standard error
   */
  LaunchWork(Desk desk, boolean progress, boolean showsPasswords) {
    this.desk = desk;
    this.progress = progress;
    this.showsPasswords = showsPasswords;
  }

  List<Launched> run(
      Session session, Region region, NewServer wanted, List<String> names, int atOnce) {
    LaunchOrder order =
        LaunchOrder.of(
            LaunchOrder.newId(),
            region,
            scope(session, region),
            LaunchOrder.Owner.of(session),
            wanted,
            names,
            false,
            atOnce,
            OptionalInt.empty());
    try (Journal journal = Journals.open(desk.folder().resolve("launches.jsonl"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      LaunchRun run =
          LaunchRun.of(order, region, new LaunchBook(new FileJournal(journal)), Pace.STANDARD);
      List<Future<Launched>> ends = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        int place = i;
        ends.add(threads.submit(() -> one(run, place)));
      }
      List<Launched> all = new ArrayList<>();
      for (Future<Launched> end : ends) {
        all.add(end.get());
      }
      return all;
    } catch (IOException e) {
      throw new EndException(
          Exit.SOME_FAILED, Text.of("operation.failed.notKept", String.valueOf(e.getMessage())));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new EndException(Exit.UNKNOWN, Text.of("cli.interrupted"));
    }
  }

  /** As the window calls it, so that it can take up what this program leaves behind. */
  private static String scope(Session session, Region region) {
    Project project = session.identity().project();
    return session.key() + "/" + region.name() + "/" + (project == null ? "" : project.id());
  }

  private Launched one(LaunchRun run, int place) {
    Hearing hearing = new Hearing(run.order().names().get(place));
    run.run(place, hearing);
    return Launched.of(hearing.name, hearing.id, hearing.last);
  }

  /** Keeps the last state of one server. */
  private final class Hearing implements LaunchRun.Listener {
    private final String name;
    private OperationState last = new OperationState.Waiting();
    private @Nullable String id;

    Hearing(String name) {
      this.name = name;
    }

    @Override
    public void state(OperationState state) {
      last = state;
      if (progress) {
        desk.say(Text.of("cli.progress", name, Verdict.word(state), Verdict.sentence(state)));
      }
    }

    @Override
    public void made(String serverId, @Nullable Secret password) {
      id = serverId;
      // Few look for it where nothing asks for a password, so only a wish tells it.
      if (password != null && showsPasswords) {
        desk.say(Passwords.told(name, password, true));
      }
    }

    /** Deleting is for a person to see: the window takes it up. */
    @Override
    public void surplus(Surplus job) {
      desk.say(Text.of("cli.launch.surplus", name, job.serverId()));
    }

    @Override
    public void told(String serverName, String sentence) {
      desk.say(Text.of("cli.progress", serverName, "", sentence));
    }
  }
}
