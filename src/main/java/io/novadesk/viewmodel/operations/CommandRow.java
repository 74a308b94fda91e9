package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Operation;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.Copies;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.cloud.copy.Deed;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.CommandRecord;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A command on one server. */
public final class CommandRow extends OperationRow {
  private final ServerRow server;
  private final Operation operation;
  private final CommandRecord record;
  private final @Nullable Session other;
  private boolean asks;

  /**
   * @param other whose login gives the command in place of the server's own; null: that one
   */
  CommandRow(ServerRow server, Operation operation, CommandRecord record, @Nullable Session other) {
    this.server = server;
    this.operation = operation;
    this.record = record;
    this.other = other;
  }

  /** What the other login is called that gives the command; empty: it is the server's own. */
  public String otherLogin() {
    String user = other == null ? "" : other.identity().userName();
    return user == null ? "" : user;
  }

  /**
   * Leaves the other login: nothing more is sent with it.
   *
   * @return done when its token is given back; null where there is none
   */
  public @Nullable Future<?> endOfOtherLogin() {
    return other == null ? null : other.end();
  }

  /** Whether the cloud refused it because of who asked: another login may be granted it. */
  public boolean isForOtherLogin() {
    return state() instanceof OperationState.Failed && operation.isForbidden();
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

  public Operation operation() {
    return operation;
  }

  CommandRecord record() {
    return record;
  }

  /** The server as it was when the command was given. */
  public ServerRow before() {
    return server;
  }

  @Override
  public @Nullable ServerRow server() {
    return server.region().row(server.server().id());
  }

  /** The same command for the server as it is now. */
  public GivenCommand given() {
    return new GivenCommand(command(), latest());
  }

  /** The server as it is now; as it was when the command was given where it has gone. */
  public ServerRow latest() {
    ServerRow now = server();
    return now == null ? server : now;
  }

  @Override
  public String headline() {
    return CommandWords.headline(command().action(), state(), span(), sentence());
  }

  @Override
  public String aside() {
    String told = asks ? Text.of("task.asks") : CommandWords.detail(state());
    String login = otherLogin();
    return login.isEmpty()
        ? told
        : told.isEmpty()
            ? Text.of("task.withLogin", login)
            : Text.of("task.andWithLogin", told, login);
  }

  @Override
  public String sentence() {
    String login = otherLogin();
    return login.isEmpty()
        ? super.sentence()
        : Text.of("sentences", super.sentence(), Text.of("task.sentWith", login));
  }

  /** With the other login only a person may do it once more: its session has ended. */
  @Override
  public boolean isRepeatable() {
    return super.isRepeatable() && (other == null || state() instanceof OperationState.Unknown);
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
