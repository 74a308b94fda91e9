package io.novadesk.viewmodel.wall;

import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;

/** Makes pictures of walls for measuring. */
public final class WallPictures {
  private WallPictures() {}

  public static WallPicture of(List<ServerRow> rows, Column by) {
    return WallPicture.of(rows, by, WallColour.STATUS, HostLoads.NONE);
  }
}
