package io.novadesk.cloud.metadata;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Metadata;
import io.novadesk.cloud.command.Verified;
import io.novadesk.i18n.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes an edit: reads first, merges, sends the smallest set of calls (one for all that is added
 * and changed, one for each key that goes), reads again. Blocking; belongs on a background thread.
 */
public final class MetadataSave {
  private final Metadata store;
  private final String id;
  private final OptionalInt limit;
  private final Map<String, String> refusals = new LinkedHashMap<>();
  private @Nullable String trouble;
  private boolean sent;
  private boolean verified;

  /**
   * @param limit how many items the cloud takes, when known
   */
  public MetadataSave(Metadata store, String id, OptionalInt limit) {
    this.store = store;
    this.id = id;
    this.limit = limit;
  }

  /**
   * How it went.
   *
   * @param before what the cloud held when it was read, just before the writes
   * @param now what it holds after them, as it says itself
   * @param conflicts keys changed by both sides; if there are any, nothing was sent
   * @param refusals by key, in the cloud's words
   * @param trouble what went wrong with the whole; null when nothing did
   * @param sent whether anything was sent that may have changed something
   * @param verified whether {@code now} was read from the cloud
   */
  public record Outcome(
      Map<String, String> before,
      Map<String, String> now,
      Set<String> conflicts,
      Map<String, String> refusals,
      @Nullable String trouble,
      boolean sent,
      boolean verified) {}

  /**
   * @param base what the edit began from
   * @param mine what it came to
   * @throws ApiException when the cloud could not be read; nothing was sent then
   */
  public Outcome run(Map<String, String> base, Map<String, String> mine) {
    Map<String, String> before = store.get(id);
    MetadataMerge merge = MetadataMerge.of(base, mine, before);
    if (!merge.conflicts().isEmpty() || merge.isEmpty()) {
      return new Outcome(before, before, merge.conflicts().keySet(), Map.of(), null, false, true);
    }
    // Adding first leaves nothing lost when it is refused; only a full set must make room before.
    boolean full = limit.isPresent() && before.size() + merge.puts().size() > limit.getAsInt();
    boolean going = full ? remove(merge.removals()) && put(merge.puts()) : put(merge.puts());
    if (going && !full) {
      remove(merge.removals());
    }
    Map<String, String> now = readAgain(merge, before);
    return new Outcome(before, now, Set.of(), refusals, trouble, sent, verified);
  }

  private boolean put(Map<String, String> puts) {
    if (puts.isEmpty()) {
      return true;
    }
    sent = true;
    try {
      Verified.change(
          () -> store.merge(id, puts), () -> store.get(id).entrySet().containsAll(puts.entrySet()));
      return true;
    } catch (Verified.NotMadeException e) {
      trouble = e.getMessage();
      return false;
    } catch (ApiException e) {
      keyOf(e, puts.keySet())
          .ifPresentOrElse(k -> refusals.put(k, e.getMessage()), () -> trouble = e.getMessage());
      return false;
    }
  }

  private static Optional<String> keyOf(ApiException e, Set<String> keys) {
    boolean aboutTheItems =
        e.category() == Category.BAD_REQUEST || e.category() == Category.FORBIDDEN;
    if (!aboutTheItems) {
      return Optional.empty();
    }
    String words = e.facts().cloudMessage();
    return RefusedKey.in(words == null ? e.getMessage() : words, keys)
        .or(
            () ->
                e.category() == Category.BAD_REQUEST && keys.size() == 1
                    ? keys.stream().findFirst()
                    : Optional.empty());
  }

  /** Goes on after a refusal of one key; a cloud that cannot be asked is not asked again. */
  private boolean remove(Set<String> removals) {
    for (String key : removals) {
      sent = true;
      try {
        Verified.change(() -> store.delete(id, key), () -> !store.get(id).containsKey(key));
      } catch (Verified.NotMadeException e) {
        trouble = e.getMessage();
        return false;
      } catch (ApiException e) {
        switch (e.category()) {
          case NOT_FOUND -> {
            // It is gone already, or all of the object is: reading again tells.
          }
          case BAD_REQUEST, FORBIDDEN -> refusals.put(key, e.getMessage());
          default -> {
            trouble = e.getMessage();
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * When even that fails, what is known for certain: without a refusal the writes, else nothing.
   */
  private Map<String, String> readAgain(MetadataMerge merge, Map<String, String> before) {
    try {
      Map<String, String> now = store.get(id);
      verified = true;
      return now;
    } catch (ApiException e) {
      boolean written = trouble == null && refusals.isEmpty();
      trouble =
          trouble == null
              ? Text.of("metadata.notVerified", String.valueOf(e.getMessage()))
              : trouble;
      return written ? merge.result() : before;
    }
  }
}
