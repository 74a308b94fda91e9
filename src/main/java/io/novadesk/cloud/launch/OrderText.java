package io.novadesk.cloud.launch;

import io.novadesk.api.compute.NewServerText;
import io.novadesk.cloud.launch.LaunchOrder.Owner;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order as a journal keeps it, without its secrets. */
final class OrderText {
  private static final String ORDER = "order";

  /**
   * What was read.
   *
   * @param whole nothing was left out when it was written
   */
  record Kept(LaunchOrder order, Before before, boolean whole) {}

  private OrderText() {}

  static boolean isOrder(Map<String, String> facts) {
    return ORDER.equals(facts.get("what"));
  }

  static Map<String, String> write(LaunchOrder order, Before before) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("what", ORDER);
    facts.put("scope", order.scope());
    facts.put("server", NewServerText.write(order.wanted().withoutSecrets()));
    facts.put("whole", Boolean.toString(!order.wanted().hasSecrets()));
    facts.put("names", String.join("\n", order.names()));
    facts.put("together", Boolean.toString(order.together()));
    facts.put("atOnce", Integer.toString(order.atOnce()));
    facts.put("stamp", order.stamp().name());
    facts.put("known", String.join("\n", before.lines()));
    putTold(facts, "cloudTime", before.cloudTime());
    putTold(facts, "project", order.owner().projectId());
    putTold(facts, "user", order.owner().userId());
    return facts;
  }

  private static void putTold(Map<String, String> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value.toString());
    }
  }

  /**
   * @param reader who reads: where another gave the order it is nobody's, so nothing of it is
   *     deleted
   * @throws RuntimeException when it cannot be read
   */
  static Kept read(String id, Map<String, String> facts, Owner reader) {
    Owner owner = new Owner(facts.get("project"), facts.get("user"));
    LaunchOrder order =
        new LaunchOrder(
            id,
            facts.getOrDefault("scope", ""),
            NewServerText.read(facts.getOrDefault("server", "")),
            lines(facts.get("names")),
            Boolean.parseBoolean(facts.get("together")),
            Integer.parseInt(facts.getOrDefault("atOnce", "1")),
            LaunchOrder.Stamp.valueOf(facts.getOrDefault("stamp", "NAME")),
            owner.equals(reader) ? owner : Owner.UNKNOWN);
    if (order.names().isEmpty()) {
      throw new IllegalArgumentException("names");
    }
    String cloudTime = facts.get("cloudTime");
    return new Kept(
        order,
        new Before(
            Set.copyOf(lines(facts.get("known"))),
            cloudTime == null ? null : Instant.parse(cloudTime)),
        Boolean.parseBoolean(facts.get("whole")));
  }

  private static List<String> lines(@Nullable String text) {
    return text == null
        ? List.of()
        : Stream.of(text.split("\n", -1)).filter(l -> !l.isEmpty()).toList();
  }
}
