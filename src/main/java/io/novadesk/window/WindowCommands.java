package io.novadesk.window;

import io.novadesk.api.Version;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.view.connect.OtherLoginDialog;
import io.novadesk.view.connect.ProjectSwitchView;
import io.novadesk.view.credentials.CredentialsDialog;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.shell.ConsoleView;
import io.novadesk.view.shell.Entrances;
import io.novadesk.viewmodel.base.WebAddress;
import io.novadesk.viewmodel.connect.Opening;
import io.novadesk.viewmodel.connect.OtherLogin;
import io.novadesk.viewmodel.credentials.CredentialsViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.GivenCommand;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.RegionModel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import javafx.application.Application;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** What the menus of the window ask of the program around it. */
final class WindowCommands implements ConsoleView.Commands {
  private final Window window;
  private final Models models;
  private final WaysIn waysIn;

  WindowCommands(Window window, Models models) {
    this.window = window;
    this.models = models;
    waysIn = new WaysIn(window, models.connect());
  }

  @Override
  public void connect() {
    window.showConnect();
  }

  @Override
  public Entrances entrances() {
    return waysIn;
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
    Opening opening = models.console().morning().of(item);
    if (opening != null) {
      models.console().morning().leave(opening);
      return;
    }
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
          models.morning().left(session);
          models.leave(session);
          forgetUnlessOpen(session.cloudName());
        });
  }

  /** Whether there is anything to choose from when a cloud is asked for. */
  boolean hasClouds() {
    return waysIn.hasAny();
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
    new ProjectSwitchView(models.projects(), modal(), here, models.console().commands().inFlight())
        .open();
  }

  @Override
  public void withOtherLogin(GivenCommand wanted) {
    RegionModel region = wanted.server().region();
    OtherLogin login =
        models
            .connect()
            .otherLogins()
            .of(
                region.session(),
                region.region().name(),
                other -> models.console().operations().startWith(other, wanted));
    new OtherLoginDialog(login, modal()).show(wanted.title(), CloudPlace.of(region));
  }

  @Override
  public void credentials() {
    NavItem item = models.console().navigation().selectedProperty().get();
    if (item == null || item.regions().isEmpty()) {
      return;
    }
    Session session = item.cloud();
    if (session == null) {
      window.view().tell(Text.of("clouds.chooseOne"));
      return;
    }
    RegionModel region = item.regions().getFirst();
    CredentialsViewModel model =
        new CredentialsViewModel(
            models.tasks(),
            session,
            region.guard(),
            models.connect().credentials(),
            WindowCommands::thisComputer,
            models.console().operations()::takeUp);
    new CredentialsDialog(model, modal(), window.view().secrets(), window.view()::tell).show();
  }

  /** Its name alone; may ask the network for it. */
  private static String thisComputer() throws UnknownHostException {
    return InetAddress.getLocalHost().getHostName().replaceAll("\\..*", "");
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
