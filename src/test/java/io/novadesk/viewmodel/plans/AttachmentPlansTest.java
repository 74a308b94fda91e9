package io.novadesk.viewmodel.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.cloud.plan.PlanCloud;
import io.novadesk.profile.Connection;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.forms.AttachInterfaceForm;
import io.novadesk.viewmodel.forms.AttachVolumeForm;
import io.novadesk.viewmodel.forms.DetachInterfaceForm;
import io.novadesk.viewmodel.forms.DetachVolumeForm;
import io.novadesk.viewmodel.forms.LabelForm;
import io.novadesk.viewmodel.plans.PlansViewModel.Page;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plans over what servers have: interfaces, volumes, security groups, tags. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // Each test opens a console of its own.
class AttachmentPlansTest {
  private static final int SERVERS = 40;

  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private PlanCloud cloud;
  private ConsoleViewModel console;
  private List<ServerRow> three;

  @BeforeEach
  void start() throws Exception {
    cloud = PlanCloud.of(SERVERS, 0.1);
    console = new ConsoleViewModel(tasks, Ledger.NONE);
    Session session =
        PlanCloud.connect(
            cloud.demo().authUrl(),
            cloud.demo().userName(),
            cloud.demo().password(),
            cloud.demo().projectName());
    console.open(session, Connection.Marking.NONE);
    tasks.until(() -> console.servers().rows().size() == SERVERS);
    three =
        console.servers().rows().stream()
            .filter(row -> row.server().state() == ServerStatus.ACTIVE)
            .filter(row -> !Boolean.TRUE.equals(row.server().locked()))
            .filter(row -> !row.server().isInTransition() && row.server().volumeIds().isEmpty())
            .limit(3)
            .toList();
    assertThat(three).hasSize(3);
  }

  @AfterEach
  void end() {
    console.dispose();
    tasks.close();
    cloud.close();
  }

  private PlanDraft draft(ServerAction action) {
    console.plans().draft(action, three.stream().map(AttachmentPlansTest::now).toList());
    return ((Page.Draft) Objects.requireNonNull(console.plans().pageProperty().get())).draft();
  }

  private static ServerRow now(ServerRow row) {
    return Objects.requireNonNull(row.region().row(row.server().id()));
  }

  private Server read(ServerRow row) {
    return cloud.region().servers().get(row.server().id());
  }

  private void carryOut(PlanDraft draft) {
    if (draft.formProperty().get().isCounted()) {
      assertThat(draft.problemProperty().get()).startsWith("Type ");
      String count = String.valueOf(draft.takersProperty().get());
      draft.formProperty().get().typedCountProperty().set(count);
    }
    assertThat(draft.problemProperty().get()).isEmpty();
    console.plans().start(draft);
    PlanViewModel plan =
        ((Page.Run) Objects.requireNonNull(console.plans().pageProperty().get())).plan();
    tasks.until(() -> plan.state().isEnd());
    assertThat(plan.state()).as(plan.sentence()).isInstanceOf(OperationState.Done.class);
  }

  @Test
  void connectsManyToANetworkAndTakesThemOffIt() {
    PlanDraft attach = draft(ServerAction.ATTACH_INTERFACE);
    AttachInterfaceForm form = (AttachInterfaceForm) attach.formProperty().get();
    tasks.until(() -> !form.networks().isEmpty());
    assertThat(attach.problemProperty().get()).isEqualTo("Choose the network.");
    assertThat(form.networks().getLast().network().external()).isTrue();
    form.networkProperty()
        .set(
            form.networks().stream()
                .filter(target -> target.network().name().equals("backend"))
                .findFirst()
                .orElseThrow());
    assertThat(attach.rows()).allMatch(row -> row.what().equals("A new interface on backend"));
    carryOut(attach);
    assertThat(three).allMatch(row -> networksOf(read(row)).equals(Set.of("private", "backend")));

    tasks.until(() -> three.stream().allMatch(row -> networksOf(now(row).server()).size() > 1));
    three = List.of(three.get(0), three.get(1), other());
    PlanDraft detach = draft(ServerAction.DETACH_INTERFACE);
    DetachInterfaceForm away = (DetachInterfaceForm) detach.formProperty().get();
    assertThat(away.networks()).contains("backend", "private");
    away.networkProperty().set("private");
    tasks.until(() -> !detach.problemProperty().get().equals("Looking…"));
    assertThat(detach.rows())
        .anySatisfy(row -> assertThat(row.what()).endsWith("the server is then on no network"));
    away.networkProperty().set("backend");
    assertThat(detach.takersProperty().get()).isEqualTo(2);
    assertThat(detach.rows().getLast().whyNot()).isEqualTo("It has no interface on backend.");
    carryOut(detach);
    assertThat(three).allMatch(row -> networksOf(read(row)).equals(Set.of("private")));
  }

