package io.novadesk.cloud.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.copy.Programs.Ran;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.TestCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that is copied as a script does the same to its servers, and waits between its steps. */
class CopiedPlanTest {
  /** Where distributions put the one that their packages are for. */
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  @TempDir private Path folder = Path.of(".");

  private static List<Deed> resizeAndConfirm(TestCloud cloud, List<Server> servers) {
    List<Command> steps =
        List.of(
            new Command.Resize("3", "m1.medium"), new Command.Plain(ServerAction.CONFIRM_RESIZE));
    return servers.stream()
        .map(s -> Deed.of(cloud.region(), s.id(), String.valueOf(s.name()), steps))
        .toList();
  }

  private Ran run(TestCloud cloud, CopyForm form, List<Deed> deeds, String... program)
      throws IOException, InterruptedException {
    return Programs.run(folder, cloud.session(), form, deeds, program);
  }

  private void resizesAndConfirms(CopyForm form, String... program) throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      List<Server> servers =
          List.of(
              cloud.server("it's one; $(touch pwned)", Map.of()), cloud.server("two", Map.of()));
      Ran ran = run(cloud, form, resizeAndConfirm(cloud, servers), program);
      assertThat(ran.status()).as(ran.text() + ran.err()).isZero();
      assertThat(ran.text().lines()).hasSize(2).allMatch(line -> line.endsWith(": done"));
      for (Server server : servers) {
        Server now = cloud.region().servers().get(server.id());
        assertThat(now.status()).isEqualTo("ACTIVE");
        assertThat(cloud.region().servers().actions(server.id()))
            .extracting(a -> a.action())
            .startsWith("confirmResize", "resize");
      }
      assertThat(folder.resolve("pwned")).doesNotExist();
    }
  }

  private void tellsWhatFailed(CopyForm form, String... program) throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      Server there = cloud.server("there", Map.of());
      List<Deed> deeds = new ArrayList<>(resizeAndConfirm(cloud, List.of(there)));
      Command.Plain stop = new Command.Plain(ServerAction.STOP);
      deeds.addFirst(Deed.of(cloud.region(), "no-such-server", "gone", List.of(stop)));
      Ran ran = run(cloud, form, deeds, program);
      assertThat(ran.status()).isEqualTo(1);
      assertThat(ran.err()).contains("gone: HTTP 404");
      assertThat(ran.text()).contains("there: done");
      FaultMatrix.row(
          FaultMatrix.Area.COMMAND, "a script whose server is gone", 2, ran.err().strip());
    }
  }

  @Test
  void bashDoesTheSame() throws Exception {
    Programs.need("bash", "curl", "jq");
    resizesAndConfirms(CopyForm.SHELL, "bash");
  }

  @Test
  void bashTellsWhatFailedAndGoesOn() throws Exception {
    Programs.need("bash", "curl", "jq");
    tellsWhatFailed(CopyForm.SHELL, "bash");
  }

  @Test
  void pythonTellsWhatFailedAndGoesOn() throws Exception {
    needSdk();
    tellsWhatFailed(CopyForm.PYTHON, PYTHON.toString());
  }

  @Test
  void pythonDoesTheSame() throws Exception {
    needSdk();
    resizesAndConfirms(CopyForm.PYTHON, PYTHON.toString());
  }

  private void needSdk() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(PYTHON), "there is no " + PYTHON);
    Ran sdk = Programs.run(folder, Map.of(), PYTHON.toString(), "-c", "import openstack");
    Assumptions.assumeTrue(sdk.status() == 0, "openstacksdk is not installed here");
  }
}
