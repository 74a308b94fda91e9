package io.novadesk.cloud.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.image.Image;
import io.novadesk.api.image.NewImage;
import io.novadesk.cloud.command.ImageLog;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.LoginWait;
import io.novadesk.testing.EndingLogin;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A login that ends while an image is brought to the cloud. */
@Timeout(180)
class UploadThroughLoginTest {
  @Test
  void bringsTheWholeFileOnceWhereverTheLoginEnds(@TempDir Path folder) throws Exception {
    byte[] data = new byte[700_000];
    new Random(7).nextBytes(data);
    Path file = Files.write(folder.resolve("data.raw"), data);
    try (EndingLogin ending = new EndingLogin()) {
      int step = 0;
      boolean ends;
      do {
        step++;
        String name = "ends-" + step;
        NewImage wanted =
            new NewImage(name, "raw", "bare", "private", false, 1, 64, List.of(), Map.of());
        ending.endAt(step);
        OperationState end =
            LoginWait.during(
                () -> new ImageUpload(ending.region(), wanted, file, ImageLog.NONE).run(_ -> {}));
        ends = ending.stop();
        assertThat(end)
            .as("the login ends at request " + step)
            .isInstanceOf(OperationState.Done.class);
        assertThat(((OperationState.Done) end).sentence()).contains("checksum is right");
        List<Image> made =
            ending.region().images().list().stream().filter(i -> i.name().equals(name)).toList();
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().size()).isEqualTo(data.length);
      } while (ends);
      assertThat(step).isGreaterThan(3);
      FaultMatrix.row(
          Area.LOGIN,
          "the login ends at any of " + (step - 1) + " requests of an upload",
          1,
          "The upload waits and goes on; the checksum is right each time");
    }
  }
}
