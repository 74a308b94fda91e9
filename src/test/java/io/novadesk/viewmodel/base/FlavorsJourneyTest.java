package io.novadesk.viewmodel.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Flavor;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.flavors.Comparison;
import io.novadesk.viewmodel.flavors.FlavorAccessViewModel;
import io.novadesk.viewmodel.flavors.FlavorAction;
import io.novadesk.viewmodel.flavors.FlavorsPage;
import io.novadesk.viewmodel.flavors.NewFlavorViewModel;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.overview.Gauge;
import io.novadesk.viewmodel.overview.OverviewViewModel;
import io.novadesk.viewmodel.overview.RegionOverview;
import io.novadesk.viewmodel.overview.RegionOverview.Grouping;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Flavors and the overview of the demo cloud, without a toolkit. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // Each test opens its cloud first.
class FlavorsJourneyTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final OperationsViewModel operations = new OperationsViewModel(tasks, Ledger.NONE);
  private final FlavorsPage flavors = new FlavorsPage(tasks, operations);
  private OpenDemo demo;
  private RegionModel region;

  private void open(OpenDemo opened) {
    demo = opened;
    region = new RegionModel(demo.session(), demo.region(), tasks);
    flavors.show(List.of(region));
    tasks.until(
        () ->
            !flavors.list().rows().isEmpty()
                && !region.images().isEmpty()
                && region.limitsProperty().get() != null
                && region.rows().size() > 40);
  }

  @AfterEach
  void close() {
    region.dispose();
    demo.close();
    tasks.close();
  }

  private Flavor named(String name) {
    tasks.until(() -> flavors.list().rows().stream().anyMatch(f -> f.name().equals(name)));
    return flavors.list().rows().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void comparesAndSaysWhatFits() throws Exception {
    open(OpenDemo.asMember());
    flavors.list().choose(List.of(named("m1.small"), named("c1.medium")));
    Comparison comparison = Objects.requireNonNull(flavors.comparisonProperty().get());
    assertThat(comparison.names()).containsExactly("m1.small", "c1.medium");
    assertThat(comparison.lines())
        .anyMatch(line -> line.label().equals("hw:cpu_policy") && line.differs())
        .anyMatch(line -> line.label().equals("Swap") && !line.differs());
    flavors
        .imageProperty()
        .set(
            region.images().stream()
                .filter(i -> i.name().startsWith("windows"))
                .findFirst()
                .orElseThrow());
    assertThat(flavors.obstacle(named("m1.tiny"))).contains("RAM needed");
    assertThat(flavors.obstacle(named("m1.large"))).isEmpty();
    // 200 cores, of which 131 are taken: 8 more servers of 8.
    assertThat(flavors.room(named("c1.large"))).isEqualTo("8");
    assertThat(flavors.reasons().whyNot(FlavorAction.CREATE).get()).contains("administrators");
  }

  @Test
  void letsAdministratorsMakeAndShareFlavors() throws Exception {
    open(OpenDemo.asAdministrator());
    NewFlavorViewModel form = Objects.requireNonNull(flavors.newFlavor());
    form.nameProperty().set("m1.tiny");
    form.extraSpecsProperty().set("no pair");
    assertThat(form.unsendable().get()).isTrue();
    form.extraSpecsProperty().set("hw:cpu_policy=dedicated");
    form.publicProperty().set(false);
    form.send(() -> {});
    tasks.until(() -> !form.sending().problemProperty().get().isEmpty());
    assertThat(form.sending().problemProperty().get()).contains("already exists");
    form.nameProperty().set("x1.own");
    boolean[] done = new boolean[1];
    form.send(() -> done[0] = true);
    tasks.until(() -> done[0]);
    Flavor made = named("x1.own");
    assertThat(made.isPublic()).isFalse();
    assertThat(made.extraSpecs()).containsEntry("hw:cpu_policy", "dedicated");

    flavors.list().choose(List.of(made));
    FlavorAccessViewModel access = Objects.requireNonNull(flavors.access());
    access.newProjectProperty().set("6f70656e737461636b206e6f76610001");
    access.add();
    // The list that was asked for at first may tell of it before the cloud's answer is here.
    tasks.until(() -> projectsOf(access).size() == 1 && !access.sending().busyProperty().get());
    access.remove("6f70656e737461636b206e6f76610001");
    tasks.until(
        () -> projectsOf(access).isEmpty() || !access.sending().problemProperty().get().isEmpty());
    assertThat(access.sending().problemProperty().get()).isEmpty();
    assertThat(projectsOf(access)).isEmpty();
    flavors.delete();
    tasks.until(() -> flavors.list().rows().stream().noneMatch(f -> f.name().equals("x1.own")));
  }

  private static List<String> projectsOf(FlavorAccessViewModel access) {
    return access.projects().stateProperty().get()
            instanceof Loaded.Ready<List<String>>(List<String> ready)
        ? ready
        : List.of("not", "loaded");
  }

  @Test
  void tellsHowFullARegionIs() throws Exception {
    open(OpenDemo.asMember());
    OverviewViewModel overview = new OverviewViewModel(tasks, () -> List.of(region, region));
    overview.show(List.of(region));
    assertThat(overview.moreProperty().get()).isTrue();
    RegionOverview shown = overview.regions().getFirst();
    tasks.until(
        () ->
            shown.gauges().stateProperty().get() instanceof Loaded.Ready
                && shown.usage().stateProperty().get() instanceof Loaded.Ready
                && shown.events().stateProperty().get() instanceof Loaded.Ready);
    List<Gauge> gauges =
        shown.gauges().stateProperty().get() instanceof Loaded.Ready<List<Gauge>>(List<Gauge> g)
            ? g
            : List.of();
    assertThat(gauges)
        .anyMatch(g -> g.label().equals("Servers") && g.numbers().equals("45 of 100"))
        .anyMatch(g -> g.label().equals("Floating IPs"))
        .anyMatch(g -> g.label().equals("Volumes"));
    int active =
        (int) region.rows().stream().filter(r -> r.server().status().equals("ACTIVE")).count();
    assertThat(shown.bars(Grouping.STATUS).getFirst().count()).isEqualTo(active);
    assertThat(shown.bars(Grouping.STATUS).getFirst().filter()).isEqualTo("status:=ACTIVE");
    assertThat(shown.bars(Grouping.ZONE)).isNotEmpty();
    overview.show(List.of());
    assertThat(overview.regions()).isEmpty();
  }
}
