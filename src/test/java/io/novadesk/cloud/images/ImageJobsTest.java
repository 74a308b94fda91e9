package io.novadesk.cloud.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.NewImage;
import io.novadesk.cloud.command.ImageLog;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Working;
import io.novadesk.testing.OpenDemo;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The data of images on its way, to the demo cloud and from it. */
@Timeout(180)
class ImageJobsTest {
  private static final String NAME = "library-test";

  @TempDir Path folder;
  private OpenDemo demo;

  @BeforeEach
  void open() throws Exception {
    demo = OpenDemo.asMember();
  }

  @AfterEach
  void close() {
    demo.close();
  }

  private static NewImage wanted() {
    return new NewImage(
        NAME, "raw", "bare", "private", false, 1, 64, List.of(), Map.of("purpose", "test"));
  }

  private Path file(int size) throws Exception {
    byte[] data = new byte[size];
    new Random(7).nextBytes(data);
    return Files.write(folder.resolve("data.raw"), data);
  }

  /** Larger than what is sent before somebody can stop it; takes no room on the disk. */
  private Path hugeFile() throws Exception {
    Path file = folder.resolve("huge.raw");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(20L << 30);
    }
    return file;
  }

  private List<Image> made() {
    return demo.region().images().list().stream().filter(i -> i.name().equals(NAME)).toList();
  }

  @Test
  void bringsAFileToTheCloudAndBack() throws Exception {
    Path file = file(900_000);
    OperationState end = new ImageUpload(demo.region(), wanted(), file, ImageLog.NONE).run(_ -> {});
    assertThat(end).isInstanceOf(Done.class);
    assertThat(((Done) end).sentence()).contains("checksum is right");
    Image image = made().getFirst();
    assertThat(image.status()).isEqualTo("ACTIVE");
    assertThat(image.size()).isEqualTo(900_000);
    assertThat(image.minDisk()).isEqualTo(1);
    assertThat(image.properties()).containsEntry("purpose", "test");

    Path back = folder.resolve("back.raw");
    assertThat(new ImageDownload(demo.region(), image, back).run(_ -> {})).isInstanceOf(Done.class);
    assertThat(back).hasSameBinaryContentAs(file);
    assertOnlyFiles("back.raw", "data.raw");
  }

  @Test
  void leavesNoHalfImageWhenItIsStopped() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    OperationState end =
        stopped(
            new ImageUpload(demo.region(), wanted(), hugeFile(), ImageLog.NONE),
            state -> {
              if (state instanceof Working working) {
                assertThat(working.progress()).isBetween(0.0, 0.9);
                underWay.countDown();
              }
            },
            underWay);
    assertThat(end).isInstanceOf(Cancelled.class);
    assertThat(((Cancelled) end).sentence()).contains("was removed");
    assertThat(made()).isEmpty();
  }

  @Test
  void leavesNoPartialFileWhenADownloadIsStopped() throws Exception {
    Image large =
        demo.region().images().list().stream()
            .filter(i -> i.name().startsWith("windows"))
            .findFirst()
            .orElseThrow();
    CountDownLatch underWay = new CountDownLatch(1);
    OperationState end =
        stopped(
            new ImageDownload(demo.region(), large, folder.resolve("windows.qcow2")),
            state -> {
              if (state instanceof Working) {
                underWay.countDown();
              }
            },
            underWay);
    assertThat(end).isInstanceOf(Cancelled.class);
    assertOnlyFiles();
  }

  private static OperationState stopped(
      Job job, java.util.function.Consumer<OperationState> hears, CountDownLatch underWay)
      throws Exception {
    CompletableFuture<OperationState> end = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    end.complete(job.run(hears));
                  } catch (Exception e) {
                    end.completeExceptionally(e);
                  }
                });
    assertThat(underWay.await(2, TimeUnit.MINUTES)).isTrue();
    thread.interrupt();
    return end.get(2, TimeUnit.MINUTES);
  }

  @Test
  void saysWhyAFileCannotBeSent() throws Exception {
    Path missing = folder.resolve("missing.raw");
    OperationState end =
        new ImageUpload(demo.region(), wanted(), missing, ImageLog.NONE).run(_ -> {});
    assertThat(end).isInstanceOf(Failed.class);
    assertThat(((Failed) end).sentence()).contains("missing.raw");
    assertThat(made()).isEmpty();
  }

  @Test
  void writesNothingWhereThereIsNoRoom() throws Exception {
    Image image = demo.region().images().list().getFirst();
    Image immense = like(image, 1L << 60, "00");
    OperationState end =
        new ImageDownload(demo.region(), immense, folder.resolve("immense")).run(_ -> {});
    assertThat(((Failed) end).sentence()).contains("Nothing was written");
    OperationState nowhere =
        new ImageDownload(demo.region(), image, folder.resolve("no/folder")).run(_ -> {});
    assertThat(nowhere).isInstanceOf(Failed.class);
    assertOnlyFiles();
  }

  @Test
  void keepsNoFileWhoseChecksumIsWrong() throws Exception {
    new ImageUpload(demo.region(), wanted(), file(5_000), ImageLog.NONE).run(_ -> {});
    Image image = made().getFirst();
    Image other = like(image, 5_000L, "0123456789abcdef0123456789abcdef");
    Path before = Files.writeString(folder.resolve("kept"), "what was there");
    OperationState end = new ImageDownload(demo.region(), other, before).run(_ -> {});
    assertThat(((Failed) end).sentence()).contains("checksums differ");
    assertThat(before).hasContent("what was there");
    assertOnlyFiles("data.raw", "kept");
  }

  private static Image like(Image i, long size, String checksum) {
    return new Image(
        i.id(),
        i.name(),
        i.status(),
        i.progress(),
        i.visibility(),
        size,
        i.minDisk(),
        i.minRam(),
        i.diskFormat(),
        i.containerFormat(),
        i.owner(),
        i.isProtected(),
        checksum,
        Instant.EPOCH,
        Instant.EPOCH,
        i.serverId(),
        i.fault(),
        i.tags(),
        i.properties());
  }

  @Test
  void letsTheCloudFetchAnAddress() throws Exception {
    assertThat(demo.region().images().importsFromAddress()).isTrue();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/disk.raw",
        exchange -> {
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write(new byte[] {1, 2, 3});
          exchange.close();
        });
    server.start();
    String root = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      List<OperationState> seen = new ArrayList<>();
      OperationState end =
          new ImageImport(demo.region(), wanted(), URI.create(root + "/disk.raw"), ImageLog.NONE)
              .run(seen::add);
      assertThat(end).isInstanceOf(Done.class);
      assertThat(seen).first().isInstanceOf(OperationState.Accepted.class);
      assertThat(made().getFirst().size()).isEqualTo(3);
      demo.region().images().delete(made().getFirst().id());

      OperationState failed =
          new ImageImport(demo.region(), wanted(), URI.create(root + "/nothing"), ImageLog.NONE)
              .run(_ -> {});
      assertThat(failed).isInstanceOf(Failed.class);
      assertThat(((Failed) failed).sentence()).contains("/nothing").contains("was removed");
      assertThat(made()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  private void assertOnlyFiles(String... names) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }
}
