package io.novadesk.tour;

import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.window.Window;

/** The part of the tour that opens a second cloud and lists the servers of both. */
final class TourOfClouds {
  private final Window window;
  private final TourGuide guide;
  private final DemoSettings settings;

  /**
   * @param settings of the second cloud
   */
  TourOfClouds(Window window, TourGuide guide, DemoSettings settings) {
    this.window = window;
    this.guide = guide;
    this.settings = settings;
  }

  void walk() {
    guide.step("all clouds in one list", this::allClouds);
  }

  private String allClouds() throws Exception {
    try (DemoCloud second = DemoCloud.start(settings)) {
      guide.fx(
          () -> {
            window.showConnect();
            return true;
          });
      guide.press("connect-new");
      guide.type("connect-name", "Second site");
      guide.type("connect-auth-url", second.authUrl().toString());
      guide.type("connect-user", second.userName());
      guide.type("connect-secret", second.password());
      guide.type("connect-project", second.projectName());
      guide.press("connect-connect");
      guide.await("both clouds", () -> window.console().sessions().size() == 2);
      guide.fx(
          () -> {
            window.console().navigation().select("/all");
            return true;
          });
      guide.await("servers of both", () -> window.console().servers().rows().size() > 80);
      guide.picture("all-clouds");
      int servers = guide.fx(() -> window.console().servers().rows().size());
      guide.fx(
          () -> {
            window.console().close(window.console().sessions().getLast());
            return true;
          });
      return servers + " servers of two clouds";
    }
  }
}
