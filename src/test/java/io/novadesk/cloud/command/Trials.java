package io.novadesk.cloud.command;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.Rebuild;
import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.http.Request;
import io.novadesk.cloud.action.ServerAction;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** For each action a request that a cloud takes whenever it takes any. */
final class Trials {
  /** What a server must bear for the cloud to take it away. */
  static final String TAG = "trial";

  private final ComputeClient compute;
  private final Map<ServerAction, Command> commands = new EnumMap<>(ServerAction.class);

  /**
   * @param imageId an image that fits
   * @param flavorId another flavor than the server's, not smaller
   * @param migrationId of the live migration that the cloud shows
   */
  Trials(ComputeClient compute, String imageId, String flavorId, String migrationId) {
    this.compute = compute;
    for (ServerAction action : actions()) {
      commands.put(
          action,
          switch (action) {
            case RESIZE -> new Command.Resize(flavorId, flavorId);
            case REBUILD -> new Command.Rebuild(Rebuild.from(imageId), "image");
            case SNAPSHOT -> new Command.Snapshot("actions-snapshot", Map.of());
            case BACKUP -> new Command.Backup("actions-backup", "daily", 1);
            case RENAME -> new Command.Rename("actions-renamed");
            case EDIT ->
                new Command.Edit(new ServerRequests.Change(null, "described", null, null, null));
            case CHANGE_PASSWORD -> new Command.ChangePassword(Secret.of("Pass-4711-word"));
            case RESET_STATE -> new Command.ResetState(true);
            case ABORT_MIGRATION -> new Migrating.Abort(migrationId);
            case ADD_TAG -> new ServerLabel.AddTag(TAG);
            case REMOVE_TAG -> new ServerLabel.RemoveTag(TAG);
            // One that it is not in: the cloud refuses to add the same one twice.
            case ADD_SECURITY_GROUP -> new ServerLabel.AddSecurityGroup("web");
            case REMOVE_SECURITY_GROUP -> new ServerLabel.RemoveSecurityGroup("default");
            case FINISH_MIGRATION -> new Migrating.Finish(migrationId);
            default -> new Command.Plain(action);
          });
    }
  }

  /** All but those that depend on what is attached rather than on the server alone. */
  static List<ServerAction> actions() {
    return Arrays.stream(ServerAction.values())
        .filter(
            action ->
                switch (action) {
                  case ATTACH_VOLUME, DETACH_VOLUME, ATTACH_INTERFACE, DETACH_INTERFACE -> false;
                  default -> true;
                })
        .toList();
  }

  Request request(ServerAction action, String serverId) {
    if (action == ServerAction.EDIT_METADATA) {
      return compute
          .request("POST", "/servers/" + serverId + "/metadata", 1)
          .json(JsonMapper.shared().readTree("{\"metadata\":{\"k\":\"w\"}}"));
    }
    Command command = commands.get(action);
    if (command == null) {
      throw new IllegalArgumentException(action.name());
    }
    return command.request(compute.servers().requests(), serverId);
  }
}
