package io.novadesk.view.shell;

import io.novadesk.view.detail.Outside;
import io.novadesk.view.parts.SecretClip;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.detail.LinkCard;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.record.ChangeRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The window around the detail pane.
 *
 * @param browse opens an address in the person's browser
 * @param showExchange shows what was exchanged for a request
 */
record OutsideOfDetail(
    ConsoleViewModel model,
    SecretClip secrets,
    Consumer<String> browse,
    Consumer<String> showExchange)
    implements Outside {
  @Override
  public void follow(Link link) {
    model.ways().follow(link);
  }

  @Override
  public void openTab(Tab tab) {
    model.ways().toTab(tab);
  }

  @Override
  public @Nullable LinkCard card(Link link) {
    return model.ways().card(link);
  }

  @Override
  public void serversWith(LinkCard card) {
    model.ways().toServersWith(card);
  }

  @Override
  public void browse(String address) {
    browse.accept(address);
  }

  @Override
  public boolean copySecret(String secret) {
    return !secrets.copy(secret).isZero();
  }

  @Override
  public void showExchanges(String requestId) {
    showExchange.accept(requestId);
  }

  @Override
  public void showThen(ChangeRow row) {
    model.pastWays().showThen(row);
  }
}
