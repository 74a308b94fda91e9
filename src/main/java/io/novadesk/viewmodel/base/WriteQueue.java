package io.novadesk.viewmodel.base;

import io.novadesk.task.TaskRunner;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes changes to a file of the person in the background, one after another in their order. One
 * that failed is told, stays, and is tried again before the next. Belongs to the caller's side.
 */
public final class WriteQueue {
  /** A change that does no harm when it is made twice. */
  public interface Write {
    void run() throws IOException;
  }

  private final TaskRunner tasks;
  private final Consumer<String> trouble;
  private final Deque<Write> waiting = new ArrayDeque<>();
  private boolean writing;

  /**
   * @param trouble hears why something could not be written, or an empty text once it was
   */
  public WriteQueue(TaskRunner tasks, Consumer<String> trouble) {
    this.tasks = tasks;
    this.trouble = trouble;
  }

  public void add(Write write) {
    waiting.add(write);
    writeNext();
  }

  /** Whether the file holds everything. */
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  private void writeNext() {
    Write next = waiting.peek();
    if (writing || next == null) {
      return;
    }
    writing = true;
    tasks.run(
        () -> {
          next.run();
          return next;
        },
        _ -> {
          writing = false;
          waiting.remove(next);
          trouble.accept("");
          writeNext();
        },
        e -> {
          writing = false;
          trouble.accept(String.valueOf(e.getMessage()));
        });
  }

  /**
   * Writes all that is left before it returns: the program ends.
   *
   * @throws IOException with a sentence when it could not be written
   */
  public void finish() throws IOException {
    for (Write write : List.copyOf(waiting)) {
      write.run();
      waiting.remove(write);
    }
  }
}
