package io.novadesk.viewmodel.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CompareViewModelTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final OpenDemo demo = OpenDemo.asMember();
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);

  CompareViewModelTest() throws Exception {}

  @AfterEach
  void close() {
    console.dispose();
    tasks.close();
    demo.close();
  }

  private void open(Marking marking) {
    console.open(demo.session(), marking);
    tasks.until(
        () ->
            console.servers().rows().size() > 40
                && !console.openRegions().getFirst().flavors().isEmpty()
                && console.servers().rows().stream().allMatch(r -> r.flavorName().contains(".")));
  }

  private List<ServerRow> select(Predicate<ServerRow> wanted) {
    console.servers().select(console.servers().rows().stream().filter(wanted).toList());
    return List.copyOf(console.servers().selected());
  }

  private Totals totals(int servers) {
    tasks.until(
        () ->
            console.compare().shownProperty().get() instanceof Totals t && t.servers() == servers);
    return (Totals) console.compare().shownProperty().get();
  }

  @Test
  void putsAFewBesideEachOtherWhatDiffersFirst() {
    open(Marking.NONE);
    List<ServerRow> two = select(r -> r.name().equals("web-01") || r.name().equals("db-01"));
    assertThat(console.compare().shownProperty().get()).isInstanceOf(SideBySide.class);
    SideBySide shown = (SideBySide) console.compare().shownProperty().get();
    assertThat(shown.columns())
        .extracting(SideBySide.Column::name)
        .containsExactly("db-01", "web-01");
    assertThat(shown.differing())
        .filteredOn(line -> line.label().equals("Flavor"))
        .singleElement()
        .extracting(SideBySide.Line::values)
        .isEqualTo(two.stream().map(ServerRow::flavorName).toList());
    assertThat(shown.alike()).extracting(SideBySide.Line::label).contains("Project", "Region");
    assertThat(shown.differing()).noneMatch(l -> l.values().stream().distinct().count() == 1);
    assertThat(shown.alike()).allMatch(l -> l.values().stream().distinct().count() == 1);
  }

  @Test
  void countsManyAndWhatTheyTake() {
    open(Marking.NONE);
    List<ServerRow> all = select(_ -> true);
    Totals totals = totals(all.size());
    Map<String, Long> byZone =
        all.stream()
            .map(row -> row.server().availabilityZone())
            .filter(zone -> zone != null && !zone.isEmpty())
            .collect(Collectors.groupingBy(zone -> zone, Collectors.counting()));
    assertThat(group(totals, Totals.Kind.ZONE).counts())
        .hasSameSizeAs(byZone.keySet())
        .allMatch(count -> byZone.getOrDefault(count.value(), 0L) == count.servers());
    for (Totals.Group group : totals.groups()) {
      int told = group.counts().stream().mapToInt(Totals.Count::servers).sum() + group.others();
      assertThat(told).as(group.kind().name()).isLessThanOrEqualTo(all.size());
    }
    long cpus =
        all.stream()
            .map(row -> row.region().flavorOf(row.server()))
            .mapToLong(flavor -> flavor == null || flavor.vcpus() == null ? 0 : flavor.vcpus())
            .sum();
    assertThat(totals.sums().getFirst().value()).isEqualTo(String.valueOf(cpus));
    assertThat(console.compare().possible())
        .isNotEmpty()
        .allMatch(
            p ->
                p.of() == all.size()
                    && p.servers()
                        == all.stream()
                            .filter(row -> ActionsViewModel.check(p.action(), row).isAllowed())
                            .count());
    assertThat(console.compare().possible())
        .filteredOn(p -> p.action() == ServerAction.STOP)
        .allMatch(p -> p.servers() > 0 && p.servers() < p.of());
  }

  private static Totals.Group group(Totals totals, Totals.Kind kind) {
    return totals.groups().stream().filter(g -> g.kind() == kind).findFirst().orElseThrow();
  }

  /** What is told follows the servers: here their metadata, set by the pair that is typed. */
  @Test
  void setsAPairOnAllAndReadsItAgain() {
    open(Marking.NONE);
    List<ServerRow> many = select(row -> row.name().startsWith("batch-"));
    assertThat(many).hasSizeGreaterThan(4);
    totals(many.size());
    MetadataForMany metadata = console.compare().metadata();
    metadata.textProperty().set(" team = blue ");
    metadata.send();
    tasks.until(() -> !metadata.savingProperty().get());
    assertThat(metadata.noteProperty().get())
        .isEqualTo("team=blue is on all " + many.size() + " servers, read again from the cloud.");
    assertThat(metadata.textProperty().get()).isEmpty();
    for (ServerRow row : many) {
      assertThat(inTheCloud(row)).containsEntry("team", "blue");
    }
    tasks.until(
        () ->
            console.compare().shownProperty().get() instanceof Totals t
                && t.metadata().stream()
                    .anyMatch(p -> p.key().equals("team") && "blue".equals(p.value())));

    metadata.textProperty().set("team=blue");
    metadata.send();
    assertThat(metadata.noteProperty().get())
        .isEqualTo("team=blue is there already on all of them.");
    metadata.textProperty().set("no pair");
    metadata.send();
    assertThat(metadata.badProperty().get()).isTrue();
    assertThat(metadata.textProperty().get()).isEqualTo("no pair");
  }

  @Test
  void tellsWhereSomeoneElseWroteMeanwhile() {
    open(Marking.NONE);
    List<ServerRow> few = select(row -> row.name().startsWith("cache-"));
    ServerRow contested = few.getFirst();
    store(contested).merge(contested.server().id(), Map.of("team", "red"));
    List<String> told = new ArrayList<>();
    MetadataForMany metadata = console.compare().metadata();
    metadata.onTrouble(told::add);
    metadata.textProperty().set("team=blue");
    metadata.send();
    tasks.until(() -> !metadata.savingProperty().get());
    assertThat(inTheCloud(contested)).containsEntry("team", "red");
    few.stream().skip(1).forEach(row -> assertThat(inTheCloud(row)).containsEntry("team", "blue"));
    assertThat(told)
        .containsExactly(
            "team=blue is not on 1 of "
                + few.size()
                + " servers. "
                + contested.name()
                + ": Someone else changed team meanwhile.");
    assertThat(metadata.textProperty().get()).isEqualTo("team=blue");
    FaultMatrix.row(
        FaultMatrix.Area.COMMAND,
        "a pair of metadata for several servers, one of which someone else wrote meanwhile",
        few.size() - 1,
        told.getFirst());
  }

  @Test
  void asksTheProductionGuard() {
    open(new Marking(Colour.RED, true));
    List<ServerRow> few = select(row -> row.name().startsWith("cache-"));
    long before = writes();
    MetadataForMany metadata = console.compare().metadata();
    metadata.textProperty().set("team=blue");
    metadata.send();
    assertThat(metadata.badProperty().get()).isTrue();
    assertThat(metadata.noteProperty().get()).contains("read-only");
    assertThat(writes()).isEqualTo(before);
    few.forEach(row -> assertThat(inTheCloud(row)).doesNotContainKey("team"));
  }

  private long writes() {
    return demo.session().exchanges().all().stream()
        .filter(exchange -> !exchange.method().equals("GET"))
        .count();
  }

  private static io.novadesk.api.Metadata store(ServerRow row) {
    return row.region().region().servers().metadata();
  }

  private static Map<String, String> inTheCloud(ServerRow row) {
    return store(row).get(row.server().id());
  }
}
