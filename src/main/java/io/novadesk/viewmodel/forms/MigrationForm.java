package io.novadesk.viewmodel.forms;

import io.novadesk.api.compute.Operations.Migration;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Migrating;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.jspecify.annotations.Nullable;

/**
 * The live migrations of many that shall be stopped, or be over at once: each is looked up, because
 * it has an id of its own.
 */
public final class MigrationForm extends ActionForm {
  private final EachServer<List<Migration>> migrations;

  /**
   * @param action ABORT_MIGRATION or FINISH_MIGRATION
   */
  public MigrationForm(ServerAction action, Takers takers) {
    super(action, takers);
    migrations = new EachServer<>(takers.tasks(), MigrationForm::underWay);
    if (takers.many()) {
      migrations.askTakers(action, takers.servers());
    } else {
      migrations.ask(takers.servers());
    }
  }

  private static List<Migration> underWay(ServerRow row) {
    return row.region().region().compute().operations().migrationsOf(row.server().id());
  }

  /** Which one it is that the one server has, or why none can be named. */
  private StringBinding sentence() {
    return Bindings.createStringBinding(() -> tell(takers().first()), migrations.toldProperty());
  }

  @Override
  public List<FormField> fields() {
    return isForMany() ? List.of() : List.of(FormField.remark("migration", sentence()));
  }

  @Override
  public String verb() {
    return Text.of("dialog.verb." + action());
  }

  private String tell(ServerRow server) {
    String whyNot = whyNot(server);
    Migration migration = of(server);
    if (!whyNot.isEmpty() || migration == null) {
      return whyNot.isEmpty() ? Text.of("abort.looking") : whyNot;
    }
    return Text.of(
        "abort.found",
        Objects.requireNonNullElse(migration.from(), "?"),
        Objects.requireNonNullElse(migration.to(), "?"),
        migration.status());
  }

  /** A server has at most one. */
  private @Nullable Migration of(ServerRow server) {
    List<Migration> found = migrations.answer(server);
    return found == null || found.isEmpty() ? null : found.getFirst();
  }

  @Override
  public List<Observable> inputs() {
    return List.of(migrations.toldProperty());
  }

  @Override
  public String about() {
    return isForMany() ? Text.of("plan.about." + action()) : super.about();
  }

  @Override
  public String whyNot(ServerRow server) {
    return migrations.whyNot(server, found -> found.isEmpty() ? Text.of("abort.none") : "");
  }

  @Override
  public String what(ServerRow server, int place) {
    Migration migration = of(server);
    if (migration == null) {
      return Text.of("abort.looking");
    }
    String from = Objects.requireNonNullElse(migration.from(), "?");
    String name = super.what(server, place);
    // The scheduler may not have chosen yet.
    return migration.to() == null
        ? Text.of("plan.draft.migrationAway", name, from)
        : Text.of("plan.draft.migration", name, from, migration.to());
  }

  @Override
  public String problem(List<ServerRow> takers) {
    return migrations.isAsking() || takers.stream().anyMatch(taker -> of(taker) == null)
        ? Text.of("abort.looking")
        : "";
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    String id = Objects.requireNonNull(of(server), "who takes part has a migration").id();
    return List.of(
        action() == ServerAction.ABORT_MIGRATION
            ? new Migrating.Abort(id)
            : new Migrating.Finish(id));
  }

  @Override
  public void dispose() {
    migrations.stop();
  }
}
