package io.novadesk.cloud.plan;

import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.End;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationLog;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A single command in a {@link Ledger}, until its outcome was seen. */
public final class CommandRecord implements OperationLog {
  private static final String COMMAND = "command";
  private static final String ANSWERED = "answered";

  private final Ledger ledger;
  private final String subject;
  private final Command command;
  private final Region region;
  private final Session session;

  public CommandRecord(Ledger ledger, Command command, Region region, Session session) {
    this(ledger, "command-" + UUID.randomUUID(), command, region, session);
  }

  private CommandRecord(
      Ledger ledger, String subject, Command command, Region region, Session session) {
    this.ledger = ledger;
    this.subject = subject;
    this.command = command;
    this.region = region;
    this.session = session;
  }

  public String subject() {
    return subject;
  }

  @Override
  public boolean sending(Server before) throws IOException {
    if (holdsAtOnce()) {
      return true;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(Facts.KIND, COMMAND);
    Facts.putHome(facts, session);
    facts.put("region", region.name());
    facts.put("at", Instant.now().toString());
    Facts.putServer(facts, before);
    Facts.putCommand(facts, "", command);
    ledger.write(subject, List.of(facts));
    return true;
  }

  @Override
  public void answered(Accepted accepted) throws IOException {
    if (holdsAtOnce()) {
      return;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(Facts.KIND, ANSWERED);
    facts.putAll(Facts.answered(accepted));
    ledger.write(subject, List.of(facts));
  }

  /** There is nothing to follow, and no harm in giving it again. */
  private boolean holdsAtOnce() {
    return command.action().facts().end() == End.Own.WRITTEN;
  }

  /** One that was only no longer watched is looked up at the next start. */
  @Override
  public void ended(OperationState end) throws IOException {
    if (!(end instanceof OperationState.Cancelled)) {
      ledger.forget(subject);
    }
  }

  /** Nobody wants to know any more. */
  public void forget() throws IOException {
    ledger.forget(subject);
  }

  static boolean isOf(Session session, List<Map<String, String>> lines) {
    Map<String, String> head = lines.getFirst();
    return COMMAND.equals(head.get(Facts.KIND)) && Facts.belongsTo(head, session);
  }

  static @Nullable KeptCommand read(
      String subject, List<Map<String, String>> lines, Session session, Ledger ledger) {
    Map<String, String> head = lines.getFirst();
    Command command = Facts.command(head, "");
    Region region =
        session.regions().stream()
            .filter(r -> r.name().equals(head.get("region")))
            .findFirst()
            .orElse(null);
    if (command == null || region == null) {
      return null;
    }
    Map<String, String> answer = lines.size() > 1 ? lines.get(1) : null;
    return new KeptCommand(
        subject,
        command,
        region,
        Facts.server(head),
        Facts.earlier(head, answer),
        new CommandRecord(ledger, subject, command, region, session));
  }
}
