package io.novadesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.cloud.copy.Hostile;
import io.novadesk.cloud.copy.Programs;
import io.novadesk.cloud.copy.Programs.Ran;
import io.novadesk.cloud.export.CsvReader;
import io.novadesk.cloud.filter.FilterKey;
import io.novadesk.demo.DemoSettings;
import io.novadesk.keychain.Keychain;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.servers.FilterHelp;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A filter that is copied from the window lists the same servers, wherever it is run. */
@Timeout(600)
class CopiedFilterTest {
  /** Where distributions put the one that their packages are for. */
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  /** Says how many words it was given, and which. */
  private static final String TOLD = "novadesk() { printf '%s\\0' \"$#\" \"$@\"; }\n";

  private static final String HOSTILE = "novadesk it's $(touch pwned).*, \"two\"; 100% \\n|x^";

  /** What the same text would find, were its letters read as a pattern. */
  private static final String LIKE_IT = "novadesk it's $(touch pwned)zz, \"two\"; 100% \\n|x^";

  @TempDir private Path folder = Path.of(".");
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final ServerTableViewModel table = new ServerTableViewModel(tasks);

  @AfterEach
  void close() {
    table.dispose();
    tasks.close();
  }

  @Test
  void aShellHandsTheFilterOverAsItIs() throws Exception {
    Programs.need("bash");
    List<String> filters = new ArrayList<>();
    StringBuilder script = new StringBuilder(TOLD);
    for (String text : Hostile.strings(1_000)) {
      table.filterTextProperty().set("name:" + text);
      if (table.filterCopied(CopyForm.NOVADESK) instanceof Copied.Ready(String line)) {
        filters.add("name:" + text);
        script.append(line);
      }
    }
    assertThat(filters).hasSizeGreaterThan(900);
    List<String> expected = new ArrayList<>();
    filters.forEach(text -> expected.addAll(List.of("3", "server", "list", "--filter=" + text)));
    Path file = Files.writeString(folder.resolve("script"), script);
    Ran ran = Programs.run(folder, Map.of(), "bash", file.toString());
    assertThat(ran.err()).isEmpty();
    assertThat(List.of(ran.text().split("\0", -1)).subList(0, expected.size())).isEqualTo(expected);
    assertThat(folder.resolve("pwned")).doesNotExist();
    FaultMatrix.row(
        FaultMatrix.Area.COMMAND, "hostile filters copied as novadesk", 0, "0 of 1,000 wrong");
  }

