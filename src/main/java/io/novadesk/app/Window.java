package io.novadesk.app;

import io.novadesk.api.http.Curl;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.Connector;
import io.novadesk.cloud.Session;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.view.ConsoleView;
import io.novadesk.view.FormDialog;
import io.novadesk.view.Theme;
import io.novadesk.view.connect.ConnectView;
import io.novadesk.viewmodel.ConsoleViewModel;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import java.time.Clock;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program's one window: everything is made and wired here, by constructors. */
final class Window implements AutoCloseable {
  static final double WIDTH = 1280;
  static final double HEIGHT = 800;

  private final Stage stage;
  private final FxTaskRunner tasks = new FxTaskRunner();
  private final DemoHost demo;
  private final ConsoleViewModel console;
  private final ConnectViewModel connect;
  private final ConsoleView view;
  private Theme theme = Theme.LIGHT;

  Window(Stage stage, DemoSettings demoSettings, ConnectionStore connections, CloudsYaml clouds) {
    this.stage = stage;
    this.demo = new DemoHost(demoSettings);
    console = new ConsoleViewModel(tasks, Curl::of);
    connect =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            connections,
            clouds,
            demo::access,
            this::connected);
    view = new ConsoleView(console, new WindowCommands());
    Scene scene = new Scene(view.root(), WIDTH, HEIGHT);
    Theme.dress(scene);
    stage.setTitle(Text.of("app.name"));
    stage.setScene(scene);
    stage.setMinWidth(900);
    stage.setMinHeight(560);
    stage.setOnHidden(_ -> close());
  }

  /** Opens the window and gives the toolkit's thread the rest. */
  static int open(DemoSettings demoSettings, boolean intoDemo, @Nullable String cloud) {
    Platform.startup(
        () -> {
          StartupTrace.mark("toolkit");
          Theme.LIGHT.apply();
          Window window =
              new Window(
                  new Stage(), demoSettings, ConnectionStore.ofThisUser(), CloudsYaml.ofThisUser());
          window.show();
          if (intoDemo) {
            window.enterDemo();
          } else if (cloud != null) {
            window.enter(cloud);
          } else {
            window.showConnect();
          }
        });
    return NovadeskCommand.WINDOW_IS_OPEN;
  }

  void show() {
    stage.show();
    StartupTrace.mark("window shown");
  }

  Scene scene() {
    return stage.getScene();
  }

  ConsoleViewModel console() {
    return console;
  }

  ConsoleView view() {
    return view;
  }

  void enterDemo() {
    connect.open(Text.of("connect.demo.name"));
    showConnect();
  }

  void enter(String cloud) {
    connect.open(cloud);
    showConnect();
  }

  void showConnect() {
    ConnectView dialog = new ConnectView(connect, view.modal()::close);
    dialog.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    view.modal().show(dialog, dialog, dialog::dispose);
  }

  void switchTheme(Theme wanted) {
    theme = wanted;
    theme.apply();
  }

  private void connected(Session session) {
    console.open(session);
    view.modal().close();
    stage.setTitle(Text.of("window.title", session.cloudName()));
    view.servers().table().requestFocus();
  }

  @Override
  public void close() {
    view.dispose();
    console.dispose();
    demo.close();
    tasks.close();
    Platform.exit();
  }

  private final class WindowCommands implements ConsoleView.Commands {
    @Override
    public void connect() {
      showConnect();
    }

    @Override
    public void disconnect() {
      NavItem item = console.navigation().selectedProperty().get();
      if (item == null || item.regions().isEmpty()) {
        return;
      }
      Session session = item.regions().getFirst().session();
      FormDialog dialog =
          new FormDialog(
              view.modal(),
              "disconnect",
              Text.of("disconnect.title", session.cloudName()),
              Text.of("disconnect.text"),
              new Region(),
              Text.of("disconnect.verb"),
              false);
      dialog.show(dialog.acceptButton(), () -> console.close(session));
    }

    @Override
    public void switchTheme() {
      Window.this.switchTheme(theme.other());
    }

    @Override
    public void about() {
      FormDialog dialog =
          new FormDialog(
              view.modal(),
              "about",
              Text.of("about.title", NovadeskCommand.Version.text()),
              Text.of("about.text"),
              new Region(),
              Text.of("close"),
              false);
      dialog.show(dialog.acceptButton(), () -> {});
    }

    @Override
    public void quit() {
      stage.hide();
    }
  }
}
