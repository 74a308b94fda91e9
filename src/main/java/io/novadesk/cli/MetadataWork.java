package io.novadesk.cli;

import io.novadesk.api.ApiException;
import io.novadesk.common.script.MetadataWish;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets and removes entries of servers' metadata, as the window's editor of many does it. */
final class MetadataWork {
  private final Desk desk;
  private final boolean progress;

  MetadataWork(Desk desk, boolean progress) {
    this.desk = desk;
    this.progress = progress;
  }

  /**
   * @param facts what is set and removed, by {@code set.KEY} and {@code remove.KEY}
   */
  List<Verdict> run(List<FoundServer> servers, Map<String, String> facts) {
    List<Verdict> verdicts = new ArrayList<>();
    for (FoundServer server : servers) {
      Verdict verdict = write(server, facts);
      if (progress) {
        desk.say(verdict.line());
      }
      verdicts.add(verdict);
    }
    return verdicts;
  }

  private static Verdict write(FoundServer server, Map<String, String> facts) {
    try {
      List<String> troubles = MetadataWish.write(server.region(), server.server(), facts);
      return troubles.isEmpty()
          ? new Verdict(server, "done", Text.of("action.EDIT_METADATA"))
          : new Verdict(server, "failed", String.join(" ", troubles));
    } catch (ApiException e) {
      return new Verdict(server, "failed", String.valueOf(e.getMessage()));
    }
  }
}
