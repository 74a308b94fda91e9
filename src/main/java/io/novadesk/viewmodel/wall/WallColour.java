package io.novadesk.viewmodel.wall;

import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;

/** What the colour of a cell tells. */
public sealed interface WallColour permits StateColour, LoadColour, FieldColour {
  WallColour STATUS = StateColour.STATUS;

  String title();

  /**
   * How these servers are coloured. May take a while for many, so it is asked in the background.
   *
   * @param loads of their hosts, as far as it asks for them
   */
  Shading of(List<ServerRow> servers, HostLoads loads);

  /** Colours cells. */
  interface Shading {
    Tone of(ServerRow row);

    /** What a tone means; empty: it does not occur. */
    String meaning(Tone tone);

    /** What a person has to know of it, as a sentence; empty: nothing. */
    default String remark() {
      return "";
    }
  }
}
