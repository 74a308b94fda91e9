package io.novadesk.cloud.plan;

import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationLog.Earlier;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan in a {@link Ledger}: its servers when it begins, then for each command the intent, the
 * answer and the outcome.
 */
final class PlanRecord {
  private static final String PLAN = "plan";
  private static final String ITEM = "item";
  private static final String SENDING = "sending";
  private static final String ANSWERED = "answered";
  private static final String ENDED = "ended";
  private static final String LEFT_OUT = "leftOut";
  private static final String NEXT = "next";

  /** More lines than a fault of a disk makes unreadable are no plan any more. */
  private static final int MOST_LOST = 1_000;

  private final Ledger ledger;
  private final String subject;

  PlanRecord(Ledger ledger, Plan plan) {
    this.ledger = ledger;
    this.subject = plan.id();
  }

  /** A plan as an earlier run of the program left it. */
  record Kept(Plan plan, List<ItemState> states, List<Progress> progress) {}

  /**
   * How far one server has come.
   *
   * @param step the command that is next or under way
   * @param earlier set while it is not known what became of that command
   */
  record Progress(int step, @Nullable Earlier earlier) {
    static final Progress NONE = new Progress(0, null);
  }

  /** Keeps the whole plan as it stands. */
  void begin(Plan plan, Session session, List<ItemState> states, List<Progress> progress)
      throws IOException {
    List<Map<String, String>> lines = new ArrayList<>();
    Map<String, String> head = line(PLAN);
    Facts.putHome(head, session);
    head.put("made", plan.made().toString());
    head.put("action", plan.action().name());
    head.put("atOnce", Integer.toString(plan.options().atOnce()));
    head.put("batch", Integer.toString(plan.options().batch()));
    head.put("stopAfter", Integer.toString(plan.options().stopAfter()));
    head.put("wellFirst", Boolean.toString(plan.options().wellFirst()));
    lines.add(head);
    for (int i = 0; i < plan.items().size(); i++) {
      PlanItem item = plan.items().get(i);
      Map<String, String> facts = line(ITEM, i);
      facts.put("region", item.region().name());
      Facts.putServer(facts, item.server());
      for (int s = 0; s < item.steps().size(); s++) {
        Facts.putCommand(facts, "step." + s + ".", item.steps().get(s));
      }
      facts.put("next", Integer.toString(progress.get(i).step()));
      lines.add(facts);
      switch (states.get(i)) {
        case ItemState.Ended ended -> {
          Map<String, String> end = line(ENDED, i);
          end.putAll(Facts.ended(ended.outcome(), ended.requestId()));
          end.put("at", ended.at().toString());
          lines.add(end);
        }
        case ItemState.LeftOut(String reason) -> lines.add(leftOutLine(i, reason));
        default -> {
          // To be done.
        }
      }
    }
    ledger.write(subject, lines);
  }

  void sending(int item, int step, Server before, @Nullable String newest) throws IOException {
    Map<String, String> facts = line(SENDING, item);
    facts.put("step", Integer.toString(step));
    facts.put("at", Instant.now().toString());
    Facts.putState(facts, before);
    if (newest != null) {
      facts.put("newest", newest);
    }
    ledger.write(subject, List.of(facts));
  }

  void answered(int item, Accepted accepted) throws IOException {
    Map<String, String> facts = line(ANSWERED, item);
    facts.putAll(Facts.answered(accepted));
    ledger.write(subject, List.of(facts));
  }

  /** The command at {@code step} is what is left to be sent: it was not sent yet. */
  void next(int item, int step) throws IOException {
    Map<String, String> facts = line(NEXT, item);
    facts.put("next", Integer.toString(step));
    ledger.write(subject, List.of(facts));
  }

  void ended(int item, ItemState.Ended ended) throws IOException {
    Map<String, String> facts = line(ENDED, item);
    facts.putAll(Facts.ended(ended.outcome(), ended.requestId()));
    facts.put("at", ended.at().toString());
    ledger.write(subject, List.of(facts));
  }

  void leftOut(int item, String reason) throws IOException {
    ledger.write(subject, List.of(leftOutLine(item, reason)));
  }

  void forget() throws IOException {
    ledger.forget(subject);
  }

  private static Map<String, String> leftOutLine(int item, String reason) {
    Map<String, String> facts = line(LEFT_OUT, item);
    facts.put("sentence", reason);
    return facts;
  }

