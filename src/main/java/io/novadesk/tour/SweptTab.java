package io.novadesk.tour;

import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.window.Window;
import java.util.List;

/** The buttons of one tab of a server's detail. */
final class SweptTab implements SweptPlace {
  private final Window window;
  private final TourGuide guide;
  private final SweptServers servers;
  private final Tab tab;

  SweptTab(Window window, TourGuide guide, SweptServers servers, Tab tab) {
    this.window = window;
    this.guide = guide;
    this.servers = servers;
    this.tab = tab;
  }

  @Override
  public void begin(int selected) throws Exception {
    servers.begin(selected);
    guide.run(() -> window.console().detail().tabProperty().set(tab));
    guide.awaitLoaded();
  }

  @Override
  public List<Swept> controls() throws Exception {
    return guide.fx(
        () ->
            SweptButton.within(guide.node("server-detail"), guide, () -> Sweep.exchanges(window)));
  }

  @Override
  public String toString() {
    return "tab " + tab;
  }
}
