package io.novadesk.cloud.launch;

import io.novadesk.api.compute.NewServer;
import io.novadesk.api.identity.Token;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Servers that a person asked for in one go.
 *
 * @param id the same for no other order, ever
 * @param scope cloud, region and project that it belongs to
 * @param wanted what each of them is to be; its name is that of the request where one request makes
 *     them all
 * @param names one for each server
 * @param together one request makes them all
 * @param atOnce how many requests may be under way at once
 * @param stamp how they are known again
 * @param owner whose servers they become
 */
public record LaunchOrder(
    String id,
    String scope,
    NewServer wanted,
    List<String> names,
    boolean together,
    int atOnce,
    Stamp stamp,
    Owner owner) {
  private static final int TAGS = 52;
  private static final int MOST_TAGS = 50;

  /** How a server of this order is known again among all others. */
  public enum Stamp {
    /** By a tag (2.52). */
    TAG,
    /** By an entry of its metadata. */
    METADATA,
    /** By its name, and by not having been there before. */
    NAME
  }

  /** The key of the metadata that serves as a stamp, and how a tag that does begins. */
  public static final String KEY = "novadesk.launch";

  /** Who gives an order, by the cloud's ids; null where the cloud did not tell. */
  public record Owner(@Nullable String projectId, @Nullable String userId) {
    public static final Owner UNKNOWN = new Owner(null, null);

    public static Owner of(Session session) {
      Token token = session.identity();
      return new Owner(token.project() == null ? null : token.project().id(), token.userId());
    }

    boolean isKnown() {
      return projectId != null && userId != null;
    }
  }

  public LaunchOrder {
    names = List.copyOf(names);
  }

  /** An id that no other order has. */
  public static String newId() {
    return UUID.randomUUID().toString().substring(0, 13);
  }

  /**
   * A new order.
   *
   * @param metadataLimit how many metadata entries a server may have; empty where not told
   */
  public static LaunchOrder of(
      String id,
      Region region,
      String scope,
      Owner owner,
      NewServer wanted,
      List<String> names,
      boolean together,
      int atOnce,
      OptionalInt metadataLimit) {
    return new LaunchOrder(
        id,
        scope,
        wanted,
        names,
        together && names.size() > 1,
        Math.max(1, atOnce),
        stampFor(region, wanted, metadataLimit),
        owner);
  }

  private static Stamp stampFor(Region region, NewServer wanted, OptionalInt metadataLimit) {
    if (region.compute().speaks(TAGS) && wanted.tags().size() < MOST_TAGS) {
      return Stamp.TAG;
    }
    boolean free = metadataLimit.isEmpty() || wanted.metadata().size() < metadataLimit.getAsInt();
    return free ? Stamp.METADATA : Stamp.NAME;
  }

  /** What the cloud is sent for one of them; for all of them when they are made together. */
  public NewServer request(int index) {
    NewServer server =
        together ? wanted.times(names.size()) : wanted.named(names.get(index)).times(1);
    return switch (stamp) {
      case TAG -> {
        List<String> tags = new ArrayList<>(wanted.tags());
        tags.add(mark(index));
        yield server.withTags(tags);
      }
      case METADATA -> {
        Map<String, String> metadata = new HashMap<>(wanted.metadata());
        metadata.put(KEY, mark(index));
        yield server.withMetadata(metadata);
      }
      case NAME -> server;
    };
  }

  /** One server of it, to be asked for once more. */
  LaunchOrder again(int index) {
    return new LaunchOrder(
        newId(), scope, wanted, List.of(names.get(index)), false, 1, stamp, owner);
  }

  /** The text of the stamp. */
  String mark(int index) {
    return together ? KEY + "-" + id : KEY + "-" + id + "-" + (index + 1);
  }

  /** Whether a server of this name may be the one: together they come in any order. */
  boolean isName(int index, String name) {
    return together ? names.contains(name) : names.get(index).equals(name);
  }
}