  /** One that is on no network but the usual one. */
  private ServerRow other() {
    return console.servers().rows().stream()
        .filter(row -> row.server().state() == ServerStatus.ACTIVE)
        .filter(
            row ->
                !row.server().isInTransition()
                    && networksOf(row.server()).equals(Set.of("private")))
        .filter(row -> three.stream().noneMatch(row::isSameServer))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> networksOf(Server server) {
    return Objects.requireNonNull(server.addresses()).stream()
        .filter(address -> !"floating".equals(address.type()))
        .map(Server.Address::network)
        .collect(Collectors.toSet());
  }

  @Test
  void givesEachTheVolumeThatIsCalledAfterIt() {
    Volumes volumes = Objects.requireNonNull(cloud.region().volumes());
    List<String> ids =
        three.subList(0, 2).stream()
            .map(row -> volumes.create(row.name() + "-data", 7, null, null, null).id())
            .toList();
    PlanCloud.until(
        () -> ids.stream().allMatch(id -> volumes.volume(id).status().equals("available")),
        Duration.ofSeconds(30));
    PlanDraft attach = draft(ServerAction.ATTACH_VOLUME);
    AttachVolumeForm form = (AttachVolumeForm) attach.formProperty().get();
    tasks.until(() -> attach.problemProperty().get().startsWith("Enter"));
    form.patternProperty().set(three.getFirst().name() + "-data");
    assertThat(attach.rows()).noneMatch(PlanDraft.DraftRow::takesPart);
    assertThat(attach.rows().getFirst().whyNot()).startsWith("Another server is to get");
    form.patternProperty().set("{name}-data");
    assertThat(attach.takersProperty().get()).isEqualTo(2);
    assertThat(attach.rows().getFirst().what())
        .isEqualTo("Attach " + three.getFirst().name() + "-data, 7 GiB");
    assertThat(attach.rows().getLast().whyNot())
        .isEqualTo("No free volume is called " + three.getLast().name() + "-data.");
    carryOut(attach);
    assertThat(ids).allMatch(id -> volumes.volume(id).status().equals("in-use"));

    PlanDraft detach = draft(ServerAction.DETACH_VOLUME);
    DetachVolumeForm away = (DetachVolumeForm) detach.formProperty().get();
    tasks.until(() -> !detach.problemProperty().get().equals("Looking…"));
    assertThat(detach.takersProperty().get()).isEqualTo(2);
    tasks.until(() -> detach.rows().getFirst().what().endsWith("-data"));
    away.patternProperty().set("{name}-log");
    assertThat(detach.takersProperty().get()).isZero();
    away.patternProperty().set("");
    carryOut(detach);
    assertThat(ids).allMatch(id -> volumes.volume(id).status().equals("available"));
  }

  @Test
  void tagsMany() {
    cloud.region().servers().tags().add(three.getFirst().server().id(), "blue");
    three.getFirst().region().reread(three.getFirst().server().id());
    tasks.until(() -> now(three.getFirst()).server().tags().contains("blue"));
    PlanDraft add = draft(ServerAction.ADD_TAG);
    LabelForm form = (LabelForm) add.formProperty().get();
    assertThat(add.problemProperty().get()).isEqualTo("Choose the tag.");
    assertThat(form.known()).contains("blue");
    form.labelProperty().set("a/b");
    assertThat(add.problemProperty().get()).contains("slash");
    form.labelProperty().set("blue");
    assertThat(add.takersProperty().get()).isEqualTo(2);
    assertThat(add.rows().getLast().whyNot()).isEqualTo("It has the tag blue already.");
    assertThat(add.rows().getFirst().what()).isEqualTo("Add tag blue");
    carryOut(add);
    assertThat(three).allMatch(row -> read(row).tags().contains("blue"));

    tasks.until(() -> three.stream().allMatch(row -> now(row).server().tags().contains("blue")));
    PlanDraft remove = draft(ServerAction.REMOVE_TAG);
    ((LabelForm) remove.formProperty().get()).labelProperty().set("blue");
    carryOut(remove);
    assertThat(three).noneMatch(row -> read(row).tags().contains("blue"));
  }

  @Test
  void putsManyIntoASecurityGroup() {
    PlanDraft add = draft(ServerAction.ADD_SECURITY_GROUP);
    LabelForm form = (LabelForm) add.formProperty().get();
    tasks.until(() -> !form.known().isEmpty());
    String group =
        form.known().stream()
            .filter(
                name -> three.stream().noneMatch(s -> s.server().securityGroups().contains(name)))
            .findFirst()
            .orElseThrow();
    form.labelProperty().set(group);
    assertThat(add.takersProperty().get()).isEqualTo(3);
    carryOut(add);
    assertThat(three).allMatch(row -> read(row).securityGroups().contains(group));

    tasks.until(
        () -> three.stream().allMatch(row -> now(row).server().securityGroups().contains(group)));
    PlanDraft remove = draft(ServerAction.REMOVE_SECURITY_GROUP);
    LabelForm away = (LabelForm) remove.formProperty().get();
    assertThat(away.known()).contains(group);
    away.labelProperty().set(group);
    carryOut(remove);
    assertThat(three).noneMatch(row -> read(row).securityGroups().contains(group));
  }
}
