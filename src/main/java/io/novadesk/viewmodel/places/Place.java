package io.novadesk.viewmodel.places;

import io.novadesk.viewmodel.base.ListLook;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.plans.PlanViewModel;
import org.jspecify.annotations.Nullable;

/**
 * Where a person was.
 *
 * @param item the entry of the tree; null: no cloud was open
 * @param plan the plan whose page lay over it; null: none
 * @param look how the list was left
 * @param tab of the server's detail
 */
record Place(@Nullable NavItem item, @Nullable PlanViewModel plan, ListLook look, Tab tab) {
  /** Another row at the top is the same place. */
  boolean isLike(Place other) {
    String here = item == null ? "" : item.id();
    String there = other.item == null ? "" : other.item.id();
    return here.equals(there)
        && (plan == null ? other.plan == null : plan.equals(other.plan))
        && tab == other.tab
        && look.isLike(other.look);
  }
}
