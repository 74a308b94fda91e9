package io.novadesk.viewmodel.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Operations.ComputeService;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Migrating;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.cloud.plan.PlanCloud;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.common.journal.JournalLedger;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Journal;
import io.novadesk.profile.Journals;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.forms.ActionForm;
import io.novadesk.viewmodel.forms.BackupForm;
import io.novadesk.viewmodel.forms.EditForm;
import io.novadesk.viewmodel.forms.FormField;
import io.novadesk.viewmodel.forms.MoveForm;
import io.novadesk.viewmodel.forms.PasswordForm;
import io.novadesk.viewmodel.forms.RenameForm;
import io.novadesk.viewmodel.forms.ResetStateForm;
import io.novadesk.viewmodel.forms.ResizeForm;
import io.novadesk.viewmodel.forms.SnapshotForm;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.plans.PlansViewModel.Page;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person plans, leaves, comes back, and takes the results elsewhere. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // Each test opens the console with a ledger of its own.
class PlansViewModelTest {
  @TempDir Path folder;

  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private PlanCloud cloud;
  private int servers = 60;
  private ConsoleViewModel console;

  @BeforeEach
  void start() throws Exception {
    cloud = PlanCloud.of(60, 0.1);
  }

  @AfterEach
  void end() {
    console.dispose();
    tasks.close();
    cloud.close();
  }

  private void open(Ledger ledger) throws Exception {
    openAs(cloud.demo().userName(), ledger);
  }

  private void openAs(String user, Ledger ledger) throws Exception {
    console = new ConsoleViewModel(tasks, ledger);
    Session session =
        PlanCloud.connect(
            cloud.demo().authUrl(), user, cloud.demo().password(), cloud.demo().projectName());
    console.open(session, Connection.Marking.NONE);
    tasks.until(() -> console.servers().rows().size() == servers && flavorsKnown());
  }

  private boolean flavorsKnown() {
    return console.servers().rows().stream().allMatch(row -> !row.region().flavors().isEmpty());
  }

  private PlanDraft draft(ServerAction action) {
    console.plans().draft(action, List.copyOf(console.servers().rows()));
    return drafted();
  }

  /** Each cloud has a plan with limits of its own; one that is locked sends nothing. */
  @Test
  void runsInEachCloudByItself() throws Exception {
    open(Ledger.NONE);
    try (PlanCloud other = PlanCloud.of(8, 0.1)) {
      console.openBeside(
          PlanCloud.connect(
              other.demo().authUrl(),
              other.demo().userName(),
              other.demo().password(),
              other.demo().projectName()),
          new Connection.Marking(Connection.Colour.RED, true, "Shop"));
      Session shop = console.sessions().getLast();
      RegionModel there = console.regionsOf(shop).getFirst();
      tasks.until(() -> there.rows().size() == 8);
      int before = other.demo().taken("reboot");
      List<ServerRow> mixed = new ArrayList<>(active(3));
      there.rows().stream()
          .filter(row -> row.server().state() == ServerStatus.ACTIVE)
          .limit(2)
          .forEach(mixed::add);

      console.plans().draft(ServerAction.REBOOT_SOFT, mixed);
      PlanDraft locked = drafted();
      assertThat(locked.isOverClouds()).isTrue();
      assertThat(locked.takersProperty().get()).isEqualTo(3);
      assertThat(locked.rows().getLast().whyNot()).contains("production");
      PlanViewModel alone = carryOut(locked);
      assertThat(alone.state()).isInstanceOf(OperationState.Done.class);
      assertThat(console.plans().together(alone)).containsExactly(alone);
      assertThat(other.demo().taken("reboot")).isEqualTo(before);

      there.guard().unlock();
      console.plans().draft(ServerAction.REBOOT_SOFT, mixed);
      PlanDraft both = drafted();
      both.atOnceProperty().set(1);
      List<String> ends = new ArrayList<>();
      console
          .plans()
          .onItemEnd((of, item, end) -> ends.add(of.shownName() + " " + item.server().id()));
      PlanViewModel first = carryOut(both);
      List<PlanViewModel> begun = console.plans().together(first);
      assertThat(begun).hasSize(2).allMatch(plan -> plan.options().atOnce() == 1);
      assertThat(Objects.requireNonNull(begun.getLast().place()).cloud()).isEqualTo("Shop");
      tasks.until(() -> begun.getLast().phase() == Phase.ENDED);
      assertThat(begun.getLast().rows()).hasSize(2);
      assertThat(other.demo().taken("reboot")).isEqualTo(before + 2);
      // The log of what was sent hears of each server once.
      assertThat(ends)
          .containsExactlyInAnyOrderElementsOf(
              mixed.stream()
                  .map(row -> row.session().shownName() + " " + row.server().id())
                  .toList());

      console.plans().draft(ServerAction.REBUILD, mixed);
      assertThat(drafted().actions()).doesNotContain(ServerAction.REBUILD);
      assertThat(drafted().rows()).allMatch(row -> row.whyNot().contains("one cloud at a time"));
    }
  }

