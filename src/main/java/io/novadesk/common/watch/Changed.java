package io.novadesk.common.watch;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.cloud.filter.Described;
import io.novadesk.i18n.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a line what is another in a server; what moves by itself is left out. */
final class Changed {
  private Changed() {}

  static String words(@Nullable Described before, @Nullable Described after) {
    if (before == null) {
      return Text.of("change.came");
    }
    if (after == null) {
      return Text.of("change.went");
    }
    Map<String, Object> then = facts(before);
    StringJoiner words = new StringJoiner("; ");
    facts(after)
        .forEach(
            (key, now) -> {
              Object was = then.getOrDefault(key, "");
              if (!Objects.equals(was, now)) {
                words.add(Text.of("alarm.why.CHANGES", Text.of(key), was, now));
              }
            });
    return words.toString();
  }

  private static Map<String, Object> facts(Described row) {
    Server server = row.server();
    List<Address> addresses = server.addresses();
    Map<String, Object> facts = new LinkedHashMap<>();
    put(facts, "field.name", server.name());
    put(facts, "field.status", server.status());
    put(facts, "field.flavor", row.flavorName());
    put(facts, "field.image", row.imageName());
    put(
        facts,
        "field.addresses",
        addresses == null ? null : joined(addresses.stream().map(Address::addr).toList()));
    put(facts, "field.host", server.host());
    put(facts, "field.locked", server.locked() == null ? null : yes(server.locked()));
    put(facts, "field.volumes", joined(server.volumeIds()));
    put(facts, "field.securityGroups", joined(server.securityGroups()));
    put(facts, "field.tags", joined(server.tags()));
    put(facts, "field.description", server.description());
    put(
        facts,
        "detail.tab.METADATA",
        joined(
            server.metadata().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList()));
    return facts;
  }

  private static String yes(boolean value) {
    return Text.of(value ? "yes" : "no");
  }

  private static String joined(List<String> values) {
    return values.stream().sorted().collect(Collectors.joining(", "));
  }

  private static void put(Map<String, Object> facts, String key, @Nullable Object value) {
    facts.put(key, value == null ? "" : value);
  }
}
