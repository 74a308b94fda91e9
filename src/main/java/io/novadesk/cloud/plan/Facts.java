package io.novadesk.cloud.plan;

import io.novadesk.api.SecretText;
import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.Rebuild;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.api.compute.ServerRequests.Change;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationLog.Earlier;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Session;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Commands and servers as lines of a {@link Ledger}. Of a server only what is needed to judge later
 * whether it moved; of a command never a secret, so one that needs a secret can be looked up but
 * not sent again.
 */
final class Facts {
  static final String KIND = "kind";
  private static final String HOME = "cloud";
  private static final String MIGRATION = "migration";
  private static final String LABEL = "label";

  private Facts() {}

  /** Where a subject belongs to: a cloud, a project in it. */
  static void putHome(Map<String, String> facts, Session session) {
    facts.put(HOME, home(session));
  }

  /** Whether the one who is logged in here may take the subject up. */
  static boolean belongsTo(Map<String, String> facts, Session session) {
    return home(session).equals(facts.get(HOME));
  }

  /** Whether a line cannot be the first of a subject. */
  static boolean isHeadless(Map<String, String> facts) {
    return !facts.containsKey(HOME);
  }

  private static String home(Session session) {
    var project = session.identity().project();
    return session.login().authUrl() + " " + (project == null ? "" : project.id());
  }

  static void putServer(Map<String, String> facts, Server server) {
    facts.put("server", server.id());
    facts.put("name", server.displayName());
    putState(facts, server);
  }

  /** What a server looked like just before a command was sent. */
  static void putState(Map<String, String> facts, Server server) {
    facts.put("status", server.status());
    if (server.updated() != null) {
      facts.put("updated", server.updated().toString());
    }
    switch (server.flavor()) {
      case FlavorOfServer.ById(String id) -> facts.put("flavor", id);
      case FlavorOfServer.Embedded embedded -> facts.put("flavorName", embedded.originalName());
      case null -> {}
    }
  }

