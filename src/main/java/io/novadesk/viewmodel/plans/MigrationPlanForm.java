package io.novadesk.viewmodel.plans;

import io.novadesk.api.compute.Operations.Migration;
import io.novadesk.cloud.Command;
import io.novadesk.cloud.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.Fetch;
import io.novadesk.viewmodel.Loaded;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The live migrations of many that shall be stopped, or be over at once: each is looked up, because
 * it has an id of its own.
 */
public final class MigrationPlanForm extends PlanForm {
  private final Fetch<Map<String, Migration>> fetch;

  /**
   * @param action ABORT_MIGRATION or FINISH_MIGRATION
   */
  MigrationPlanForm(ServerAction action, List<ServerRow> servers, TaskRunner tasks) {
    super(action);
    fetch = new Fetch<>(tasks);
    List<ServerRow> migrating =
        servers.stream().filter(row -> ActionsViewModel.check(action, row).isAllowed()).toList();
    fetch.start(() -> underWay(migrating), false);
  }

  /** By the key of their server; a server has at most one. */
  private static Map<String, Migration> underWay(List<ServerRow> migrating) {
    Map<String, Migration> found = new HashMap<>();
    for (ServerRow row : migrating) {
      var operations = row.region().region().compute().operations();
      operations.migrationsOf(row.server().id()).stream()
          .findFirst()
          .ifPresent(migration -> found.put(row.key(), migration));
    }
    return found;
  }

  private @Nullable Migration of(ServerRow server) {
    return fetch.stateProperty().get() instanceof Loaded.Ready<Map<String, Migration>> ready
        ? ready.value().get(server.key())
        : null;
  }

  @Override
  List<ObservableValue<?>> inputs() {
    return List.of(fetch.stateProperty());
  }

  @Override
  String about() {
    return Text.of("plan.about." + action());
  }

  @Override
  String whyNot(ServerRow server) {
    return switch (fetch.stateProperty().get()) {
      case Loaded.Loading<Map<String, Migration>> _ -> "";
      case Loaded.Broken<Map<String, Migration>> broken -> broken.sentence();
      case Loaded.Ready<Map<String, Migration>> _ ->
          of(server) == null ? Text.of("abort.none") : "";
    };
  }

  @Override
  String what(ServerRow server, int place) {
    Migration migration = of(server);
    return migration == null
        ? Text.of("abort.looking")
        : Text.of(
            "plan.draft.migration",
            super.what(server, place),
            Objects.requireNonNullElse(migration.from(), "?"),
            Objects.requireNonNullElse(migration.to(), "?"));
  }

  @Override
  String problem(List<ServerRow> takers) {
    return fetch.stateProperty().get() instanceof Loaded.Loading<?> ? Text.of("abort.looking") : "";
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    String id = Objects.requireNonNull(of(server), "who takes part has a migration").id();
    return List.of(
        action() == ServerAction.ABORT_MIGRATION
            ? new Command.AbortMigration(id)
            : new Command.FinishMigration(id));
  }

  @Override
  void dispose() {
    fetch.stop();
  }
}
