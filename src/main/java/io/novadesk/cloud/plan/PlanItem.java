package io.novadesk.cloud.plan;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.live.Region;
import java.util.List;

/**
 * One server of a plan and what is to be done to it, one command after the other.
 *
 * @param server as it was known when the plan was made
 */
public record PlanItem(Region region, Server server, List<Command> steps) {
  public PlanItem {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("nothing to do");
    }
  }
}