  /** A server of which no more is known than what was kept. */
  static Server server(Map<String, String> facts) {
    String id = facts.getOrDefault("server", "");
    String flavor = facts.get("flavor");
    return new Server(
        id,
        null,
        facts.getOrDefault("name", id),
        facts.getOrDefault("status", "UNKNOWN"),
        null,
        // An embedded flavor is kept by its name alone, which does not make it comparable.
        flavor == null ? null : new FlavorOfServer.ById(flavor),
        null,
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        instant(facts.get("updated")),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  static void putCommand(Map<String, String> facts, String prefix, Command command) {
    facts.put(prefix + "action", command.action().name());
    switch (command) {
      case Command.Resize(String flavorId, String flavorName) -> {
        facts.put(prefix + "flavorId", flavorId);
        facts.put(prefix + "flavorName", flavorName);
      }
      case Command.Snapshot(String imageName, Map<String, String> metadata) -> {
        facts.put(prefix + "imageName", imageName);
        // What is secret is not written; a snapshot that is taken up later goes without it.
        metadata.forEach(
            (key, value) -> {
              if (SecretText.masked(key, value).equals(value)) {
                facts.put(prefix + "meta." + key, value);
              }
            });
      }
      case Command.Rebuild rebuild -> {
        facts.put(prefix + "imageId", rebuild.settings().imageId());
        facts.put(prefix + "imageName", rebuild.imageName());
      }
      case Command.ResetState(boolean active) ->
          facts.put(prefix + "active", Boolean.toString(active));
      case Command.Rename(String name) -> facts.put(prefix + "newName", name);
      case Command.Edit(Change change) -> putChange(facts, prefix, change);
      case Command.Move move -> putTold(facts, prefix + "host", move.host());
      case Command.Backup(String imageName, String type, int rotation) -> {
        facts.put(prefix + "imageName", imageName);
        facts.put(prefix + "backupType", type);
        facts.put(prefix + "rotation", Integer.toString(rotation));
      }
      case Command.Lock lock -> putTold(facts, prefix + "reason", lock.reason());
      case Command.AbortMigration(String id) -> facts.put(prefix + MIGRATION, id);
      case Command.FinishMigration(String id) -> facts.put(prefix + MIGRATION, id);
      case Command.Label label -> facts.put(prefix + LABEL, label.label());
      case Command.Attachment attachment -> putAttachment(facts, prefix, attachment);
      case Command.Plain _, Command.Rescue _, Command.Unshelve _, Command.ChangePassword _ -> {
        // Its action is enough to look it up.
      }
    }
  }

  private static void putChange(Map<String, String> facts, String prefix, Change change) {
    putTold(facts, prefix + "newName", change.name());
    putTold(facts, prefix + "description", change.description());
    putTold(facts, prefix + "accessIPv4", change.accessIPv4());
    putTold(facts, prefix + "accessIPv6", change.accessIPv6());
    putTold(facts, prefix + "hostname", change.hostname());
  }

  /** Empty texts are kept too: they take something away. */
  private static void putTold(Map<String, String> facts, String key, @Nullable String value) {
    if (value != null) {
      facts.put(key, value);
    }
  }

  private static void putAttachment(
      Map<String, String> facts, String prefix, Command.Attachment attachment) {
    switch (attachment) {
      case Command.AttachVolume volume -> {
        facts.put(prefix + "volume", volume.volumeId());
        facts.put(prefix + "volumeName", volume.volumeName());
      }
      case Command.DetachVolume volume -> {
        facts.put(prefix + "volume", volume.volumeId());
        facts.put(prefix + "volumeName", volume.volumeName());
      }
      case Command.AttachInterface plug -> {
        putTold(facts, prefix + "network", plug.networkId());
        putTold(facts, prefix + "port", plug.portId());
      }
      case Command.DetachInterface plug -> {
        facts.put(prefix + "port", plug.portId());
        facts.put(prefix + "address", plug.address());
      }
    }
  }

  static @Nullable Command command(Map<String, String> facts, String prefix) {
    ServerAction action = action(facts.get(prefix + "action"));
    if (action == null) {
      return null;
    }
    return switch (action) {
      case RESIZE ->
          new Command.Resize(
              facts.getOrDefault(prefix + "flavorId", ""),
              facts.getOrDefault(prefix + "flavorName", ""));
      case SNAPSHOT -> {
        Map<String, String> metadata = new TreeMap<>();
        String meta = prefix + "meta.";
        facts.forEach(
            (key, value) -> {
              if (key.startsWith(meta)) {
                metadata.put(key.substring(meta.length()), value);
              }
            });
        yield new Command.Snapshot(facts.getOrDefault(prefix + "imageName", ""), metadata);
      }
      // As a plan gives it, with nothing but the image.
      case REBUILD ->
          new Command.Rebuild(
              Rebuild.from(facts.getOrDefault(prefix + "imageId", "")),
              facts.getOrDefault(prefix + "imageName", ""));
      case MIGRATE, LIVE_MIGRATE, EVACUATE -> new Command.Move(action, facts.get(prefix + "host"));
      case ABORT_MIGRATION ->
          new Command.AbortMigration(facts.getOrDefault(prefix + MIGRATION, ""));
      case FINISH_MIGRATION ->
          new Command.FinishMigration(facts.getOrDefault(prefix + MIGRATION, ""));
      case RESET_STATE ->
          new Command.ResetState(Boolean.parseBoolean(facts.get(prefix + "active")));
      case BACKUP ->
          new Command.Backup(
              facts.getOrDefault(prefix + "imageName", ""),
              facts.getOrDefault(prefix + "backupType", ""),
              Math.max(1, number(facts.get(prefix + "rotation"))));
      case LOCK -> new Command.Lock(facts.get(prefix + "reason"));
      // As a plan gives it: a password that a person chose is kept nowhere.
      case RESCUE -> new Command.Rescue(null, null);
      case RENAME -> new Command.Rename(facts.getOrDefault(prefix + "newName", ""));
      case EDIT ->
          new Command.Edit(
              new Change(
                  facts.get(prefix + "newName"),
                  facts.get(prefix + "description"),
                  facts.get(prefix + "accessIPv4"),
                  facts.get(prefix + "accessIPv6"),
                  facts.get(prefix + "hostname")));
      case ATTACH_VOLUME ->
          new Command.AttachVolume(
              facts.getOrDefault(prefix + "volume", ""),
              facts.getOrDefault(prefix + "volumeName", ""),
              null,
              null);
      case DETACH_VOLUME ->
          new Command.DetachVolume(
              facts.getOrDefault(prefix + "volume", ""),
              facts.getOrDefault(prefix + "volumeName", ""));
      case ATTACH_INTERFACE ->
          new Command.AttachInterface(
              facts.get(prefix + "network"), facts.get(prefix + "port"), null);
      case DETACH_INTERFACE ->
          new Command.DetachInterface(
              facts.getOrDefault(prefix + "port", ""), facts.getOrDefault(prefix + "address", ""));
      case ADD_TAG -> new Command.AddTag(facts.getOrDefault(prefix + LABEL, ""));
      case REMOVE_TAG -> new Command.RemoveTag(facts.getOrDefault(prefix + LABEL, ""));
      case ADD_SECURITY_GROUP ->
          new Command.AddSecurityGroup(facts.getOrDefault(prefix + LABEL, ""));
      case REMOVE_SECURITY_GROUP ->
          new Command.RemoveSecurityGroup(facts.getOrDefault(prefix + LABEL, ""));
      case START,
          STOP,
          REBOOT_SOFT,
          REBOOT_HARD,
          PAUSE,
          UNPAUSE,
          SUSPEND,
          RESUME,
          SHELVE,
          UNSHELVE,
          SHELVE_OFFLOAD,
          UNLOCK,
          CONFIRM_RESIZE,
          REVERT_RESIZE,
          EDIT_METADATA,
          CHANGE_PASSWORD,
          UNRESCUE,
          CRASH_DUMP,
          RESTORE,
          FORCE_DELETE,
          DELETE ->
          new Command.Plain(action);
    };
  }

  /**
   * Whether a command that was read back lacks the secret that it needs: it can be looked up, but
   * not sent.
   */
  static boolean lacksSecret(Command command) {
    return command.action() == ServerAction.CHANGE_PASSWORD
        && !(command instanceof Command.ChangePassword);
  }

  static @Nullable ServerAction action(@Nullable String name) {
    for (ServerAction action : ServerAction.values()) {
      if (action.name().equals(name)) {
        return action;
      }
    }
    return null;
  }

  static Map<String, String> answered(Accepted accepted) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (accepted.requestId() != null) {
      facts.put("request", accepted.requestId());
    }
    if (accepted.subjectId() != null) {
      facts.put("subject", accepted.subjectId());
    }
    return facts;
  }

  /**
   * @param sending the line of the intent
   * @param answered the line of the answer; null when there is none
   */
  static Earlier earlier(Map<String, String> sending, @Nullable Map<String, String> answered) {
    Instant at = instant(sending.get("at"));
    return new Earlier(
        at == null ? Instant.EPOCH : at,
        sending.get("newest"),
        answered == null
            ? null
            : new Accepted(answered.get("request"), answered.get("subject"), null));
  }

  static Map<String, String> ended(OperationState end, @Nullable String requestId) {
    Map<String, String> facts = new LinkedHashMap<>();
    switch (end) {
      case OperationState.Done(String sentence) -> {
        facts.put("outcome", "done");
        facts.put("sentence", sentence);
      }
      case OperationState.Failed(String sentence, String _) -> {
        facts.put("outcome", "failed");
        facts.put("sentence", sentence);
      }
      case OperationState.Unknown(String sentence, String _) -> {
        facts.put("outcome", "unknown");
        facts.put("sentence", sentence);
      }
      case OperationState.Cancelled(String sentence) -> {
        facts.put("outcome", "cancelled");
        facts.put("sentence", sentence);
      }
      default -> throw new IllegalArgumentException("no end: " + end);
    }
    if (requestId != null) {
      facts.put("request", requestId);
    }
    return facts;
  }

  static ItemState.Ended ended(Map<String, String> facts) {
    String sentence = facts.getOrDefault("sentence", "");
    String request = facts.get("request");
    Instant at = instant(facts.get("at"));
    OperationState outcome =
        switch (facts.getOrDefault("outcome", "")) {
          case "done" -> new OperationState.Done(sentence);
          case "cancelled" -> new OperationState.Cancelled(sentence);
          case "unknown" -> new OperationState.Unknown(sentence, request);
          default -> new OperationState.Failed(sentence, request);
        };
    return new ItemState.Ended(outcome, request, at == null ? Instant.EPOCH : at);
  }

  static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException _) {
      return null;
    }
  }

  static int number(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }
}
