package io.novadesk.view.detail;

import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.detail.LinkCard;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.record.ChangeRow;
import org.jspecify.annotations.Nullable;

/** What the rest of the window does for the detail pane. */
public interface Outside {
  /** Goes to the place that something has in the window. */
  void follow(Link link);

  /** Shows another tab of the server; back leads to this one. */
  void openTab(Tab tab);

  /** What is known of what a link names; null where its region is not open any more. */
  @Nullable LinkCard card(Link link);

  /** Shows the servers that have the same. */
  void serversWith(LinkCard card);

  /** Opens an address in the person's browser. */
  void browse(String address);

  /** Copies what nobody else should see; gives whether it leaves the clipboard by itself. */
  boolean copySecret(String secret);

  /** Shows what was exchanged for this request. */
  void showExchanges(String requestId);

  /** Shows a server as it was before it changed, beside what it is now. */
  void showThen(ChangeRow row);
}
