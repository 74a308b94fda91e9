package io.novadesk.common.watch;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.filter.Described;
import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one rule finds in one region. */
final class RuleWatch {
  private final Rule rule;
  private final ServerFilter filter;

  /** Those that may be wrong: filters ask for ages too, so they are asked at each look. */
  private final Map<String, Described> suspects = new LinkedHashMap<>();

  /** Since when each of them is in transition, where the cloud does not tell. */
  private final Map<String, Instant> seenSince = new LinkedHashMap<>();

  private final List<Finding> passed = new ArrayList<>();
  private @Nullable Instant tooManySince;

  RuleWatch(Rule rule, ServerFilter filter) {
    this.rule = rule;
    this.filter = filter;
  }

  void changed(@Nullable Described before, @Nullable Described after, boolean known) {
    switch (rule.kind()) {
      case ERROR, STUCK, COUNT, SAVED -> {
        if (before != null) {
          suspects.remove(before.server().id());
        }
        if (after != null && isSuspect(after)) {
          suspects.put(after.server().id(), after);
        }
      }
      case CHANGES -> {
        Described of = after == null ? before : after;
        if (known && of != null && (matches(before) || matches(after))) {
          String what = Changed.words(before, after);
          if (!what.isEmpty()) {
            Server server = of.server();
            passed.add(new Finding(server.id(), server.displayName(), of.now(), what, true));
          }
        }
      }
      case AWAY, HOST, LIMIT -> {
        // They are about the region.
      }
    }
  }

  private boolean matches(@Nullable Described row) {
    return row != null && filter.test(row);
  }

  private boolean isSuspect(Described row) {
    return switch (rule.kind()) {
      case ERROR -> row.server().state() == ServerStatus.ERROR;
      case STUCK -> row.server().isInTransition();
      default -> filter.isTimed() || filter.test(row);
    };
  }

  List<Finding> look(PlaceFacts facts) {
    return switch (rule.kind()) {
      case AWAY -> away(facts);
      case HOST ->
          facts.hostsDown().stream()
              .map(host -> place(host, host, facts.now(), Text.of("alarm.why.HOST", host)))
              .toList();
      case LIMIT -> limits(facts);
      case ERROR -> facts.known() ? errors() : List.of();
      case STUCK -> facts.known() ? stuck(facts.now()) : List.of();
      case COUNT, SAVED -> facts.known() ? count(facts) : List.of();
      case CHANGES -> {
        List<Finding> news = List.copyOf(passed);
        passed.clear();
        yield news;
      }
    };
  }

  private List<Finding> away(PlaceFacts facts) {
    Instant since = facts.awaySince();
    return since == null || Duration.between(since, facts.now()).toMinutes() < rule.bound()
        ? List.of()
        : List.of(place("", facts.name(), since, facts.trouble()));
  }

  private List<Finding> limits(PlaceFacts facts) {
    return LimitUse.over(facts.limits(), rule.bound()).stream()
        .filter(
            use -> rule.subject().isEmpty() || rule.subject().equalsIgnoreCase(use.limit().name()))
        .map(
            use ->
                place(
                    use.limit().name(),
                    use.limit().title(),
                    facts.now(),
                    Text.of("alarm.why.LIMIT", use.used(), use.most(), use.limit().title())))
        .toList();
  }

  private List<Finding> errors() {
    List<Finding> found = new ArrayList<>();
    for (Described row : suspects.values()) {
      if (filter.test(row)) {
        Server server = row.server();
        Server.Fault fault = server.fault();
        Instant since =
            fault == null || fault.created() == null ? server.updated() : fault.created();
        found.add(
            place(
                server.id(),
                server.displayName(),
                since == null ? row.now() : since,
                fault == null || fault.message().isEmpty()
                    ? Text.of("alarm.why.ERROR")
                    : fault.message()));
      }
    }
    return found;
  }

  private List<Finding> stuck(Instant now) {
    seenSince.keySet().retainAll(suspects.keySet());
    List<Finding> found = new ArrayList<>();
    for (Described row : suspects.values()) {
      Server server = row.server();
      Instant moved = server.updated();
      Instant since = moved == null ? seenSince.computeIfAbsent(server.id(), _ -> now) : moved;
      if (Duration.between(since, now).toMinutes() >= rule.bound() && filter.test(row)) {
        String doing = server.taskState() == null ? server.status() : server.taskState();
        found.add(
            place(server.id(), server.displayName(), since, Text.of("alarm.why.STUCK", doing)));
      }
    }
    return found;
  }

  private List<Finding> count(PlaceFacts facts) {
    long many =
        filter.isTimed() ? suspects.values().stream().filter(filter).count() : suspects.size();
    if (many <= rule.bound()) {
      tooManySince = null;
      return List.of();
    }
    if (tooManySince == null) {
      tooManySince = facts.now();
    }
    return List.of(
        place("", facts.name(), tooManySince, Text.of("alarm.why.COUNT", many, rule.bound())));
  }

  private static Finding place(String subject, String name, Instant since, String why) {
    return new Finding(subject, name, since, why, false);
  }
}
