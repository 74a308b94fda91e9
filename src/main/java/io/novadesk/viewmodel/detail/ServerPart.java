package io.novadesk.viewmodel.detail;

import io.novadesk.viewmodel.servers.ServerRow;
import org.jspecify.annotations.Nullable;

/** A part of the detail pane that asks the cloud only while it is looked at. */
public interface ServerPart {
  /**
   * Called when the server changes, when it is another, and when the part comes into sight or goes
   * out of it.
   *
   * @param row null: nobody looks, nothing is to be asked
   */
  void look(@Nullable ServerRow row);
}
