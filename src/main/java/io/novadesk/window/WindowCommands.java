package io.novadesk.window;

import io.novadesk.api.Version;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.view.connect.ProjectSwitchView;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.shell.ConsoleView;
import io.novadesk.viewmodel.base.WebAddress;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.CloudPlace;
import javafx.application.Application;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** What the menus of the window ask of the program around it. */
final class WindowCommands implements ConsoleView.Commands {
  private final Window window;
  private final Models models;

  WindowCommands(Window window, Models models) {
    this.window = window;
    this.models = models;
  }

  @Override
  public void connect() {
    window.showConnect();
  }

  @Override
  public void launch() {
    window.launching().open();
  }

  @Override
  public void launchLike() {
    window.launching().like();
  }

  @Override
  public void disconnect() {
    NavItem item = models.console().navigation().selectedProperty().get();
    if (item == null || item.regions().isEmpty()) {
      return;
    }
    Session session = item.cloud();
    if (session == null) {
      window.view().tell(Text.of("clouds.chooseOne"));
      return;
    }
    FormDialog dialog =
        new FormDialog(
                modal(),
                "disconnect",
                Text.of("disconnect.title", session.shownName()),
                Text.of("disconnect.text"),
                new Region(),
                Text.of("disconnect.verb"),
                false)
            .on(CloudPlace.of(models.console().regionsOf(session)));
    dialog.show(
        dialog.acceptButton(),
        () -> {
          models.leave(session);
          forgetUnlessOpen(session.cloudName());
        });
  }

  @Override
  public void switchProject() {
    CloudPlace here = modal().here();
    NavItem item = models.console().navigation().selectedProperty().get();
    if (here == null || item == null || item.regions().isEmpty()) {
      return;
    }
    Session session = item.cloud();
    if (session == null) {
      window.view().tell(Text.of("clouds.chooseOne"));
      return;
    }
    models.projects().open(session);
    new ProjectSwitchView(models.projects(), modal(), here, models.console().inFlight()).open();
  }

  @Override
  public void browse(String address) {
    // The button is grey for all else; what a cloud names may start any program that is there.
    if (WebAddress.isPage(address)) {
      new BrowserOpener().getHostServices().showDocument(address);
    }
  }

  @Override
  public void about() {
    FormDialog dialog =
        new FormDialog(
            modal(),
            "about",
            Text.of("about.title", Version.text()),
            Text.of("about.text"),
            new Region(),
            Text.of("close"),
            false);
    dialog.show(dialog.acceptButton(), () -> {});
  }

  @Override
  public void quit() {
    window.quit();
  }

  private void forgetUnlessOpen(String cloudName) {
    boolean open =
        models.console().sessions().stream()
            .anyMatch(session -> session.cloudName().equals(cloudName));
    if (!open) {
      models.connect().forget(cloudName);
    }
  }

  private ModalHost modal() {
    return window.view().modal();
  }

  /** JavaFX gives the way to the browser to applications only; this one is never started. */
  private static final class BrowserOpener extends Application {
    @Override
    public void start(Stage unused) {
      throw new UnsupportedOperationException();
    }
  }
}
