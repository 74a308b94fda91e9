package io.novadesk.viewmodel.undo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Metadata;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.metadata.MetadataRow;
import io.novadesk.viewmodel.metadata.MetadataViewModel;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was done is offered to be taken back once, one deed at a time. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // The demo cloud is opened before each test.
class UndoOnceTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private OpenDemo demo;
  private ConsoleViewModel console;
  private RegionModel region;

  @BeforeEach
  void open() throws Exception {
    demo = OpenDemo.as("admin", DemoSettings.standard().withTimeScale(0.02));
    console = new ConsoleViewModel(tasks, Ledger.NONE);
    console.open(demo.session(), Marking.NONE);
    region = console.openRegions().getFirst();
    tasks.until(() -> region.rows().size() > 20 && region.images().size() > 2);
  }

  @AfterEach
  void close() {
    console.dispose();
    demo.close();
    tasks.close();
  }

  /** The names of what would be taken back now. */
  private List<String> offered() {
    UndoDraft draft = console.commands().undo().draft();
    if (draft == null) {
      return List.of();
    }
    List<String> names = draft.undoing().parts().stream().map(Undoable::name).toList();
    draft.dispose();
    return names;
  }

  private void takeBack() {
    UndoDraft draft = Objects.requireNonNull(console.commands().undo().draft());
    draft.run();
    draft.dispose();
  }

  @Test
  void aPlanThatWasTriedAgainOffersEachServerOnce() {
    List<ServerRow> three =
        region.rows().stream()
            .filter(row -> row.server().state() == ServerStatus.ACTIVE)
            .filter(row -> row.flavorName().equals("m1.medium"))
            .limit(3)
            .toList();
    ServerRow fails = three.getLast();
    Metadata metadata = demo.region().servers().metadata();
    metadata.merge(fails.server().id(), Map.of("demo.fault", "resize-silent"));
    Map<ServerRow, Command> commands = new LinkedHashMap<>();
    three.forEach(row -> commands.put(row, new Command.Resize("4", "m1.large")));
    PlanViewModel plan = console.plans().run(commands).getFirst();
    tasks.until(() -> plan.phase() == Phase.HELD || plan.phase() == Phase.ENDED);
    if (plan.phase() == Phase.HELD) {
      plan.resume();
    }
    tasks.until(() -> plan.phase() == Phase.ENDED);
    assertThat(plan.state()).isInstanceOf(OperationState.Failed.class);
    // The list may show a moment later than the plan that the servers wait to be confirmed.
    tasks.until(() -> offered().size() == 2);
    assertThat(offered()).containsExactlyInAnyOrder(three.get(0).name(), three.get(1).name());

    metadata.delete(fails.server().id(), "demo.fault");
    plan.retryFailed();
    tasks.until(() -> offered().equals(List.of(fails.name())));
    takeBack();
    tasks.until(() -> offered().size() == 2);
    assertThat(offered()).containsExactlyInAnyOrder(three.get(0).name(), three.get(1).name());
    takeBack();
    tasks.until(() -> offered().isEmpty() && console.commands().inFlight() == 0);
    FaultMatrix.row(Area.COMMAND, "undo of a plan that was tried again", 4, "each server once");
  }

  @Test
  void theSameEditOfTwoImagesIsTakenBackOneByOne() {
    List<Image> two = region.images().stream().limit(2).toList();
    two.forEach(image -> edit(image, "contact", "platform team"));
    assertThat(offered()).containsExactly(two.get(1).name());
    takeBack();
    tasks.until(() -> offered().equals(List.of(two.get(0).name())));
    tasks.until(() -> value(two.get(1), "contact") == null);
    assertThat(value(two.get(0), "contact")).isEqualTo("platform team");
    takeBack();
    tasks.until(() -> value(two.get(0), "contact") == null);
    assertThat(offered()).isEmpty();
  }

  private void edit(Image image, String key, String value) {
    console.metadata().edit(region, image);
    MetadataViewModel editor =
        Objects.requireNonNull(console.metadata().images().currentProperty().get());
    MetadataRow row = editor.add();
    row.keyProperty().set(key);
    row.valueProperty().set(value);
    editor.save();
    tasks.until(() -> !editor.dirtyProperty().get() && !editor.savingProperty().get());
  }

  private @Nullable String value(Image image, String key) {
    return demo.region().images().metadata().get(image.id()).get(key);
  }
}
