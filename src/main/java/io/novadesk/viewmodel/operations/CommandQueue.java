package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.command.Operation;
import io.novadesk.task.TaskRunner;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Carries commands out in the background, each when its turn comes. */
final class CommandQueue {
  /**
   * Commands that are sent and followed at once; the others wait in the order in which they were
   * given.
   */
  private static final int AT_ONCE = 5;

  private final TaskRunner tasks;
  private final Semaphore slots = new Semaphore(AT_ONCE, true);

  CommandQueue(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /**
   * @param work is done on a thread of its own
   * @param failed hears on the caller's side what went wrong beside the command
   */
  void add(CommandRow row, Consumer<Operation> work, Consumer<Exception> failed) {
    Operation operation = row.operation();
    // From now on, though it may have to wait for its turn: a plan must not give it meanwhile.
    operation.claim();
    row.runs(
        tasks.run(
            () -> {
              slots.acquire();
              try {
                work.accept(operation);
              } finally {
                slots.release();
              }
              return operation;
            },
            _ -> {},
            failed));
  }
}
