package io.novadesk.cloud.plan;

import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.live.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What earlier runs of the program left open in one cloud, read from a {@link Ledger}. */
public record KeptWork(List<PlanRun> plans, List<KeptCommand> commands, List<KeptImage> images) {
  public static final KeptWork NONE = new KeptWork(List.of(), List.of(), List.of());

  /**
   * Reads it. Blocking.
   *
   * @param live what this program has under way itself: plans and commands by their subject
   */
  public static KeptWork read(Ledger ledger, Session session, Set<String> live) throws IOException {
    Map<String, List<Map<String, String>>> subjects = new LinkedHashMap<>();
    for (Ledger.Line line : ledger.read()) {
      if (!live.contains(line.subject())) {
        subjects.computeIfAbsent(line.subject(), _ -> new ArrayList<>()).add(line.facts());
      }
    }
    List<PlanRun> plans = new ArrayList<>();
    List<KeptCommand> commands = new ArrayList<>();
    List<KeptImage> images = new ArrayList<>();
    for (Map.Entry<String, List<Map<String, String>>> entry : subjects.entrySet()) {
      String subject = entry.getKey();
      List<Map<String, String>> lines = entry.getValue();
      if (PlanRecord.isOf(session, lines)) {
        PlanRecord.Kept kept = PlanRecord.read(subject, lines, session);
        if (kept != null) {
          plans.add(
              new PlanRun(
                  kept.plan(),
                  session,
                  ledger,
                  Patience.STANDARD,
                  kept.states(),
                  kept.progress(),
                  PlanStatus.of(PlanStatus.Phase.INTERRUPTED)));
        }
      } else if (CommandRecord.isOf(session, lines)) {
        KeptCommand kept = CommandRecord.read(subject, lines, session, ledger);
        if (kept != null) {
          commands.add(kept);
        }
      } else if (ImageRecord.isOf(session, lines)) {
        KeptImage kept = ImageRecord.read(subject, lines, session, ledger);
        if (kept != null) {
          images.add(kept);
        }
      } else if (Facts.isHeadless(lines.getFirst())) {
        // The rest of something that was forgotten while its last line was under way.
        ledger.forget(subject);
      }
    }
    return new KeptWork(List.copyOf(plans), List.copyOf(commands), List.copyOf(images));
  }
}
