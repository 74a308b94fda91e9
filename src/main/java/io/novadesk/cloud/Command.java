package io.novadesk.cloud;

import io.novadesk.api.Secret;
import java.util.Map;

/** One thing to do to one server, with what it needs. */
public sealed interface Command {
  ServerAction action();

  record Start() implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.START;
    }
  }

  record Stop() implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.STOP;
    }
  }

  record SoftReboot() implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.REBOOT_SOFT;
    }
  }

  record HardReboot() implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.REBOOT_HARD;
    }
  }

  record Resize(String flavorId, String flavorName) implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.RESIZE;
    }
  }

  record ConfirmResize() implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.CONFIRM_RESIZE;
    }
  }

  record RevertResize() implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.REVERT_RESIZE;
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

  record Delete() implements Command {
    @Override
    public ServerAction action() {
      return ServerAction.DELETE;
    }
  }
}
