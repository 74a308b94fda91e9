package io.novadesk.cloud.action;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ActionFacts.Trait;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a cloud refused to do with a server, in its own words, until the server changes: much that
 * forbids an action (devices, images, hosts) shows in no record. Safe to use from many threads.
 */
public final class Refusals {
  /** By server: of very many servers each is asked whether it is here. */
  private final Map<String, Map<ServerAction, Noted>> known = new ConcurrentHashMap<>();

  private record Noted(Refusal refusal, Situation situation) {}

  /** A server in which nothing of this changed would be refused again. */
  private record Situation(
      String status,
      @Nullable String task,
      @Nullable Boolean locked,
      @Nullable String imageId,
      Server.@Nullable FlavorOfServer flavor) {
    static Situation of(Server server) {
      return new Situation(
          server.status(), server.taskState(), server.locked(), server.imageId(), server.flavor());
    }
  }

  /**
   * One refusal.
   *
   * @param sentence in the cloud's own words
   * @param lasting asking again would get the same answer whatever is asked for: it is the caller
   *     or the server, not what was typed
   * @param forbidden it is the caller: another login may be granted it
   */
  public record Refusal(String sentence, Instant when, boolean lasting, boolean forbidden) {}

  /** Remembers it, if it says anything about the server at all. */
  public void note(Server server, ServerAction action, ApiException e) {
    boolean aboutIt =
        e.category() == Category.CONFLICT
            || e.category() == Category.FORBIDDEN
            || e.category() == Category.QUOTA
            || e.category() == Category.BAD_REQUEST;
    if (aboutIt) {
      known
          .computeIfAbsent(server.id(), _ -> new ConcurrentHashMap<>())
          .put(
              action,
              new Noted(
                  new Refusal(
                      e.getMessage(),
                      Instant.now(),
                      isLasting(e, action),
                      e.category() == Category.FORBIDDEN),
                  Situation.of(server)));
    }
  }

  private static boolean isLasting(ApiException e, ServerAction action) {
    return switch (e.category()) {
      case CONFLICT -> !action.is(Trait.TAKES_WISHES);
      case FORBIDDEN -> true;
      default -> false;
    };
  }

  /** Whether anything was refused for this server that is remembered. */
  public boolean isKnown(String serverId) {
    return !known.isEmpty() && known.containsKey(serverId);
  }

  /**
   * The last refusal of this action while the server is as it was then; null when there is none.
   */
  public @Nullable Refusal of(Server server, ServerAction action) {
    Noted noted = known.getOrDefault(server.id(), Map.of()).get(action);
    return noted != null && noted.situation().equals(Situation.of(server)) ? noted.refusal() : null;
  }

  /** Everything may be asked anew. */
  public void forget() {
    known.clear();
  }
}
