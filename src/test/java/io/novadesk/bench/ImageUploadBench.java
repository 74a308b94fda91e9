package io.novadesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.image.Image;
import io.novadesk.api.image.NewImage;
import io.novadesk.cloud.command.ImageLog;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.images.ImageUpload;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image of 4 GiB on its way to the demo cloud, beside curl on the same way. */
@Tag("bench")
class ImageUploadBench {
  private static final long SIZE = 4L << 30;
  private static final int ROUNDS = 3;
  private static final Path CURL = Path.of("/usr/bin/curl");

  @TempDir Path folder;

  @Test
  void sendsFourGibibytes() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(CURL), "no curl to compare with");
    Path file = folder.resolve("disk.raw");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(SIZE);
    }
    try (DemoProcess cloud = DemoProcess.start(10);
        Session session = cloud.connect()) {
      Region region = session.regions().getFirst();
      URI glance =
          session
              .identity()
              .catalogue()
              .endpoint("image", region.name(), session.login().face())
              .orElseThrow()
              .url();
      upload(region, file);
      long idle = Held.heap();
      long most = heapWhile(() -> upload(region, file));
      Samples ours = new Samples(0);
      Samples curls = new Samples(0);
      Samples works = new Samples(0);
      for (int round = 0; round < ROUNDS; round++) {
        curls.add(curl(session, region, glance, file));
        long work = Held.processorTime();
        long start = System.nanoTime();
        upload(region, file);
        works.add(Held.processorTime() - work);
        ours.add(System.nanoTime() - start);
      }
      new Figures("Upload of an image of 4 GiB")
          .say("curl -T, median", "MiB/s", speed(curls.median()))
          .say("Novadesk, checksum included, median", "MiB/s", speed(ours.median()))
          .ratio("time of Novadesk against curl -T", ours.median(), curls.median(), 1 / 0.9)
          .say("processor time of Novadesk for each GiB", "ms", works.median() / (SIZE >> 30))
          .say(
              "heap above idle at the most, while it is sent", "MiB", (most - idle) / 1048576.0, 64)
          .print();
    }
  }

  private static double speed(double millis) {
    return (SIZE >> 20) / (millis / 1000);
  }

  private static NewImage wanted() {
    return new NewImage("bench", "raw", "bare", "private", false, 0, 0, List.of(), Map.of());
  }

  private static void upload(Region region, Path file) {
    try {
      OperationState end = new ImageUpload(region, wanted(), file, ImageLog.NONE).run(_ -> {});
      assertThat(end).isInstanceOf(OperationState.Done.class);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    remove(region);
  }

  private static void remove(Region region) {
    region.images().list().stream()
        .filter(i -> i.name().equals("bench"))
        .map(Image::id)
        .forEach(region.images()::delete);
  }

  /** What is in use beyond garbage, looked at again and again while it runs. */
  private static long heapWhile(Runnable work) {
    CompletableFuture<Void> running = CompletableFuture.runAsync(work);
    long most = 0;
    while (!running.isDone()) {
      most = Math.max(most, Held.heap());
      LockSupport.parkNanos(300_000_000L);
    }
    running.join();
    return most;
  }

  private long curl(Session session, Region region, URI glance, Path file) throws Exception {
    Image image = region.images().create(wanted());
    // The token stands in a file and not among the arguments, which everybody on the machine sees.
    Path header = folder.resolve("header");
    Files.writeString(header, "X-Auth-Token: " + session.token().reveal() + "\n");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                CURL.toString(),
                "-sS",
                "-f",
                "-H",
                "@" + header,
                "-H",
                "Content-Type: application/octet-stream",
                "-T",
                file.toString(),
                glance + "/v2/images/" + image.id() + "/file")
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    long took = System.nanoTime() - start;
    remove(region);
    return took;
  }
}
