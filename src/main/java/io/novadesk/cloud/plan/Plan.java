package io.novadesk.cloud.plan;

import io.novadesk.cloud.action.ServerAction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One action on many servers of one cloud.
 *
 * @param id tells plans apart over restarts
 * @param action what the plan is called after: the action of the first step
 * @param roles of the one who runs it
 */
public record Plan(
    String id,
    Instant made,
    ServerAction action,
    List<PlanItem> items,
    PlanOptions options,
    List<String> roles) {
  public Plan {
    items = List.copyOf(items);
    roles = List.copyOf(roles);
  }

  public static Plan of(
      ServerAction action, List<PlanItem> items, PlanOptions options, List<String> roles) {
    return new Plan("plan-" + UUID.randomUUID(), Instant.now(), action, items, options, roles);
  }
}
