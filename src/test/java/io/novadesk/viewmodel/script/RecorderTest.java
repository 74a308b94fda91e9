package io.novadesk.viewmodel.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.Rebuild;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.cloud.plan.Plan;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.common.script.Script;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.own.OwnCommandsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done is noted so that it can be read, and done again. */
@SuppressWarnings("NullAway.Init") // The demo cloud is opened before each test.
class RecorderTest {
  private static final List<Command> REBOOT = List.of(new Command.Plain(ServerAction.REBOOT_SOFT));

  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final OwnCommandsViewModel own = new OwnCommandsViewModel(tasks);
  private OpenDemo demo;
  private RegionModel region;
  private String filter = "";
  private Recorder recorder;

  @BeforeEach
  void open() throws Exception {
    demo = OpenDemo.asMember();
    region = new RegionModel(demo.session(), demo.region(), tasks);
    tasks.until(() -> region.rows().size() > 20);
    recorder = new Recorder(() -> List.of(region), () -> filter);
  }

  @AfterEach
  void close() {
    region.dispose();
    demo.close();
    tasks.close();
  }

  private ServerRow server(String name) {
    return region.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private void plan(
      ServerAction action, List<ServerRow> servers, Function<ServerRow, List<Command>> steps) {
    recorder.begun(
        Plan.of(
            action,
            servers.stream()
                .map(row -> new PlanItem(demo.region(), row.server(), steps.apply(row)))
                .toList(),
            PlanOptions.STANDARD,
            List.of()),
        demo.session());
  }

  private List<List<String>> words(String text) throws Exception {
    return Script.read(text).steps(Map.of()).stream().map(Script.Step::words).toList();
  }

  @Test
  void oneCommandIsALineWithTheServersName() throws Exception {
    recorder.given(new Command.Plain(ServerAction.STOP), server("web-01"));
    recorder.start();
    recorder.given(new Command.Resize("3", "m1.large"), server("web-01"));
    recorder.given(new Command.Rename("it's -$(x)"), server("web-02"));
    String text = recorder.stop();
    assertThat(text).startsWith("#!/usr/bin/env bash\n").contains("\nCLOUD=Demo\n");
    assertThat(words(text))
        .containsExactly(
            List.of(
                "server", "resize", "--flavor=m1.large", "--yes", "--cloud=Demo", "--", "web-01"),
            List.of(
                "server", "rename", "--name=it's -$(x)", "--yes", "--cloud=Demo", "--", "web-02"));
    recorder.given(new Command.Plain(ServerAction.STOP), server("web-01"));
    recorder.start();
    assertThat(words(recorder.stop())).isEmpty();
  }

  @Test
  void aPlanOfWhatAFilterFindsIsRecordedWithTheFilter() throws Exception {
    filter = "name:web status:active";
    List<ServerRow> found = region.rows().stream().filter(ServerFilter.parse(filter)).toList();
    assertThat(found).hasSizeGreaterThan(2);
    recorder.start();
    plan(
        ServerAction.RESIZE,
        found,
        _ ->
            List.of(
                new Command.Resize("3", "m1.large"),
                new Command.Plain(ServerAction.CONFIRM_RESIZE)));
    plan(
        ServerAction.SNAPSHOT,
        found.subList(0, 2),
        row -> List.of(new Command.Snapshot(row.name() + "-night", Map.of())));
    assertThat(words(recorder.stop()))
        .containsExactly(
            List.of(
                "server",
                "resize",
                "--flavor=m1.large",
                "--confirm",
                "--yes",
                "--cloud=Demo",
                "--filter=name:web status:active"),
            List.of(
                "server",
                "snapshot",
                "--name={name}-night",
                "--yes",
                "--cloud=Demo",
                "--",
                found.get(0).name(),
                found.get(1).name()));
  }

  @Test
  void aFilterInOneOfSeveralRegionsIsRecordedWithThatRegion() throws Exception {
    filter = "tier:web status:active";
    ServerFilter wanted = ServerFilter.parse(filter);
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      List<RegionModel> both =
          cloud.session().regions().stream()
              .map(one -> new RegionModel(cloud.session(), one, tasks))
              .toList();
      tasks.until(() -> both.stream().allMatch(one -> one.rows().stream().anyMatch(wanted)));
      recorder = new Recorder(() -> both, () -> filter);
      recorder.start();
      recorder.begun(
          Plan.of(
              ServerAction.REBOOT_SOFT,
              both.getFirst().rows().stream()
                  .filter(wanted)
                  .map(row -> new PlanItem(row.region().region(), row.server(), REBOOT))
                  .toList(),
              PlanOptions.STANDARD,
              List.of()),
          cloud.session());
      both.forEach(RegionModel::dispose);
    }
    assertThat(words(recorder.stop()).getFirst())
        .endsWith("--filter=tier:web status:active region:=RegionOne");
  }

  @Test
  void aSecretIsNotRecordedAndThatIsSaid() throws Exception {
    recorder.start();
    recorder.given(new Command.ChangePassword(Secret.of("s3cret")), server("web-01"));
    recorder.given(
        new Command.Rebuild(
            new Rebuild("i", null, Secret.of("s3cret"), null, null, null, null, null, Map.of()),
            "image"),
        server("web-01"));
    String text = recorder.stop();
    assertThat(text).doesNotContain("s3cret").contains("# " + Text.of("script.incomplete"));
    assertThat(words(text).getFirst()).contains("--password-file=-");
  }

  @Test
  void aRecordingIsKeptAsAnOwnCommand(@TempDir Path folder) throws Exception {
    own.file().keepIn(folder.resolve("commands.yaml"), _ -> {});
    Scripts scripts = new Scripts(tasks, own);
    scripts.keepIn(folder.resolve("scripts"));
    recorder.start();
    recorder.given(new Command.Plain(ServerAction.STOP), server("web-01"));
    String text = recorder.stop();
    assertThat(scripts.fault(text)).isEmpty();
    assertThat(scripts.fault(text + "rm -rf x\n")).startsWith("Line ");
    assertThat(scripts.python(text)).contains("novadesk('server', 'stop', '--yes', '--cloud='");
    assertThat(scripts.problem("../x", "")).isNotEmpty();
    scripts.save("Nightly stop", text, () -> {});
    tasks.until(() -> own.commands().size() == 1);
    Path file = folder.resolve("scripts").resolve("Nightly stop.sh");
    assertThat(own.commands().getFirst().run())
        .containsExactly("novadesk", "plan", "run", file.toString());
    assertThat(own.commands().getFirst().isForServers()).isFalse();
    assertThat(file).hasContent(text);
    assertThat(scripts.problem("Nightly stop", "")).isNotEmpty();
    assertThat(scripts.problem("Nightly stop", "Nightly stop")).isEmpty();
    assertThat(scripts.playedBy(own.commands().getFirst())).isEqualTo("Nightly stop");
    scripts.kept(all -> assertThat(all).containsExactly(Map.entry("Nightly stop", text)));
    tasks.until(() -> !scripts.saving().busyProperty().get());
  }
}
