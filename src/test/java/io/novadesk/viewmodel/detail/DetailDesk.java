package io.novadesk.viewmodel.detail;

import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** The console on a demo cloud without any window: one server of it is looked at. */
final class DetailDesk implements AutoCloseable {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final OpenDemo demo = OpenDemo.asAdministrator();
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);

  DetailDesk() throws Exception {
    this(Marking.NONE);
  }

  DetailDesk(Marking marking) throws Exception {
    console.open(demo.session(), marking);
  }

  QueueTaskRunner tasks() {
    return tasks;
  }

  ConsoleViewModel console() {
    return console;
  }

  ServerDetailViewModel detail() {
    return console.detail();
  }

  /** Selects that server and opens the tab. */
  ServerDetailViewModel show(String server, Tab tab) {
    until(() -> console.servers().rows().stream().anyMatch(row -> row.name().equals(server)));
    // Names that come later make another state of the row, of which all is asked again.
    until(
        () ->
            console.openRegions().stream()
                .noneMatch(region -> region.flavors().isEmpty() || region.images().isEmpty()));
    detail().tabProperty().set(tab);
    console
        .servers()
        .selectKeys(
            console.servers().rows().stream()
                .filter(row -> row.name().equals(server))
                .map(ServerRow::key)
                .toList());
    return detail();
  }

  ServerRow shown() {
    return Objects.requireNonNull(detail().rowProperty().get());
  }

  void until(BooleanSupplier condition) {
    tasks.until(condition);
  }

  /** Waits for the cloud's answer and returns it. */
  <T> T answer(Fetch<T> fetch) {
    until(() -> !fetch.isRunning() && !(fetch.stateProperty().get() instanceof Loaded.Loading));
    return switch (fetch.stateProperty().get()) {
      case Loaded.Ready<T>(T value) -> value;
      case Loaded.Broken<T>(String sentence) -> throw new AssertionError(sentence);
      case Loaded.Loading<T> _ -> throw new AssertionError("still loading");
    };
  }

  /** How often the cloud was asked for an address that ends so. */
  long requests(String end) {
    return demo.session().exchanges().all().stream()
        .filter(exchange -> exchange.uri().getPath().endsWith(end))
        .count();
  }

  @Override
  public void close() {
    console.dispose();
    demo.close();
    tasks.close();
  }
}
