package io.novadesk.window;

import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Sees when another window has changed a file of this person. The files are only looked at, in the
 * background: a watch of the system is another thing on each of them, and none on network drives.
 */
final class ProfileWatch implements AutoCloseable {
  static final Duration PERIOD = Duration.ofSeconds(1);

  private final TaskRunner tasks;
  private final Map<Path, Runnable> files;
  private final Map<Path, String> seen = new HashMap<>();
  private final Task turns;
  private boolean looking;

  /**
   * @param files what to do on the caller's side when a file has changed; done once at first, for
   *     what changed since it was read
   */
  ProfileWatch(TaskRunner tasks, Map<Path, Runnable> files) {
    this.tasks = tasks;
    this.files = Map.copyOf(files);
    turns = tasks.every(PERIOD, this::look);
  }

  private void look() {
    if (!looking) {
      looking = true;
      tasks.run(this::stamps, this::compare, _ -> looking = false);
    }
  }

  private Map<Path, String> stamps() {
    Map<Path, String> stamps = new HashMap<>();
    files.keySet().forEach(file -> stamps.put(file, stamp(file)));
    return stamps;
  }

  /** Each change puts another file in the place of the former, or another time on it. */
  private static String stamp(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
    } catch (NoSuchFileException _) {
      return "";
    } catch (IOException e) {
      // Whoever reads the file tells it.
      return String.valueOf(e.getMessage());
    }
  }

  private void compare(Map<Path, String> now) {
    looking = false;
    now.forEach(
        (file, stamp) -> {
          if (!stamp.equals(seen.put(file, stamp))) {
            files.getOrDefault(file, () -> {}).run();
          }
        });
  }

  @Override
  public void close() {
    turns.cancel();
  }
}
