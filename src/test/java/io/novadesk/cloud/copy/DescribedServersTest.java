package io.novadesk.cloud.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.YamlText;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.copy.Programs.Ran;
import io.novadesk.cloud.filter.CloudName;
import io.novadesk.cloud.filter.Described;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.TestCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that exist, as templates of other tools. */
class DescribedServersTest {
  private static final String NAME = "it's ${odd} \"x\" %{y}";
  private static final Map<String, String> METADATA =
      Map.of("a: b", "${c}\n- d", "db_password", "hunter2");

  private record Row(Session session, Region region, Server server) implements Described {
    @Override
    public CloudName cloudName() {
      return CloudName.of(session);
    }

    @Override
    public String flavorName() {
      return "m1.tiny";
    }

    @Override
    public @Nullable String imageName() {
      return null;
    }

    @Override
    public String regionName() {
      return region.name();
    }

    @Override
    public String projectName() {
      return "";
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }
  }

  @TempDir private Path folder = Path.of(".");

  private static String copied(CopyForm form) throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      Row row = new Row(cloud.session(), cloud.region(), cloud.server(NAME, METADATA));
      String text = ((Copied.Ready) Copies.ofServers(form, List.of(row, row))).text();
      assertThat(text).contains("it_s_odd_x_y").doesNotContain("hunter2");
      return text;
    }
  }

  @Test
  void terraformTakesOddNamesAsTheyAreAndImportsEachOnce() throws Exception {
    String text = copied(CopyForm.TERRAFORM);
    assertThat(text)
        .contains("to = openstack_compute_instance_v2.it_s_odd_x_y\n")
        .contains("to = openstack_compute_instance_v2.it_s_odd_x_y_2\n")
        .contains("name = \"it's $${odd} \\\"x\\\" %%{y}\"")
        .contains("var.it_s_odd_x_y_db_password");
    Programs.need("terraform");
    Path file = folder.resolve("main.tf");
    Files.writeString(file, text);
    Ran ran =
        Programs.run(folder, Map.of("CHECKPOINT_DISABLE", "1"), "terraform", "fmt", "main.tf");
    assertThat(ran.status()).as(ran.err() + text).isZero();
  }

  @Test
  void heatIsGivenYaml() throws Exception {
    String text = copied(CopyForm.HEAT);
    assertThat(YamlText.problem(text)).as(text).isNull();
    assertThat(text)
        .contains("type: OS::Nova::Server")
        .contains("get_param: it_s_odd_x_y_db_password");
  }
}
