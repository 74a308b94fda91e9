package io.novadesk.record;

import io.novadesk.api.SecretText;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.FlavorOfServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a server: values by the names of their fields, as texts, without secrets.
 * Immutable; a flat array, because there are a hundred thousand of them at a time.
 */
public final class ServerFacts {
  /** Whether it is in the cloud's list at all. */
  public static final String LISTED = "listed";

  public static final String NAME = "name";
  public static final String STATUS = "status";
  public static final String TASK = "task_state";
  public static final String POWER = "power_state";
  public static final String FLAVOR = "flavor";
  public static final String IMAGE = "image";
  public static final String ADDRESSES = "addresses";
  public static final String HOST = "host";
  public static final String ZONE = "availability_zone";
  public static final String LOCKED = "locked";
  public static final String VOLUMES = "volumes";
  public static final String SECURITY_GROUPS = "security_groups";
  public static final String TAGS = "tags";
  public static final String DESCRIPTION = "description";
  public static final String FAULT = "fault";
  public static final String KEY = "key_name";
  public static final String USER = "user";

  /** What stands before the key of an entry of its metadata. */
  public static final String METADATA = "metadata.";

  /** Of a server that is not there. */
  public static final ServerFacts NONE = new ServerFacts(new String[0]);

  /** Name and value in turn. */
  private final String[] pairs;

  private ServerFacts(String[] pairs) {
    this.pairs = pairs;
  }

  /**
   * @param pairs name and value in turn; not the caller's any more
   */
  static ServerFacts ofPairs(String[] pairs) {
    return pairs.length == 0 ? NONE : new ServerFacts(pairs);
  }

  public static ServerFacts of(Server server) {
    Collector facts = new Collector();
    facts.put(LISTED, "yes");
    facts.put(NAME, server.name());
    facts.put(STATUS, server.status());
    facts.put(TASK, server.taskState());
    facts.put(POWER, server.powerState() == null ? null : server.powerState().toString());
    facts.put(FLAVOR, flavor(server.flavor()));
    facts.put(IMAGE, server.imageId());
    facts.put(ADDRESSES, addresses(server));
    facts.put(HOST, server.host());
    facts.put(ZONE, server.availabilityZone());
    facts.put(LOCKED, server.locked() == null ? null : server.locked().toString());
    facts.put(KEY, server.keyName());
    facts.put(VOLUMES, sorted(server.volumeIds().stream()));
    facts.put(SECURITY_GROUPS, sorted(server.securityGroups().stream()));
    facts.put(TAGS, sorted(server.tags().stream()));
    facts.put(DESCRIPTION, masked(server.description()));
    facts.put(USER, server.userId());
    facts.put(FAULT, server.fault() == null ? null : masked(server.fault().message()));
    new TreeMap<>(server.metadata())
        .forEach((key, value) -> facts.put(METADATA + key, SecretText.masked(key, value)));
    return facts.end();
  }

  private static @Nullable String masked(@Nullable String text) {
    return text == null ? null : SecretText.masked(text);
  }

  private static @Nullable String flavor(@Nullable FlavorOfServer flavor) {
    return switch (flavor) {
      case FlavorOfServer.ById(String id) -> id;
      case FlavorOfServer.Embedded embedded -> embedded.originalName();
      case null -> null;
    };
  }

  private static @Nullable String addresses(Server server) {
    return server.addresses() == null
        ? null
        : sorted(server.addresses().stream().map(a -> a.network() + "=" + a.addr()));
  }

  /** Texts as one, alike in whatever order they come; null: there are none. */
  static @Nullable String sorted(Stream<String> texts) {
    String all = texts.sorted().distinct().collect(Collectors.joining(", "));
    return all.isEmpty() ? null : all;
  }

  public @Nullable String get(String field) {
    int at = indexOf(field);
    return at < 0 ? null : pairs[at + 1];
  }

  private int indexOf(String field) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(field)) {
        return i;
      }
    }
    return -1;
  }

  /** The names of its fields, in order. */
  public List<String> fields() {
    List<String> fields = new ArrayList<>(pairs.length / 2);
    for (int i = 0; i < pairs.length; i += 2) {
      fields.add(pairs[i]);
    }
    return fields;
  }

  public boolean isEmpty() {
    return pairs.length == 0;
  }

  /** Names and values in turn. */
  List<String> pairs() {
    return List.of(pairs);
  }

  /** What has to change of these to become the others. */
  public List<Difference> until(ServerFacts after) {
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      String now = after.near(pairs[i], i);
      if (!pairs[i + 1].equals(now)) {
        differences.add(new Difference(pairs[i], pairs[i + 1], now));
      }
    }
    for (int i = 0; i < after.pairs.length; i += 2) {
      if (near(after.pairs[i], i) == null) {
        differences.add(new Difference(after.pairs[i], null, after.pairs[i + 1]));
      }
    }
    return differences;
  }

  /** Most servers have the same fields at the same places. */
  private @Nullable String near(String field, int at) {
    return at < pairs.length && pairs[at].equals(field) ? pairs[at + 1] : get(field);
  }

  /** What they become. */
  public ServerFacts with(List<Difference> differences) {
    String[] next = pairs.clone();
    for (Difference each : differences) {
      int at = indexOf(each.field());
      if (at < 0 || each.after() == null) {
        return rebuilt(differences);
      }
      next[at + 1] = each.after();
    }
    return new ServerFacts(next);
  }

  private ServerFacts rebuilt(List<Difference> differences) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      all.put(pairs[i], pairs[i + 1]);
    }
    for (Difference each : differences) {
      if (each.after() == null) {
        all.remove(each.field());
      } else {
        all.put(each.field(), each.after());
      }
    }
    Collector facts = new Collector();
    all.forEach(facts::put);
    return facts.end();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ServerFacts facts && until(facts).isEmpty();
  }

  @Override
  public int hashCode() {
    int sum = 0;
    for (int i = 0; i < pairs.length; i += 2) {
      sum += pairs[i].hashCode() ^ pairs[i + 1].hashCode();
    }
    return sum;
  }

  @Override
  public String toString() {
    return String.join(" ", pairs);
  }

  /** Gathers name after name. */
  static final class Collector {
    private final List<String> pairs = new ArrayList<>(40);

    void put(String field, @Nullable String value) {
      if (value != null) {
        pairs.add(field);
        pairs.add(value);
      }
    }

    ServerFacts end() {
      return ofPairs(pairs.toArray(String[]::new));
    }
  }
}
