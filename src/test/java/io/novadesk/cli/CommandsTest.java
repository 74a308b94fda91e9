package io.novadesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.export.CsvReader;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Commands without a window, against the demo cloud. */
class CommandsTest {
  @Command(name = "novadesk")
  private static final class Whole {}

  @TempDir private Path folder = Path.of(".");
  private final DemoCloud cloud;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  CommandsTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.02));
  }

  @BeforeEach
  void describe() throws IOException {
    write(cloud.password());
  }

  private void write(String password) throws IOException {
    Files.writeString(
        folder.resolve("clouds.yaml"),
        """
        clouds:
          demo:
            region_name: RegionOne
            auth:
              auth_url: %s
              username: %s
              password: %s
              project_name: %s
              user_domain_name: Default
              project_domain_name: Default
        """
            .formatted(cloud.authUrl(), cloud.userName(), password, cloud.projectName()));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private ConnectionStore store() {
    return new ConnectionStore(folder.resolve("connections.json"));
  }

  private int run(String... line) {
    out = new StringWriter();
    err = new StringWriter();
    Desk desk =
        new Desk(
            store(),
            new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
            folder,
            Keychain::none,
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    return Commands.in(new CommandLine(new Whole()), desk).execute(line);
  }

  private List<List<String>> csv() {
    return CsvReader.read(out.toString());
  }

  @Test
  void listsByTheFilterOfTheWindowInEveryForm() {
    assertThat(run("server", "list", "--filter", "name:=web-01", "-o", "csv")).isZero();
    assertThat(csv()).hasSize(2);
    assertThat(csv().get(1)).contains("web-01");
    assertThat(run("server", "list", "--filter", "name:web", "-o", "name")).isZero();
    assertThat(out.toString().lines()).contains("web-01").allMatch(name -> name.contains("web"));
    assertThat(run("server", "list", "web-01", "-o", "jsonl")).isZero();
    assertThat(out.toString().strip()).startsWith("{\"name\": \"web-01\"").doesNotContain("\n");
    assertThat(run("flavor", "list")).isZero();
    assertThat(out.toString()).contains("NAME").contains("m1.small");
    assertThat(run("image", "list", "-o", "yaml")).isZero();
    assertThat(out.toString()).startsWith("- \"name\": ");
  }

  @Test
  void aCommandEndsWithTheTrueOutcome() {
    assertThat(run("server", "resize", "--flavor", "m1.large", "web-01", "web-02", "-y", "--wait"))
        .isZero();
    assertThat(out.toString()).contains("done");
    assertThat(err.toString()).contains("web-01");
    assertThat(run("server", "list", "web-01", "web-02", "-o", "csv")).isZero();
    assertThat(csv().subList(1, 3)).allSatisfy(l -> assertThat(l).contains("VERIFY_RESIZE"));
    assertThat(run("server", "confirm", "--filter", "status:verify_resize name:=web-01")).isZero();
    assertThat(run("server", "list", "--filter", "flavor:=m1.large name:=web-01")).isZero();
  }

  @Test
  void aDryRunSaysWhatEachWouldDoAndWhyNot() {
    assertThat(run("server", "start", "--filter", "name:web", "--dry-run", "-o", "csv"))
        .isPositive();
    assertThat(csv().get(1)).contains("left-out");
    assertThat(run("server", "stop", "--filter", "name:=web-01", "--dry-run", "-o", "csv"))
        .isZero();
    assertThat(csv().get(1)).contains("would");
    assertThat(run("server", "list", "--filter", "name:=web-01 status:active")).isZero();
  }

  @Test
  void manyServersWantAYes() {
    assertThat(run("server", "stop", "--filter", "name:web")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("--yes");
    assertThat(run("server", "delete", "web-01")).isEqualTo(Exit.USAGE);
    assertThat(run("server", "stop")).isEqualTo(Exit.USAGE);
    assertThat(run("server", "list", "--filter", "name:web", "-o", "name")).isZero();
  }

  @Test
  void theStatusSaysWhyNothingWasDone() throws IOException {
    assertThat(run("server", "list", "--filter", "nothing-is-called-so"))
        .isEqualTo(Exit.NOTHING_MATCHED);
    assertThat(run("server", "list", "--filter", "age:soon")).isEqualTo(Exit.USAGE);
    assertThat(run("server", "list", "--cloud", "elsewhere")).isEqualTo(Exit.NO_LOGIN);
    assertThat(run("server", "resize", "web-01", "--flavor", "none-such")).isEqualTo(Exit.USAGE);
    assertThat(run("server", "start", "web-01")).isEqualTo(Exit.SOME_FAILED);
    write("wrong");
    assertThat(run("server", "list")).isEqualTo(Exit.NO_LOGIN);
    FaultMatrix.row(FaultMatrix.Area.LOGIN, "a wrong password without a window", 1, err.toString());
  }

  @Test
  void aProductionCloudIsChangedOnlyWhereItIsNamed() throws IOException {
    store().markElsewhere("demo", new Marking(Colour.RED, true));
    assertThat(run("server", "stop", "web-01")).isEqualTo(Exit.GUARDED);
    assertThat(err.toString().strip()).isEqualTo(Text.of("cli.guarded", "demo"));
    assertThat(run("server", "list", "--filter", "name:=web-01 status:active")).isZero();
    assertThat(run("server", "stop", "web-01", "--unlock", "demo")).isZero();
    FaultMatrix.row(
        FaultMatrix.Area.COMMAND, "a guarded cloud without a window", 0, "exit status 5");
  }
}
