package io.novadesk.view.overview;

import io.novadesk.viewmodel.overview.Bar;
import io.novadesk.viewmodel.servers.RegionModel;

/** Where a click in an overview leads to. */
public interface OverviewLinks {
  /** The servers that a bar counts. */
  void bar(RegionModel region, Bar bar);

  void server(RegionModel region, String serverId);

  /** Every open region side by side. */
  void allRegions();

  /** The overview of one region alone. */
  void region(RegionModel region);
}
