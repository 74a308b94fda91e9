package io.novadesk.viewmodel.commands;

import io.novadesk.api.compute.Operations.Migration;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.jspecify.annotations.Nullable;

/**
 * The live migration that shall be stopped or be over at once: looked up, because it has an id of
 * its own.
 */
public final class MigrationForm extends CommandForm {
  private final Fetch<List<Migration>> migrations;

  /**
   * @param action ABORT_MIGRATION or FINISH_MIGRATION
   */
  public MigrationForm(ServerAction action, ServerRow row, TaskRunner tasks) {
    super(action, row);
    migrations = new Fetch<>(tasks);
    readFrom(migrations.stateProperty());
    var operations = row.region().region().compute().operations();
    migrations.start(() -> operations.migrationsOf(row.server().id()), false);
  }

  /** Which one it is, or why none can be named. */
  public StringBinding text() {
    return Bindings.createStringBinding(this::tell, migrations.stateProperty());
  }

  private String tell() {
    return switch (migrations.stateProperty().get()) {
      case Loaded.Loading<List<Migration>> _ -> Text.of("abort.looking");
      case Loaded.Broken<List<Migration>> broken -> broken.sentence();
      case Loaded.Ready<List<Migration>> ready ->
          ready.value().isEmpty()
              ? Text.of("abort.none")
              : Text.of(
                  "abort.found",
                  named(ready.value().getFirst().from()),
                  named(ready.value().getFirst().to()),
                  ready.value().getFirst().status());
    };
  }

  private static String named(@Nullable String host) {
    return host == null ? "?" : host;
  }

  @Override
  protected @Nullable Command read() {
    if (!(migrations.stateProperty().get() instanceof Loaded.Ready<List<Migration>> ready)
        || ready.value().isEmpty()) {
      return null;
    }
    String id = ready.value().getFirst().id();
    return action() == ServerAction.ABORT_MIGRATION
        ? new Command.AbortMigration(id)
        : new Command.FinishMigration(id);
  }
}