  @Test
  void novadeskListsTheSame() throws Exception {
    Programs.need("bash");
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      serve(cloud);
      novadeskListsTheSame(cloud);
    }
  }

  @Test
  void openStackListsTheSame() throws Exception {
    Programs.need("bash", "openstack");
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      serve(cloud);
      openStackListsTheSame(cloud);
    }
  }

  @Test
  void pythonListsTheSame() throws Exception {
    needSdk();
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      serve(cloud);
      pythonListsTheSame(cloud);
    }
  }

  @Test
  @Tag("cloud")
  void allListTheSameOnARealCloud() throws Exception {
    Programs.need("bash", "openstack");
    needSdk();
    try (TestCloud cloud = TestCloud.real()) {
      serve(cloud);
      novadeskListsTheSame(cloud);
      openStackListsTheSame(cloud);
      pythonListsTheSame(cloud);
    }
  }

  /** Two servers, of which a pattern would find both and each filter below one. */
  private static void serve(TestCloud cloud) {
    cloud.region().servers().tags().add(cloud.server(HOSTILE, Map.of()).id(), "it's");
    cloud.server(LIKE_IT, Map.of());
  }

  private void novadeskListsTheSame(TestCloud cloud) throws Exception {
    for (Shown shown : shown(cloud, CopyForm.NOVADESK)) {
      String line = TOLD + shown.copied().strip() + " -o csv\n";
      Ran ran = Programs.run(folder, Map.of(), "bash", script(line));
      List<String> words = List.of(ran.text().split("\0", -1));
      assertThat(listed(cloud, words.subList(1, words.size() - 1)))
          .as(shown.copied())
          .isEqualTo(shown.ids());
    }
  }

  private void openStackListsTheSame(TestCloud cloud) throws Exception {
    for (Shown shown : shown(cloud, CopyForm.OPENSTACK)) {
      Ran ran =
          Programs.run(
              folder, login(cloud), "bash", script(shown.copied().strip() + " -f value -c ID\n"));
      assertThat(ran.status()).as(shown.copied() + ran.err()).isZero();
      assertThat(ran.text().lines().collect(Collectors.toSet()))
          .as(shown.copied())
          .isEqualTo(shown.ids());
    }
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  private void pythonListsTheSame(TestCloud cloud) throws Exception {
    for (Shown shown : shown(cloud, CopyForm.PYTHON)) {
      Ran ran = Programs.run(folder, login(cloud), PYTHON.toString(), script(shown.copied()));
      assertThat(ran.status()).as(shown.copied() + ran.err()).isZero();
      assertThat(
              ran.text()
                  .lines()
                  .map(line -> line.substring(0, line.indexOf(' ')))
                  .collect(Collectors.toSet()))
          .as(shown.copied())
          .isEqualTo(shown.ids());
    }
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  /** A filter in another form, and what the window lists by it. */
  private record Shown(String copied, Set<String> ids) {}

  private List<Shown> shown(TestCloud cloud, CopyForm form) throws Exception {
    RegionModel region = new RegionModel(cloud.session(), cloud.region(), tasks);
    table.show(List.of(region), _ -> true);
    List<Shown> all = new ArrayList<>();
    for (String filter :
        List.of(
            FilterHelp.ofValue(FilterKey.NAME, HOSTILE) + " status:active",
            "tag:\"=it's\" status:=active name:\"NOVADESK it's $(\"")) {
      table.filterTextProperty().set(filter);
      tasks.until(() -> table.rows().size() == 1);
      Set<String> ids = Set.of(table.rows().getFirst().server().id());
      all.add(new Shown(((Copied.Ready) table.filterCopied(form)).text(), ids));
    }
    region.dispose();
    return all;
  }

  private Map<String, String> login(TestCloud cloud) {
    return Map.of(
        "OS_TOKEN",
        cloud.session().token().reveal(),
        "OS_AUTH_TYPE",
        "token",
        "OS_AUTH_URL",
        cloud.session().login().authUrl().toString(),
        "OS_PROJECT_NAME",
        Objects.requireNonNull(cloud.session().identity().project()).name(),
        "OS_PROJECT_DOMAIN_NAME",
        "Default",
        "OS_REGION_NAME",
        cloud.region().name(),
        "no_proxy",
        "127.0.0.1");
  }

  /** The ids of what the command line lists. */
  private Set<String> listed(TestCloud cloud, List<String> line) throws IOException {
    Credentials.Password who = (Credentials.Password) cloud.session().login().credentials();
    Path clouds =
        Files.writeString(
            folder.resolve("clouds.yaml"),
            """
            clouds:
              demo:
                region_name: %s
                auth: {auth_url: "%s", username: %s, password: "%s", project_name: %s,
                       user_domain_name: Default, project_domain_name: Default}
            """
                .formatted(
                    cloud.region().name(),
                    cloud.session().login().authUrl(),
                    who.user(),
                    who.password().reveal(),
                    Objects.requireNonNull(cloud.session().identity().project()).name()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Desk desk =
        new Desk(
            new ConnectionStore(folder.resolve("connections.json")),
            new CloudsYaml(List.of(clouds), List.of()),
            folder,
            Keychain::none,
            new Typed(""),
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    CommandLine program =
        Commands.in(new CommandLine(CommandLine.Model.CommandSpec.create().name("novadesk")), desk);
    assertThat(program.execute(line.toArray(String[]::new)))
        .as(String.join(" ", line) + err)
        .isZero();
    List<List<String>> rows = CsvReader.read(out.toString());
    int id = rows.getFirst().indexOf("id");
    return rows.stream().skip(1).map(row -> row.get(id)).collect(Collectors.toSet());
  }

  private String script(String text) throws IOException {
    return Files.writeString(folder.resolve("script"), text).toString();
  }

  private void needSdk() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(PYTHON), "there is no " + PYTHON);
    Ran sdk = Programs.run(folder, Map.of(), PYTHON.toString(), "-c", "import openstack");
    Assumptions.assumeTrue(sdk.status() == 0, "openstacksdk is not installed here");
  }
}