  private static Map<String, String> line(String kind) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(Facts.KIND, kind);
    return facts;
  }

  private static Map<String, String> line(String kind, int item) {
    Map<String, String> facts = line(kind);
    facts.put("item", Integer.toString(item));
    return facts;
  }

  /** Whether these lines are those of a plan that the one who is logged in here may take up. */
  static boolean isOf(Session session, List<Map<String, String>> lines) {
    Map<String, String> head = lines.getFirst();
    return PLAN.equals(head.get(Facts.KIND)) && Facts.belongsTo(head, session);
  }

  /** Reads a plan back; null when its lines make no sense, as those of a later version may. */
  static @Nullable Kept read(String subject, List<Map<String, String>> lines, Session session) {
    Map<String, String> head = lines.getFirst();
    ServerAction action = Facts.action(head.get("action"));
    if (action == null) {
      return null;
    }
    Map<String, Region> regions = new HashMap<>();
    session.regions().forEach(region -> regions.put(region.name(), region));
    List<PlanItem> items = new ArrayList<>();
    List<ItemState> states = new ArrayList<>();
    List<Progress> progress = new ArrayList<>();
    Map<Integer, Map<String, String>> intents = new HashMap<>();
    for (Map<String, String> line : lines.subList(1, lines.size())) {
      int at = Facts.number(line.get("item"));
      String kind = line.getOrDefault(Facts.KIND, "");
      if (kind.equals(ITEM)) {
        Region region = regions.get(line.getOrDefault("region", ""));
        List<Command> steps = steps(line);
        int lost = at - items.size();
        if (region == null || steps.isEmpty() || lost < 0 || lost > MOST_LOST) {
          return null;
        }
        for (int i = 0; i < lost; i++) {
          items.add(new PlanItem(region, Facts.server(Map.of("server", "lost-" + i)), steps));
          states.add(new ItemState.LeftOut(Text.of("plan.item.lost")));
          progress.add(Progress.NONE);
        }
        items.add(new PlanItem(region, Facts.server(line), steps));
        states.add(new ItemState.Waiting());
        progress.add(new Progress(Math.max(0, Facts.number(line.get("next"))), null));
        continue;
      }
      if (at < 0 || at >= items.size()) {
        continue;
      }
      switch (kind) {
        case SENDING -> {
          intents.put(at, line);
          states.set(at, new ItemState.Unknown());
          progress.set(
              at,
              new Progress(Math.max(0, Facts.number(line.get("step"))), Facts.earlier(line, null)));
          items.set(at, seenBefore(items.get(at), line));
        }
        case ANSWERED -> {
          Map<String, String> intent = intents.getOrDefault(at, Map.of());
          // Though the line of the intent be lost: what was answered was sent.
          states.set(at, new ItemState.Unknown());
          progress.set(at, new Progress(progress.get(at).step(), Facts.earlier(intent, line)));
        }
        case NEXT -> {
          states.set(at, new ItemState.Waiting());
          progress.set(at, new Progress(Math.max(0, Facts.number(line.get("next"))), null));
        }
        case ENDED -> {
          states.set(at, Facts.ended(line));
          progress.set(at, new Progress(progress.get(at).step(), null));
        }
        case LEFT_OUT -> states.set(at, new ItemState.LeftOut(line.getOrDefault("sentence", "")));
        default -> {
          // Of a later version.
        }
      }
    }
    leaveOutWhatLacksItsSecret(items, states, progress);
    Instant made = Facts.instant(head.get("made"));
    PlanOptions options =
        new PlanOptions(
            Math.max(PlanOptions.ADAPTIVE, Facts.number(head.get("atOnce"))),
            Math.max(0, Facts.number(head.get("batch"))),
            Math.max(0, Facts.number(head.get("stopAfter"))),
            Boolean.parseBoolean(head.get("wellFirst")));
    Plan plan =
        new Plan(
            subject,
            made == null ? Instant.EPOCH : made,
            action,
            items,
            options,
            session.identity().roles());
    return items.isEmpty() ? null : new Kept(plan, List.copyOf(states), List.copyOf(progress));
  }

  private static void leaveOutWhatLacksItsSecret(
      List<PlanItem> items, List<ItemState> states, List<Progress> progress) {
    for (int i = 0; i < items.size(); i++) {
      List<Command> steps = items.get(i).steps();
      int next = Math.min(progress.get(i).step(), steps.size() - 1);
      if (states.get(i) instanceof ItemState.Waiting && Facts.lacksSecret(steps.get(next))) {
        states.set(i, ItemRun.unsendable());
      }
    }
  }

  private static List<Command> steps(Map<String, String> line) {
    List<Command> steps = new ArrayList<>();
    for (int s = 0; ; s++) {
      Command command = Facts.command(line, "step." + s + ".");
      if (command == null) {
        return steps;
      }
      steps.add(command);
    }
  }

  /** The server as it was just before its command was sent, which may be long after the plan. */
  private static PlanItem seenBefore(PlanItem item, Map<String, String> sending) {
    Map<String, String> facts = new LinkedHashMap<>(sending);
    facts.put("server", item.server().id());
    facts.put("name", item.server().displayName());
    return new PlanItem(item.region(), Facts.server(facts), item.steps());
  }

  /** What an ended state shows as its request. */
  static @Nullable String requestOf(OperationState end, @Nullable String accepted) {
    String request =
        switch (end) {
          case OperationState.Failed failed -> failed.requestId();
          case OperationState.Unknown unknown -> unknown.requestId();
          default -> null;
        };
    return request == null ? accepted : request;
  }
}
