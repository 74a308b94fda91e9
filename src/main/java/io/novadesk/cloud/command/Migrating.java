package io.novadesk.cloud.command;

import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.http.Request;
import io.novadesk.cloud.action.ServerAction;
import org.jspecify.annotations.Nullable;

/** What changes the host of a server, or has to do with such a change under way. */
public sealed interface Migrating extends Command {
  /**
   * A move to another host.
   *
   * @param action MIGRATE, LIVE_MIGRATE or EVACUATE
   * @param host null: where the scheduler wants
   */
  record Move(ServerAction action, @Nullable String host) implements Migrating {
    @Override
    public Request request(ServerRequests requests, String serverId) {
      return switch (action) {
        case MIGRATE -> requests.migrate(serverId, host);
        case LIVE_MIGRATE -> requests.liveMigrate(serverId, host);
        case EVACUATE -> requests.evacuate(serverId, host);
        default -> throw new IllegalArgumentException(action + " is no move");
      };
    }

    @Override
    public @Nullable String destination() {
      return host;
    }

    @Override
    public void keep(Kept kept) {
      kept.put("host", host);
    }
  }

  /**
   * @param migrationId of the live migration under way
   */
  record Abort(String migrationId) implements Migrating {
    @Override
    public ServerAction action() {
      return ServerAction.ABORT_MIGRATION;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.abortMigration(serverId, migrationId);
    }

    @Override
    public void keep(Kept kept) {
      kept.put("migration", migrationId);
    }
  }

  /**
   * @param migrationId of the live migration under way
   */
  record Finish(String migrationId) implements Migrating {
    @Override
    public ServerAction action() {
      return ServerAction.FINISH_MIGRATION;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.finishMigration(serverId, migrationId);
    }

    @Override
    public void keep(Kept kept) {
      kept.put("migration", migrationId);
    }
  }

  /**
   * Back from the shelf to a place of one's choice.
   *
   * @param zone null: where the scheduler wants
   * @param host null: where the scheduler wants
   */
  record Unshelve(@Nullable String zone, @Nullable String host) implements Migrating {
    @Override
    public ServerAction action() {
      return ServerAction.UNSHELVE;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.unshelve(serverId, zone, host);
    }

    @Override
    public void keep(Kept kept) {
      kept.put("zone", zone);
      kept.put("host", host);
    }

    static Command read(Kept kept) {
      Unshelve wanted = new Unshelve(kept.get("zone"), kept.get("host"));
      return wanted.zone == null && wanted.host == null ? new Plain(wanted.action()) : wanted;
    }
  }
}