  private PlanViewModel shown() {
    return ((Page.Run) Objects.requireNonNull(console.plans().pageProperty().get())).plan();
  }

  @Test
  void tellsOfEachServerWhatWillHappenOrWhyNot() throws Exception {
    open(Ledger.NONE);
    PlanDraft draft = draft(ServerAction.START);
    assertThat(draft.rows()).hasSize(60);
    long off = count(ServerStatus.SHUTOFF);
    assertThat(draft.takersProperty().get()).isEqualTo((int) off).isPositive();
    assertThat(draft.rows().getFirst().what()).isEqualTo("Start");
    assertThat(draft.rows().getLast().whyNot()).contains("Only SHUTOFF servers can be started");
    assertThat(draft.problemProperty().get()).isEmpty();

    draft.actionProperty().set(ServerAction.CONFIRM_RESIZE);
    assertThat(draft.takersProperty().get()).isZero();
    assertThat(draft.problemProperty().get()).contains("None");

    draft.actionProperty().set(ServerAction.DELETE);
    int takers = draft.takersProperty().get();
    assertThat(draft.problemProperty().get()).contains(String.valueOf(takers));
    ActionForm form = draft.formProperty().get();
    form.typedCountProperty().set(String.valueOf(takers + 1));
    assertThat(draft.problemProperty().get()).isNotEmpty();
    form.typedCountProperty().set(String.valueOf(takers));
    assertThat(draft.problemProperty().get()).isEmpty();
  }

  @Test
  void tellsWhatGoesWithServersThatAreDeleted() throws Exception {
    cloud.close();
    cloud = PlanCloud.seeded();
    servers = 45;
    open(Ledger.NONE);
    PlanDraft draft = draft(ServerAction.DELETE);
    tasks.until(() -> !what(draft, "db-02").contains("checking"));
    assertThat(what(draft, "db-02")).isEqualTo("Delete; 1 volume is deleted too");
    assertThat(what(draft, "web-01")).contains("floating IP 203.0.113.24 stays");
    assertThat(what(draft, "cache-01")).isEqualTo("Delete");
  }

  private static String what(PlanDraft draft, String server) {
    return draft.rows().stream()
        .filter(row -> row.server().name().equals(server))
        .findFirst()
        .orElseThrow()
        .what();
  }

  @Test
  void namesSnapshotsByAPattern() throws Exception {
    open(Ledger.NONE);
    PlanDraft draft = draft(ServerAction.SNAPSHOT);
    SnapshotForm form = (SnapshotForm) draft.formProperty().get();
    form.nameProperty().set("nightly");
    assertThat(draft.problemProperty().get()).contains("{name}");
    form.nameProperty().set("{name} of {date}");
    assertThat(draft.problemProperty().get()).isEmpty();
    PlanDraft.DraftRow row = draft.rows().getFirst();
    assertThat(row.what())
        .matches("Image " + row.server().name() + " of \\d{4}-\\d\\d-\\d\\d_\\d{4}");
  }

