package io.novadesk.record;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.compute.Server.FlavorOfServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes servers of what was kept of them. */
public final class KeptServer {
  private static final String BETWEEN = ", ";

  private KeptServer() {}

  /**
   * A server of which no more is told than what was kept of it.
   *
   * @param created what the cloud says of it today; null: not known
   */
  public static Server of(String id, ServerFacts facts, @Nullable Instant created) {
    String status = facts.get(ServerFacts.STATUS);
    String flavor = facts.get(ServerFacts.FLAVOR);
    String fault = facts.get(ServerFacts.FAULT);
    String locked = facts.get(ServerFacts.LOCKED);
    return new Server(
        id,
        null,
        facts.get(ServerFacts.NAME),
        status == null ? "UNKNOWN" : status,
        facts.get(ServerFacts.IMAGE),
        // A name that an embedded flavor has is no id of any flavor, and stands for itself.
        flavor == null ? null : new FlavorOfServer.ById(flavor),
        addresses(facts.get(ServerFacts.ADDRESSES)),
        metadata(facts),
        facts.get(ServerFacts.TASK),
        null,
        number(facts.get(ServerFacts.POWER)),
        null,
        created,
        null,
        null,
        fault == null ? null : new Server.Fault(0, fault, null, null),
        locked == null ? null : Boolean.valueOf(locked),
        null,
        null,
        facts.get(ServerFacts.USER),
        facts.get(ServerFacts.KEY),
        null,
        facts.get(ServerFacts.HOST),
        facts.get(ServerFacts.ZONE),
        null,
        null,
        facts.get(ServerFacts.DESCRIPTION),
        null,
        null,
        split(facts.get(ServerFacts.TAGS)),
        split(facts.get(ServerFacts.SECURITY_GROUPS)),
        split(facts.get(ServerFacts.VOLUMES)),
        null,
        Map.of(),
        Map.of(),
        List.of());
  }

  private static List<String> split(@Nullable String joined) {
    return joined == null ? List.of() : List.of(joined.split(BETWEEN, -1));
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text != null && text.matches("\\d{1,4}") ? Integer.valueOf(text) : null;
  }

  private static List<Address> addresses(@Nullable String joined) {
    List<Address> addresses = new ArrayList<>();
    for (String each : split(joined)) {
      int at = each.lastIndexOf('=');
      if (at >= 0) {
        String address = each.substring(at + 1);
        int version = address.indexOf(':') >= 0 ? 6 : 4;
        addresses.add(new Address(each.substring(0, at), version, address, null, null));
      }
    }
    return addresses;
  }

  private static Map<String, String> metadata(ServerFacts facts) {
    Map<String, String> metadata = new TreeMap<>();
    List<String> pairs = facts.pairs();
    for (int i = 0; i < pairs.size(); i += 2) {
      if (pairs.get(i).startsWith(ServerFacts.METADATA)) {
        metadata.put(pairs.get(i).substring(ServerFacts.METADATA.length()), pairs.get(i + 1));
      }
    }
    return metadata;
  }
}
