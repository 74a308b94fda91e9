package io.novadesk.tour;

import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.window.Window;
import java.util.List;
import java.util.Set;

/** The buttons of one tab of a server's detail. */
final class SweptTab implements SweptPlace {
  /** What opens all that is shut, where nothing is. */
  private static final Set<String> ALL_IS_SO_ALREADY = Set.of("button json-unfold-all");

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

  /** The links of the head lead to other tabs, so they are fired where none of them is. */
  @Override
  public List<Swept> controls() throws Exception {
    return guide.fx(
        () ->
            SweptButton.within(guide.node("server-detail"), guide, () -> Sweep.exchanges(window))
                .stream()
                .filter(button -> tab == Tab.OVERVIEW || !button.name().contains("head-"))
                .filter(button -> !ALL_IS_SO_ALREADY.contains(button.name()))
                .toList());
  }

  @Override
  public String toString() {
    return "tab " + tab;
  }
}
