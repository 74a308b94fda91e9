package io.novadesk.viewmodel.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel.Page;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What destroys a server is sent only when there is an image of it. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // The demo cloud is opened before each test.
class SnapshotFirstTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private OpenDemo demo;
  private ConsoleViewModel console;

  @BeforeEach
  void start() throws Exception {
    demo = OpenDemo.as("demo", DemoSettings.standard().withServers(20).withTimeScale(0.3));
    console = new ConsoleViewModel(tasks, Ledger.NONE);
    console.open(demo.session(), Marking.NONE);
    tasks.until(() -> console.servers().rows().size() == 20 && !region().images().isEmpty());
  }

  @AfterEach
  void close() {
    console.dispose();
    demo.close();
    tasks.close();
  }

  private RegionModel region() {
    return console.openRegions().getFirst();
  }

  private List<ServerRow> active() {
    return region().rows().stream()
        .filter(row -> row.server().state() == ServerStatus.ACTIVE)
        .filter(row -> !Boolean.TRUE.equals(row.server().locked()))
        .toList();
  }

  private static void tick(ActionForm form) {
    form.fields().stream()
        .filter(FormField.Tick.class::isInstance)
        .map(FormField.Tick.class::cast)
        .filter(tick -> tick.id().equals("snapshot-first"))
        .findFirst()
        .orElseThrow()
        .value()
        .set(true);
  }

  /** The n-th request of this method whose address holds this. */
  private int sentAt(String method, String part) {
    List<Exchange> all = demo.session().exchanges().all();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).method().equals(method) && all.get(i).uri().toString().contains(part)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void theDeleteOfADialogFollowsTheActiveImage() {
    ServerRow server = active().getFirst();
    String id = server.server().id();
    CommandForm form = console.commands().forms().of(ServerAction.DELETE, server);
    assertThat(form.previewsProperty().get()).hasSize(1);
    tick(form.form());
    assertThat(form.previewsProperty().get())
        .extracting("method")
        .containsExactly("POST", "DELETE");
    String name = Objects.requireNonNull(form.steps().getFirst().newImage());
    assertThat(name).startsWith(server.name() + "-");
    console.commands().forms().give(form);
    tasks.until(() -> region().row(id) == null);

    Image made =
        demo.region().images().list().stream()
            .filter(image -> image.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(made.status()).isEqualToIgnoringCase("active");
    int image = sentAt("POST", id + "/action");
    int looked = sentAt("GET", "/images/" + made.id());
    int deleted = sentAt("DELETE", "/servers/" + id);
    assertThat(List.of(image, looked, deleted)).isSorted().doesNotContain(-1);
  }

  @Test
  void anotherLoginGivesOneCommandAndOffersNoSnapshot() {
    CommandForm form = console.commands().forms().once(ServerAction.DELETE, active().getFirst());
    assertThat(form.form().fields()).noneMatch(FormField.Tick.class::isInstance);
    assertThat(form.steps()).containsExactly(new Command.Plain(ServerAction.DELETE));
  }

  @Test
  void aServerWhoseImageIsLostStays() {
    List<ServerRow> two = active().subList(0, 2);
    String kept = two.getFirst().server().id();
    console.plans().draft(ServerAction.REBUILD, two);
    PlanDraft draft =
        ((Page.Draft) Objects.requireNonNull(console.plans().pageProperty().get())).draft();
    tick(draft.formProperty().get());
    assertThat(draft.aboutProperty().get()).contains(Text.of("snapshotFirst.help"));
    assertThat(draft.rows().getFirst().what()).startsWith("Image " + two.getFirst().name() + "-");
    String name =
        Objects.requireNonNull(
            draft.formProperty().get().steps(two.getFirst(), 1).getFirst().newImage());
    draft.formProperty().get().typedCountProperty().set("2");
    tasks.until(() -> draft.problemProperty().get().isEmpty());
    draft.stopAfterProperty().set(0);
    console.plans().start(draft);
    PlanViewModel plan =
        ((Page.Run) Objects.requireNonNull(console.plans().pageProperty().get())).plan();
    // Somebody else deletes it while it is being made.
    tasks.until(() -> lose(name));
    tasks.until(() -> plan.state().isEnd());
    assertThat(plan.state()).isInstanceOf(OperationState.Failed.class);
    assertThat(plan.countsProperty().get().failed()).isEqualTo(1);
    assertThat(plan.countsProperty().get().done()).isEqualTo(1);
    assertThat(bodies(kept)).noneMatch(body -> body.contains("rebuild"));
    assertThat(bodies(two.getLast().server().id())).anyMatch(body -> body.contains("rebuild"));
    String told =
        plan.rows().stream()
            .filter(row -> row.serverId().equals(kept))
            .findFirst()
            .orElseThrow()
            .sentence();
    FaultMatrix.row(Area.COMMAND, "the image before a rebuild is lost", 1, told);
  }

  private boolean lose(String name) {
    for (Image image : demo.region().images().list()) {
      if (image.name().equals(name)) {
        try {
          demo.region().images().delete(image.id());
        } catch (ApiException e) {
          throw new AssertionError("it was active before it could be lost", e);
        }
        return true;
      }
    }
    region().reread(active().getFirst().server().id());
    return false;
  }

  private List<String> bodies(String server) {
    return demo.session().exchanges().all().stream()
        .filter(e -> e.method().equals("POST") && e.uri().toString().contains(server))
        .map(e -> String.valueOf(e.requestBody()))
        .toList();
  }
}
