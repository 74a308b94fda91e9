package io.novadesk.viewmodel.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.Operations.Zone;
import io.novadesk.api.compute.Operations.ZoneHost;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.keys.SshKeyPair;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.flavors.FlavorAction;
import io.novadesk.viewmodel.flavors.FlavorsPage;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.zones.ZonesPage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all list pages do alike, on the demo cloud and without a toolkit. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // Each test opens its cloud first.
class ListPageTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final OperationsViewModel operations = new OperationsViewModel(tasks, Ledger.NONE);
  private OpenDemo demo;
  private RegionModel region;

  private void open(OpenDemo opened) {
    demo = opened;
    region = new RegionModel(demo.session(), demo.region(), tasks);
  }

  @AfterEach
  void close() {
    region.dispose();
    demo.close();
    tasks.close();
  }

  private KeyPairsViewModel keysNamed(String... names) throws Exception {
    for (String name : names) {
      String key = SshKeyPair.generate(SshKeyPair.Kind.ED25519, name).publicKey().line();
      demo.region().compute().keyPairs().create(name, key, null);
    }
    KeyPairsViewModel page = new KeyPairsViewModel(tasks, operations);
    page.list().filterTextProperty().set("page-");
    page.show(List.of(region));
    tasks.until(
        () -> page.list().rows().stream().map(KeyPair::name).toList().containsAll(List.of(names)));
    return page;
  }

  @Test
  void deletesSeveralOneAfterTheOtherAndEachOnce() throws Exception {
    open(OpenDemo.asMember());
    KeyPairsViewModel page = keysNamed("page-1", "page-2", "page-3");
    page.list().choose(List.of(page.list().rows().get(0), page.list().rows().get(1)));
    ListPage.Deletion question = Objects.requireNonNull(page.deletion());
    assertThat(question.heading()).isEqualTo("Delete 2 key pairs?");
    assertThat(question.names()).containsExactly("page-1", "page-2");

    // What is chosen by the time of the answer is not what was asked about.
    page.list().choose(List.of(page.list().rows().get(2)));
    question.delete().run();
    assertThat(operations.rows()).hasSize(1);
    tasks.until(() -> page.list().rows().size() == 1);
    assertThat(page.list().rows()).extracting(KeyPair::name).containsExactly("page-3");
    tasks.until(() -> operations.rows().size() == 2 && operations.runningProperty().get() == 0);
    assertThat(operations.rows()).extracting(OperationRow::subject).contains("page-1", "page-2");

    // Trying one of them again does not delete the others again.
    KeyPairsViewModel again = keysNamed("page-2", "page-1", "page-4");
    operations.retry(
        operations.rows().stream()
            .filter(r -> r.subject().equals("page-1"))
            .findFirst()
            .orElseThrow());
    tasks.until(() -> operations.runningProperty().get() == 0);
    again.reload();
    tasks.until(() -> again.list().all().stream().noneMatch(k -> k.name().equals("page-1")));
    assertThat(again.list().all()).extracting(KeyPair::name).contains("page-2", "page-3");
    assertThat(operations.rows().getFirst().state()).isInstanceOf(OperationState.Done.class);
  }

  @Test
  void saysThatAnActionIsForOneAtATime() throws Exception {
    open(OpenDemo.asAdministrator());
    FlavorsPage page = new FlavorsPage(tasks, operations);
    page.show(List.of(region));
    tasks.until(() -> page.list().rows().size() > 2);
    assertThat(page.reasons().whyNot(FlavorAction.DELETE).get()).contains("Select a flavor");
    page.list().choose(page.list().rows().subList(0, 2));
    assertThat(page.reasons().whyNot(FlavorAction.ACCESS).get()).contains("one at a time");
    assertThat(page.reasons().whyNot(FlavorAction.DELETE).get()).isEmpty();
  }

  @Test
  void copiesWhatIsChosenInTheOrderOfTheList() throws Exception {
    open(OpenDemo.asMember());
    KeyPairsViewModel page = keysNamed("page-10", "page-9");
    page.list().choose(List.of(page.list().rows().get(1), page.list().rows().get(0)));
    assertThat(page.copied(page.columns().subList(0, 2)))
        .isEqualTo("page-9\tEd25519\npage-10\tEd25519");
    assertThat(page.export(page.columns()).selectedCount()).isEqualTo(2);
    assertThat(page.export(page.columns()).fileName()).isEqualTo("keypairs.csv");
  }

  @Test
  void tellsAdministratorsTheHostsOfZones() throws Exception {
    open(OpenDemo.asAdministrator());
    ZonesPage page = new ZonesPage(tasks, operations);
    page.show(List.of(region));
    tasks.until(() -> !page.list().rows().isEmpty());
    Zone zone = page.list().rows().getFirst();
    assertThat(zone.available()).isTrue();
    assertThat(zone.hosts()).extracting(ZoneHost::name).isNotEmpty();
    page.list().select(zone);
    assertThat(page.fields()).anyMatch(field -> field.value().equals("Available"));
  }

  @Test
  void listsZonesForMembersToo() throws Exception {
    open(OpenDemo.asMember());
    ZonesPage page = new ZonesPage(tasks, operations);
    page.show(List.of(region));
    tasks.until(() -> !page.list().rows().isEmpty());
    assertThat(page.list().rows().getFirst().hosts()).isNull();
  }
}