  @Test
  void aResizeOfManyLeavesOutThoseThatCannotBeResizedSo() throws Exception {
    open(Ledger.NONE);
    PlanDraft draft = draft(ServerAction.RESIZE);
    ResizeForm form = (ResizeForm) draft.formProperty().get();
    assertThat(draft.problemProperty().get()).contains("flavor");
    form.flavorProperty()
        .set(form.flavors().stream().filter(f -> f.name().equals("m1.large")).findFirst().get());
    assertThat(draft.problemProperty().get()).isEmpty();
    for (PlanDraft.DraftRow row : draft.rows()) {
      if (row.server().flavorName().equals("m1.large")) {
        assertThat(row.takesPart()).isFalse();
      } else if (row.takesPart()) {
        assertThat(row.what()).isEqualTo(row.server().flavorName() + " → m1.large");
      }
    }
    form.autoConfirmProperty().set(true);
    assertThat(draft.rows().getFirst().what()).endsWith("then confirm");
  }

  @Test
  void renamesManyByAPatternWithNumbers() throws Exception {
    open(Ledger.NONE);
    List<ServerRow> three = List.copyOf(console.servers().rows().subList(0, 3));
    console.plans().draft(ServerAction.RENAME, three);
    PlanDraft draft = drafted();
    RenameForm form = (RenameForm) draft.formProperty().get();
    assertThat(draft.problemProperty().get()).contains("Enter the new name");
    form.nameProperty().set("edge");
    assertThat(draft.problemProperty().get()).contains("one name");
    form.nameProperty().set("edge-{00}");
    assertThat(draft.problemProperty().get()).isEmpty();
    assertThat(draft.rows())
        .extracting(PlanDraft.DraftRow::what)
        .containsExactly("Rename to edge-01", "Rename to edge-02", "Rename to edge-03");
    PlanViewModel plan = carryOut(draft);
    assertThat(plan.state()).as(plan.sentence()).isInstanceOf(OperationState.Done.class);
    tasks.until(
        () ->
            console.servers().rows().stream().filter(r -> r.name().startsWith("edge-0")).count()
                == 3);
  }

