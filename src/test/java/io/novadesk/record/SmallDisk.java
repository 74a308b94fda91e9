package io.novadesk.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of 2 MB in memory. */
final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 4_096;

  private final Path path;

  SmallDisk(Path folder) throws IOException, InterruptedException {
    path = mountPoint(folder);
    Assumptions.assumeTrue(mount(path), "no disk can be made here");
  }

  /** Skips the test where this account may make none. */
  static void assumeThatItCanBeMade(Path folder) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/mount")), "no mount");
    Path probe = Files.createDirectories(folder.resolve("probe"));
    Assumptions.assumeTrue(mount(probe), "no disk can be made here");
    run("umount", probe.toString());
  }

  private static Path mountPoint(Path folder) throws IOException {
    return Files.createDirectories(folder.resolve("disk"));
  }

  private static boolean mount(Path at) throws IOException, InterruptedException {
    return run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", at.toString()) == 0;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  Path path() {
    return path;
  }

  /** Until not a block is left. */
  void fill() {
    try (OutputStream out = Files.newOutputStream(path.resolve("ballast"))) {
      while (true) {
        out.write(new byte[BLOCK]);
      }
    } catch (IOException _) {
      // It is full now.
    }
  }

  void makeRoom() throws IOException {
    Files.delete(path.resolve("ballast"));
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", "-l", path.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
