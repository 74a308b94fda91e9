package io.novadesk.cloud.metadata;

import io.novadesk.api.ApiException;
import io.novadesk.api.Metadata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Writes the edit of one object of many. A key that the cloud refuses is left out and the rest is
 * written without it: nobody wants to look after five hundred servers for one bad key. Blocking;
 * belongs on a background thread.
 */
public final class MatrixSave {
  /**
   * How it went.
   *
   * @param now what the cloud holds, as far as it is known
   * @param conflicts keys that others changed as well; if there are any, nothing was sent
   * @param refusals by key, in the cloud's words
   * @param trouble what went wrong with the whole; empty when nothing did
   * @param sent whether anything was sent that may have changed something
   */
  public record Outcome(
      Map<String, String> now,
      Map<String, MetadataMerge.Conflict> conflicts,
      Map<String, String> refusals,
      String trouble,
      boolean sent) {}

  private MatrixSave() {}

  /**
   * @param limit how many items the cloud takes, when known
   * @param base what the edit began from
   * @param mine what it came to
   * @throws ApiException when the cloud could not be read; nothing was sent then
   */
  public static Outcome run(
      Metadata store,
      String id,
      OptionalInt limit,
      Map<String, String> base,
      Map<String, String> mine) {
    Map<String, String> wanted = new LinkedHashMap<>(mine);
    Map<String, String> refusals = new LinkedHashMap<>();
    boolean sent = false;
    while (true) {
      MetadataSave.Outcome outcome = new MetadataSave(store, id, limit).run(base, wanted);
      sent |= outcome.sent();
      refusals.putAll(outcome.refusals());
      for (String key : outcome.refusals().keySet()) {
        String before = base.get(key);
        if (before == null) {
          wanted.remove(key);
        } else {
          wanted.put(key, before);
        }
      }
      boolean again =
          !outcome.refusals().isEmpty()
              && outcome.trouble() == null
              && !MetadataMerge.of(base, wanted, outcome.now()).isEmpty();
      if (!again) {
        return new Outcome(
            outcome.now(),
            outcome.conflicts().isEmpty()
                ? Map.of()
                : MetadataMerge.of(base, wanted, outcome.before()).conflicts(),
            refusals,
            outcome.trouble() == null ? "" : outcome.trouble(),
            sent);
      }
    }
  }
}
