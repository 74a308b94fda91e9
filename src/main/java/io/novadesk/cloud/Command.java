package io.novadesk.cloud;

import io.novadesk.api.Secret;
import java.util.Map;

/** One thing to do to one server, with what it needs. */
public sealed interface Command {
  ServerAction action();

  /** An action that needs nothing more than its server. */
  record Plain(ServerAction action) implements Command {}

  record Resize(String flavorId, String flavorName) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.RESIZE;
    }
  }

  record Snapshot(String imageName, Map<String, String> metadata) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.SNAPSHOT;
    }
  }

  record Rename(String name) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.RENAME;
    }
  }

  record ChangePassword(Secret password) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.CHANGE_PASSWORD;
    }
  }
}
