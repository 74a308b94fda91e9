package io.novadesk.viewmodel.metadata;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of one object in a cloud that others write to as well. It keeps the rules of the
 * Compute API: a limit of items, keys of certain characters, values of 255, no compare-and-set.
 */
public final class SharedStore implements Metadata {
  /** One write that took effect: what stood at the key before, what stands there after it. */
  public record Write(String key, @Nullable String before, @Nullable String after) {}

  /** What the editor may ask, in the order in which it does. */
  public enum Step {
    READ,
    MERGE,
    DELETE
  }

  private final Map<String, String> items = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();
  private Consumer<Step> others = _ -> {};
  private int limit = 128;

  public SharedStore(Map<String, String> begin) {
    items.putAll(begin);
  }

  /** What others do just before the store answers a call. */
  public synchronized void meanwhile(Consumer<Step> doings) {
    others = doings;
  }

  public synchronized void limitTo(int count) {
    limit = count;
  }

  /** Another client's write; null deletes. */
  public synchronized void byOthers(String key, @Nullable String value) {
    if (value == null) {
      items.remove(key);
    } else {
      items.put(key, value);
    }
  }

  public synchronized Map<String, String> items() {
    return Map.copyOf(items);
  }

  /** The editor's calls so far, such as {@code MERGE owner,tier}. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** The editor's writes so far. */
  public synchronized List<Write> writes() {
    return List.copyOf(writes);
  }

  @Override
  public synchronized Map<String, String> get(String id) {
    others.accept(Step.READ);
    calls.add("READ");
    return Map.copyOf(items);
  }

  @Override
  public synchronized Map<String, String> merge(String id, Map<String, String> more) {
    others.accept(Step.MERGE);
    calls.add("MERGE " + String.join(",", new TreeMap<>(more).keySet()));
    more.forEach(
        (key, value) -> {
          if (!key.matches("[a-zA-Z0-9-_:. ]{1,255}")) {
            throw refusal(
                Category.BAD_REQUEST,
                400,
                "Invalid input for field/attribute metadata. Value: "
                    + more
                    + ". Additional properties are not allowed ('"
                    + key
                    + "' was unexpected)");
          }
          if (value.equals("refused")) {
            throw refusal(
                Category.BAD_REQUEST,
                400,
                "Invalid input for field/attribute " + key + ". Value: refused. It is not taken");
          }
        });
    Map<String, String> after = new TreeMap<>(items);
    after.putAll(more);
    if (after.size() > limit) {
      throw refusal(Category.QUOTA, 403, "Maximum number of metadata items exceeds " + limit);
    }
    more.forEach((key, value) -> writes.add(new Write(key, items.put(key, value), value)));
    return Map.copyOf(items);
  }

  @Override
  public Map<String, String> replace(String id, Map<String, String> all) {
    throw new AssertionError("The editor never replaces the whole set: others' keys would go");
  }

  @Override
  public synchronized void delete(String id, String key) {
    others.accept(Step.DELETE);
    calls.add("DELETE " + key);
    if (key.startsWith("protected")) {
      throw refusal(Category.FORBIDDEN, 403, "Property '" + key + "' is protected");
    }
    String before = items.remove(key);
    if (before == null) {
      throw refusal(Category.NOT_FOUND, 404, "Metadata item was not found");
    }
    writes.add(new Write(key, before, null));
  }

  /** The way in which a cloud says no. */
  public static ApiException refusal(Category category, int status, String words) {
    return new ApiException(
        words,
        new ApiException.Facts(
            category, "POST", null, status, "badRequest", words, null, "req-1", null, false),
        null);
  }
}
