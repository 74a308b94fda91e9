package io.novadesk.cloud.plan;

import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Kept;
import io.novadesk.cloud.command.OperationLog.Earlier;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Session;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Commands and servers as lines of a {@link Ledger}. Of a server only what is needed to judge later
 * whether it moved; of a command never a secret, so one that needs a secret can be looked up but
 * not sent again.
 */
final class Facts {
  static final String KIND = "kind";
  private static final String HOME = "cloud";

  private Facts() {}

  /** Where a subject belongs to: a cloud, a project in it. */
  static void putHome(Map<String, String> facts, Session session) {
    facts.put(HOME, session.home());
  }

  /** Whether the one who is logged in here may take the subject up. */
  static boolean belongsTo(Map<String, String> facts, Session session) {
    return session.home().equals(facts.get(HOME));
  }

  /** Whether a line cannot be the first of a subject. */
  static boolean isHeadless(Map<String, String> facts) {
    return !facts.containsKey(HOME);
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
    return Server.known(
        id,
        facts.getOrDefault("name", id),
        facts.getOrDefault("status", "UNKNOWN"),
        // An embedded flavor is kept by its name alone, which does not make it comparable.
        flavor == null ? null : new FlavorOfServer.ById(flavor),
        null,
        null,
        instant(facts.get("updated")));
  }

  static void putCommand(Map<String, String> facts, String prefix, Command command) {
    Kept kept = new Kept(facts, prefix);
    kept.put("action", command.action().name());
    command.keep(kept);
  }

  static @Nullable Command command(Map<String, String> facts, String prefix) {
    Kept kept = new Kept(facts, prefix);
    ServerAction action = action(kept.get("action"));
    return action == null ? null : Command.read(action, kept);
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
