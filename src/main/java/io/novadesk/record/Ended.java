package io.novadesk.record;

import java.time.Instant;
import java.util.Map;

/**
 * How something ended that was given to a cloud from here.
 *
 * @param number of its line in the log of what was sent
 * @param action the program's own name for it
 * @param outcome {@code done}, {@code failed}, {@code unknown} or {@code cancelled}
 * @param sentence what was seen of it
 * @param request the id of the last request; empty: not known
 */
public record Ended(
    long number,
    Instant at,
    String region,
    String serverId,
    String serverName,
    String action,
    String outcome,
    String sentence,
    String request) {
  static Ended of(long number, Instant at, Map<String, String> facts) {
    return new Ended(
        number,
        at,
        facts.getOrDefault("region", ""),
        facts.getOrDefault("server", ""),
        facts.getOrDefault("name", ""),
        facts.getOrDefault("action", ""),
        facts.getOrDefault("outcome", ""),
        facts.getOrDefault("sentence", ""),
        facts.getOrDefault("request", ""));
  }
}
