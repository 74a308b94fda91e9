package io.novadesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.CommandLineText;
import io.novadesk.cloud.command.Kept;
import io.novadesk.cloud.command.Operation;
import io.novadesk.cloud.command.ServerCommand;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.metadata.MatrixSave;
import io.novadesk.common.script.ScriptText;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.keychain.Keychain;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.testing.Gateway;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.forms.ActionForm;
import io.novadesk.viewmodel.forms.ActionForms;
import io.novadesk.viewmodel.forms.Takers;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Every command, filled in as in the window, taken from a saved plan, played from a recording and
 * typed on the command line, sends the same request. A server before the cloud reads it and says
 * that there is no such server, so that all ways find the cloud alike.
 */
@Timeout(300)
class EveryWayTest {
  private record Sent(String method, String target, String body) {}

  @TempDir private Path folder = Path.of(".");
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final StringWriter err = new StringWriter();

  private Mood judge(HttpExchange call) {
    if (call.getRequestMethod().equals("GET")) {
      return Mood.HONEST;
    }
    try {
      sent.add(
          new Sent(
              call.getRequestMethod(),
              call.getRequestURI().toString(),
              new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      return Mood.NOT_THERE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Sent> by(Runnable way) {
    sent.clear();
    way.run();
    return List.copyOf(sent);
  }

  @Test
  void everyCommandIsTheSameRequestWhicheverWayItIsGiven() throws Exception {
    QueueTaskRunner tasks = new QueueTaskRunner();
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard());
        Gateway gateway = new Gateway(cloud.authUrl())) {
      gateway.judge(this::judge);
      Session session = connect(cloud, gateway);
      RegionModel region = new RegionModel(session, session.regions().getFirst(), tasks);
      tasks.until(
          () ->
              region.rows().size() > 20
                  && !region.flavors().isEmpty()
                  && !region.images().isEmpty());
      Set<ServerAction> untried = EnumSet.noneOf(ServerAction.class);
      for (ServerCommand command : ServerCommand.all()) {
        ServerRow row = taker(command.action(), region);
        if (row == null) {
          untried.add(command.action());
        } else {
          compare(command, row, tasks);
        }
      }
      // No server of the demo cloud begins in such a state; these are compared as texts elsewhere.
      assertThat(untried)
          .isSubsetOf(
              ServerAction.ABORT_MIGRATION,
              ServerAction.FINISH_MIGRATION,
              ServerAction.RESTORE,
              ServerAction.SHELVE_OFFLOAD);
      region.dispose();
      session.close();
    } finally {
      tasks.close();
    }
  }

  private Session connect(DemoCloud cloud, Gateway gateway) throws Exception {
    Login straight =
        TestCloud.login("demo", cloud.authUrl(), "admin", cloud.password(), cloud.projectName());
    try (Session session = open(straight)) {
      URI compute =
          Endpoints.OF_CATALOGUE
              .find(
                  Endpoints.COMPUTE,
                  session.identity().catalogue(),
                  "RegionOne",
                  straight.face(),
                  straight.authUrl())
              .orElseThrow();
      URI before = gateway.url().resolve(compute.getRawPath());
      Files.writeString(
          folder.resolve("clouds.yaml"),
          """
          clouds:
            demo:
              region_name: RegionOne
              compute_endpoint_override: %s
              auth:
                auth_url: %s
                username: admin
                password: %s
                project_name: %s
                user_domain_name: Default
                project_domain_name: Default
          """
              .formatted(before, cloud.authUrl(), cloud.password(), cloud.projectName()));
      return open(
          new Login(
              "demo",
              straight.authUrl(),
              straight.credentials(),
              straight.scope(),
              "RegionOne",
              straight.face(),
              straight.tls(),
              Endpoints.OF_CATALOGUE.with(Endpoints.COMPUTE, before)));
    }
  }

  private static Session open(Login login) throws ConnectException {
    return new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
  }

  private static @Nullable ServerRow taker(ServerAction action, RegionModel region) {
    return region.rows().stream()
        .filter(row -> ActionsViewModel.check(action, row) instanceof Legality.Allowed)
        .filter(row -> row.server().imageId() != null)
        .filter(row -> action != ServerAction.DETACH_VOLUME || !row.server().volumeIds().isEmpty())
        .filter(row -> action != ServerAction.REMOVE_TAG || !row.server().tags().isEmpty())
        .findFirst()
        .orElse(null);
  }

  private void compare(ServerCommand command, ServerRow row, QueueTaskRunner tasks)
      throws IOException {
    if (command.action() == ServerAction.EDIT_METADATA) {
      compareMetadata(row);
      return;
    }
    boolean fromAPage =
        switch (command.action()) {
          case ATTACH_VOLUME,
              DETACH_VOLUME,
              ATTACH_INTERFACE,
              DETACH_INTERFACE,
              ADD_TAG,
              REMOVE_TAG,
              ADD_SECURITY_GROUP,
              REMOVE_SECURITY_GROUP ->
              true;
          default -> false;
        };
    ActionForm form =
        ActionForms.of(
            command.action(),
            fromAPage ? Takers.many(List.of(row), tasks) : Takers.one(row, tasks));
    List<String> typed = new WindowForms(tasks).fill(form, row);
    tasks.until(() -> form.problem(List.of(row)).isEmpty());
    List<Command> steps = form.steps(row, 1);
    typed = WindowForms.found(typed, steps.getFirst());
    form.dispose();

    List<Sent> window = by(() -> operation(steps.getFirst(), row));
    assertThat(window).as(command.name()).isNotEmpty();
    if (command.action() != ServerAction.CHANGE_PASSWORD) {
      Map<String, String> kept = new HashMap<>();
      steps.getFirst().keep(new Kept(kept, "step.0."));
      Command saved = Command.read(command.action(), new Kept(kept, "step.0."));
      assertThat(by(() -> operation(saved, row))).as("saved " + command.name()).isEqualTo(window);
    }
    List<String> recorded = new ArrayList<>(List.of("server"));
    recorded.addAll(CommandLineText.words(command, ServerCommand.facts(steps)));
    recorded.addAll(List.of("--yes", row.server().id()));
    Path script = Files.writeString(folder.resolve("script"), ScriptText.line(recorded));
    assertThat(by(() -> run("plan", "run", script.toString())))
        .as("recorded %s: %s", ScriptText.line(recorded), err)
        .isEqualTo(window);
    List<String> line = new ArrayList<>(List.of("server", command.name()));
    line.addAll(typed);
    line.addAll(List.of("--yes", "--", row.server().id()));
    assertThat(by(() -> run(line.toArray(String[]::new))))
        .as("typed %s: %s", line, err)
        .isEqualTo(window);
  }

  private void compareMetadata(ServerRow row) {
    Map<String, String> base = row.server().metadata();
    Map<String, String> mine = new LinkedHashMap<>(base);
    mine.put("note", WindowForms.HOSTILE);
    List<Sent> window =
        by(
            () ->
                MatrixSave.run(
                    row.region().region().servers().metadata(),
                    row.server().id(),
                    OptionalInt.empty(),
                    base,
                    mine));
    assertThat(window).isNotEmpty();
    assertThat(
            by(
                () ->
                    run(
                        "server",
                        "metadata",
                        "--set=note=" + WindowForms.HOSTILE,
                        "--",
                        row.server().id())))
        .isEqualTo(window);
  }

  private static void operation(Command command, ServerRow row) {
    new Operation(command, row.region().region(), row.server(), _ -> {}).run();
  }

  private void run(String... line) {
    err.getBuffer().setLength(0);
    Desk desk =
        new Desk(
            new ConnectionStore(folder.resolve("connections.json")),
            new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
            folder,
            Keychain::none,
            new Typed(WindowForms.SECRET),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true));
    Commands.in(new CommandLine(CommandLine.Model.CommandSpec.create().name("novadesk")), desk)
        .execute(line);
  }
}
