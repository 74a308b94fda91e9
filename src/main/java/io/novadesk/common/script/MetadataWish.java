package io.novadesk.common.script;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.metadata.MatrixSave;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Entries of a server's metadata that are set and removed, as a journal would keep them. */
public final class MetadataWish {
  private static final String SET = "set.";
  private static final String REMOVE = "remove.";

  private MetadataWish() {}

  /** What leads from one state of a server's metadata to another. */
  public static Map<String, String> facts(Map<String, String> base, Map<String, String> mine) {
    Map<String, String> facts = new LinkedHashMap<>();
    mine.forEach(
        (key, value) -> {
          if (!value.equals(base.get(key))) {
            facts.put(SET + key, value);
          }
        });
    base.keySet().stream()
        .filter(key -> !mine.containsKey(key))
        .forEach(key -> facts.put(REMOVE + key, ""));
    return facts;
  }

  /**
   * Writes it. Blocking.
   *
   * @return what went wrong, in sentences; empty: nothing
   * @throws io.novadesk.api.ApiException when the cloud could not be read; nothing was sent then
   */
  public static List<String> write(Region region, Server server, Map<String, String> facts) {
    Map<String, String> base = server.metadata();
    Map<String, String> mine = new LinkedHashMap<>(base);
    facts.forEach(
        (key, value) -> {
          if (key.startsWith(SET)) {
            mine.put(key.substring(SET.length()), value);
          } else {
            mine.remove(key.substring(REMOVE.length()));
          }
        });
    MatrixSave.Outcome outcome =
        MatrixSave.run(region.servers().metadata(), server.id(), OptionalInt.empty(), base, mine);
    List<String> troubles = new ArrayList<>(outcome.refusals().values());
    if (!outcome.trouble().isEmpty()) {
      troubles.add(outcome.trouble());
    }
    outcome.conflicts().keySet().forEach(key -> troubles.add(Text.of("cli.metadataMoved", key)));
    return troubles;
  }
}
