package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Operation;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.Copies;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.cloud.copy.Deed;
import io.novadesk.cloud.plan.CommandRecord;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command on one server. */
public final class CommandRow extends OperationRow {
  private final ServerRow server;
  private final Operation operation;
  private final CommandRecord record;
  private boolean asks;

  CommandRow(ServerRow server, Operation operation, CommandRecord record) {
    this.server = server;
    this.operation = operation;
    this.record = record;
  }

  @Override
  public String title() {
    return Text.of("action." + operation.command().action());
  }

  @Override
  public String subject() {
    return server.name();
  }

  @Override
  public CloudPlace place() {
    return CloudPlace.of(server.region());
  }

  @Override
  public String label() {
    return operation.label();
  }

  public String serverKey() {
    return server.key();
  }

  public Command command() {
    return operation.command();
  }

  public RegionModel region() {
    return server.region();
  }

  @Override
  boolean looksAgain() {
    return true;
  }

  Operation operation() {
    return operation;
  }

  CommandRecord record() {
    return record;
  }

  /** The server as it was when the command was given. */
  ServerRow before() {
    return server;
  }

  @Override
  public @Nullable ServerRow server() {
    return server.region().row(server.server().id());
  }

  @Override
  public String headline() {
    return CommandWords.headline(command().action(), state(), span(), sentence());
  }

  @Override
  public String aside() {
    return asks ? Text.of("task.asks") : CommandWords.detail(state());
  }

  @Override
  public Copied copied(CopyForm as) {
    return Copies.of(
        as,
        List.of(
            Deed.of(
                server.region().region(), server.server().id(), server.name(), List.of(command()))),
        1);
  }

  @Override
  public boolean asks() {
    return asks;
  }

  void asks(boolean now) {
    asks = now;
  }

  @Override
  public boolean isOnlyWatched() {
    return !(state() instanceof OperationState.Waiting);
  }

  @Override
  void cancel() {
    boolean sent = !(state() instanceof OperationState.Waiting);
    stop();
    becomes(
        new OperationState.Cancelled(
            Text.of(sent ? "operation.cancelled.following" : "operation.cancelled.unsent")));
  }
}
