package io.novadesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.command.ServerCommand;
import io.novadesk.cloud.export.CsvReader;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.testing.Browser;
import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Commands without a window, against the demo cloud. */
class CommandsTest {
  @Command(name = "novadesk", mixinStandardHelpOptions = true)
  private static final class Whole {}

  @TempDir private Path folder = Path.of(".");
  private final DemoCloud cloud;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private String typed = "";

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
    return Commands.in(new CommandLine(new Whole()), desk(new PrintWriter(out, true)), line)
        .execute(line);
  }

  private Desk desk(PrintWriter results) {
    return new Desk(
        store(),
        new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
        folder,
        Keychain::none,
        new Typed(typed),
        results,
        new PrintWriter(err, true));
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
    assertThat(err.toString()).contains(" 1 server. ");
    assertThat(run("server", "stop")).isEqualTo(Exit.USAGE);
    assertThat(run("server", "list", "--filter", "name:web", "-o", "name")).isZero();
  }

  /** There is nothing to agree to: why each was left out is what a person wants to read. */
  @Test
  void noServerWantsNoYes() throws IOException {
    String some = "status:verify_resize";
    assertThat(run("server", "rebuild", "--image", "any", "--filter", some, "-o", "csv"))
        .isEqualTo(Exit.SOME_FAILED);
    assertThat(csv().get(1)).contains("left-out");
    assertThat(err.toString()).doesNotContain("--yes");
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
  void aSignOnByCodeIsWaitedForAndOneByAPageIsNot() throws IOException {
    String entry =
        """
        clouds:
          demo:
            auth_type: %s
            region_name: RegionOne
            auth: {auth_url: "%s", identity_provider: %s, protocol: openid, project_name: demo,
                   client_id: novadesk, discovery_endpoint: "%s"}
        """;
    Path file = folder.resolve("clouds.yaml");
    Files.writeString(
        file,
        entry.formatted(
            "v3oidcdeviceauthz", cloud.authUrl(), cloud.identityProvider(), cloud.discovery()));
    StringWriter screen = new Screen();
    Desk desk = desk(new PrintWriter(out, true));
    Desk watched =
        new Desk(
            desk.connections(),
            desk.clouds(),
            desk.folder(),
            desk.keychain(),
            desk.typist(),
            desk.out(),
            new PrintWriter(screen, true));
    int status =
        Commands.in(new CommandLine(new Whole()), watched).execute("server", "list", "web-01");
    assertThat(status).as(screen.toString()).isZero();
    assertThat(out.toString()).contains("web-01");
    assertThat(screen.toString()).contains("/identity/idp/sign-in");

    Files.writeString(
        file,
        entry.formatted("v3websso", cloud.authUrl(), cloud.identityProvider(), cloud.discovery()));
    assertThat(run("server", "list")).isEqualTo(Exit.NO_LOGIN);
    assertThat(err.toString().strip()).isEqualTo(Text.of("cli.signOn", "demo"));
    FaultMatrix.row(FaultMatrix.Area.LOGIN, "a browser login without a window", 1, err.toString());
  }

  /** What a person reads, who then types the code at the page. */
  private final class Screen extends StringWriter {
    private boolean typedIt;

    @Override
    public void flush() {
      Matcher code = Pattern.compile("code (\\S+) at (\\S+)").matcher(toString());
      if (!typedIt && code.find()) {
        typedIt = true;
        try (Browser browser = new Browser()) {
          browser.post(
              URI.create(code.group(2)),
              Map.of(
                  "user_code", code.group(1),
                  "username", cloud.userName(),
                  "password", cloud.password(),
                  "answer", "yes"),
              "null");
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    }
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

  @Test
  void aServerIsShownWithAllThatIsKnownOfIt() {
    assertThat(run("server", "show", "web-01")).isZero();
    assertThat(out.toString()).containsPattern("(?m)^name +web-01$").contains("metadata");
    assertThat(run("server", "show", "web-01", "-o", "csv")).isZero();
    assertThat(csv().getFirst()).contains("description", "groups", "metadata");
    assertThat(run("server", "show")).isEqualTo(Exit.USAGE);
  }

  @Test
  void metadataIsSetAndRemovedKeyByKey() {
    String hostile = "--set=note=it's \"%\" $(x)\n=a=b\nc";
    assertThat(run("server", "metadata", hostile, "--set=old=1", "web-01")).isZero();
    assertThat(run("server", "show", "web-01", "-o", "csv")).isZero();
    assertThat(out.toString()).contains("note=it's \"\"%\"\" $(x)\n=a=b\nc").contains("old=1");
    assertThat(run("server", "metadata", "--remove=old", "--filter=name:=web-01", "--wait"))
        .isZero();
    assertThat(err.toString()).contains("web-01: done");
    assertThat(run("server", "show", "web-01", "-o", "csv")).isZero();
    assertThat(out.toString()).doesNotContain("old=1").contains("$(x)");
    assertThat(run("server", "metadata", "--set=nothing", "web-01")).isEqualTo(Exit.USAGE);
    assertThat(run("server", "metadata", "web-01")).isEqualTo(Exit.USAGE);
  }

  @Test
  void aPasswordIsTypedOrReadAndNeverPartOfTheLine() throws IOException {
    assertThat(run("server", "change-password", "web-01")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("--password-file");
    typed = "s3cret \"it's\"\nand more";
    assertThat(run("server", "change-password", "--password-file=-", "web-01")).isZero();
    assertThat(out + "" + err).contains("done").doesNotContain("s3cret");
    Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
    assertThat(run("server", "change-password", "--password-file", file.toString(), "web-01"))
        .isZero();
    assertThat(run("server", "change-password", "--password-file", file + ".no", "web-01"))
        .isEqualTo(Exit.USAGE);
    assertThat(run("server", "change-password", "--password=s3cret", "web-01"))
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void whatAGuestWritesDoesNotSteerTheTerminal() {
    assertThat(run("server", "log", "web-01", "--lines", "20")).isZero();
    assertThat(out.toString().lines().count()).isBetween(1L, 20L);
    assertThat(out.toString()).doesNotContain("\u001b");
    assertThat(run("server", "console", "web-01")).isZero();
    assertThat(out.toString().strip()).startsWith("http").doesNotContain("\n");
  }

  @Test
  void aPasswordThatTheCloudChoosesIsToldToWhomeverWishesIt() {
    String[] line = {"server", "rescue", "web-01", "--show-passwords"};
    assertThat(run(line)).as(err.toString()).isZero();
    String told = Text.of("cli.password.chosen", "web-01", "");
    assertThat(err.toString().lines().filter(l -> l.startsWith(told) && l.length() > told.length()))
        .hasSize(1);
    assertThat(run("server", "rescue", "web-02")).isZero();
    assertThat(err.toString())
        .contains(Text.of("cli.password.untold", "web-02"))
        .doesNotContain(Text.of("cli.password.chosen", "web-02", ""));
  }

  @Test
  void launchesServersAndWaitsUntilTheyRun() {
    String hostile = "-$(x) it's \"%\"";
    assertThat(
            run(
                "server",
                "launch",
                "--image",
                "ubuntu-24.04",
                "--flavor",
                "m1.small",
                "--network",
                "private",
                "--tag",
                "made",
                "--wait",
                "-o",
                "csv",
                "--",
                "new-1",
                hostile))
        .as(out + "" + err)
        .isZero();
    assertThat(csv().subList(1, 3)).allSatisfy(line -> assertThat(line).contains("done"));
    assertThat(csv().subList(1, 3)).extracting(List::getFirst).containsExactly("new-1", hostile);
    assertThat(run("server", "list", "--filter", "tag:made status:active", "-o", "name")).isZero();
    assertThat(out.toString().lines()).containsExactlyInAnyOrder("new-1", hostile);
    assertThat(run("server", "launch", "x", "--image", "none", "--flavor", "m1.small"))
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void manyGetNamesOfOnePattern() {
    assertThat(run("server", "rename", "--name=same", "web-01", "web-02", "-y"))
        .isEqualTo(Exit.USAGE);
    assertThat(run("server", "rename", "--name={name}-{000}", "web-01", "web-02", "-y")).isZero();
    assertThat(run("server", "list", "web-01-001", "web-02-002", "-o", "name")).isZero();
    assertThat(run("server", "rename", "--name={name}", "web-03")).isZero();
    assertThat(run("server", "list", "--filter", "name:={name}", "-o", "name")).isZero();
  }

  @Test
  void aNameThatBeginsWithAnAtSignIsAName() throws IOException {
    Path file = Files.writeString(folder.resolve("arguments"), "web-01");
    assertThat(run("server", "show", "@" + file)).isEqualTo(Exit.NOTHING_MATCHED);
    assertThat(err.toString()).contains("@" + file);
  }

  @Test
  void changesAreToldAsLinesOfJson() throws Exception {
    AtomicInteger status = new AtomicInteger(-1);
    StringWriter lines = new StringWriter();
    Desk desk = desk(new PrintWriter(lines, true));
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> watching =
          thread.submit(
              () ->
                  status.set(
                      Commands.in(new CommandLine(new Whole()), desk)
                          .execute("server", "list", "--watch", "--filter", "name:=web-01")));
      await(() -> lines.toString().contains("\"event\": \"there\", \"name\": \"web-01\""));
      assertThat(run("server", "stop", "web-01")).isZero();
      await(() -> lines.toString().contains("\"event\": \"changed\""));
      await(() -> lines.toString().contains("SHUTOFF"));
      assertThat(run("server", "rename", "--name=other", "web-01")).isZero();
      await(() -> lines.toString().contains("\"event\": \"left\""));
      assertThat(watching.isDone()).isFalse();
      thread.shutdownNow();
    }
    assertThat(status.get()).isZero();
    assertThat(lines.toString().lines()).allMatch(l -> l.startsWith("{") && l.endsWith("}"));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void shellsCompleteEveryCommandAndTheManualHasIt() throws Exception {
    assertThat(run("man-page")).isZero();
    String manual = out.toString();
    assertThat(run("completion", "fish")).isZero();
    String fish = out.toString();
    for (ServerCommand command : ServerCommand.all()) {
      assertThat(manual).contains(".SS \"novadesk server " + command.name().replace("-", "\\-"));
      assertThat(fish).contains("-a '" + command.name() + "'");
    }
    assertThat(manual).doesNotContain("@OPTIONS@", "@COMMANDS@", "@EXITS@");
    assertThat(run("completion", "bash")).isZero();
    assertThat(out.toString()).contains("change-password");
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("novadesk server reboot --filter 'tag:web' --dry-run");
  }

  @Test
  void aScriptRunsUntilACommandDoesNotEndWell() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("script"),
            """
            TO=m1.large
            novadesk server resize --flavor="$TO" web-01 --confirm
            novadesk server resize --flavor=m1.small web-02
            novadesk server confirm web-02
            novadesk server start web-03
            novadesk server stop web-03
            """);
    assertThat(run("plan", "run", script.toString(), "--dry-run", "--set", "TO=none-such"))
        .isZero();
    assertThat(err.toString()).contains("none-such");
    assertThat(run("server", "list", "--filter", "flavor:m1.large name:=web-01"))
        .isEqualTo(Exit.NOTHING_MATCHED);
    assertThat(run("plan", "run", script.toString())).isEqualTo(Exit.SOME_FAILED);
    assertThat(err.toString())
        .contains("novadesk server resize --flavor=m1.large web-01 --confirm")
        .contains(Text.of("cli.plan.stopped", 5, Exit.SOME_FAILED))
        .doesNotContain("server stop");
    assertThat(run("server", "list", "--filter", "flavor:m1.large name:=web-01 status:active"))
        .isZero();
    assertThat(run("server", "list", "--filter", "flavor:m1.small name:=web-02 status:active"))
        .isZero();
    assertThat(run("server", "list", "--filter", "name:=web-03 status:active")).isZero();
    Files.writeString(script, "novadesk server list\nnovadesk plan run x\n");
    assertThat(run("plan", "run", script.toString())).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("2");
    assertThat(out.toString()).isEmpty();
  }
}
