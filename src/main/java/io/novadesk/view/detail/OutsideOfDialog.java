package io.novadesk.view.detail;

import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.detail.LinkCard;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.record.ChangeRow;
import org.jspecify.annotations.Nullable;

/**
 * The rest of the window for what is shown in a dialog, which closes before anything leads away.
 */
record OutsideOfDialog(Outside outside, Runnable close) implements Outside {
  @Override
  public void follow(Link link) {
    close.run();
    outside.follow(link);
  }

  @Override
  public void openTab(Tab tab) {
    close.run();
    outside.openTab(tab);
  }

  @Override
  public @Nullable LinkCard card(Link link) {
    return outside.card(link);
  }

  @Override
  public void serversWith(LinkCard card) {
    close.run();
    outside.serversWith(card);
  }

  @Override
  public void browse(String address) {
    outside.browse(address);
  }

  @Override
  public boolean copySecret(String secret) {
    return outside.copySecret(secret);
  }

  @Override
  public void showExchanges(String requestId) {
    close.run();
    outside.showExchanges(requestId);
  }

  @Override
  public void showThen(ChangeRow row) {
    close.run();
    outside.showThen(row);
  }
}