  @Test
  void backsUpAndRescuesManyAndShowsThePasswordsOnce() throws Exception {
    open(Ledger.NONE);
    List<ServerRow> two = active(2);
    console.plans().draft(ServerAction.BACKUP, two);
    PlanDraft backup = drafted();
    BackupForm form = (BackupForm) backup.formProperty().get();
    form.typeProperty().set(" ");
    assertThat(backup.problemProperty().get()).contains("type");
    form.typeProperty().set("weekly");
    form.keptProperty().set(2);
    assertThat(backup.rows().getFirst().what()).contains("weekly; 2 of these are kept");
    PlanViewModel backedUp = carryOut(backup);
    assertThat(backedUp.state()).as(backedUp.sentence()).isInstanceOf(OperationState.Done.class);

    console.plans().draft(ServerAction.RESCUE, two);
    PlanViewModel rescued = carryOut(drafted());
    assertThat(rescued.state()).as(rescued.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(console.operations().passwords().waiting())
        .extracting("serverName")
        .containsExactlyInAnyOrderElementsOf(two.stream().map(ServerRow::name).toList());
    assertThat(console.operations().passwords().waiting())
        .allMatch(p -> !p.reveal().isEmpty() && !p.toString().contains(p.reveal()));
  }

  @Test
  void offersToAdministratorsToResetTheStateOfMany() throws Exception {
    open(Ledger.NONE);
    assertThat(draft(ServerAction.STOP).actions()).doesNotContain(ServerAction.RESET_STATE);
    console.dispose();
    openAs("admin", Ledger.NONE);
    List<ServerRow> two = List.copyOf(console.servers().rows().subList(0, 2));
    console.plans().draft(ServerAction.RESET_STATE, two);
    PlanDraft draft = drafted();
    ((ResetStateForm) draft.formProperty().get()).activeProperty().set(false);
    assertThat(draft.rows().getFirst().what()).isEqualTo("Reset state to ERROR");
    PlanViewModel plan = carryOut(draft);
    assertThat(plan.state()).as(plan.sentence()).isInstanceOf(OperationState.Done.class);
    tasks.until(() -> two.stream().allMatch(r -> now(r).server().state() == ServerStatus.ERROR));
  }

  @Test
  void keepsWhatWasTypedForAnotherAction() throws Exception {
    open(Ledger.NONE);
    PlanDraft draft = draft(ServerAction.RENAME);
    ((RenameForm) draft.formProperty().get()).nameProperty().set("edge-{00}");
    draft.actionProperty().set(ServerAction.SNAPSHOT);
    ((SnapshotForm) draft.formProperty().get()).nameProperty().set("golden-{name}");
    draft.actionProperty().set(ServerAction.DELETE);
    String all = String.valueOf(draft.takersProperty().get());
    draft.formProperty().get().typedCountProperty().set(all);
    assertThat(draft.problemProperty().get()).isEmpty();
    // A number typed to confirm one loss does not confirm another.
    draft.actionProperty().set(ServerAction.FORCE_DELETE);
    assertThat(draft.takersProperty().get()).isEqualTo(Integer.parseInt(all));
    assertThat(draft.problemProperty().get()).contains(all);
    draft.actionProperty().set(ServerAction.SNAPSHOT);
    assertThat(draft.rows().getFirst().what()).startsWith("Image golden-");
    draft.actionProperty().set(ServerAction.RENAME);
    assertThat(draft.rows().getFirst().what()).isEqualTo("Rename to edge-01");
  }

  @Test
  void movesManyToAHostOfOnesChoice() throws Exception {
    open(Ledger.NONE);
    assertThat(draft(ServerAction.STOP).actions()).doesNotContain(ServerAction.LIVE_MIGRATE);
    console.dispose();
    openAs("admin", Ledger.NONE);
    ServerRow there = onHost("compute-02");
    ServerRow elsewhere = onHost("compute-03");
    console.plans().draft(ServerAction.LIVE_MIGRATE, List.of(there, elsewhere));
    PlanDraft draft = drafted();
    MoveForm form = (MoveForm) draft.formProperty().get();
    tasks.until(() -> form.hosts().size() > 2);
    assertThat(form.hosts().getFirst()).isNull();
    assertThat(form.hosts().subList(1, form.hosts().size()))
        .allMatch(target -> target != null && target.service().binary().equals("nova-compute"));
    assertThat(draft.rows().getFirst().what())
        .isEqualTo("Live migrate to a host that the scheduler chooses");

    // A host that is down can be chosen; it says so.
    MoveForm.Target down = target(form, service -> service.state().equals("down"));
    form.hostProperty().set(down);
    assertThat(form.remark().get()).isEqualTo(down.service().host() + " is down.");
    form.hostProperty().set(named(form, "compute-02"));
    assertThat(form.remark().get()).isEmpty();
    assertThat(draft.takersProperty().get()).isEqualTo(1);
    assertThat(draft.rows().getFirst().what())
        .isEqualTo("Live migrate from compute-03 to compute-02");
    assertThat(draft.rows().getLast().whyNot()).isEqualTo("It is on compute-02 already.");
    PlanViewModel plan = carryOut(draft);
    assertThat(plan.state()).as(plan.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(plan.detail()).isEqualTo("to compute-02");
    tasks.until(() -> "compute-02".equals(now(elsewhere).server().host()));
  }

  @Test
  void migratesManyToAHostOfOnesChoice() throws Exception {
    openAs("admin", Ledger.NONE);
    List<ServerRow> one = List.of(onHost("compute-03"));
    console.plans().draft(ServerAction.MIGRATE, one);
    PlanDraft draft = drafted();
    MoveForm form = (MoveForm) draft.formProperty().get();
    assertThat(takesHost(form)).isTrue();
    tasks.until(() -> form.hosts().size() > 2);
    form.hostProperty().set(named(form, "compute-02"));
    PlanViewModel plan = carryOut(draft);
    assertThat(plan.state()).as(plan.sentence()).isInstanceOf(OperationState.Done.class);
    tasks.until(() -> "compute-02".equals(now(one.getFirst()).server().host()));
  }

  @Test
  void evacuatesOnlyFromHostsThatAreDown() throws Exception {
    openAs("admin", Ledger.NONE);
    List<ServerRow> one = List.of(onHost("compute-03"));
    console.plans().draft(ServerAction.EVACUATE, one);
    PlanDraft draft = drafted();
    MoveForm form = (MoveForm) draft.formProperty().get();
    assertThat(form.isCounted()).isTrue();
    tasks.until(() -> form.hosts().size() > 2);
    assertThat(draft.takersProperty().get()).isZero();
    assertThat(draft.rows().getFirst().whyNot()).contains("compute-03 is up");
  }

  /** One that does not move is left out, and says why. */
  @Test
  void stopsTheLiveMigrationsOfMany() throws Exception {
    cloud.close();
    cloud = PlanCloud.of(60, 20);
    openAs("admin", Ledger.NONE);
    ServerRow stays = onHost("compute-03");
    List<ServerRow> moving =
        console.servers().rows().stream()
            .filter(row -> "compute-02".equals(row.server().host()))
            .filter(row -> row.server().state() == ServerStatus.ACTIVE)
            .filter(row -> row.server().taskState() == null)
            .limit(2)
            .toList();
    console.commands().give(new Migrating.Move(ServerAction.LIVE_MIGRATE, null), moving);
    tasks.until(
        () -> moving.stream().allMatch(r -> "migrating".equals(now(r).server().taskState())));
    List<ServerRow> chosen = new ArrayList<>(moving.stream().map(PlansViewModelTest::now).toList());
    chosen.add(stays);
    console.plans().draft(ServerAction.ABORT_MIGRATION, chosen);
    PlanDraft draft = drafted();
    assertThat(draft.problemProperty().get()).isEqualTo("Looking for the migration…");
    tasks.until(() -> draft.problemProperty().get().isEmpty());
    assertThat(draft.rows().getFirst().what())
        .isEqualTo("Abort live migration, away from compute-02");
    assertThat(draft.takersProperty().get()).isEqualTo(2);
    assertThat(draft.rows().getLast().server()).isEqualTo(stays);
    assertThat(draft.rows().getLast().whyNot()).isNotEmpty();
    PlanViewModel plan = carryOut(draft);
    assertThat(plan.state()).as(plan.sentence()).isInstanceOf(OperationState.Done.class);
    tasks.until(() -> moving.stream().allMatch(r -> now(r).server().taskState() == null));
    assertThat(moving).allMatch(r -> "compute-02".equals(now(r).server().host()));
  }

  private ServerRow onHost(String host) {
    return console.servers().rows().stream()
        .filter(row -> row.server().state() == ServerStatus.ACTIVE)
        .filter(row -> !row.server().isInTransition() && host.equals(row.server().host()))
        .findFirst()
        .orElseThrow();
  }

  private static MoveForm.Target named(MoveForm form, String host) {
    return target(form, service -> service.host().equals(host));
  }

  private static MoveForm.Target target(MoveForm form, Predicate<ComputeService> wanted) {
    for (MoveForm.Target target : form.hosts()) {
      if (target != null && wanted.test(target.service())) {
        return target;
      }
    }
    throw new AssertionError("no such host");
  }

  @Test
  void givesManyOnePassword() throws Exception {
    Path file = folder.resolve("password.jsonl");
    try (Journal journal = Journals.open(file)) {
      open(new JournalLedger(journal));
      List<ServerRow> two = active(2);
      console.plans().draft(ServerAction.CHANGE_PASSWORD, two);
      PlanDraft draft = drafted();
      PasswordForm form = (PasswordForm) draft.formProperty().get();
      assertThat(draft.problemProperty().get()).isEqualTo("Type the new password.");
      form.passwordProperty().set("correct-horse");
      assertThat(draft.problemProperty().get()).contains("once more");
      form.againProperty().set("correct-horse");
      assertThat(draft.problemProperty().get()).isEmpty();
      console.plans().start(draft);
      PlanViewModel plan = shown();
      // Read while the plan is under way: at its end the journal is empty.
      tasks.until(() -> plan.countsProperty().get().done() > 0 || plan.state().isEnd());
      assertThat(Files.readString(file)).isNotEmpty().doesNotContain("correct-horse");
      assertThat(form.passwordProperty().get()).isEmpty();
      tasks.until(() -> plan.state().isEnd());
      assertThat(plan.state()).as(plan.sentence()).isInstanceOf(OperationState.Done.class);
      for (ServerRow row : two) {
        assertThat(cloud.times(row.server().id(), "changePassword")).isEqualTo(1);
      }
    }
  }

  @Test
  void describesManyAndTakesDescriptionsAway() throws Exception {
    open(Ledger.NONE);
    List<ServerRow> two = active(2);
    console.plans().draft(ServerAction.EDIT, two);
    PlanDraft draft = drafted();
    assertThat(draft.actions()).contains(ServerAction.EDIT);
    EditForm form = (EditForm) draft.formProperty().get();
    // A field that was left empty takes nothing away.
    assertThat(draft.problemProperty().get()).contains("Enter a description");
    form.descriptionProperty().set("x".repeat(256));
    assertThat(draft.problemProperty().get()).contains("255");
    form.descriptionProperty().set("{name}, edge {00}");
    assertThat(draft.problemProperty().get()).isEmpty();
    assertThat(draft.rows().getFirst().what())
        .isEqualTo("Description: " + two.getFirst().name() + ", edge 01");
    PlanViewModel plan = carryOut(draft);
    assertThat(plan.state()).as(plan.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(described(two.getLast())).isEqualTo(two.getLast().name() + ", edge 02");

    console.plans().draft(ServerAction.EDIT, two);
    PlanDraft away = drafted();
    ((EditForm) away.formProperty().get()).noneProperty().set(true);
    assertThat(away.rows().getFirst().what()).isEqualTo("Remove its description");
    PlanViewModel taken = carryOut(away);
    assertThat(taken.state()).as(taken.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(described(two.getLast())).isNullOrEmpty();
  }

  private @Nullable String described(ServerRow row) {
    return cloud.region().servers().get(row.server().id()).description();
  }

  private List<ServerRow> active(int count) {
    return console.servers().rows().stream()
        .filter(row -> row.server().state() == ServerStatus.ACTIVE)
        .filter(row -> !Boolean.TRUE.equals(row.server().locked()))
        .filter(row -> !row.server().isInTransition())
        .limit(count)
        .toList();
  }

  private static ServerRow now(ServerRow row) {
    return Objects.requireNonNull(row.region().row(row.server().id()));
  }

  private PlanDraft drafted() {
    return ((Page.Draft) Objects.requireNonNull(console.plans().pageProperty().get())).draft();
  }

  private PlanViewModel carryOut(PlanDraft draft) {
    console.plans().start(draft);
    PlanViewModel plan = shown();
    tasks.until(() -> plan.state().isEnd());
    return plan;
  }

  private long count(ServerStatus status) {
    return console.servers().rows().stream()
        .filter(row -> row.server().state() == status)
        .filter(row -> !Boolean.TRUE.equals(row.server().locked()))
        .count();
  }

  @Test
  void comesBackAfterTheProgramWasLeftInTheMiddle() throws Exception {
    // Slow enough for the program to end while the cloud is still at it.
    cloud.close();
    cloud = PlanCloud.of(60, 0.5);
    Path file = folder.resolve("in-flight.jsonl");
    try (Journal journal = Journals.open(file)) {
      open(new JournalLedger(journal));
      List<ServerRow> some = active(13);
      ServerRow single = some.getFirst();
      console.plans().draft(ServerAction.REBOOT_HARD, some.subList(1, some.size()));
      PlanDraft draft = drafted();
      int takers = draft.takersProperty().get();
      draft.atOnceProperty().set(4);
      console.plans().start(draft);
      PlanViewModel plan = shown();
      tasks.until(() -> plan.countsProperty().get().done() >= 3);
      plan.pause();
      console.commands().give(new Command.Plain(ServerAction.SHELVE), List.of(single));
      tasks.until(() -> cloud.times(single.server().id(), "shelve") == 1);
      assertThat(console.commands().inFlight()).isPositive();
      console.dispose();

      // The next start: the same cloud, the same journal.
      open(new JournalLedger(journal));
      tasks.until(() -> console.operations().entries().size() == 2);
      CommandRow command =
          (CommandRow)
              console.operations().entries().stream()
                  .filter(CommandRow.class::isInstance)
                  .findFirst()
                  .orElseThrow();
      tasks.until(() -> command.state().isEnd());
      assertThat(command.state()).as(command.sentence()).isInstanceOf(OperationState.Done.class);

      PlanViewModel again = Objects.requireNonNull(console.plans().needsPersonProperty().get());
      assertThat(again.phase()).isEqualTo(Phase.INTERRUPTED);
      assertThat(again.rows()).hasSize(takers);
      tasks.until(() -> again.countsProperty().get().unknown() == 0);
      assertThat(again.countsProperty().get().waiting()).isPositive();
      assertThat(again.sentence()).startsWith("Interrupted");
      again.resume();
      tasks.until(() -> again.state().isEnd());
      assertThat(again.state()).as(again.sentence()).isInstanceOf(OperationState.Done.class);
      for (PlanRow row : again.rows()) {
        assertThat(cloud.times(row.serverId(), "reboot")).as(row.serverName()).isEqualTo(1);
      }
    }
  }

  @Test
  void givesItsResultsToOtherPrograms() throws Exception {
    open(Ledger.NONE);
    List<ServerRow> some =
        console.servers().rows().stream()
            .filter(row -> row.server().state() == ServerStatus.SHUTOFF)
            .limit(2)
            .toList();
    console.commands().give(new Command.Plain(ServerAction.START), some);
    PlanViewModel plan = (PlanViewModel) console.operations().entries().getFirst();
    tasks.until(() -> plan.state().isEnd());
    Path csv = folder.resolve("result.csv");
    plan.export(csv);
    tasks.until(() -> plan.noticeProperty().get().contains(csv.toString()));
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).isEqualTo("server,id,region,outcome,sentence,request_id,ended");
    assertThat(lines.get(1))
        .startsWith(some.getFirst().name() + "," + some.getFirst().server().id())
        .contains(",done,The server is ACTIVE.,req-");
    Path json = folder.resolve("result.json");
    plan.export(json);
    tasks.until(() -> plan.noticeProperty().get().contains(json.toString()));
    var read = new tools.jackson.databind.json.JsonMapper().readTree(Files.readString(json));
    assertThat(read.size()).isEqualTo(2);
    assertThat(read.get(0).path("outcome").asString()).isEqualTo("done");
    plan.export(folder.resolve("no/such/folder.csv"));
    tasks.until(() -> plan.noticeProperty().get().contains("could not be written"));
  }

  private static boolean takesHost(ActionForm form) {
    return form.fields().stream().anyMatch(f -> f instanceof FormField.Choice<?> c && !c.closed());
  }
}
