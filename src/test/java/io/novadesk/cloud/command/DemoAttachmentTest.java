package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.TestCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The contract on the demo cloud, and a failure that a real one cannot be made to show. */
class DemoAttachmentTest extends AttachmentContract {
  @Override
  TestCloud open() throws Exception {
    return TestCloud.demo(DemoSettings.standard());
  }

  @Test
  void aGuestThatDoesNotLetGoIsNotDetached() throws Exception {
    try (TestCloud cloud = open()) {
      Server server = cloud.server("holds-on", Map.of("demo.fault", "detach-error"));
      Volumes.Volume free =
          Objects.requireNonNull(cloud.region().volumes()).volumes().stream()
              .filter(v -> v.status().equals("available"))
              .findFirst()
              .orElseThrow();
      assertThat(run(cloud, server, new Attachment.AttachVolume(free.id(), "x", null, true)))
          .isInstanceOf(Done.class);
      OperationState end = run(cloud, server, new Attachment.DetachVolume(free.id(), "x"));
      assertThat(end).isInstanceOf(Failed.class);
      assertThat(((Failed) end).sentence()).contains("did not release it");
      assertThat(((Failed) end).requestId()).startsWith("req-");
    }
  }

  private static OperationState run(TestCloud cloud, Server server, Command command) {
    List<OperationState> states = new ArrayList<>();
    new Operation(command, cloud.region(), server, states::add).run();
    return states.getLast();
  }
}
