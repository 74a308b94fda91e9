package io.novadesk.cloud.plan;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Text;
import java.util.List;

/** Whether the servers of a batch are well, before the next batch begins. */
final class Health {
  private Health() {}

  /** Empty when they are; else the first that is not, and why, as a sentence. */
  static String ill(Plan plan, List<Integer> batch, List<ItemState> states) {
    for (int i : batch) {
      String name = plan.items().get(i).server().displayName();
      if (states.get(i).isFailed() || states.get(i).isNotKnown()) {
        return Text.of("plan.held.batchFailed", name);
      }
      if (states.get(i).isDone()) {
        String ill = ill(plan.items().get(i));
        if (!ill.isEmpty()) {
          return Text.of("plan.held.ill", name, ill);
        }
      }
    }
    return "";
  }

  private static String ill(PlanItem item) {
    try {
      Server now = item.region().servers().get(item.server().id());
      return now.state() == ServerStatus.ERROR ? now.status() : "";
    } catch (ApiException e) {
      // Gone is what a delete leaves behind.
      return e.category() == ApiException.Category.NOT_FOUND
          ? ""
          : Text.of("plan.held.unseen", e.getMessage());
    }
  }
}
